#include "crypto/edwards_field.h"

#include <bit>
#include <cstring>

namespace plenary::crypto {

static_assert(std::endian::native == std::endian::little);

Field squared(Field a, int times) {
  for (int i = 0; i < times; ++i)
    a = square(a);
  return a;
}

namespace {

struct Powers {
  Field eleven, p250;  // a^11 and a^(2^250 - 1)
};

Powers powers_of(const Field& a) {
  const Field two = square(a), nine = squared(two, 2) * a, eleven = nine * two;
  const Field p5 = square(eleven) * nine;  // 2^5 - 1
  const Field p10 = squared(p5, 5) * p5;   // 2^10 - 1
  const Field p20 = squared(p10, 10) * p10;
  const Field p40 = squared(p20, 20) * p20;
  const Field p50 = squared(p40, 10) * p10;
  const Field p100 = squared(p50, 50) * p50;
  const Field p200 = squared(p100, 100) * p100;
  return {eleven, squared(p200, 50) * p50};
}

}  // namespace

Field inverted(const Field& a) {  // a^(p-2) = a^(2^255 - 21)
  const auto powers = powers_of(a);
  return squared(powers.p250, 5) * powers.eleven;
}

Field power_p58(const Field& a) {  // a^(2^252 - 3)
  return squared(powers_of(a).p250, 2) * a;
}

std::array<std::uint8_t, 32> bytes_of(const Field& a) {
  auto r = tidied(tidied(a));
  std::uint64_t over = (r.limb[0] + 19) >> 51;  // 1 where r >= p
  for (int i = 1; i < 5; ++i)
    over = (r.limb[i] + over) >> 51;
  r.limb[0] += 19 * over;
  for (int i = 0; i < 4; ++i) {
    r.limb[i + 1] += r.limb[i] >> 51;
    r.limb[i] &= kLow51;
  }
  r.limb[4] &= kLow51;
  const std::uint64_t words[4] = {r.limb[0] | r.limb[1] << 51, r.limb[1] >> 13 | r.limb[2] << 38,
                                  r.limb[2] >> 26 | r.limb[3] << 25, r.limb[3] >> 39 | r.limb[4] << 12};
  std::array<std::uint8_t, 32> bytes;
  std::memcpy(bytes.data(), words, 32);
  return bytes;
}

Field field_of(const std::array<std::uint8_t, 32>& bytes) {
  std::uint64_t w[4];
  std::memcpy(w, bytes.data(), 32);
  return {{w[0] & kLow51, (w[0] >> 51 | w[1] << 13) & kLow51, (w[1] >> 38 | w[2] << 26) & kLow51,
           (w[2] >> 25 | w[3] << 39) & kLow51, (w[3] >> 12) & kLow51}};
}

bool is_zero(const Field& a) {
  return bytes_of(a) == std::array<std::uint8_t, 32>{};
}

}  // namespace plenary::crypto
