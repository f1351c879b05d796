// Ed25519 by libsodium's public functions alone.  An element's first 32 bytes are its encoding.
//
// libsodium refuses the identity and the exponent 0, which are legal here: both are answered without it.
#pragma once

#include "crypto/edwards_group.h"

namespace plenary::crypto {

class EdwardsLibrary : public EdwardsGroup {
 public:
  EdwardsLibrary();
  [[nodiscard]] bool is_member(const Element& element) const override;
  [[nodiscard]] Element identity() const override;
  [[nodiscard]] const Element& generator() const override { return generator_; }
  [[nodiscard]] bool equal(const Element& a, const Element& b) const override;
  [[nodiscard]] Element multiply(const Element& a, const Element& b) const override;
  [[nodiscard]] Element invert(const Element& a) const override;
  [[nodiscard]] Element power(const Element& base, const Number& exponent) const override;
  [[nodiscard]] Element product(std::span<const Element> bases,
                                std::span<const Number> exponents) const override;
  [[nodiscard]] std::unique_ptr<FixedBase> prepare(const Element& base) const override;
  [[nodiscard]] Computed compute(const Products& products) const override;

 protected:
  [[nodiscard]] std::optional<Element> element_of(const PointBytes& bytes) const override;
  [[nodiscard]] std::vector<PointBytes> bytes_of(std::span<const Element> elements) const override;

 private:
  Element generator_;
};

[[nodiscard]] Element element_holding(const PointBytes& bytes);
[[nodiscard]] PointBytes bytes_held(const Element& element);

}  // namespace plenary::crypto
