#include "view/wilson.h"

#include <gmpxx.h>

namespace plenary::view {
namespace {

constexpr std::int64_t kWhole = 10'000;

std::int64_t rounded(const mpz_class& above, const mpz_class& below) {
  return mpz_class((2 * above + below) / (2 * below)).get_si();
}

}  // namespace

// centre = (k + z^2/2) / (n + z^2), half-width = z sqrt(k (n-k) / n + z^2/4) / (n + z^2); with z = 196/100 and
// everything multiplied by 2 * 10^4 * n, only one square root is left, of a whole number.
Share wilson(std::int64_t count, std::int64_t n) {
  if (n <= 0) return {count, 0, 0, kWhole};
  const mpz_class k(static_cast<long>(count)), of(static_cast<long>(n));
  const mpz_class zz = 38416;                           // z^2 * 10^4
  const mpz_class below = 2 * (10'000 * of + zz);       // 2 * 10^4 * (n + z^2)
  const mpz_class centre = 20'000 * k + zz;             // over `below`
  // half-width * below = 2 * z * 10^4 * sqrt(k(n-k)/n + z^2/4) = sqrt(zz * (4 * 10^4 * k(n-k)/n + zz))
  const mpz_class inside = zz * (40'000 * k * (of - k) + zz * of);
  mpz_class root, rest;
  const mpz_class scaled = inside * of;                 // sqrt(inside / n) = sqrt(inside * n) / n
  mpz_sqrtrem(root.get_mpz_t(), rest.get_mpz_t(), scaled.get_mpz_t());
  if (rest > 0) root += 1;
  const mpz_class low = kWhole * (centre * of - root), high = kWhole * (centre * of + root), all = below * of;
  mpz_class floor_low, ceil_high;
  mpz_fdiv_q(floor_low.get_mpz_t(), low.get_mpz_t(), all.get_mpz_t());
  mpz_cdiv_q(ceil_high.get_mpz_t(), high.get_mpz_t(), all.get_mpz_t());
  const auto clamp = [](std::int64_t bp) { return bp < 0 ? 0 : bp > kWhole ? kWhole : bp; };
  return {count, rounded(kWhole * k, of), clamp(floor_low.get_si()), clamp(ceil_high.get_si())};
}

}  // namespace plenary::view
