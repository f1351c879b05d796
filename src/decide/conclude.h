// How a vote ends: which of the eight outcomes, and why.
//
//     const Conclusion end = conclude(charter, *charter.find_step("ordinary", "vote"), facts);
//     if (end.outcome) step_ends_with(word_of(*end.outcome));
//
// Void (validity failed) is not rejected; a tie between options is "not decided", never broken here.  Order:
// valid, then the tests of the whole vote, then those of each option, then plurality@1 among the options
// left.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "count/tally.h"
#include "decide/evaluate.h"

namespace plenary::decide {

enum class Outcome { adopted, rejected, void_, none_elected, not_decided, blocked, lapsed, kept };

[[nodiscard]] std::string_view word_of(Outcome outcome);  // as `then` names it: "none elected"

struct Conclusion {
  std::optional<Outcome> outcome;  // none: open, for want of the facts the evaluations name
  Evaluation valid;
  Evaluation pass;  // of a choice: the tests of the whole vote, then those of each option in turn
  std::optional<std::string> chosen;  // of a choice that is adopted
  std::vector<std::string> tied;      // of one that is not decided
  std::vector<count::Step> trace;     // of the count
};

// A choice reads the facts {"votes", .option = O} for each of facts.options.
[[nodiscard]] Conclusion conclude(const charter::Charter& charter, const charter::Step& step,
                                  const Facts& facts);

}  // namespace plenary::decide
