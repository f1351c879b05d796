// Weighted points in a few dimensions, and k-means on them from starts that only content decides.
//
//     const Partition four = k_means(cloud, {.clusters = 4}, chance);
//     const std::vector<int> of = nearest(cloud, four);
//
// k-means++ (Arthur and Vassilvitskii, 2007) from several starts drawn by a counter, Lloyd's steps until
// nobody moves or 100 steps; the lowest inertia is kept, of equals the first.  The largest cluster is 0, the
// next 1; of equal size the one whose centre comes first.  A tie between centres goes to the first.
#pragma once

#include <span>
#include <vector>

#include "consult/random.h"

namespace plenary::consult {

struct Cloud {
  std::size_t dims = 0;
  std::vector<double> at;  // [i * dims + d]
  std::vector<double> weight;
  [[nodiscard]] std::size_t size() const { return weight.size(); }
  [[nodiscard]] const double* of(std::size_t i) const { return at.data() + i * dims; }
};

struct Partition {
  std::size_t dims = 0, clusters = 0;
  std::vector<double> centres;  // [c * dims + d]
  double inertia = 0;
};

struct KMeansAsk {
  std::size_t clusters = 2;
  int starts = 64;
};
[[nodiscard]] Partition k_means(const Cloud& cloud, const KMeansAsk& ask, const Chance& chance);
[[nodiscard]] std::vector<int> nearest(const Cloud& cloud, const Partition& partition);

// Weighted mean over the points of 1 - a/b: a the distance to the nearest centre, b to the next (0 for b =
// 0).
[[nodiscard]] double silhouette(const Cloud& cloud, const Partition& partition);

// At most about `cells` points that stand for all: the weighted means of the occupied cells of a grid laid
// over four standard deviations each way.  A cloud that is small enough comes back as it is.
[[nodiscard]] Cloud gridded(const Cloud& cloud, std::size_t cells);

// For each label of `from`, the label of `to` such that most people agree; both over the same people.
[[nodiscard]] std::vector<int> matched(std::span<const int> from, std::span<const int> to,
                                       std::size_t clusters);

}  // namespace plenary::consult
