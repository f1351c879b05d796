#include "crypto/plain_products.h"

namespace plenary::crypto {

Element multiply_plainly(const Group& group, std::span<const Element> bases,
                         std::span<const Number> exponents) {
  Element value = group.identity();
  for (std::size_t i = 0; i < bases.size(); ++i)
    value = group.multiply(value, group.power(bases[i], exponents[i]));
  return value;
}

Computed compute_plainly(const Group& group, const Products& products) {
  Computed computed;
  std::vector<Element> bases = products.bases;
  for (std::size_t i = 0; i < bases.size(); ++i) {
    if (!group.is_member(bases[i])) return {.stranger = i};
  }
  for (const auto& sum : products.sums) {
    Element value = group.identity();
    for (const auto part : sum)
      value = group.multiply(value, products.bases[part]);
    bases.push_back(value);
  }
  std::vector<Element> powers;
  for (const auto& power : products.powers)
    powers.push_back(group.power(bases[power.base], power.exponent));
  for (const auto& row : products.rows) {
    Element value = group.identity();
    for (const auto& [fixed, exponent] : row.fixed) {
      const auto& base = static_cast<const PlainBase*>(products.fixed[fixed])->element;
      value = group.multiply(value, group.power(base, exponent));
    }
    for (const auto power : row.powers) {
      value = group.multiply(value, power >= 0 ? powers[static_cast<std::size_t>(power)]
                                               : group.invert(powers[static_cast<std::size_t>(-1 - power)]));
    }
    computed.values.push_back(value);
  }
  return computed;
}

}  // namespace plenary::crypto
