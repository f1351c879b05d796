// The two subgroups of the integers mod p, 2048 bits: BELENIOS-2048 and RFC-3526-2048, in both makings.
#pragma once

#include "crypto/group.h"

namespace plenary::crypto {

struct ModularParameters {
  std::string_view name;
  Number p, q, g;
  unsigned padding_bits;  // 0: nothing can be embedded
};

[[nodiscard]] const ModularParameters& belenios_2048_parameters();
[[nodiscard]] const ModularParameters& rfc_3526_2048_parameters();

[[nodiscard]] const Group& belenios_2048(Making making);
[[nodiscard]] const Group& rfc_3526_2048(Making making);

// What both makings have in common: text, generators, embedding; they differ in what an element's limbs are.
class ModularGroup : public Group {
 public:
  explicit ModularGroup(const ModularParameters& parameters);

  [[nodiscard]] std::string_view name() const override { return parameters_.name; }
  [[nodiscard]] const Number& order() const override { return parameters_.q; }
  [[nodiscard]] const ModularParameters& parameters() const { return parameters_; }

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
  [[nodiscard]] virtual Element element_of(const Number& value) const = 0;  // 0 < value < p
  [[nodiscard]] virtual Number value_of(const Element& element) const = 0;
  [[nodiscard]] bool in_subgroup(const Number& value) const;  // by the Jacobi symbol where that decides

  const ModularParameters& parameters_;
  Number cofactor_;  // (p-1)/q
};

[[nodiscard]] Limbs limbs_of(const Number& value);
[[nodiscard]] Number number_of(const Limbs& limbs);

}  // namespace plenary::crypto
