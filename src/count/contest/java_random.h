// The generator of java.util.Random, which contest configurations of one program name by a seed.
//
// Only so that such a count can be repeated: nothing of our own draws by it.  Source: the definition in the
// documentation of java.util.Random (a linear congruential generator modulo 2^48) and of
// java.util.Collections.shuffle.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace plenary::count {

class JavaRandom {
 public:
  explicit JavaRandom(std::int64_t seed) : state_((static_cast<std::uint64_t>(seed) ^ kMultiplier) & kMask) {}

  std::int32_t below(std::int32_t bound) {  // nextInt(bound)
    if ((bound & -bound) == bound) return static_cast<std::int32_t>((std::int64_t{bound} * next(31)) >> 31);
    for (;;) {
      const std::int64_t bits = next(31), value = bits % bound;
      if (bits - value + (bound - 1) <= 0x7fffffff) return static_cast<std::int32_t>(value);
    }
  }

  // floor(nextDouble() * count), for a small count: the 53 bits exactly, where Java rounds the product.
  std::size_t place_among(std::size_t count) {
    const auto high = static_cast<std::uint64_t>(next(26));
    const std::uint64_t bits = (high << 27) + static_cast<std::uint64_t>(next(27));
    return static_cast<std::size_t>(static_cast<Wide>(bits) * count >> 53);
  }

  template <class T>
  void shuffle(std::vector<T>& list) {
    for (std::size_t i = list.size(); i > 1; --i)
      std::swap(list[i - 1], list[static_cast<std::size_t>(below(static_cast<std::int32_t>(i)))]);
  }

 private:
  __extension__ using Wide = unsigned __int128;
  static constexpr std::uint64_t kMultiplier = 0x5DEECE66D, kMask = (std::uint64_t{1} << 48) - 1;

  std::int64_t next(int bits) {
    state_ = (state_ * kMultiplier + 0xB) & kMask;
    const auto value = static_cast<std::uint32_t>(state_ >> (48 - bits));
    return bits == 32 ? static_cast<std::int32_t>(value) : std::int64_t{value};
  }

  std::uint64_t state_;
};

}  // namespace plenary::count
