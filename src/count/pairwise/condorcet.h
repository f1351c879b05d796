// The rules that compare options two by two.  Each gives the set of its winners, in the order of the options:
// one when it decides, several when it does not; none only when there is no option.
//
//     const Matrix matrix = pairwise(weak_orders(file.ballots));
//     schulze(matrix, Strength::winning).winners;
//
// A tie among winners is told, never parted here.
#pragma once

#include <optional>
#include <vector>

#include "count/pairwise/matrix.h"

namespace plenary::count {

using Winners = std::vector<Option>;

// Defeats every other; none when nobody does.
[[nodiscard]] std::optional<Option> condorcet_winner(const Matrix& matrix);
[[nodiscard]] std::optional<Option> condorcet_loser(const Matrix& matrix);

// The smallest set whose every member defeats everybody outside.
[[nodiscard]] Winners smith(const Matrix& matrix);
// All the smallest sets that nobody outside defeats, together.
[[nodiscard]] Winners schwartz(const Matrix& matrix);

struct Schulze {
  Matrix paths;  // the strength of the strongest way from a to b: that of its weakest defeat
  Winners winners;
};
[[nodiscard]] Schulze schulze(const Matrix& matrix, Strength strength);

struct Minimax {
  std::vector<std::int64_t> worst;  // the strongest defeat suffered; 0: none
  Winners winners;
};
[[nodiscard]] Minimax minimax(const Matrix& matrix, Strength strength);

struct Copeland {
  std::vector<std::int64_t> halves;  // two for a defeat, one for a pair that is equal
  Winners winners;
};
[[nodiscard]] Copeland copeland(const Matrix& matrix);

// A defeat falls when it is among the weakest of some cycle; winners are those with no defeat standing.
[[nodiscard]] Winners split_cycle(const Matrix& matrix, Strength strength = Strength::margins);

struct Defeat {
  Option winner = 0, loser = 0;
  std::int64_t strength = 0;
  bool operator==(const Defeat&) const = default;
};

// Defeats from the strongest are locked, unless they close a circle with those locked before.  Of equal
// strength, the one with the smaller opposition is first; then the order told: against the loser
// placed lowest, then that of the winner placed highest.  `equals` says whether that order was asked at all.
struct Locked {
  std::vector<Defeat> locked, dropped;
  Winners winners;  // nobody locked above them
  bool equals = false;
};
[[nodiscard]] Locked ranked_pairs(const Matrix& matrix, Strength strength,
                                  const std::vector<Option>& order = {});
// As ranked pairs, but an option once defeated is not defeated again: one way down to each.
[[nodiscard]] Locked river(const Matrix& matrix, Strength strength, const std::vector<Option>& order = {});

// Whoever wins by ranked pairs under some order of defeats equal in strength.  None: more than eight options,
// or more ways than are looked through.
[[nodiscard]] std::optional<Winners> ranked_pairs_any_order(const Matrix& matrix, Strength strength);

inline constexpr std::size_t kMostKemeny = 18;
struct Kemeny {
  std::int64_t agreements = 0;  // of the best order, summed over its pairs and the ballots
  Winners winners;              // first in some best order
  std::vector<Option> order;    // one best order: of several the one first by the options' own order
};
// None: more than kMostKemeny options that defeats lead round in circles, for which the best order cannot be told in
// bounded time.  Of options that do not stand in one circle there may be any number.
[[nodiscard]] std::optional<Kemeny> kemeny(const Matrix& matrix);

}  // namespace plenary::count
