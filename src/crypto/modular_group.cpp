#include "crypto/modular_group.h"

#include <cstring>

#include "base/result.h"
#include "crypto/sha256.h"

namespace plenary::crypto {

static_assert(sizeof(mp_limb_t) == 8, "limbs of 64 bits");

Limbs limbs_of(const Number& value) {
  Limbs limbs{};
  ensure(sgn(value) >= 0 && mpz_size(value.get_mpz_t()) <= kLimbs, "the number fits the limbs");
  mpz_export(limbs.data(), nullptr, -1, 8, 0, 0, value.get_mpz_t());
  return limbs;
}

Number number_of(const Limbs& limbs) {
  Number number;
  mpz_import(number.get_mpz_t(), kLimbs, -1, 8, 0, 0, limbs.data());
  return number;
}

ModularGroup::ModularGroup(const ModularParameters& parameters)
    : parameters_(parameters), cofactor_((parameters.p - 1) / parameters.q) {}

std::optional<Element> ModularGroup::read(std::string_view text) const {
  const auto value = read_number(text, 617);
  if (!value || *value == 0 || *value >= parameters_.p) return std::nullopt;
  return element_of(*value);
}

std::vector<std::string> ModularGroup::write(std::span<const Element> elements) const {
  std::vector<std::string> texts;
  texts.reserve(elements.size());
  for (const auto& element : elements)
    texts.push_back(value_of(element).get_str());
  return texts;
}

// For a safe prime the subgroup is that of the squares; else x^q = 1 must be tried: (p-1)/q is divisible by
// 2 and 3 for BELENIOS-2048, so elements of small order exist.
bool ModularGroup::in_subgroup(const Number& value) const {
  if (cofactor_ == 2) return mpz_jacobi(value.get_mpz_t(), parameters_.p.get_mpz_t()) == 1;
  Number power;
  mpz_powm(power.get_mpz_t(), value.get_mpz_t(), parameters_.q.get_mpz_t(), parameters_.p.get_mpz_t());
  return power == 1;
}

Element ModularGroup::independent_generator(long number) const {
  const Number seed = number_of_bytes(view_of(sha256("ggen|" + std::to_string(number))));
  Number made;
  mpz_powm(made.get_mpz_t(), seed.get_mpz_t(), cofactor_.get_mpz_t(), parameters_.p.get_mpz_t());
  return element_of(made);
}

std::optional<Element> ModularGroup::embed(std::span<const unsigned> numbers) const {
  const std::size_t room = mpz_sizeinbase(parameters_.q.get_mpz_t(), 2) - 1 - parameters_.padding_bits;
  if (parameters_.padding_bits == 0 || numbers.size() * 8 > room) return std::nullopt;
  Number packed = 0;
  for (const unsigned number : numbers)
    packed = packed * 256 + (number & 255u);
  packed <<= parameters_.padding_bits;
  for (unsigned padding = 0; padding < (1u << parameters_.padding_bits); ++padding) {
    const Number tried = packed + padding;
    if (tried > 0 && in_subgroup(tried)) return element_of(tried);
  }
  return std::nullopt;
}

std::optional<std::vector<unsigned>> ModularGroup::unembed(const Element& element, std::size_t count) const {
  if (parameters_.padding_bits == 0) return std::nullopt;
  Number packed = value_of(element) >> parameters_.padding_bits;
  std::vector<unsigned> numbers(count);
  for (std::size_t i = count; i-- > 0; packed >>= 8)
    numbers[i] = static_cast<unsigned>(mpz_get_ui(packed.get_mpz_t()) & 255u);
  return numbers;
}

std::vector<std::array<std::uint64_t, 4>> ModularGroup::marks(std::span<const Element> elements) const {
  std::vector<std::array<std::uint64_t, 4>> marks;
  for (const auto& element : elements) {
    const auto hash = sha256({reinterpret_cast<const char*>(element.limbs.data()), sizeof element.limbs});
    std::memcpy(marks.emplace_back().data(), hash.data(), hash.size());
  }
  return marks;
}

int ModularGroup::compare(const Element& a, const Element& b) const {
  return cmp(value_of(a), value_of(b));
}

}  // namespace plenary::crypto
