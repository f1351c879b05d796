// How a vote ends: which of the eight outcomes, and why.
//
//     const Conclusion end = conclude(charter, *charter.find_step("ordinary", "vote"), facts);
//     if (end.outcome) step_ends_with(word_of(*end.outcome));
//
// Void (validity failed) is not rejected; a tie between options is "not decided", never broken here.  Order:
// colleges; asked_if (else lapsed); valid (else void); then of a question answered by yes or no: rejected_by
// (rejected), pass (else rejected, or not decided where rejected_by is asked too), blocked_by (blocked); of a
// choice: the tests of the whole vote, those of each option, and the rule among the options left (choose.h).
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "count/tally.h"
#include "decide/evaluate.h"

namespace plenary::decide {

enum class Outcome { adopted, rejected, void_, none_elected, not_decided, blocked, lapsed, kept };

[[nodiscard]] std::string_view word_of(Outcome outcome);  // as `then` names it: "none elected"

struct Conclusion {
  std::optional<Outcome> outcome;  // none: open, for want of the facts the evaluations name
  Proof colleges;                  // how the units voted, where that was derived
  Evaluation asked_if, valid;
  Evaluation pass;  // of a choice: the tests of the whole vote, then those of each option in turn
  Evaluation rejected_by, blocked_by;
  std::optional<std::string> chosen;                  // of a choice that is adopted: the first
  std::vector<std::string> elected;                   // all who are chosen, most votes first
  std::vector<std::string> fallen;                    // options that failed a test asked of each
  std::vector<std::string> tied;                      // of one that is not decided
  std::vector<std::vector<std::string>> ranking;      // of a vote by points: equal ones together
  std::vector<std::pair<std::string, Exact>> totals;  // of a choice, in the order of the options
  std::vector<std::vector<std::int64_t>> pairs;       // of a ranked vote: papers with row before column
  int rounds = 0;                                     // of a vote in rounds: how many were needed
  std::vector<count::Step> trace;                     // of the count
  Facts facts;                                        // with the totals of colleges
};

// A choice reads the facts {"votes", .option = O} for each of facts.options, or papers, lists, rounds.
[[nodiscard]] Conclusion conclude(const charter::Charter& charter, const charter::Step& step,
                                  const Facts& facts);

}  // namespace plenary::decide
