// Products of powers without any sharing, for the makings that ask a library for every step.
#pragma once

#include "crypto/group.h"

namespace plenary::crypto {

class PlainBase : public FixedBase {
 public:
  explicit PlainBase(const Element& base) : element(base) {}
  Element element;
};

[[nodiscard]] Computed compute_plainly(const Group& group, const Products& products);
[[nodiscard]] Element multiply_plainly(const Group& group, std::span<const Element> bases,
                                       std::span<const Number> exponents);

}  // namespace plenary::crypto
