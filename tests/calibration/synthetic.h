// Made-up conversations whose truth is known, exactly reproducible: a counter, no state.
//
// grouped(): four groups of 40, 30, 20, 10 %, 15 % of statements agreed to by all, 10 % by none, the others
// by each group for itself; a seventh passes.  s6 is 20,000 x 500 with 50 votes a head (999,668 votes), s7
// 100,000 x 1,000 with 100 (9,999,377).  independent(): votes that have nothing to do with each other.
// agreeing(): the same, but each person has an inclination to agree with whatever comes.
#pragma once

#include "consult/table.h"

namespace calibration {

struct Size {
  std::size_t people = 0, statements = 0;
  double votes_each = 0;
};
inline constexpr Size kS6{20'000, 500, 50}, kS7{100'000, 1000, 100};

[[nodiscard]] int true_group(std::size_t person, std::uint64_t seed = 1000);
[[nodiscard]] plenary::consult::Table grouped(const Size& size, std::uint64_t seed = 1000);
[[nodiscard]] plenary::consult::Table independent(const Size& size, std::uint64_t seed);
[[nodiscard]] plenary::consult::Table agreeing(const Size& size, std::uint64_t seed, double width);

}  // namespace calibration
