// Rules that count places: first places, Borda's points, Bucklin's rounds, Coombs' last places.
//
//     const Scored scored = borda(weak_orders(file.ballots), Unlisted::average);
//     scored.winners;          // all with the highest score: a tie is told, not parted
//
// Coombs excludes, and so may come to a tie on the way: it gives a Returned, as the instant run-off does.
#pragma once

#include "base/result.h"
#include "count/ranked/returned.h"

namespace plenary::count {

struct Scored {
  std::vector<Exact> scores;    // by option
  std::vector<Option> winners;  // with the highest score; nobody when there is no option
  std::vector<Stage> trace;
};

// First places of plain papers.
[[nodiscard]] Scored first_places(const RankedBallots& orders);

enum class Unlisted {
  average,   // equals share the mean of their places, those not listed the mean of the places left
  nothing,   // those not listed get none
  modified,  // of m listed the first gets m, the last 1
};
// Weak orders of k options: k-1 points for the first, 0 for the last.  Blank papers count (average: the same
// for all).
[[nodiscard]] Scored borda(const RankedBallots& orders, Unlisted unlisted = Unlisted::average);

// Plain papers: the first rank at which somebody stands on more than half of them; then whoever stands on
// most.  When nobody ever does, whoever stands on most at the last rank.
[[nodiscard]] Scored bucklin(const RankedBallots& orders);

enum class Until {
  majority,
  seats
};  // somebody first on more than half of what counts; no more left than seats
// Plain papers: whoever is last on most goes out.  A paper that does not list some shares its last place
// among them.
[[nodiscard]] Result<Returned> coombs(const RankedBallots& orders, const Seats& asked,
                                      Until until = Until::majority);

}  // namespace plenary::count
