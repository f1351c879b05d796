// Powers and products of powers in any group whose operations are given, for public exponents.
//
// `Ops` has Value, and: Value one(); multiply(Value& out, a, b); square(Value& out, a, more);
// invert_all(values).  It says what is multiplied by: a Step, made of a Value once (step_of) where one is
// used several times.  Where a Step can be divided by at no cost (kDivides: divide, inverse_of), digits run
// from -2^(w-1) to 2^(w-1) and half of the buckets suffice.
//
// A chain holds b^(2^(w i)); an exponent on that base then costs one multiplication a digit and a closing of
// two for each bucket (Yao, 1976).  A table of all digits in all places serves a base that is used all day.
// Many bases with an exponent each are multiplied by buckets (Pippenger, 1980).
#pragma once

#include <span>
#include <type_traits>
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

// Digits of an exponent from the lowest place up; signed ones carry, and may need a place more.
class Digits {
 public:
  Digits(const Number& exponent, unsigned width, bool with_sign)
      : exponent_(exponent), width_(width), with_sign_(with_sign) {}

  [[nodiscard]] static std::size_t places(std::size_t bits, unsigned width, bool with_sign) {
    return bits == 0 ? 0 : (bits + (with_sign ? 1 : 0) + width - 1) / width;
  }
  [[nodiscard]] std::size_t places() const { return places(bits_of(exponent_), width_, with_sign_); }

  int next() {
    const auto digit = static_cast<int>(digit_at(exponent_, at_, width_)) + carry_;
    at_ += width_;
    carry_ = with_sign_ && digit > (1 << (width_ - 1)) ? 1 : 0;
    return digit - (carry_ << width_);
  }

 private:
  const Number& exponent_;
  unsigned width_;
  bool with_sign_;
  std::size_t at_ = 0;
  int carry_ = 0;
};

// Where nothing is gained by making it ready, a value is its own step.
template <class Ops>
constexpr bool has_own_steps() {
  return !std::is_same_v<typename Ops::Step, typename Ops::Value>;
}

template <class Ops>
class Chain {
 public:
  using Value = typename Ops::Value;
  using Step = typename Ops::Step;

  Chain() = default;
  Chain(const Ops& ops, std::vector<Value> values) : values_(std::move(values)) {
    if constexpr (has_own_steps<Ops>()) {
      for (const auto& value : values_)
        steps_.push_back(ops.step_of(value));
    }
  }

  [[nodiscard]] const std::vector<Value>& values() const { return values_; }
  [[nodiscard]] const Step& step(std::size_t at) const {
    if constexpr (has_own_steps<Ops>())
      return steps_[at];
    else
      return values_[at];
  }

 private:
  std::vector<Value> values_;
  std::vector<Step> steps_;
};

// Buckets: bucket[d] is raised to d and all multiplied, by running products from the highest down.
template <class Ops>
class Buckets {
 public:
  using Value = typename Ops::Value;
  using Step = typename Ops::Step;

  Buckets(const Ops& ops, std::size_t highest_digit)
      : ops_(ops), held_(highest_digit + 1), used_(held_.size()) {}

  void add(int digit, const Value& value, const Step& step) {
    if (digit > 0) {
      const auto place = static_cast<std::size_t>(digit);
      if (used_[place])
        ops_.multiply(held_[place], held_[place], step);
      else
        held_[place] = value;
      used_[place] = 1;
      return;
    }
    if constexpr (Ops::kDivides) {
      if (digit == 0) return;
      const auto place = static_cast<std::size_t>(-digit);
      if (used_[place])
        ops_.divide(held_[place], held_[place], step);
      else
        held_[place] = ops_.inverse_of(value);
      used_[place] = 1;
    }
  }

  // The product so far, and empty again.
  Value close() {
    Value running = ops_.one(), total = ops_.one();
    bool started = false;
    for (std::size_t digit = held_.size() - 1; digit > 0; --digit) {
      if (used_[digit]) {
        if (started)
          ops_.multiply(running, running, ops_.step_of(held_[digit]));
        else
          running = held_[digit];
      }
      if (!started && used_[digit]) {
        total = running;
        started = true;
      } else if (started) {
        ops_.multiply(total, total, ops_.step_of(running));
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

// The buckets that the powers on a chain of this width need.
template <class Ops>
Buckets<Ops> buckets_for(const Ops& ops, unsigned width) {
  return Buckets<Ops>(ops, Ops::kDivides ? std::size_t{1} << (width - 1) : (std::size_t{1} << width) - 1);
}

// For exponents of up to so many bits.
template <class Ops>
Chain<Ops> make_chain(const Ops& ops, const typename Ops::Value& base, std::size_t bits, unsigned width) {
  std::vector<typename Ops::Value> values{base};
  const auto places = Digits::places(bits, width, Ops::kDivides);
  values.reserve(places);
  while (values.size() < places) {
    auto next = values.back();
    for (unsigned i = 0; i < width; ++i)
      ops.square(next, next, i + 1 < width);
    values.push_back(next);
  }
  return {ops, std::move(values)};
}

template <class Ops>
typename Ops::Value power_on_chain(Buckets<Ops>& buckets, const Chain<Ops>& chain, const Number& exponent,
                                   unsigned width) {
  Digits digits(exponent, width, Ops::kDivides);
  const auto places = digits.places();
  for (std::size_t i = 0; i < places; ++i)
    buckets.add(digits.next(), chain.values()[i], chain.step(i));
  return buckets.close();
}

// Product of bases[i]^exponents[i], exponents not negative.
template <class Ops>
typename Ops::Value product_by_buckets(const Ops& ops, std::vector<typename Ops::Value> bases,
                                       std::span<const Number> exponents) {
  std::size_t bits = 0;
  for (const auto& exponent : exponents)
    bits = std::max(bits, bits_of(exponent));
  unsigned width = 1;  // about log2(n) - 2: a window costs n additions and 2^(w+1) to close
  while (width < 12 && (std::size_t{1} << (width + 2)) < bases.size())
    ++width;
  Buckets<Ops> buckets(ops, (std::size_t{1} << width) - 1);
  const Chain<Ops> all(ops, std::move(bases));  // not a chain: bases beside their steps
  auto total = ops.one();
  for (std::size_t window = (bits + width - 1) / width; window-- > 0;) {
    for (unsigned i = 0; i < width && window + 1 < (bits + width - 1) / width; ++i)
      ops.square(total, total, i + 1 < width);
    for (std::size_t i = 0; i < all.values().size(); ++i)
      buckets.add(static_cast<int>(digit_at(exponents[i], window * width, width)), all.values()[i],
                  all.step(i));
    ops.multiply(total, total, ops.step_of(buckets.close()));
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
    const auto bits = bits_of(exponent);
    for (std::size_t place = 0; place * kWidth < bits; ++place) {
      const unsigned digit = digit_at(exponent, place * kWidth, kWidth);
      if (digit != 0) ops.multiply(out, out, held_[place * kDigits + digit - 1]);
    }
  }

 private:
  std::vector<Value> held_;
};

}  // namespace plenary::crypto
