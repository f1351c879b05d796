#include "consult/saturation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plenary::consult {
namespace {

// Ranks from 0; equals share their mean.
std::vector<double> ranks(const std::vector<double>& values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return values[i]; });
  std::vector<double> rank(values.size());
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from;
    while (to < order.size() && values[order[to]] == values[order[from]])
      ++to;
    for (std::size_t i = from; i < to; ++i)
      rank[order[i]] = static_cast<double>(from + to - 1) / 2;
    from = to;
  }
  return rank;
}

struct Sums {  // of one statement: votes and two coordinates
  double n = 0, x = 0, xx = 0, p = 0, q = 0, pp = 0, qq = 0, pq = 0, px = 0, qx = 0;
};

double r_squared(const Sums& s) {
  if (s.n < 10) return -1;
  const double var = s.xx - s.x * s.x / s.n;
  if (!(var > 1e-9)) return -1;
  const double pp = s.pp - s.p * s.p / s.n, qq = s.qq - s.q * s.q / s.n, pq = s.pq - s.p * s.q / s.n;
  const double px = s.px - s.p * s.x / s.n, qx = s.qx - s.q * s.x / s.n;
  const double det = pp * qq - pq * pq;
  if (!(det > 1e-12 * std::max(1e-12, pp * qq))) return pp > 1e-12 ? px * px / (pp * var) : 0;
  return (px * (qq * px - pq * qx) + qx * (pp * qx - pq * px)) / (det * var);
}

std::vector<double> agreement(const Counts& counts) {
  std::vector<double> share;
  for (const Count& c : counts)
    share.push_back((static_cast<double>(c.agree) + 1) / (static_cast<double>(c.seen) + 2));
  return share;
}

}  // namespace

double spearman(const std::vector<double>& a, const std::vector<double>& b) {
  const std::vector<double> x = ranks(a), y = ranks(b);
  const double mean = (static_cast<double>(x.size()) - 1) / 2;
  double xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    xy += (x[i] - mean) * (y[i] - mean);
    xx += (x[i] - mean) * (x[i] - mean);
    yy += (y[i] - mean) * (y[i] - mean);
  }
  return xx > 0 && yy > 0 ? xy / std::sqrt(xx * yy) : 1;
}

double plane_degrees(const Axes& a, const Axes& b) {
  const std::size_t k = std::min<std::size_t>(2, a.vectors.size());
  if (k != std::min<std::size_t>(2, b.vectors.size())) return 90;
  if (k == 0) return 0;
  const auto dot = [](const std::vector<double>& u, const std::vector<double>& v) {
    return std::inner_product(u.begin(), u.end(), v.begin(), 0.0);
  };
  const double p = dot(a.vectors[0], b.vectors[0]);
  double smallest = std::abs(p);
  if (k == 2) {
    const double q = dot(a.vectors[0], b.vectors[1]), r = dot(a.vectors[1], b.vectors[0]),
                 s = dot(a.vectors[1], b.vectors[1]);
    const double sum = p * p + q * q + r * r + s * s, det = p * s - q * r;
    smallest = std::sqrt(std::max(0.0, (sum - std::sqrt(std::max(0.0, sum * sum - 4 * det * det))) / 2));
  }
  return std::acos(std::min(1.0, smallest)) * 180 / 3.14159265358979323846;
}

Saturation saturation(const Table& table, const std::vector<std::size_t>& order) {
  Saturation found{.people_before = order.size() * 4 / 5, .people = order.size()};
  const Table before = rows_of(table, std::span(order).first(found.people_before));
  const Counts then = count_all(before), now = count_all(table);
  std::vector<double> a, b;
  const std::vector<double> share_then = agreement(then), share_now = agreement(now);
  for (std::size_t j = 0; j < table.columns(); ++j) {
    if (table.statements[j].out() || then[j].seen == 0) continue;
    a.push_back(share_then[j]);
    b.push_back(share_now[j]);
  }
  found.rank_correlation = spearman(a, b);
  if (table.columns() > 1)
    found.degrees = plane_degrees(leading_axes(SparseGram(before, centres(before, then)), 2),
                                  leading_axes(SparseGram(table, centres(table, now)), 2));
  return found;
}

std::vector<double> foretold(const Table& table, const Places& places) {
  std::vector<Sums> sums(table.columns());
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const double p = places.axes > 0 ? places.of(i)[0] : 0, q = places.axes > 1 ? places.of(i)[1] : 0;
    for (const Code code : table.row(i)) {
      Sums& s = sums[column_of(code)];
      const double x = value_of(code);
      s.n += 1, s.x += x, s.xx += x * x, s.p += p, s.q += q;
      s.pp += p * p, s.qq += q * q, s.pq += p * q, s.px += p * x, s.qx += q * x;
    }
  }
  std::vector<double> all;
  for (const Sums& s : sums)
    all.push_back(r_squared(s));
  return all;
}

NewIdeas new_ideas(const Table& table, const Places& places, const std::vector<std::size_t>& newest,
                   std::size_t last) {
  NewIdeas found;
  const std::vector<double> r = foretold(table, places);
  for (const std::size_t j : newest) {
    if (found.looked_at == last) break;
    if (table.statements[j].out() || r[j] < 0) continue;
    ++found.looked_at;
    found.fresh += r[j] < 0.5 ? 1 : 0;
  }
  const auto n = static_cast<double>(found.looked_at), fresh = static_cast<double>(found.fresh);
  found.rate = n > 0 ? fresh / n : 0;
  found.interval = n > 0 ? share_interval(fresh, n) : Interval{};
  return found;
}

}  // namespace plenary::consult
