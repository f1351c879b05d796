// Committees from approvals: who is elected when each ballot approves some candidates.
//
//     Approvals board{.candidates = 4, .seats = 2, .grouped = {{{0, 1}, 3}, {{2}, 2}, {{2, 3}, 1}}};
//     const auto elected = elect("phragmen-sequential@1", board);   // {0, 2}
//
// Asked::one: one committee, equals parted by the lower number, with the trace of every step.  Asked::all:
// every committee that some way of parting equals leads to (sequential rules) or that is best (optimal
// rules), up to `most`; `more` says that there are others.  Optimal rules search with exact bounds; where
// `most_steps` ends a search, `proved` is false and the committee is the best found.  Weights are exact; the
// rules that seat whole ballots (Monroe) want whole weights.
//
// Whoever thinks to know the best committee may propose it, a solver for instance.  Its worth is reckoned here, and the
// search begins with it; what is no committee is left out.  What is proved is the same with a proposal, without one and
// with a false one; only the steps differ, and what is shown where nothing is proved.
//
// Rules, all @1: approval-committee, sav; pav, slav, cc, lex-cc, geometric-2, adams-thiele; pav-sequential,
// pav-reverse, slav-sequential, cc-sequential; phragmen-sequential, phragmen-minimax, phragmen-leximax,
// phragmen-enestroem, maximin-support; equal-shares (completed by Phragmen), equal-shares-av,
// equal-shares-increment, equal-shares-alone; monroe, monroe-greedy; minimax-approval, lex-minimax-approval;
// consensus, eph, serial-dictator, any-committee.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "count/stage.h"

namespace plenary::count {

struct Approving {
  std::vector<Option> approved;
  Exact weight = 1;
};

enum class Asked { one, all };

struct Approvals {
  std::size_t candidates = 0, seats = 0;
  std::vector<Approving> grouped = {};  // in the order of the papers, which monroe-greedy looks at
  Asked asked = Asked::one;
  std::size_t most = 10'000;
  std::int64_t most_steps = 20'000'000;
  std::vector<std::size_t> drawn = {};  // serial-dictator: a recorded lot of the groups, first served first
  std::vector<Option> proposed = {};    // looked at by pav, slav, cc, lex-cc, geometric-2, adams-thiele, monroe
};

using Committee = std::vector<Option>;  // ascending

struct Committees {
  std::vector<Committee> committees;  // sorted
  bool more = false;                  // there are others than these
  bool proved = true;
  std::int64_t steps = 0;    // of a search with bounds
  std::vector<Stage> trace;  // Asked::one of a sequential rule
};

inline constexpr std::size_t kMostCandidates = 1000;
inline constexpr std::size_t kMostSeatsBySubsets = 14;  // phragmen-minimax, -leximax, maximin-support

// Refused: "count.unknown_rule", "count.no_such_option", "count.negative_weight",
// "count.too_many_candidates", "count.more_seats_than_candidates", "count.no_seats",
// "count.weight_not_whole", "count.too_many_committees", "count.too_many_seats", "count.lot_missing".
[[nodiscard]] Result<Committees> elect(std::string_view rule, const Approvals& approvals);

}  // namespace plenary::count
