#include "cli/count_nist.h"

#include <fmt/core.h>

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

}  // namespace plenary::cli
