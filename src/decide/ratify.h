// A ratification by member bodies: from which day on the deposits suffice, and when it is in force for whom.
//
//     const Ratification treaty = ratify(charter, step, facts);
//     treaty.complete      // the first day on which every test of `complete` holds
//     treaty.in_force      // that day and days_after_complete
//     treaty.for_each      // by party: not before its own deposit and days_after_own_deposit
//
// Each body's deposit is a fact of its own; nothing of that body is looked into.  A deposit that is not
// additional (of a union beside its members) is no party and weighs nothing, but is in force like others. Who
// deposits twice, having left between, counts from the first on, and is bound again by the last.
#pragma once

#include "decide/evaluate.h"

namespace plenary::decide {

struct Ratification {
  std::optional<Day> complete, in_force;
  std::map<std::string, Day> for_each;  // where it is complete
  Evaluation before;                    // as it stood after the deposits of the day before `complete`
  Evaluation reached;                   // as it stood on `complete`; if it never was: after all deposits
};

[[nodiscard]] Ratification ratify(const charter::Charter& charter, const charter::Step& step,
                                  const Facts& facts);

}  // namespace plenary::decide
