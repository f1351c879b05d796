// Ballots and a rule give an outcome, with the trace of every step.
//
//     Ballots ballots{.options = 3, .grouped = {{0, 4}, {2, 6}, {std::nullopt, 1}}};
//     const auto counted = count::count("plurality@1", ballots);   // option 2, 6 of 10
//
// Exact and without judgement: equal first places are an outcome (Result::tied), never broken here; whether
// the winner has votes enough is a test of the charter and asked elsewhere.  The order of the groups of
// ballots does not matter.  A rule once used never changes; a better one is plurality@2.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/exact.h"
#include "base/result.h"
#include "count/stage.h"

namespace plenary::count {

struct Pile {  // ballots alike: the option named (none: abstained) and what they weigh together
  std::optional<Option> option;
  Exact weight;
};

struct Ballots {
  std::size_t options = 0;
  std::vector<Pile> grouped = {};
  std::vector<Option> left_out = {};  // options that cannot be chosen, as a test before the count found
};

struct Step {        // one line of the trace: what was done, to which options, with which sums
  std::string what;  // "sum", "left out", "most"
  std::vector<Option> options;
  std::vector<Exact> sums;
};

enum class End { chosen, tied, none };  // none: nothing to choose from, or no vote for anything

struct Outcome {
  End end = End::none;
  std::vector<Option> first;  // chosen: one; tied: those with the same, highest sum
  std::vector<Exact> sums;    // by option
  Exact abstained;
  Exact took_part;
  std::vector<Step> trace;
};

// Refused: "count.unknown_rule", "count.no_such_option", "count.negative_weight".
[[nodiscard]] Result<Outcome> count(std::string_view rule, const Ballots& ballots);

struct YesNo {
  Exact yes, no, abstain;
  [[nodiscard]] Exact took_part() const { return yes + no + abstain; }
};
inline constexpr Option kYes = 0, kNo = 1;  // the options of a question answered by yes or no

// Refused as count() does.
[[nodiscard]] Result<YesNo> yes_no(const Ballots& ballots);

}  // namespace plenary::count
