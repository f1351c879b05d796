#include "consult/compatible/clusters.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "consult/compatible/inclusion.h"
#include "consult/counts.h"
#include "consult/parallel.h"

namespace plenary::consult::compatible {
namespace {

constexpr std::size_t kBaseClusters = 100, kMostGroups = 5;
constexpr int kBaseSteps = 100, kGroupSteps = 20;
constexpr double kStill = 0.01;

double squared(const Point& a, const Point& b) {
  return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y);
}

std::vector<Point> first_distinct(const std::vector<Point>& points, std::size_t most) {
  std::set<Point> seen;
  std::vector<Point> first;
  for (const Point& p : points) {
    if (first.size() == most) break;
    if (seen.insert(p).second) first.push_back(p);
  }
  return first;
}

int nearest(const Point& p, const std::vector<double>& xs, const std::vector<double>& ys,
            std::vector<double>& far) {
  for (std::size_t c = 0; c < xs.size(); ++c)
    far[c] = (p.x - xs[c]) * (p.x - xs[c]) + (p.y - ys[c]) * (p.y - ys[c]);
  std::size_t best = 0;
  for (std::size_t c = 1; c < xs.size(); ++c)
    best = far[c] <= far[best] ? c : best;
  return static_cast<int>(best);
}

// Who is nearest to which centre; people are looked at several at a time.
std::vector<int> nearest_to(const std::vector<Point>& points, const std::vector<Point>& centres) {
  constexpr std::size_t kAtOnce = 2048;
  std::vector<double> xs, ys;
  for (const Point& c : centres)
    xs.push_back(c.x), ys.push_back(c.y);
  std::vector<int> of(points.size());
  in_parallel((points.size() + kAtOnce - 1) / kAtOnce, 0, [&](std::size_t chunk) {
    std::vector<double> far(centres.size());
    for (std::size_t i = chunk * kAtOnce; i < std::min(points.size(), (chunk + 1) * kAtOnce); ++i)
      of[i] = nearest(points[i], xs, ys, far);
  });
  return of;
}

// Everybody to the nearest centre, centres to the weighted means, those without anybody away.
Clustering step(const std::vector<Point>& points, const std::vector<double>& weights,
                const std::vector<Point>& centres) {
  std::vector<Point> sums(centres.size());
  std::vector<double> members(centres.size());
  const std::vector<int> of = nearest_to(points, centres);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto c = static_cast<std::size_t>(of[i]);
    sums[c].x += weights[i] * points[i].x;
    sums[c].y += weights[i] * points[i].y;
    members[c] += weights[i];
  }
  Clustering made;
  std::vector<int> renamed(centres.size());
  for (std::size_t c = 0; c < centres.size(); ++c) {
    renamed[c] = static_cast<int>(made.centres.size());
    if (members[c] > 0) made.centres.push_back({sums[c].x / members[c], sums[c].y / members[c]});
  }
  for (const int c : of)
    made.of.push_back(renamed[static_cast<std::size_t>(c)]);
  return made;
}

bool still(std::vector<Point> was, std::vector<Point> is) {
  std::ranges::sort(was);
  std::ranges::sort(is);
  for (std::size_t c = 0; c < std::min(was.size(), is.size()); ++c) {
    if (std::sqrt(squared(was[c], is[c])) >= kStill) return false;
  }
  return true;
}

void choose(Groups& groups) {
  double best = -2;
  for (const auto& [k, value] : groups.silhouettes) {
    if (value >= best) groups.chosen = k, best = value;
  }
}

}  // namespace

Clustering k_means(const std::vector<Point>& points, const std::vector<double>& weights, const KMeans& ask) {
  std::vector<Point> centres = first_distinct(points, ask.clusters);
  if (centres.empty()) return {};
  for (int left = ask.steps;; --left) {
    Clustering made = step(points, weights, centres);
    if (left == 0 || still(centres, made.centres)) return made;
    centres = std::move(made.centres);
  }
}

double silhouette(const std::vector<Point>& points, const Clustering& clustering) {
  const std::size_t clusters = clustering.centres.size();
  std::vector<double> members(clusters);
  for (const int c : clustering.of)
    ++members[static_cast<std::size_t>(c)];
  double sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    std::vector<double> far(clusters);
    for (std::size_t other = 0; other < points.size(); ++other)
      far[static_cast<std::size_t>(clustering.of[other])] += std::sqrt(squared(points[i], points[other]));
    const auto own = static_cast<std::size_t>(clustering.of[i]);
    if (members[own] < 2) continue;
    const double inside = far[own] / (members[own] - 1);
    double outside = -1;
    for (std::size_t c = 0; c < clusters; ++c) {
      if (c != own && (outside < 0 || far[c] / members[c] < outside)) outside = far[c] / members[c];
    }
    const double larger = std::max(inside, outside);
    if (outside >= 0 && larger > 0) sum += (outside - inside) / larger;
  }
  return points.empty() ? 0 : sum / static_cast<double>(points.size());
}

std::vector<int> Groups::of_rows(std::size_t rows, std::size_t count) const {
  std::vector<int> of(rows, kNoGroup);
  const auto found = tried.find(count);
  for (std::size_t p = 0; p < included.size(); ++p)
    of[included[p]] = found == tried.end() ? 0 : found->second.of[static_cast<std::size_t>(base.of[p])];
  return of;
}

Groups groups_of(const Table& table, const Places& places) {
  Groups groups{.included = included(table)};
  std::vector<Point> points;
  for (const std::size_t i : groups.included)
    points.push_back({places.axes > 0 ? places.of(i)[0] : 0, places.axes > 1 ? places.of(i)[1] : 0});
  groups.base = k_means(points, std::vector<double>(points.size(), 1.0), {kBaseClusters, kBaseSteps});
  groups.base_weights.resize(groups.base.centres.size());
  for (const int b : groups.base.of)
    groups.base_weights[static_cast<std::size_t>(b)] += 1;
  const std::size_t bases = groups.base.centres.size();
  if (bases < 2) return groups;
  for (std::size_t k = 2; k <= std::min(kMostGroups, 2 + bases / 12); ++k) {
    groups.tried[k] = k_means(groups.base.centres, groups.base_weights, {k, kGroupSteps});
    groups.silhouettes[k] = silhouette(groups.base.centres, groups.tried[k]);
  }
  choose(groups);
  return groups;
}

}  // namespace plenary::consult::compatible
