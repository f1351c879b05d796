#include "crypto/montgomery.h"

#include <algorithm>

#include "base/result.h"
#include "crypto/modular_group.h"

namespace plenary::crypto {
namespace {

constexpr auto kCount = static_cast<mp_size_t>(kLimbs);

// Newton: each step doubles the bits that are right; an odd number is its own inverse mod 8.
std::uint64_t inverse_mod_word(std::uint64_t odd) {
  std::uint64_t inverse = odd;
  for (int step = 0; step < 5; ++step)
    inverse *= 2 - odd * inverse;
  return inverse;
}

}  // namespace

Montgomery::Montgomery(const Number& modulus)
    : modulus_(modulus), p_(limbs_of(modulus)), negated_inverse_(0 - inverse_mod_word(p_[0])) {
  ensure(mpz_sizeinbase(modulus.get_mpz_t(), 2) == 64 * kLimbs && (p_[0] & 1) == 1, "odd, 2048 bits");
  Number r = 1;
  r <<= 64 * kLimbs;
  one_ = limbs_of(r % modulus);
  r_squared_ = limbs_of(r * r % modulus);
}

Limbs Montgomery::enter(const Number& value) const {
  Limbs out;
  multiply(out, limbs_of(value), r_squared_);
  return out;
}

Number Montgomery::leave(const Limbs& a) const {
  std::uint64_t product[2 * kLimbs] = {};
  std::copy(a.begin(), a.end(), product);
  Limbs out;
  reduce(out, product);
  return number_of(out);
}

void Montgomery::multiply(Limbs& out, const Limbs& a, const Limbs& b) const {
  std::uint64_t product[2 * kLimbs];
  mpn_mul_n(product, a.data(), b.data(), kCount);
  reduce(out, product);
}

void Montgomery::square(Limbs& out, const Limbs& a) const {
  std::uint64_t product[2 * kLimbs];
  mpn_sqr(product, a.data(), kCount);
  reduce(out, product);
}

// Each low limb is made zero by a multiple of p; its carry is kept in its place and added at the end.
void Montgomery::reduce(Limbs& out, std::uint64_t* product) const {
  for (std::size_t i = 0; i < kLimbs; ++i)
    product[i] = mpn_addmul_1(product + i, p_.data(), kCount, product[i] * negated_inverse_);
  const auto carry = mpn_add_n(out.data(), product + kLimbs, product, kCount);
  if (carry != 0 || mpn_cmp(out.data(), p_.data(), kCount) >= 0)
    mpn_sub_n(out.data(), out.data(), p_.data(), kCount);
}

}  // namespace plenary::crypto
