// Multiplication modulo an odd number of 2048 bits in Montgomery's form, on GMP's mpn layer.  Variable time.
#pragma once

#include "crypto/group.h"

namespace plenary::crypto {

class Montgomery {
 public:
  explicit Montgomery(const Number& modulus);

  [[nodiscard]] Limbs enter(const Number& value) const;  // value R mod p
  [[nodiscard]] Number leave(const Limbs& a) const;
  [[nodiscard]] const Limbs& one() const { return one_; }
  [[nodiscard]] const Number& modulus() const { return modulus_; }

  void multiply(Limbs& out, const Limbs& a, const Limbs& b) const;  // out may be a or b
  void square(Limbs& out, const Limbs& a) const;

 private:
  void reduce(Limbs& out, std::uint64_t* product) const;  // of 64 limbs

  Number modulus_;
  Limbs p_, one_, r_squared_;
  std::uint64_t negated_inverse_;  // -1/p mod 2^64
};

}  // namespace plenary::crypto
