// What may be best, from a solver of integer programmes: a beginning for the searches of `count`, which
// reckon its worth themselves and prove it or do not.
//
//     PLENARY_TRY(asked.proposed, propose_committee("pav@1", asked));
//     elect("pav@1", asked);
//
// Floating numbers and a foreign solver are here, and in no room that counts.  What they say is believed by
// nobody: a proved answer is the same without them.  The solver works in one thread and ends after a number
// of nodes, never of seconds; another version of it may propose otherwise.
//
// Built with -DPLENARY_SOLVER=ON (CBC, Eclipse Public License 2.0); otherwise all is refused.
// Refused: "propose.no_solver", "propose.no_programme" (rule): nothing is proposed for it.
#pragma once

#include <string_view>

#include "count/committee/committee.h"

namespace plenary::propose {

inline constexpr std::int64_t kSolverNodes = 1'000;

[[nodiscard]] bool has_solver();

// Of pav@1, slav@1, geometric-2@1, cc@1, monroe@1.  Nobody where the solver found none,
// or where what is asked is no election (elect() says why).
[[nodiscard]] Result<count::Committee> propose_committee(std::string_view rule, const count::Approvals& asked,
                                                         std::int64_t most_nodes = kSolverNodes);

}  // namespace plenary::propose
