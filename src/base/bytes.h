// Bytes as text and back: hex, base64, base64url.  Bytes travel as std::string; a hash is 32 of them.
//
// All readers are strict: one spelling for each value (base64 needs its padding and zero spare bits,
// base64url has no padding, hex is lower case), so that accepted text re-encodes to itself.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace plenary {

using Hash = std::array<std::uint8_t, 32>;  // SHA-256

[[nodiscard]] std::string to_hex(std::string_view bytes);
[[nodiscard]] std::string to_base64(std::string_view bytes);
[[nodiscard]] std::string to_base64url(std::string_view bytes);

[[nodiscard]] std::optional<std::string> from_hex(std::string_view text);
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

template <std::size_t N>
[[nodiscard]] std::string_view view_of(const std::array<std::uint8_t, N>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), N};
}

// The bytes as an array of exactly N, or nothing.
template <std::size_t N>
[[nodiscard]] std::optional<std::array<std::uint8_t, N>> array_of(std::string_view bytes) {
  if (bytes.size() != N) return std::nullopt;
  std::array<std::uint8_t, N> array;
  for (std::size_t i = 0; i < N; ++i) array[i] = static_cast<std::uint8_t>(bytes[i]);
  return array;
}

[[nodiscard]] bool is_utf8(std::string_view bytes);  // no surrogates, no overlong forms, up to U+10FFFF

}  // namespace plenary
