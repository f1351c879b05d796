// The two ways in which a count of papers does its sums: whole numbers of a last decimal place, or exactly.
//
// Decimals multiplies before it divides, in 128 bits, and drops what is below the last place; its rules bound
// the votes (fits()) so that no sum passes 63 bits.  Rational never rounds.
#pragma once

#include <cstdint>

#include "base/exact.h"

namespace plenary::count {

struct Decimals {
  using Value = std::int64_t;
  std::int64_t unit = 100'000;  // one vote

  __extension__ using Wide = __int128;

  static constexpr Decimals of(int places) {
    Decimals decimals{1};
    for (; places > 0; --places)
      decimals.unit *= 10;
    return decimals;
  }
  [[nodiscard]] bool fits(std::int64_t votes) const { return votes <= (std::int64_t{1} << 61) / unit; }
  [[nodiscard]] Value one() const { return unit; }
  [[nodiscard]] static Value times(Value value, std::int64_t papers) { return value * papers; }
  [[nodiscard]] static Value share(Value value, Value part, Value whole) {
    return static_cast<Value>(Wide{value} * part / whole);
  }
  [[nodiscard]] Exact exact(Value value) const {
    Exact number(value, unit);
    number.canonicalize();
    return number;
  }
};

struct Rational {
  using Value = Exact;
  std::int64_t per_vote = 1;  // a paper weighs so many parts of a vote

  [[nodiscard]] static bool fits(std::int64_t) { return true; }
  [[nodiscard]] Value one() const {
    Exact part(1, per_vote);
    part.canonicalize();
    return part;
  }
  [[nodiscard]] static Value times(const Value& value, std::int64_t papers) {
    return value * plenary::exact(papers);
  }
  [[nodiscard]] static Value share(const Value& value, const Value& part, const Value& whole) {
    return value * part / whole;
  }
  [[nodiscard]] static Exact exact(const Value& value) { return value; }
};

}  // namespace plenary::count
