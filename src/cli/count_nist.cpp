#include "cli/count_nist.h"

#include <fmt/core.h>

#include <algorithm>

#include "count/pairwise/rules.h"

namespace plenary::cli {

Result<void> print_nist(const CountOptions& o, const formats::Report& report, formats::NistReport facts,
                        const std::vector<count::Returned>& contests) {
  const auto say = [](std::string& fact, const std::string& given) {
    if (!given.empty()) fact = given;
  };
  say(facts.generated, o.generated);
  say(facts.day, o.election_day);
  say(facts.issuer, o.issuer);
  say(facts.place, o.place);
  facts.title = report.title;
  facts.rule = report.rule;
  facts.names = report.names;
  PLENARY_TRY(const std::string json, formats::as_nist(facts, contests));
  fmt::print("{}\n", json);
  return {};
}

count::Returned returned_of(const std::vector<Exact>& figures, const std::vector<count::Option>& first) {
  count::Returned returned{.trace = {{.what = "sum", .sums = figures}}};
  if (first.size() == 1)
    returned.elected = first;
  else
    returned.open = count::Tie{.tied = first, .asked = "most"};
  return returned;
}

// What Nanson and Baldwin tell of their rounds are sums of margins.
Result<void> nist_holds(const std::string& rule, const std::string& file) {
  constexpr std::string_view kVotes[] = {"borda@1", "plurality@1"};
  constexpr std::string_view kMargins[] = {"baldwin@1", "nanson@1"};
  constexpr std::string_view kNoVotes[] = {"majority-judgment@1", "score-mean@1", "star@1"};
  const bool pairs = count::is_pairs_rule(rule) && std::ranges::count(kVotes, rule) == 0;
  if (pairs || std::ranges::count(kMargins, rule) > 0)
    return refuse("cli.nist_pairs", {.where = file, .params = {{"rule", rule}}});
  if (std::ranges::count(kNoVotes, rule) > 0)
    return refuse("cli.nist_figures", {.where = file, .params = {{"rule", rule}}});
  return {};
}

}  // namespace plenary::cli
