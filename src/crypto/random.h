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

// Where ids and salts come from, for whoever takes it as a parameter: the system's generator everywhere but
// in tests, which play the same record twice from a seed of their own.
class Chance {
 public:
  virtual ~Chance() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;

  template <std::size_t N>
  [[nodiscard]] std::array<std::uint8_t, N> bytes() {
    std::array<std::uint8_t, N> made;
    fill(made);
    return made;
  }
  template <class Id>
  [[nodiscard]] Id id() {
    return Id{bytes<Id::kBytes>()};
  }
};

[[nodiscard]] Chance& system_chance();  // any thread

}  // namespace plenary::crypto
