// Group-aware consensus, and how eagerly a statement is shown, as the best-known system has them.
#pragma once

#include "consult/counts.h"

namespace plenary::consult::compatible {

struct Agreement {
  double agree = 1, disagree = 1;
};
// Product over the groups of (agree+1)/(seen+2), raw votes; likewise for disagreement.
[[nodiscard]] std::vector<Agreement> group_aware(const std::vector<Counts>& groups, std::size_t columns);

// (importance * (1 + 8 * 2^(-S/5)))^2 with importance = (1 - (P+1)/(S+2)) (1 + extremity) (A+1)/(S+2), A, P,
// S over all groups; 49 for a statement about the voter.
[[nodiscard]] std::vector<double> priorities(const Table& table, const std::vector<Counts>& groups,
                                             const std::vector<double>& extremity);

}  // namespace plenary::consult::compatible
