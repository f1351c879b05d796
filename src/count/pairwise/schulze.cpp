// Strongest ways: Schulze's rule, and split cycle, which asks the same ways another question.
#include <algorithm>

#include "count/pairwise/condorcet.h"

namespace plenary::count {
namespace {

// The widest way between all pairs; k cubed steps, in rows that a compiler takes several at a time.
Matrix strongest_ways(const Matrix& matrix, Strength strength) {
  const std::size_t options = matrix.options();
  Matrix paths(options);
  for (Option a = 0; a < options; ++a)
    for (Option b = 0; b < options; ++b)
      if (a != b) paths.at(a, b) = matrix.defeat(a, b, strength);
  for (Option middle = 0; middle < options; ++middle) {
    const std::int64_t* const onward = &paths.at(middle, 0);
    for (Option from = 0; from < options; ++from) {
      const std::int64_t first = paths(from, middle);
      if (from == middle || first == 0) continue;
      std::int64_t* const row = &paths.at(from, 0);
      for (Option to = 0; to < options; ++to) {
        const std::int64_t through = std::min(first, onward[to]);
        row[to] = std::max(row[to], through);
      }
    }
  }
  for (Option a = 0; a < options; ++a)
    paths.at(a, a) = 0;
  return paths;
}

}  // namespace

Schulze schulze(const Matrix& matrix, Strength strength) {
  Schulze found{.paths = strongest_ways(matrix, strength), .winners = {}};
  for (Option a = 0; a < matrix.options(); ++a) {
    bool wins = true;
    for (Option b = 0; b < matrix.options() && wins; ++b)
      wins = found.paths(a, b) >= found.paths(b, a);
    if (wins) found.winners.push_back(a);
  }
  return found;
}

Winners split_cycle(const Matrix& matrix, Strength strength) {
  const Matrix paths = strongest_ways(matrix, strength);
  Winners found;
  for (Option a = 0; a < matrix.options(); ++a) {
    bool defeated = false;
    for (Option b = 0; b < matrix.options() && !defeated; ++b)
      defeated = b != a && matrix.defeat(b, a, strength) > paths(a, b);
    if (!defeated) found.push_back(a);
  }
  return found;
}

}  // namespace plenary::count
