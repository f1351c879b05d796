// Would the same groups be found had somewhat other people come?  Two hundred bootstraps.
//
// In each, everybody counts Poisson(1) times (a number drawn by a counter), centre and axes are computed
// anew, k-means starts anew, and everybody is put with the nearest centre.  Stability: the mean adjusted Rand
// index to the grouping of all.  A participant's certainty: the share of bootstraps that put them in the same
// group.
#pragma once

#include "consult/structure.h"

namespace plenary::consult {

inline constexpr double kStable = 0.8, kCertain = 0.7;

struct StabilityAsk {
  std::size_t bootstraps = 200, threads = 0;
  int starts = 4;
};

// Sets `stability` of those considered; certainty[t][i] for the included, empty for those not considered.
[[nodiscard]] std::vector<std::vector<double>> stability(const Table& table, const Seen& seen,
                                                         const Axes& axes,
                                                         const std::vector<std::vector<double>>& without,
                                                         std::vector<Tried>& tried, const StabilityAsk& ask,
                                                         const Chance& chance);

}  // namespace plenary::consult
