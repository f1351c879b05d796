#include "crypto/edwards_group.h"

#include <algorithm>
#include <cstring>

#include "base/result.h"
#include "crypto/sha256.h"

namespace plenary::crypto {
namespace {

constexpr unsigned kPaddingBits = 14;
constexpr std::size_t kMostEmbedded = 30;

}  // namespace

EdwardsGroup::EdwardsGroup() {
  mpz_ui_pow_ui(order_.get_mpz_t(), 2, 252);
  order_ += Number("27742317777372353535851937790883648493");
}

std::string text_of(const PointBytes& bytes) {
  const std::string reversed(bytes.rbegin(), bytes.rend());
  return to_hex(reversed);
}

std::optional<PointBytes> point_bytes(std::string_view text) {
  const auto bytes = from_hex(text);
  if (!bytes || bytes->size() != 32) return std::nullopt;
  return array_of<32>(std::string(bytes->rbegin(), bytes->rend()));
}

PointBytes little_endian(const Number& number) {
  ensure(sgn(number) >= 0 && mpz_sizeinbase(number.get_mpz_t(), 2) <= 256, "the number fits 32 bytes");
  PointBytes bytes{};
  mpz_export(bytes.data(), nullptr, -1, 1, 0, 0, number.get_mpz_t());
  return bytes;
}

PointBytes generator_bytes() {  // y = 4/5
  PointBytes bytes;
  bytes.fill(0x66);
  bytes[0] = 0x58;
  return bytes;
}

std::optional<Element> EdwardsGroup::read(std::string_view text) const {
  const auto bytes = point_bytes(text);
  return bytes ? element_of(*bytes) : std::nullopt;
}

std::vector<std::string> EdwardsGroup::write(std::span<const Element> elements) const {
  std::vector<std::string> texts;
  for (const auto& bytes : bytes_of(elements))
    texts.push_back(text_of(bytes));
  return texts;
}

Element EdwardsGroup::independent_generator(long number) const {
  Number tried = number_of_bytes(view_of(sha256("ggen|" + std::to_string(number)))) >> 2;
  auto found = element_of(little_endian(tried));
  while (!found)
    found = element_of(little_endian(++tried));
  Element made = *found;
  for (int doubling = 0; doubling < 3; ++doubling)
    made = multiply(made, made);
  return made;
}

std::optional<Element> EdwardsGroup::embed(std::span<const unsigned> numbers) const {
  if (numbers.size() > kMostEmbedded) return std::nullopt;
  Number packed = 0;
  for (const unsigned number : numbers)
    packed = packed * 256 + (number & 255u);
  packed <<= kPaddingBits;
  for (unsigned padding = 0; padding < (1u << kPaddingBits); ++padding) {
    const auto element = element_of(little_endian(packed + padding));
    if (element && is_member(*element)) return element;
  }
  return std::nullopt;
}

std::optional<std::vector<unsigned>> EdwardsGroup::unembed(const Element& element, std::size_t count) const {
  const auto bytes = bytes_of(std::span(&element, 1)).front();
  Number packed;
  mpz_import(packed.get_mpz_t(), bytes.size(), -1, 1, 0, 0, bytes.data());
  packed >>= kPaddingBits;
  std::vector<unsigned> numbers(count);
  for (std::size_t i = count; i-- > 0; packed >>= 8)
    numbers[i] = static_cast<unsigned>(mpz_get_ui(packed.get_mpz_t()) & 255u);
  return numbers;
}

std::vector<std::array<std::uint64_t, 4>> EdwardsGroup::marks(std::span<const Element> elements) const {
  std::vector<std::array<std::uint64_t, 4>> marks;
  for (const auto& bytes : bytes_of(elements))
    std::memcpy(marks.emplace_back().data(), bytes.data(), bytes.size());
  return marks;
}

// By the bytes of RFC 8032, as the peer's libsodium-backed comparison does.
int EdwardsGroup::compare(const Element& a, const Element& b) const {
  const Element both[] = {a, b};
  const auto bytes = bytes_of(both);
  return bytes[0] < bytes[1] ? -1 : bytes[0] == bytes[1] ? 0 : 1;
}

}  // namespace plenary::crypto
