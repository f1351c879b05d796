// Exact rational numbers for votes, weights, shares and thresholds.  There is no rounding and no float.
//
// Written "3", "-3", "2/3" (lowest terms, denominator above 1); read from those and from plain decimals
// ("0.65").  The number of digits is bounded at reading, so that input cannot make it grow at will.
#pragma once

#include <gmpxx.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plenary {

using Exact = mpq_class;

inline constexpr std::size_t kExactDigits = 60;  // longest accepted numerator, denominator or decimal

[[nodiscard]] std::optional<Exact> parse_exact(std::string_view text);
[[nodiscard]] std::string to_string(const Exact& number);
[[nodiscard]] Exact exact(std::int64_t number);

// The smallest whole number n with n >= number, and the smallest with n > number.
[[nodiscard]] mpz_class ceiling(const Exact& number);
[[nodiscard]] mpz_class next_above(const Exact& number);

}  // namespace plenary
