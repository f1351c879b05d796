#include "consult/jacobi.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace plenary::consult {
namespace {

constexpr int kMostSweeps = 60;

struct Square {
  std::vector<double>& cells;
  std::size_t n;
  double& operator()(std::size_t row, std::size_t column) { return cells[row * n + column]; }
};

double off_diagonal(Square a) {
  double sum = 0;
  for (std::size_t p = 0; p < a.n; ++p) {
    for (std::size_t q = p + 1; q < a.n; ++q)
      sum += a(p, q) * a(p, q);
  }
  return sum;
}

// Turns rows and columns p, q so that a(p, q) becomes 0 (Golub and Van Loan, Matrix Computations, 8.5).
void rotate(Square a, Square turned, std::size_t p, std::size_t q) {
  const double apart = (a(q, q) - a(p, p)) / (2 * a(p, q));
  const double t = (apart >= 0 ? 1 : -1) / (std::abs(apart) + std::sqrt(apart * apart + 1));
  const double c = 1 / std::sqrt(t * t + 1), s = t * c;
  const auto mix = [&](double& x, double& y) {
    const double was = x;
    x = c * was - s * y;
    y = s * was + c * y;
  };
  for (std::size_t i = 0; i < a.n; ++i)
    mix(a(i, p), a(i, q));
  for (std::size_t i = 0; i < a.n; ++i)
    mix(a(p, i), a(q, i));
  for (std::size_t i = 0; i < a.n; ++i)
    mix(turned(p, i), turned(q, i));  // vectors as rows
}

}  // namespace

Eigen jacobi(std::vector<double> matrix, std::size_t n) {
  std::vector<double> turned_cells(n * n, 0.0);
  Square a{matrix, n}, turned{turned_cells, n};
  double all = off_diagonal(a);
  for (std::size_t i = 0; i < n; ++i) {
    turned(i, i) = 1;
    all += a(i, i) * a(i, i);
  }
  for (int sweep = 0; sweep < kMostSweeps && off_diagonal(a) > all * 1e-34; ++sweep) {
    for (std::size_t p = 0; p < n; ++p) {
      for (std::size_t q = p + 1; q < n; ++q) {
        if (std::abs(a(p, q)) > 1e-300) rotate(a, turned, p, q);
      }
    }
  }
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return a(i, i); });
  Eigen found;
  for (const std::size_t i : order) {
    found.values.push_back(a(i, i));
    const auto row = turned_cells.begin() + static_cast<std::ptrdiff_t>(i * n);
    found.vectors.emplace_back(row, row + static_cast<std::ptrdiff_t>(n));
  }
  return found;
}

}  // namespace plenary::consult
