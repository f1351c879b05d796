// Chance from the system's generator, for ids, salts, keys and tokens.
//
//     const auto id = crypto::random_id<ActId>();
//
// Never used by anything the record decides: there chance comes from a seed in the record.  If the system
// has no randomness to give, the process stops: an id that could be guessed is worse than none.  Any thread.
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace plenary::crypto {

void fill(std::span<std::uint8_t> bytes);

template <std::size_t N>
[[nodiscard]] std::array<std::uint8_t, N> random_bytes() {
  std::array<std::uint8_t, N> bytes;
  fill(bytes);
  return bytes;
}

template <class Id>
[[nodiscard]] Id random_id() {
  return Id{random_bytes<Id::kBytes>()};
}

}  // namespace plenary::crypto
