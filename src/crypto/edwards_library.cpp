#include "crypto/edwards_library.h"

#include <sodium.h>

#include <cstring>

#include "base/result.h"
#include "crypto/plain_products.h"

namespace plenary::crypto {

Element element_holding(const PointBytes& bytes) {
  Element element;
  std::memcpy(element.limbs.data(), bytes.data(), bytes.size());
  return element;
}

PointBytes bytes_held(const Element& element) {
  PointBytes bytes;
  std::memcpy(bytes.data(), element.limbs.data(), bytes.size());
  return bytes;
}

EdwardsLibrary::EdwardsLibrary() : generator_(element_holding(generator_bytes())) {
  ensure(sodium_init() >= 0, "libsodium starts");
}

Element EdwardsLibrary::identity() const {
  PointBytes bytes{};
  bytes[0] = 1;
  return element_holding(bytes);
}

// On the curve, and spelled as libsodium would spell it.
std::optional<Element> EdwardsLibrary::element_of(const PointBytes& bytes) const {
  PointBytes again;
  const auto one = bytes_held(identity());
  if (crypto_core_ed25519_add(again.data(), bytes.data(), one.data()) != 0 || again != bytes)
    return std::nullopt;
  return element_holding(bytes);
}

std::vector<PointBytes> EdwardsLibrary::bytes_of(std::span<const Element> elements) const {
  std::vector<PointBytes> bytes;
  for (const auto& element : elements)
    bytes.push_back(bytes_held(element));
  return bytes;
}

bool EdwardsLibrary::is_member(const Element& element) const {
  return equal(element, identity()) || crypto_core_ed25519_is_valid_point(bytes_held(element).data()) == 1;
}

bool EdwardsLibrary::equal(const Element& a, const Element& b) const {
  return bytes_held(a) == bytes_held(b);
}

Element EdwardsLibrary::multiply(const Element& a, const Element& b) const {
  PointBytes sum;
  ensure(crypto_core_ed25519_add(sum.data(), bytes_held(a).data(), bytes_held(b).data()) == 0, "points add");
  return element_holding(sum);
}

Element EdwardsLibrary::invert(const Element& a) const {
  PointBytes difference;
  ensure(crypto_core_ed25519_sub(difference.data(), bytes_held(identity()).data(), bytes_held(a).data()) == 0,
         "points subtract");
  return element_holding(difference);
}

Element EdwardsLibrary::power(const Element& base, const Number& exponent) const {
  const Number rest = reduced(exponent);
  if (rest == 0 || equal(base, identity())) return identity();
  PointBytes power;
  ensure(crypto_scalarmult_ed25519_noclamp(power.data(), little_endian(rest).data(),
                                           bytes_held(base).data()) == 0,
         "the base is a member");
  return element_holding(power);
}

Element EdwardsLibrary::product(std::span<const Element> bases, std::span<const Number> exponents) const {
  return multiply_plainly(*this, bases, exponents);
}

std::unique_ptr<FixedBase> EdwardsLibrary::prepare(const Element& base) const {
  return std::make_unique<PlainBase>(base);
}

Computed EdwardsLibrary::compute(const Products& products) const {
  return compute_plainly(*this, products);
}

}  // namespace plenary::crypto
