#include "consult/bridge.h"

#include <algorithm>
#include <cmath>

namespace plenary::consult {
namespace {

constexpr double kIntercept = 0.15, kFactor = 0.03;

struct Fit {
  double mean = 0;
  std::vector<double> b, f, s, g;
};

double rating(Code code) {
  return (value_of(code) + 1) / 2.0;
}

struct Normal {  // of one person or statement: least squares of r on (1, u)
  double n = 0, u = 0, uu = 0, r = 0, ru = 0;
  void add(double with, double value) {
    n += 1, u += with, uu += with * with, r += value, ru += value * with;
  }
  // Penalties as in the method: per rating.
  void solve(double& intercept, double& factor) const {
    if (n == 0) {
      intercept = factor = 0;
      return;
    }
    const double a = n * (1 + kIntercept), d = uu + n * kFactor, det = a * d - u * u;
    intercept = (r * d - ru * u) / det;
    factor = (a * ru - u * r) / det;
  }
};

void solve_people(const Table& table, Fit& fit) {
  for (std::size_t i = 0; i < table.rows(); ++i) {
    Normal normal;
    for (const Code code : table.row(i)) {
      const std::size_t j = column_of(code);
      normal.add(fit.g[j], rating(code) - fit.mean - fit.s[j]);
    }
    normal.solve(fit.b[i], fit.f[i]);
  }
}

void solve_statements(const Table& table, Fit& fit) {
  std::vector<Normal> normals(table.columns());
  for (std::size_t i = 0; i < table.rows(); ++i) {
    for (const Code code : table.row(i))
      normals[column_of(code)].add(fit.f[i], rating(code) - fit.mean - fit.b[i]);
  }
  for (std::size_t j = 0; j < normals.size(); ++j)
    normals[j].solve(fit.s[j], fit.g[j]);
}

// The mean of what is left; gives the sum of squares left, penalties included.
double solve_mean(const Table& table, Fit& fit) {
  double sum = 0, loss = 0;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    for (const Code code : table.row(i)) {
      const std::size_t j = column_of(code);
      sum += rating(code) - fit.b[i] - fit.s[j] - fit.f[i] * fit.g[j];
    }
  }
  fit.mean = sum / static_cast<double>(table.cells.size());
  for (std::size_t i = 0; i < table.rows(); ++i) {
    for (const Code code : table.row(i)) {
      const std::size_t j = column_of(code);
      const double left = rating(code) - fit.mean - fit.b[i] - fit.s[j] - fit.f[i] * fit.g[j];
      loss += left * left + kIntercept * (fit.b[i] * fit.b[i] + fit.s[j] * fit.s[j]) +
              kFactor * (fit.f[i] * fit.f[i] + fit.g[j] * fit.g[j]);
    }
  }
  return loss;
}

double correlation(const std::vector<double>& a, const Places& places) {
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double p = places.of(i)[0];
    n += 1, x += a[i], y += p, xx += a[i] * a[i], yy += p * p, xy += a[i] * p;
  }
  const double across = (xx - x * x / n) * (yy - y * y / n);
  return across > 0 ? (xy - x * y / n) / std::sqrt(across) : 0;
}

}  // namespace

Bridge bridge_of(const Table& table, const Places& places, int most_rounds) {
  Bridge found{.score = std::vector<double>(table.columns()), .factor = std::vector<double>(table.columns())};
  if (places.axes == 0 || table.cells.empty()) return found;
  double largest = 1e-12;
  for (std::size_t i = 0; i < table.rows(); ++i)
    largest = std::max(largest, std::abs(places.of(i)[0]));
  Fit fit{.mean = 0.5,
          .b = std::vector<double>(table.rows()),
          .f = std::vector<double>(table.rows()),
          .s = found.score,
          .g = found.score};
  for (std::size_t i = 0; i < table.rows(); ++i)
    fit.f[i] = places.of(i)[0] / largest;
  double loss = INFINITY;
  for (; found.rounds < most_rounds && !found.converged; ++found.rounds) {
    solve_statements(table, fit);
    solve_people(table, fit);
    const double now = solve_mean(table, fit);
    found.converged = std::abs(loss - now) <= 1e-9 * now;
    loss = now;
  }
  found.score = fit.s;
  found.factor = fit.g;
  found.mean = fit.mean;
  found.axis_correlation = correlation(fit.f, places);
  found.meaningful = std::abs(found.axis_correlation) >= 0.5;
  return found;
}

}  // namespace plenary::consult
