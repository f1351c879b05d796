// What the axes would be if nobody's votes had to do with each other: the permutation null.
//
// Each statement's votes are dealt anew among the people who voted on it: who saw what and every percentage
// stay, all structure goes.  The largest eigenvalue of each such deal is the yardstick: an axis counts if its
// own is above the 95 % point (Horn's parallel analysis, 1965, with permutations; conservative from the
// second axis on, since the structure's variance is dealt out too).
#pragma once

#include "consult/axes.h"
#include "consult/random.h"

namespace plenary::consult {

struct NullAxes {
  std::vector<double> largest;  // ascending, one a deal
  [[nodiscard]] double point_95() const;
  // Share of deals, ours among them, that reach `value`: (1 + reached) / (1 + deals).
  [[nodiscard]] double p_of(double value) const;
};

[[nodiscard]] Table dealt_anew(const Table& table, const Chance& chance);
[[nodiscard]] NullAxes permutation_null(const Table& table, std::size_t deals, const Chance& chance,
                                        std::size_t threads = 0);

}  // namespace plenary::consult
