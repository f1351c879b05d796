// The prime-order subgroup of the curve of Ed25519, in both makings.
//
// Text: 64 lower-case hex digits, the bytes of RFC 8032 from the last to the first.
#pragma once

#include "crypto/edwards_point.h"
#include "crypto/group.h"

namespace plenary::crypto {

[[nodiscard]] const Group& edwards_25519(Making making);

// What both makings have in common: they differ in what an element's limbs are.
class EdwardsGroup : public Group {
 public:
  EdwardsGroup();
  [[nodiscard]] std::string_view name() const override { return "Ed25519"; }
  [[nodiscard]] const Number& order() const override { return order_; }
  [[nodiscard]] std::optional<Element> read(std::string_view text) const override;
  using Group::write;
  [[nodiscard]] std::vector<std::string> write(std::span<const Element> elements) const override;
  [[nodiscard]] Element independent_generator(long number) const override;
  [[nodiscard]] std::optional<Element> embed(std::span<const unsigned> numbers) const override;
  [[nodiscard]] std::optional<std::vector<unsigned>> unembed(const Element& element,
                                                             std::size_t count) const override;
  [[nodiscard]] std::vector<std::array<std::uint64_t, 4>> marks(
      std::span<const Element> elements) const override;
  [[nodiscard]] int compare(const Element& a, const Element& b) const override;

 protected:
  [[nodiscard]] virtual std::optional<Element> element_of(const PointBytes& bytes) const = 0;
  [[nodiscard]] virtual std::vector<PointBytes> bytes_of(std::span<const Element> elements) const = 0;

 private:
  Number order_;
};

[[nodiscard]] std::string text_of(const PointBytes& bytes);
[[nodiscard]] std::optional<PointBytes> point_bytes(std::string_view text);
[[nodiscard]] PointBytes little_endian(const Number& number);  // below 2^256
[[nodiscard]] PointBytes generator_bytes();

}  // namespace plenary::crypto
