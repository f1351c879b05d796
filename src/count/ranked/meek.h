// The single transferable vote by keep factors, after Meek, and by fixed prices, after Warren.
//
//     PLENARY_TRY(const Returned returned, stv_meek(interpret(ballots, {}).ballots, {.seats = 3, .ties =
//     ties}, kMeek));
//
// Every elected option keeps a share of each vote that reaches it (Warren: of each vote up to a price), and
// the rest goes on; shares and quota are brought into balance again and again.  The quota falls as papers run
// out.  A round ends with an election or an exclusion; its sums are those in balance.  Whoever is within the
// surplus left of the lowest is tied with it.
//
// Refused as by countable() and whole_votes() in ranked/stv.h.
#pragma once

#include "base/result.h"
#include "count/ranked/returned.h"

namespace plenary::count {

struct MeekRules {
  int places = 9;        // decimals; keep factors and shares are rounded up in the last one
  int omega_places = 6;  // in balance when the surplus is below one unit of this place, or grows again
  bool prices = false;   // Warren's
};

inline constexpr MeekRules kMeekReference = {.places = 9, .omega_places = 6};
inline constexpr MeekRules kMeekNewZealand = {.places = 9, .omega_places = 4};
inline constexpr MeekRules kMeek = {.places = 15, .omega_places = 10};
inline constexpr MeekRules kWarren = {.places = 15, .omega_places = 10, .prices = true};

[[nodiscard]] Result<Returned> stv_meek(const RankedBallots& ballots, const Seats& asked,
                                        const MeekRules& rules);

// Papers with equals as the mean of all their strict orders, each a paper of its own.  Refused:
// "count.equals", a rank of more than five equals, or parts of a vote too small to be written.
[[nodiscard]] Result<RankedBallots> symmetric(const RankedBallots& weak);

}  // namespace plenary::count
