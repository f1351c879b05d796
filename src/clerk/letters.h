// Letters that people copy by hand: 29 of them, without those that look alike, and a letter that checks
// others.
//
//     check_letter("7KQM2", 3)     // the letter to write behind; a slip in one letter, or two exchanged,
//     shows
#pragma once

#include <cstddef>
#include <string_view>

namespace plenary::clerk {

inline constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRTVWXYZ";  // a prime; no 0 O 1 I L S U

// Weights differ and 29 is prime: any one letter wrong, and any two neighbours exchanged, are noticed; `salt`
// keeps what is right in one place from being taken for right in another.
[[nodiscard]] char check_letter(std::string_view letters, std::size_t salt = 0);

[[nodiscard]] bool is_gap(char c);  // spaces, dashes, ends of lines: between letters they mean nothing
[[nodiscard]] char capital(char c);

}  // namespace plenary::clerk
