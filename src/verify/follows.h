// What follows from a folded record: the votes decided, and what the clerk still owes on a day.
#pragma once

#include <vector>

#include "verify/verify.h"

namespace plenary::verify {

[[nodiscard]] std::vector<DecidedVote> decided_votes(const body::State& state);

// The acts due by the end of `day` and not in the record, as if the clerk entered them now; at most 1000.
[[nodiscard]] Result<std::vector<Overdue>> overdue_on(body::State state, Day day);

}  // namespace plenary::verify
