// Powers and products of powers in any group whose operations are given, for public exponents.
//
// `Ops` has Value, and: Value one(); multiply(Value& out, a, b); square(Value& out, a, more);
// invert_all(span). A chain holds b^(2^(w i)); an exponent on that base then costs one multiplication a digit
// and a closing of 2^(w+1) (Yao, 1976).  A table of all digits in all places serves a base that is used all
// day.  Many bases with an exponent each are multiplied by buckets (Pippenger, 1980).
#pragma once

#include <span>
#include <vector>

#include "crypto/group.h"

namespace plenary::crypto {

// The `width` bits of a number of any size from bit `at` upwards.
[[nodiscard]] inline unsigned digit_at(const Number& number, std::size_t at, unsigned width) {
  const auto* const limbs = mpz_limbs_read(number.get_mpz_t());
  const std::size_t size = mpz_size(number.get_mpz_t()), limb = at / 64, shift = at % 64;
  if (limb >= size) return 0;
  std::uint64_t bits = limbs[limb] >> shift;
  if (shift + width > 64 && limb + 1 < size) bits |= limbs[limb + 1] << (64 - shift);
  return static_cast<unsigned>(bits & ((1u << width) - 1));
}

[[nodiscard]] inline std::size_t bits_of(const Number& number) {
  return sgn(number) == 0 ? 0 : mpz_sizeinbase(number.get_mpz_t(), 2);
}

// Buckets: bucket[d] is raised to d and all multiplied, by running products from the highest down.
template <class Ops>
class Buckets {
 public:
  using Value = typename Ops::Value;

  Buckets(const Ops& ops, unsigned width) : ops_(ops), held_(std::size_t{1} << width), used_(held_.size()) {}

  void add(unsigned digit, const Value& value) {
    if (digit == 0) return;
    if (used_[digit]) {
      ops_.multiply(held_[digit], held_[digit], value);
    } else {
      held_[digit] = value;
      used_[digit] = 1;
    }
  }

  // The product so far, and empty again.
  Value close() {
    Value running = ops_.one(), total = ops_.one();
    bool started = false;
    for (std::size_t digit = held_.size() - 1; digit > 0; --digit) {
      if (used_[digit]) {
        if (started)
          ops_.multiply(running, running, held_[digit]);
        else
          running = held_[digit];
      }
      if (!started && used_[digit]) {
        total = running;
        started = true;
      } else if (started) {
        ops_.multiply(total, total, running);
      }
      used_[digit] = 0;
    }
    return total;
  }

 private:
  const Ops& ops_;
  std::vector<Value> held_;
  std::vector<std::uint8_t> used_;
};

template <class Ops>
std::vector<typename Ops::Value> make_chain(const Ops& ops, const typename Ops::Value& base, std::size_t bits,
                                            unsigned width) {
  std::vector<typename Ops::Value> chain{base};
  for (std::size_t at = width; at < bits; at += width) {
    auto next = chain.back();
    for (unsigned i = 0; i < width; ++i)
      ops.square(next, next, i + 1 < width);
    chain.push_back(next);
  }
  return chain;
}

template <class Ops>
typename Ops::Value power_on_chain(Buckets<Ops>& buckets, std::span<const typename Ops::Value> chain,
                                   const Number& exponent, unsigned width) {
  for (std::size_t i = 0; i < chain.size() && i * width < bits_of(exponent); ++i)
    buckets.add(digit_at(exponent, i * width, width), chain[i]);
  return buckets.close();
}

// Product of bases[i]^exponents[i], exponents not negative.
template <class Ops>
typename Ops::Value product_by_buckets(const Ops& ops, std::span<const typename Ops::Value> bases,
                                       std::span<const Number> exponents) {
  std::size_t bits = 0;
  for (const auto& exponent : exponents)
    bits = std::max(bits, bits_of(exponent));
  unsigned width = 1;  // about log2(n) - 2: a window costs n additions and 2^(w+1) to close
  while (width < 12 && (std::size_t{1} << (width + 2)) < bases.size())
    ++width;
  Buckets<Ops> buckets(ops, width);
  auto total = ops.one();
  for (std::size_t window = (bits + width - 1) / width; window-- > 0;) {
    for (unsigned i = 0; i < width && window + 1 < (bits + width - 1) / width; ++i)
      ops.square(total, total, i + 1 < width);
    for (std::size_t i = 0; i < bases.size(); ++i)
      buckets.add(digit_at(exponents[i], window * width, width), bases[i]);
    ops.multiply(total, total, buckets.close());
  }
  return total;
}

// All digits in all places of one base: a power is one multiplication for each 8 bits.
template <class Ops>
class DigitTable {
 public:
  using Value = typename Ops::Value;
  static constexpr unsigned kWidth = 8;
  static constexpr std::size_t kDigits = (1u << kWidth) - 1;

  DigitTable(const Ops& ops, const Value& base, std::size_t bits) {
    auto place = base;
    for (std::size_t at = 0; at < bits; at += kWidth) {
      const auto first = held_.size();
      held_.push_back(place);
      for (std::size_t digit = 2; digit <= kDigits; ++digit) {
        held_.push_back(place);
        ops.multiply(held_.back(), held_[held_.size() - 2], held_[first]);
      }
      ops.multiply(place, held_.back(), place);
    }
  }

  // out *= base^exponent
  void multiply_into(const Ops& ops, Value& out, const Number& exponent) const {
    for (std::size_t place = 0; place * kWidth < bits_of(exponent); ++place) {
      const unsigned digit = digit_at(exponent, place * kWidth, kWidth);
      if (digit != 0) ops.multiply(out, out, held_[place * kDigits + digit - 1]);
    }
  }

 private:
  std::vector<Value> held_;
};

}  // namespace plenary::crypto
