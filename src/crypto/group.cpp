#include "crypto/group.h"

#include <algorithm>

#include "crypto/edwards_group.h"
#include "crypto/modular_group.h"
#include "crypto/sha256.h"

namespace plenary::crypto {

std::string Group::write(const Element& element) const {
  return write(std::span(&element, 1)).front();
}

bool Group::has_long_exponents() const {
  return mpz_sizeinbase(order().get_mpz_t(), 2) > 512;
}

Number Group::reduced(const Number& number) const {
  Number rest;
  mpz_fdiv_r(rest.get_mpz_t(), number.get_mpz_t(), order().get_mpz_t());
  return rest;
}

Number Group::hash(std::string_view text) const {
  return reduced(number_of_bytes(view_of(sha256(text))));
}

Number Group::hash(std::string_view prefix, std::span<const Element> elements) const {
  std::string text(prefix);
  const auto texts = write(elements);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) text += ',';
    text += texts[i];
  }
  return hash(text);
}

const Group* find_group(std::string_view name, Making making) {
  if (name == "BELENIOS-2048") return &belenios_2048(making);
  if (name == "RFC-3526-2048") return &rfc_3526_2048(making);
  if (name == "Ed25519") return &edwards_25519(making);
  return nullptr;
}

Number number_of_bytes(std::string_view big_endian) {
  Number number;
  mpz_import(number.get_mpz_t(), big_endian.size(), 1, 1, 1, 0, big_endian.data());
  return number;
}

std::optional<Number> read_number(std::string_view text, std::size_t digits) {
  const bool decimal = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (text.empty() || text.size() > digits || !decimal || (text.size() > 1 && text[0] == '0'))
    return std::nullopt;
  return Number(std::string(text), 10);
}

}  // namespace plenary::crypto
