// The geometry in which groups are looked for, and whether what is seen there is more than one broad
// spectrum.
//
// A participant's unshrunk place is (m / v) times the sum of (vote - centre) loading: unbiased whatever few
// statements somebody saw, with a variance that falls as 1/v; its weight is v / m.  Weighted k-means on these
// is the maximum-likelihood grouping under noise of that size.
//
// The yardstick for groups: people spread evenly over a box with the same covariance as ours, seen through
// the same noise.  It has no gap anywhere.  For a number of groups to be considered its silhouette must
// exceed that of all but 5 % of such draws, divided by how many numbers are tried (Bonferroni).
#pragma once

#include "consult/cloud.h"
#include "consult/places.h"

namespace plenary::consult {

struct Seen {                     // what the grouping works on
  std::vector<std::size_t> rows;  // the included
  Cloud cloud;                    // unshrunk places on the axes used
};

// Orthonormal directions for grouping: what the axes span, less the directions in `without`.
[[nodiscard]] std::vector<std::vector<double>> grouping_axes(const Axes& axes,
                                                             const std::vector<std::vector<double>>& without);

[[nodiscard]] Cloud unshrunk(const Table& table, std::span<const std::size_t> rows,
                             const std::vector<double>& centre, const std::vector<std::vector<double>>& axes);

struct Tried {
  std::size_t groups = 0;
  Partition partition;
  double silhouette = 0;
  double p = 1;             // against the even spectrum
  double stability = 0;     // mean adjusted Rand over the bootstraps; set by stability.h
  bool considered = false;  // p small enough
};

struct SpectrumAsk {
  std::size_t draws = 99, threads = 0;
  std::size_t most_groups = 6;
  int starts = 64;
};
// For each number of groups from 2; the cloud's noise is what the votes left unexplained by the axes.
[[nodiscard]] std::vector<Tried> against_spectrum(const Table& table, const Seen& seen,
                                                  const std::vector<double>& centre,
                                                  const std::vector<std::vector<double>>& axes,
                                                  const SpectrumAsk& ask, const Chance& chance);

inline constexpr std::size_t kGridCells = 2048;

}  // namespace plenary::consult
