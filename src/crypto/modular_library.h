// The integers mod p by GMP's public functions alone: one call a step, nothing shared.
#pragma once

#include "crypto/modular_group.h"

namespace plenary::crypto {

class ModularLibrary : public ModularGroup {
 public:
  explicit ModularLibrary(const ModularParameters& parameters);
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
  [[nodiscard]] Element element_of(const Number& value) const override;
  [[nodiscard]] Number value_of(const Element& element) const override;

 private:
  Element generator_;
};

}  // namespace plenary::crypto
