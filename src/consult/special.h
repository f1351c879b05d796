// The few functions intervals need: log gamma, digamma, trigamma, the regularised incomplete beta and its
// inverse.
//
// Lanczos' series, asymptotic series after recurrence, and Lentz' continued fraction (Abramowitz and Stegun
// 6, 26.5.8); relative error below 1e-12 for arguments from 1 to 1e7.  Published numbers are rounded to 9
// digits.
#pragma once

namespace plenary::consult {

[[nodiscard]] double log_gamma(double x);
[[nodiscard]] double digamma(double x);
[[nodiscard]] double trigamma(double x);
// P(X <= x) for X of the Beta(a, b) distribution, and x for a given probability.
[[nodiscard]] double beta_below(double x, double a, double b);
[[nodiscard]] double beta_quantile(double p, double a, double b);
[[nodiscard]] double normal_above(double z);  // P(Z > z)

}  // namespace plenary::consult
