// The instant run-off: whoever has more than half of what still counts is elected; else the last goes out.
//
//     PLENARY_TRY(const Returned returned, irv(interpret(ballots, {}).ballots, ties));
//
// A round counts each paper for its highest option still standing.  With two left and equal, the tie is for
// the seat ("election"), not for going out.  Without any vote nobody is elected (Returned::vacant is 1).
// Refused as by countable() in ranked/stv.h.
#pragma once

#include "base/result.h"
#include "count/ranked/returned.h"

namespace plenary::count {

enum class Stop {
  majority,        // more than half of the papers that still count
  first_majority,  // more than half of the papers that counted at first; or only one is left
  two_left,        // go on until two are left, then the one with more
};

enum class Together {
  one,         // one goes out a round
  hopeless,    // all whose sums together stay below the next one's go out at once: they could not win
  votes_none,  // all without any vote go out at once
};

struct IrvRules {
  Stop stop = Stop::majority;
  Together together = Together::one;
  std::int64_t least_first = 0;  // whoever has fewer votes in the first round goes out with it
};

[[nodiscard]] Result<Returned> irv(const RankedBallots& ballots, const TiePolicy& ties,
                                   const IrvRules& rules = {}, const std::vector<Option>& withdrawn = {});

// Several seats without any quota: the last goes out, until no more are left than there are seats.
[[nodiscard]] Result<Returned> bottom_up(const RankedBallots& ballots, const Seats& asked);

}  // namespace plenary::count
