// Base clusters and groups as the best-known system makes them from a cold start.
//
// Base clusters: k-means over the places of the included, k = 100, started from the first 100 distinct
// places. Groups: k-means over the base centres, weighted by members, for each k from 2 to min(5, 2 + B/12),
// started from the first k distinct centres.  A step ends it when every centre, sorted and paired, moved less
// than 0.01; at most 101 and 21 steps.  A tie between centres goes to the last, a centre that nobody is
// nearest to goes away.  The number of groups with the largest silhouette is taken (unweighted over base
// centres; of equals the larger number).  All of it depends on the order of the rows: that is the method, not
// an oversight here.
#pragma once

#include <map>

#include "consult/places.h"

namespace plenary::consult::compatible {

struct Point {
  double x = 0, y = 0;
  auto operator<=>(const Point&) const = default;
};

struct Clustering {
  std::vector<Point> centres;
  std::vector<int> of;  // by point
};

struct KMeans {
  std::size_t clusters = 0;
  int steps = 0;
};
[[nodiscard]] Clustering k_means(const std::vector<Point>& points, const std::vector<double>& weights,
                                 const KMeans& ask);

// Mean silhouette; a cluster of one counts 0.
[[nodiscard]] double silhouette(const std::vector<Point>& points, const Clustering& clustering);

struct Groups {
  std::vector<std::size_t> included;  // rows
  Clustering base;                    // of the included
  std::vector<double> base_weights;
  std::map<std::size_t, Clustering> tried;  // by number of groups: of the base clusters
  std::map<std::size_t, double> silhouettes;
  std::size_t chosen = 1;  // number of groups

  // The group of every row, kNoGroup for who is not included.
  [[nodiscard]] std::vector<int> of_rows(std::size_t rows, std::size_t groups) const;
};

// `places`: two axes; fewer count as 0.
[[nodiscard]] Groups groups_of(const Table& table, const Places& places);

}  // namespace plenary::consult::compatible
