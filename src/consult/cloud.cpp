#include "consult/cloud.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_map>

namespace plenary::consult {
namespace {

constexpr int kMostSteps = 100;

double squared(const double* a, const double* b, std::size_t dims) {
  double sum = 0;
  for (std::size_t d = 0; d < dims; ++d)
    sum += (a[d] - b[d]) * (a[d] - b[d]);
  return sum;
}

struct Near {
  std::size_t first = 0;
  double to_first = 0, to_second = INFINITY;
};

Near near(const double* point, const Partition& p) {
  Near found{0, squared(point, p.centres.data(), p.dims), INFINITY};
  for (std::size_t c = 1; c < p.clusters; ++c) {
    const double far = squared(point, p.centres.data() + c * p.dims, p.dims);
    if (far < found.to_first) {
      found = {c, far, found.to_first};
    } else {
      found.to_second = std::min(found.to_second, far);
    }
  }
  return found;
}

// A point drawn with a chance in proportion to `mass`.
std::size_t drawn(const std::vector<double>& mass, double share) {
  const double target = share * std::accumulate(mass.begin(), mass.end(), 0.0);
  double sum = 0;
  for (std::size_t i = 0; i < mass.size(); ++i) {
    sum += mass[i];
    if (sum > target) return i;
  }
  return mass.size() - 1;
}

Partition plus_plus(const Cloud& cloud, std::size_t clusters, const Chance& chance) {
  Partition p{.dims = cloud.dims};
  std::vector<double> mass = cloud.weight, far(cloud.size(), INFINITY);
  for (std::size_t c = 0; c < clusters; ++c) {
    const double* taken = cloud.of(drawn(mass, chance.share(c)));
    p.centres.insert(p.centres.end(), taken, taken + cloud.dims);
    ++p.clusters;
    for (std::size_t i = 0; i < cloud.size(); ++i) {
      far[i] = std::min(far[i], squared(cloud.of(i), taken, cloud.dims));
      mass[i] = cloud.weight[i] * far[i];
    }
  }
  return p;
}

// One step of Lloyd's; true if somebody moved.
bool step(const Cloud& cloud, Partition& p, std::vector<std::size_t>& of) {
  std::vector<double> sums(p.clusters * p.dims), members(p.clusters);
  bool moved = false;
  p.inertia = 0;
  for (std::size_t i = 0; i < cloud.size(); ++i) {
    const Near n = near(cloud.of(i), p);
    moved = moved || of[i] != n.first;
    of[i] = n.first;
    p.inertia += cloud.weight[i] * n.to_first;
    members[n.first] += cloud.weight[i];
    for (std::size_t d = 0; d < p.dims; ++d)
      sums[n.first * p.dims + d] += cloud.weight[i] * cloud.of(i)[d];
  }
  for (std::size_t c = 0; c < p.clusters; ++c) {
    for (std::size_t d = 0; d < p.dims && members[c] > 0; ++d)
      p.centres[c * p.dims + d] = sums[c * p.dims + d] / members[c];
  }
  return moved;
}

void largest_first(const Cloud& cloud, Partition& p) {
  std::vector<double> members(p.clusters);
  for (std::size_t i = 0; i < cloud.size(); ++i)
    members[near(cloud.of(i), p).first] += cloud.weight[i];
  std::vector<std::size_t> order(p.clusters);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto centre = [&](std::size_t c) { return std::span(p.centres).subspan(c * p.dims, p.dims); };
  std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
    if (members[a] != members[b]) return members[a] > members[b];
    return std::ranges::lexicographical_compare(centre(a), centre(b));
  });
  std::vector<double> sorted;
  for (const std::size_t c : order)
    sorted.insert(sorted.end(), centre(c).begin(), centre(c).end());
  p.centres = std::move(sorted);
}

}  // namespace

Partition k_means(const Cloud& cloud, const KMeansAsk& ask, const Chance& chance) {
  Partition best{.dims = cloud.dims};
  if (cloud.size() == 0) return best;
  for (int start = 0; start < ask.starts; ++start) {
    Partition p = plus_plus(cloud, ask.clusters, chance.stream(static_cast<std::uint64_t>(start)));
    std::vector<std::size_t> of(cloud.size(), static_cast<std::size_t>(-1));
    for (int steps = 0; steps < kMostSteps && step(cloud, p, of); ++steps) {
    }
    if (best.clusters == 0 || p.inertia < best.inertia) best = std::move(p);
  }
  largest_first(cloud, best);
  return best;
}

std::vector<int> nearest(const Cloud& cloud, const Partition& partition) {
  std::vector<int> of(cloud.size());
  for (std::size_t i = 0; i < cloud.size(); ++i)
    of[i] = static_cast<int>(near(cloud.of(i), partition).first);
  return of;
}

double silhouette(const Cloud& cloud, const Partition& partition) {
  double sum = 0, weight = 0;
  for (std::size_t i = 0; i < cloud.size(); ++i) {
    const Near n = near(cloud.of(i), partition);
    weight += cloud.weight[i];
    if (n.to_second > 0 && std::isfinite(n.to_second))
      sum += cloud.weight[i] * (1 - std::sqrt(n.to_first / n.to_second));
  }
  return weight > 0 ? sum / weight : 0;
}

Cloud gridded(const Cloud& cloud, std::size_t cells) {
  if (cloud.size() <= cells || cloud.dims == 0) return cloud;
  const double bins =
      std::max(2.0, std::floor(std::pow(static_cast<double>(cells), 1 / static_cast<double>(cloud.dims))));
  std::vector<double> spread(cloud.dims);
  double all = 0;
  for (std::size_t i = 0; i < cloud.size(); ++i) {
    all += cloud.weight[i];
    for (std::size_t d = 0; d < cloud.dims; ++d)
      spread[d] += cloud.weight[i] * cloud.of(i)[d] * cloud.of(i)[d];
  }
  Cloud grid{.dims = cloud.dims};
  std::unordered_map<std::uint64_t, std::size_t> cell_at;  // looked up, never walked
  for (std::size_t i = 0; i < cloud.size(); ++i) {
    std::uint64_t key = 0;
    for (std::size_t d = 0; d < cloud.dims; ++d) {
      const double reach = 4 * std::sqrt(spread[d] / all);
      const double bin = reach > 0 ? std::floor((cloud.of(i)[d] / reach + 1) / 2 * bins) : 0;
      key = key * 4096 + static_cast<std::uint64_t>(std::clamp(bin, 0.0, bins - 1));
    }
    const auto [at, fresh] = cell_at.emplace(key, grid.weight.size());
    if (fresh) {
      grid.weight.push_back(0);
      grid.at.resize(grid.at.size() + cloud.dims);
    }
    grid.weight[at->second] += cloud.weight[i];
    for (std::size_t d = 0; d < cloud.dims; ++d)
      grid.at[at->second * cloud.dims + d] += cloud.weight[i] * cloud.of(i)[d];
  }
  for (std::size_t c = 0; c < grid.size(); ++c) {
    for (std::size_t d = 0; d < grid.dims && grid.weight[c] > 0; ++d)
      grid.at[c * grid.dims + d] /= grid.weight[c];
  }
  return grid;
}

std::vector<int> matched(std::span<const int> from, std::span<const int> to, std::size_t clusters) {
  std::vector<std::int64_t> overlap(clusters * clusters);
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i] >= 0 && to[i] >= 0)
      ++overlap[static_cast<std::size_t>(from[i]) * clusters + static_cast<std::size_t>(to[i])];
  }
  std::vector<int> names(clusters), best;
  std::iota(names.begin(), names.end(), 0);
  std::int64_t most = -1;
  do {  // at most 6! of them
    std::int64_t sum = 0;
    for (std::size_t c = 0; c < clusters; ++c)
      sum += overlap[c * clusters + static_cast<std::size_t>(names[c])];
    if (sum > most) most = sum, best = names;
  } while (std::ranges::next_permutation(names).found);
  return best;
}

}  // namespace plenary::consult
