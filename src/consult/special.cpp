#include "consult/special.h"

#include <cmath>

namespace plenary::consult {
namespace {

// The continued fraction of the incomplete beta by Lentz' method.
double beta_fraction(double x, double a, double b) {
  constexpr double kTiny = 1e-300;
  const auto away = [](double v) { return std::abs(v) < kTiny ? kTiny : v; };
  double c = 1, d = 1 / away(1 - (a + b) * x / (a + 1)), h = d;
  for (int i = 1; i <= 10'000; ++i) {
    const double even = i * (b - i) * x / ((a + 2 * i - 1) * (a + 2 * i));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const double odd = -(a + i) * (a + b + i) * x / ((a + 2 * i) * (a + 2 * i + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    h *= d * c;
    if (std::abs(d * c - 1) < 1e-15) break;
  }
  return h;
}

}  // namespace

double log_gamma(double x) {
  if (x < 10) return log_gamma(x + 1) - std::log(x);
  const double r = 1 / (x * x);  // Stirling's series
  const double tail = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r / 1188)))) / x;
  return (x - 0.5) * std::log(x) - x + 0.91893853320467274178 + tail;
}

double digamma(double x) {
  if (x < 10) return digamma(x + 1) - 1 / x;
  const double r = 1 / (x * x);
  return std::log(x) - 0.5 / x -
         r * (1.0 / 12 - r * (1.0 / 120 - r * (1.0 / 252 - r * (1.0 / 240 - r * (1.0 / 132)))));
}

double trigamma(double x) {
  if (x < 10) return trigamma(x + 1) + 1 / (x * x);
  const double r = 1 / (x * x);
  return 1 / x + r / 2 +
         r / x * (1.0 / 6 - r * (1.0 / 30 - r * (1.0 / 42 - r * (1.0 / 30 - r * (5.0 / 66)))));
}

double beta_below(double x, double a, double b) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const double front =
      std::exp(log_gamma(a + b) - log_gamma(a) - log_gamma(b) + a * std::log(x) + b * std::log1p(-x));
  if (x < (a + 1) / (a + b + 2)) return front * beta_fraction(x, a, b) / a;
  return 1 - front * beta_fraction(1 - x, b, a) / b;
}

// Halving, then it is as exact as beta_below: 60 steps.
double beta_quantile(double p, double a, double b) {
  double low = 0, high = 1;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    (beta_below(middle, a, b) < p ? low : high) = middle;
  }
  return (low + high) / 2;
}

double normal_above(double z) {
  return 0.5 * std::erfc(z / std::sqrt(2.0));
}

}  // namespace plenary::consult
