// Arithmetic modulo 2^255 - 19 in five limbs of 51 bits, for public data: variable time nowhere matters here.
#pragma once

#include <array>
#include <cstdint>

namespace plenary::crypto {

// Limbs stay below 2^54: multiplication takes that, addition and subtraction of its results keep to it.
struct Field {
  std::array<std::uint64_t, 5> limb{};
};

__extension__ using Wide = unsigned __int128;

inline constexpr std::uint64_t kLow51 = (std::uint64_t{1} << 51) - 1;
inline constexpr Field kFieldZero{};
inline constexpr Field kFieldOne{{1, 0, 0, 0, 0}};

inline Field operator+(const Field& a, const Field& b) {
  return {{a.limb[0] + b.limb[0], a.limb[1] + b.limb[1], a.limb[2] + b.limb[2], a.limb[3] + b.limb[3],
           a.limb[4] + b.limb[4]}};
}

// 4p is added, so that no limb falls below zero: b's limbs must be below 2^53 - 76, as those of a product, of
// a sum of two or three are; those of a difference are not.
inline Field operator-(const Field& a, const Field& b) {
  constexpr std::uint64_t low = (std::uint64_t{1} << 53) - 76, high = (std::uint64_t{1} << 53) - 4;
  return {{a.limb[0] + low - b.limb[0], a.limb[1] + high - b.limb[1], a.limb[2] + high - b.limb[2],
           a.limb[3] + high - b.limb[3], a.limb[4] + high - b.limb[4]}};
}

inline Field carried(Wide r0, Wide r1, Wide r2, Wide r3, Wide r4) {
  Field out;
  r1 += static_cast<std::uint64_t>(r0 >> 51);
  r2 += static_cast<std::uint64_t>(r1 >> 51);
  r3 += static_cast<std::uint64_t>(r2 >> 51);
  r4 += static_cast<std::uint64_t>(r3 >> 51);
  const std::uint64_t low =
      (static_cast<std::uint64_t>(r0) & kLow51) + 19 * static_cast<std::uint64_t>(r4 >> 51);
  out.limb = {low & kLow51, (static_cast<std::uint64_t>(r1) & kLow51) + (low >> 51),
              static_cast<std::uint64_t>(r2) & kLow51, static_cast<std::uint64_t>(r3) & kLow51,
              static_cast<std::uint64_t>(r4) & kLow51};
  return out;
}

inline Field tidied(const Field& a) {  // limbs as those of a product
  return carried(a.limb[0], a.limb[1], a.limb[2], a.limb[3], a.limb[4]);
}

inline Wide times(std::uint64_t a, std::uint64_t b) {
  return static_cast<Wide>(a) * b;
}

inline Field operator*(const Field& a, const Field& b) {
  const auto& [a0, a1, a2, a3, a4] = a.limb;
  const auto& [b0, b1, b2, b3, b4] = b.limb;
  const std::uint64_t c1 = 19 * b1, c2 = 19 * b2, c3 = 19 * b3, c4 = 19 * b4;
  return carried(times(a0, b0) + times(a1, c4) + times(a2, c3) + times(a3, c2) + times(a4, c1),
                 times(a0, b1) + times(a1, b0) + times(a2, c4) + times(a3, c3) + times(a4, c2),
                 times(a0, b2) + times(a1, b1) + times(a2, b0) + times(a3, c4) + times(a4, c3),
                 times(a0, b3) + times(a1, b2) + times(a2, b1) + times(a3, b0) + times(a4, c4),
                 times(a0, b4) + times(a1, b3) + times(a2, b2) + times(a3, b1) + times(a4, b0));
}

inline Field square(const Field& a) {
  const auto& [a0, a1, a2, a3, a4] = a.limb;
  const std::uint64_t d0 = 2 * a0, d1 = 2 * a1, d2 = 2 * a2, c3 = 19 * a3, c4 = 19 * a4;
  return carried(times(a0, a0) + times(d1, c4) + times(d2, c3), times(d0, a1) + times(d2, c4) + times(a3, c3),
                 times(d0, a2) + times(a1, a1) + times(2 * a3, c4),
                 times(d0, a3) + times(d1, a2) + times(a4, c4),
                 times(d0, a4) + times(d1, a3) + times(a2, a2));
}

[[nodiscard]] Field squared(Field a, int times);
[[nodiscard]] Field inverted(const Field& a);                             // of 0: 0
[[nodiscard]] Field power_p58(const Field& a);                            // a^((p-5)/8)
[[nodiscard]] std::array<std::uint8_t, 32> bytes_of(const Field& a);      // little-endian, below p
[[nodiscard]] Field field_of(const std::array<std::uint8_t, 32>& bytes);  // the highest bit is left out
[[nodiscard]] bool is_zero(const Field& a);
[[nodiscard]] inline Field negated(const Field& a) {
  return kFieldZero - a;
}

}  // namespace plenary::crypto
