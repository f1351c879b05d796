#include "crypto/modular_library.h"

#include "crypto/plain_products.h"

namespace plenary::crypto {

ModularLibrary::ModularLibrary(const ModularParameters& parameters)
    : ModularGroup(parameters), generator_{limbs_of(parameters.g)} {}

Element ModularLibrary::element_of(const Number& value) const {
  return {limbs_of(value)};
}

Number ModularLibrary::value_of(const Element& element) const {
  return number_of(element.limbs);
}

// By the power alone: the fast making's Jacobi symbol is checked against it.
bool ModularLibrary::is_member(const Element& element) const {
  return power(element, parameters_.q).limbs == identity().limbs;
}

Element ModularLibrary::identity() const {
  return {limbs_of(1)};
}

bool ModularLibrary::equal(const Element& a, const Element& b) const {
  return a.limbs == b.limbs;
}

Element ModularLibrary::multiply(const Element& a, const Element& b) const {
  return {limbs_of(number_of(a.limbs) * number_of(b.limbs) % parameters_.p)};
}

Element ModularLibrary::invert(const Element& a) const {
  Number inverse;
  mpz_invert(inverse.get_mpz_t(), number_of(a.limbs).get_mpz_t(), parameters_.p.get_mpz_t());
  return {limbs_of(inverse)};
}

Element ModularLibrary::power(const Element& base, const Number& exponent) const {
  Number value;
  mpz_powm(value.get_mpz_t(), number_of(base.limbs).get_mpz_t(), exponent.get_mpz_t(),
           parameters_.p.get_mpz_t());
  return {limbs_of(value)};
}

Element ModularLibrary::product(std::span<const Element> bases, std::span<const Number> exponents) const {
  return multiply_plainly(*this, bases, exponents);
}

std::unique_ptr<FixedBase> ModularLibrary::prepare(const Element& base) const {
  return std::make_unique<PlainBase>(base);
}

Computed ModularLibrary::compute(const Products& products) const {
  return compute_plainly(*this, products);
}

}  // namespace plenary::crypto
