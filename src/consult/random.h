// Chance that is a function: number c of a seed, SplitMix64's finaliser over a counter.  No state, so any
// thread may ask for any number in any order; the same seed and counter give the same everywhere.
//
//     const Chance chance(seed);   chance.share(7)   in [0, 1);   chance.below(7, n)   in 0..n-1
//     const Chance other = chance.stream(3);                    // a seed of its own
#pragma once

#include <cstdint>

namespace plenary::consult {

class Chance {
 public:
  explicit constexpr Chance(std::uint64_t seed) : seed_(seed) {}

  [[nodiscard]] constexpr std::uint64_t bits(std::uint64_t counter) const {
    std::uint64_t z = seed_ + (counter + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  [[nodiscard]] constexpr double share(std::uint64_t counter) const {
    return static_cast<double>(bits(counter) >> 11) * 0x1p-53;
  }
  // n below 2^32: no value is favoured by more than n in 2^32.
  [[nodiscard]] constexpr std::uint64_t below(std::uint64_t counter, std::uint64_t n) const {
    return ((bits(counter) >> 32) * n) >> 32;
  }
  [[nodiscard]] constexpr Chance stream(std::uint64_t which) const {
    return Chance(bits(which) ^ 0xD1B54A32D192ED03u);
  }

 private:
  std::uint64_t seed_;
};

}  // namespace plenary::consult
