// Debian's way of deciding: a quorum and a ratio against the default option, then the Schwartz set by
// dropping the weakest defeats, as two programs and the published results of its votes count it.
//
//     const Cleared cleared = debian(matrix, {.no_change = 3, .ratios = {1, 3, 1}, .quorum =
//     LeastVotes{45}});
//
// An option falls when fewer ballots put it before the default than the quorum asks, or when those are not
// more than `ratio` times those that put the default before it (at least that much, where strict is false).
// Whoever is left, the default with them, goes on: while several are in the Schwartz set, its weakest defeats
// - fewest winning votes, of these the greatest opposition - are dropped.  Several without a defeat among
// them are the winners: the vote of whoever may cast one decides, which is no part of this count.
#pragma once

#include <variant>
#include <vector>

#include "base/exact.h"
#include "count/pairwise/condorcet.h"

namespace plenary::count {

struct LeastVotes {
  Exact votes = 0;
};
struct RootOfMembers {  // times * sqrt(members) / 2, compared by squares
  std::int64_t members = 0, times = 3;
};

struct DebianRules {
  Option no_change = 0;            // the default option
  std::vector<Exact> ratios = {};  // by option; those not given: 1
  std::variant<LeastVotes, RootOfMembers> quorum = {};
  bool strict = true;  // more than the ratio; else at least
};

struct Cleared {
  std::vector<Option> below_quorum, below_ratio;  // fallen, in the order of the options
  Winners schwartz;                               // of those left, before anything is dropped
  std::vector<Defeat> dropped;
  Winners winners;
};

[[nodiscard]] Cleared debian(const Matrix& matrix, const DebianRules& rules);

}  // namespace plenary::count
