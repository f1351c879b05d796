#include "consult/structure.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "consult/counts.h"
#include "consult/jacobi.h"
#include "consult/parallel.h"

namespace plenary::consult {
namespace {

using Axis = std::vector<double>;

double along(const Axis& a, const Axis& b) {
  double sum = 0;
  for (std::size_t j = 0; j < a.size(); ++j)
    sum += a[j] * b[j];
  return sum;
}

// Bell-shaped to within what a test of the tails at 1 % would notice, from bits alone: 64 coins and a share
// of one.
double bell(const Chance& chance, std::uint64_t counter) {
  const double coins = std::popcount(chance.bits(2 * counter));
  return (coins + chance.share(2 * counter + 1) - 32.5) / std::sqrt(16 + 1.0 / 12);
}

// Variance of each statement's votes that the axes leave: what a vote says besides where somebody stands.
std::vector<double> left_over(const Table& table, const std::vector<double>& centre, const Cloud& cloud,
                              std::span<const std::size_t> rows, const std::vector<Axis>& axes) {
  const Counts counts = count_all(table);
  std::vector<double> left(centre.size()), explained(centre.size()), seen(centre.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const Code code : table.row(rows[i])) {
      const std::size_t j = column_of(code);
      double guess = 0;
      for (std::size_t a = 0; a < axes.size(); ++a)
        guess += cloud.of(i)[a] * axes[a][j];
      // People with few votes have wild places: shrink as their weight says.
      explained[j] += 2 * (value_of(code) - centre[j]) * guess * cloud.weight[i] -
                      guess * guess * cloud.weight[i] * cloud.weight[i];
      seen[j] += 1;
    }
  }
  for (std::size_t j = 0; j < left.size(); ++j) {
    if (counts[j].seen == 0) continue;
    const double square =
        static_cast<double>(counts[j].agree + counts[j].disagree) / static_cast<double>(counts[j].seen);
    const double variance = square - centre[j] * centre[j];
    const double gain = seen[j] > 0 ? std::max(0.0, explained[j] / seen[j]) : 0;
    left[j] = std::max(variance - gain, 0.1 * variance);
  }
  return left;
}

// The standard deviation of each place's noise, for each axis.
std::vector<double> noise_of(const Table& table, const Seen& seen, const std::vector<double>& left,
                             const std::vector<Axis>& axes) {
  std::vector<double> noise(seen.rows.size() * axes.size());
  for (std::size_t i = 0; i < seen.rows.size(); ++i) {
    for (std::size_t a = 0; a < axes.size(); ++a) {
      double sum = 0;
      for (const Code code : table.row(seen.rows[i]))
        sum += axes[a][column_of(code)] * axes[a][column_of(code)] * left[column_of(code)];
      noise[i * axes.size() + a] = std::sqrt(sum) / seen.cloud.weight[i];
    }
  }
  return noise;
}

struct Box {  // half-widths along directions of its own
  std::vector<double> half;
  std::vector<std::vector<double>> directions;
};

// Weighted covariance of the places less that of their noise.
Box box_of(const Seen& seen, const std::vector<double>& noise) {
  const std::size_t q = seen.cloud.dims;
  std::vector<double> covariance(q * q), mean(q);
  double all = 0;
  for (std::size_t i = 0; i < seen.cloud.size(); ++i) {
    all += seen.cloud.weight[i];
    for (std::size_t a = 0; a < q; ++a)
      mean[a] += seen.cloud.weight[i] * seen.cloud.of(i)[a];
  }
  for (std::size_t i = 0; i < seen.cloud.size(); ++i) {
    const double w = seen.cloud.weight[i] / all;
    for (std::size_t a = 0; a < q; ++a) {
      for (std::size_t b = 0; b < q; ++b)
        covariance[a * q + b] +=
            w * (seen.cloud.of(i)[a] - mean[a] / all) * (seen.cloud.of(i)[b] - mean[b] / all);
      covariance[a * q + a] -= w * noise[i * q + a] * noise[i * q + a];
    }
  }
  const Eigen found = jacobi(covariance, q);
  Box box{.half = {}, .directions = found.vectors};
  for (const double value : found.values)
    box.half.push_back(std::sqrt(3 * std::max(0.0, value)));
  return box;
}

Cloud even_draw(const Seen& seen, const Box& box, const std::vector<double>& noise, const Chance& chance) {
  const std::size_t q = seen.cloud.dims;
  Cloud drawn{q, std::vector<double>(seen.cloud.at.size()), seen.cloud.weight};
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    for (std::size_t d = 0; d < q; ++d) {
      const double along = box.half[d] * (2 * chance.share(4 * (i * q + d)) - 1);
      for (std::size_t a = 0; a < q; ++a)
        drawn.at[i * q + a] += along * box.directions[d][a];
      drawn.at[i * q + d] += noise[i * q + d] * bell(chance, 2 * (i * q + d) + 1);
    }
  }
  return drawn;
}

std::vector<double> silhouettes_of(const Cloud& cloud, std::size_t most, int starts, const Chance& chance) {
  const Cloud grid = gridded(cloud, kGridCells);
  std::vector<double> values;
  for (std::size_t k = 2; k <= most; ++k)
    values.push_back(silhouette(grid, k_means(grid, {k, starts}, chance.stream(k))));
  return values;
}

}  // namespace

// Gram-Schmidt: first what of each unwanted direction lies within the axes, then the axes themselves.
std::vector<Axis> grouping_axes(const Axes& axes, const std::vector<Axis>& without) {
  if (without.empty()) return axes.vectors;
  std::vector<Axis> known;
  const auto take = [&](Axis v) {
    for (const Axis& u : known) {
      const double shared = along(v, u);
      for (std::size_t j = 0; j < v.size(); ++j)
        v[j] -= shared * u[j];
    }
    const double left = std::sqrt(along(v, v));
    if (left < 1e-6) return;
    for (double& entry : v)
      entry /= left;
    known.push_back(std::move(v));
  };
  for (const Axis& direction : without) {
    Axis within(direction.size());
    for (const Axis& axis : axes.vectors) {
      const double shared = along(axis, direction);
      for (std::size_t j = 0; j < within.size(); ++j)
        within[j] += shared * axis[j];
    }
    take(std::move(within));
  }
  const std::size_t unwanted = known.size();
  for (const Axis& axis : axes.vectors) {
    if (known.size() < axes.vectors.size()) take(axis);
  }
  return {known.begin() + static_cast<std::ptrdiff_t>(unwanted), known.end()};
}

Cloud unshrunk(const Table& table, std::span<const std::size_t> rows, const std::vector<double>& centre,
               const std::vector<Axis>& axes) {
  const std::size_t q = axes.size(), m = table.columns();
  std::vector<double> steps(3 * m * q);
  for (std::size_t code = 0; code < 3 * m; ++code) {
    for (std::size_t a = 0; a < q; ++a)
      steps[code * q + a] = (static_cast<double>(code % 3) - 1 - centre[code / 3]) * axes[a][code / 3];
  }
  Cloud cloud{q, std::vector<double>(rows.size() * q), std::vector<double>(rows.size())};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double* at = cloud.at.data() + i * q;
    for (const Code code : table.row(rows[i])) {
      for (std::size_t a = 0; a < q; ++a)
        at[a] += steps[code * q + a];
    }
    const double share = static_cast<double>(table.row(rows[i]).size()) / static_cast<double>(m);
    cloud.weight[i] = share;
    for (std::size_t a = 0; a < q && share > 0; ++a)
      at[a] /= share;
  }
  return cloud;
}

std::vector<Tried> against_spectrum(const Table& table, const Seen& seen, const std::vector<double>& centre,
                                    const std::vector<Axis>& axes, const SpectrumAsk& ask,
                                    const Chance& chance) {
  std::vector<Tried> tried;
  const Cloud grid = gridded(seen.cloud, kGridCells);
  for (std::size_t k = 2; k <= ask.most_groups && k < seen.rows.size(); ++k) {
    Tried one{.groups = k, .partition = k_means(grid, {k, ask.starts}, chance.stream(k))};
    one.silhouette = silhouette(grid, one.partition);
    tried.push_back(std::move(one));
  }
  if (tried.empty() || ask.draws == 0) return tried;
  const std::vector<double> left = left_over(table, centre, seen.cloud, seen.rows, axes);
  const std::vector<double> noise = noise_of(table, seen, left, axes);
  const Box box = box_of(seen, noise);
  std::vector<std::vector<double>> null(ask.draws);
  in_parallel(ask.draws, ask.threads, [&](std::size_t draw) {
    const Chance own = chance.stream(1000 + draw);
    null[draw] = silhouettes_of(even_draw(seen, box, noise, own), tried.back().groups, 4, own);
  });
  for (std::size_t t = 0; t < tried.size(); ++t) {
    const auto reached =
        std::ranges::count_if(null, [&](const auto& v) { return v[t] >= tried[t].silhouette; });
    tried[t].p = static_cast<double>(1 + reached) / static_cast<double>(1 + ask.draws);
    tried[t].considered = tried[t].p * static_cast<double>(tried.size()) <= 0.05 + 1e-12;
  }
  return tried;
}

}  // namespace plenary::consult
