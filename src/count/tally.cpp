#include "count/tally.h"

#include <algorithm>

#include "count/families.h"

namespace plenary::count {
namespace {

Result<void> well_formed(const Ballots& ballots) {
  const auto no_such = [&](Option option) { return option >= ballots.options; };
  for (const Pile& pile : ballots.grouped) {
    if (pile.option && no_such(*pile.option))
      return refuse("count.no_such_option",
                    {.params = {{"option", static_cast<std::int64_t>(*pile.option)}}});
    if (pile.weight < 0)
      return refuse("count.negative_weight", {.params = {{"weight", to_string(pile.weight)}}});
  }
  if (std::ranges::any_of(ballots.left_out, no_such)) return refuse("count.no_such_option");
  return {};
}

std::vector<Option> all_options(const Ballots& ballots) {
  std::vector<Option> options(ballots.options);
  for (Option option = 0; option < options.size(); ++option)
    options[option] = option;
  return options;
}

Outcome sum(const Ballots& ballots) {
  Outcome outcome;
  outcome.sums.resize(ballots.options);
  for (const Pile& pile : ballots.grouped) {
    (pile.option ? outcome.sums[*pile.option] : outcome.abstained) += pile.weight;
    outcome.took_part += pile.weight;
  }
  outcome.trace.push_back({"sum", all_options(ballots), outcome.sums});
  return outcome;
}

// plurality@1: sum each option; set aside those left out; the highest sum above nothing is first.
Outcome plurality(const Ballots& ballots) {
  Outcome outcome = sum(ballots);
  std::vector<Option> standing = all_options(ballots);
  std::erase_if(standing, [&](Option option) { return std::ranges::count(ballots.left_out, option) > 0; });
  if (standing.size() < ballots.options) {
    auto left_out = ballots.left_out;
    std::ranges::sort(left_out);
    left_out.erase(std::ranges::unique(left_out).begin(), left_out.end());
    outcome.trace.push_back({"left out", std::move(left_out), {}});
  }
  Exact most = 0;
  for (const Option option : standing)
    most = std::max(most, outcome.sums[option]);
  if (most == 0) return outcome;
  std::ranges::copy_if(standing, std::back_inserter(outcome.first),
                       [&](Option option) { return outcome.sums[option] == most; });
  outcome.end = outcome.first.size() == 1 ? End::chosen : End::tied;
  outcome.trace.push_back({"most", outcome.first, std::vector<Exact>(outcome.first.size(), most)});
  return outcome;
}

struct TallyRule {
  std::string_view name;
  Outcome (*count)(const Ballots&);
};
constexpr TallyRule kTallyRules[] = {{"plurality@1", plurality}};

constexpr RuleLine kPluralityLines[] = {{.id = "plurality@1",
                                .title = "Plurality: most votes of one for each ballot",
                                .takes = "one",
                                .arithmetic = "exact",
                                .ties = "told, not parted",
                                .evidence = Evidence::textbook,
                                .behind = "by definition"}};

}  // namespace

std::span<const RuleLine> tally_rules() {
  return kPluralityLines;
}

Result<Outcome> count(std::string_view rule, const Ballots& ballots) {
  PLENARY_DO(well_formed(ballots));
  const auto found = std::ranges::find(kTallyRules, rule, &TallyRule::name);
  if (found == std::end(kTallyRules))
    return refuse("count.unknown_rule", {.params = {{"rule", std::string(rule)}}});
  return found->count(ballots);
}

Result<YesNo> yes_no(const Ballots& ballots) {
  if (ballots.options != 2) return refuse("count.no_such_option");
  PLENARY_DO(well_formed(ballots));
  const Outcome summed = sum(ballots);
  return YesNo{summed.sums[kYes], summed.sums[kNo], summed.abstained};
}

}  // namespace plenary::count
