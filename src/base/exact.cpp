#include "base/exact.h"

#include <algorithm>

namespace plenary {
namespace {

// One spelling: no sign, no leading zero, at most kExactDigits.
bool is_natural(std::string_view text) {
  const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  return digits && !text.empty() && text.size() <= kExactDigits && (text.size() == 1 || text[0] != '0');
}

std::optional<Exact> parse_unsigned(std::string_view text) {
  if (const auto slash = text.find('/'); slash != text.npos) {
    const auto above = text.substr(0, slash), below = text.substr(slash + 1);
    if (!is_natural(above) || !is_natural(below) || below == "0") return std::nullopt;
    Exact number{mpz_class(std::string(above), 10), mpz_class(std::string(below), 10)};
    number.canonicalize();
    return number;
  }
  if (const auto dot = text.find('.'); dot != text.npos) {
    const auto whole = text.substr(0, dot), places = text.substr(dot + 1);
    if (!is_natural(whole) || !is_natural("1" + std::string(places)) || places.empty()) return std::nullopt;
    Exact number{mpz_class(std::string(whole) + std::string(places), 10),
                 mpz_class("1" + std::string(places.size(), '0'))};
    number.canonicalize();
    return number;
  }
  if (!is_natural(text)) return std::nullopt;
  return Exact(mpz_class(std::string(text), 10));
}

}  // namespace

std::optional<Exact> parse_exact(std::string_view text) {
  const bool negative = text.starts_with('-');
  auto number = parse_unsigned(negative ? text.substr(1) : text);
  if (number && negative) {
    if (*number == 0) return std::nullopt;
    *number = -*number;
  }
  return number;
}

std::string to_string(const Exact& number) { return number.get_str(); }

Exact exact(std::int64_t number) {
  static_assert(sizeof(long) == sizeof(std::int64_t));
  return Exact(static_cast<long>(number));
}

mpz_class ceiling(const Exact& number) {
  mpz_class whole;
  mpz_cdiv_q(whole.get_mpz_t(), number.get_num().get_mpz_t(), number.get_den().get_mpz_t());
  return whole;
}

mpz_class next_above(const Exact& number) {
  mpz_class whole;
  mpz_fdiv_q(whole.get_mpz_t(), number.get_num().get_mpz_t(), number.get_den().get_mpz_t());
  return whole + 1;
}

}  // namespace plenary
