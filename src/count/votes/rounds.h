// Elections in rounds: every round is a vote of its own, one option a paper, and decides who stands in the next.
//
//     const std::vector<Round> rounds{{.votes = {40, 35, 15, 10}}, {.votes = {45, 55, {}, {}}}};
//     PLENARY_TRY(const RoundsCounted counted, count_rounds("two-round@1", rounds, {}));   // option 1
//
// two-round@1: more than the share of the votes for options elects; else the two with most go on, and in the
// second round the most elects.  exhaustive@1: more than the share elects; else the last goes out, round after
// round, until two are left, of whom the most is elected whatever its share.  Equals for a place in the next
// round, for the seat, or at the bottom are parted as the policy says, or the count stops at the open tie.
//
// By definition; charters say the share, and whether papers that name nobody are in its base.
//
// Refused: "count.unknown_rule"; "count.no_round"; "count.round_options" (a round with other options than the
// one before left standing: options from 0 as `options`, rounds from 1 as `round`); "count.round_after_end";
// "count.negative_weight".
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "count/ranked/returned.h"

namespace plenary::count {

struct Round {
  std::vector<std::optional<Exact>> votes;  // by option; none: does not stand in this round
  Exact blank = 0;                          // papers that name nobody
};

struct RoundRules {
  Exact share = Exact(1, 2);
  bool blank_in_base = false;
  TiePolicy ties = {};
};

struct RoundsCounted {
  Returned returned;
  std::vector<Option> next;  // who stands in the round to come; empty: it is decided, or open
};

[[nodiscard]] Result<RoundsCounted> count_rounds(std::string_view rule, const std::vector<Round>& rounds,
                                                 const RoundRules& rules);

}  // namespace plenary::count
