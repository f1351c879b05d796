// The single transferable vote by whole papers at a reduced value (weighted inclusive Gregory), in its forms.
//
//     PLENARY_TRY(const Returned returned, stv_scottish(interpret(ballots, {}).ballots, {.seats = 3, .ties =
//     ties}));
//
// A surplus moves every paper of the elected option on, at its value times surplus over sum.  One surplus or
// one exclusion is a stage; whoever reaches the quota is elected at its end.  When those left are no more
// than the seats left, they are elected and the count ends.  Somebody elected exactly at quota has no
// surplus: no stage.
//
// Refused: "count.not_interpreted" (papers that are not plain), "count.no_such_option", "count.no_seats",
// "count.whole_votes" (weights of parts of a vote under a rule of decimals), "count.too_many_votes".
#pragma once

#include "base/result.h"
#include "count/ranked/returned.h"

namespace plenary::count {

enum class Quota {
  whole,       // the votes over seats + 1, whole part, and one; reached
  last_place,  // the votes over seats + 1, truncated to the rule's decimals, and one in the last place;
               // reached
  passed,      // the votes over seats + 1 exactly; to be passed
};

struct WigmRules {
  Quota quota = Quota::last_place;
  std::optional<int> places = 4;  // decimals of a value; none: exact
  bool all_surpluses = false;     // those waiting move in one stage
  bool leave_last = false;        // the papers of the last excluded stay, when no more are left than seats
};
inline constexpr WigmRules kScottish = {.quota = Quota::whole, .places = 5};
inline constexpr WigmRules kCfer = {
    .quota = Quota::last_place, .places = 5, .all_surpluses = true, .leave_last = true};

// Five decimals, the whole quota.
[[nodiscard]] Result<Returned> stv_scottish(const RankedBallots& ballots, const Seats& asked);
[[nodiscard]] Result<Returned> stv_wigm(const RankedBallots& ballots, const Seats& asked,
                                        const WigmRules& rules);

// Minneapolis: the whole quota, 4 decimals.  Undeclared write-ins
// go out at once; then, each time, all those together whom no votes below them and no surplus could lift past
// the next; then the largest surplus; then the lowest.  Whoever has reached the quota still receives until
// the surplus moves.
[[nodiscard]] Result<Returned> stv_minneapolis(const RankedBallots& ballots, const Seats& asked,
                                               const std::vector<Option>& undeclared = {});

// Northern Ireland: the whole quota, 2 decimals; a surplus moves the last parcel alone, its transferable
// papers at surplus over their number, or at their old value when that is less.  Those who are out with every
// surplus go out together, and surpluses that cannot change who is last wait.  The papers of the excluded
// move in classes: first preferences, then from the highest value; whoever reaches the quota between two
// classes receives no more.
[[nodiscard]] Result<Returned> stv_northern_ireland(const RankedBallots& ballots, const Seats& asked);
// The same by the Electoral Reform Society's rules of 1997: the quota is votes over seats + 1, rounded up to
// 2 decimals, and found anew while nobody is elected; each class of an exclusion is a stage; and whoever has
// the votes still moving over the seats left + 1 is elected without the quota.
[[nodiscard]] Result<Returned> stv_ers97(const RankedBallots& ballots, const Seats& asked);

// Cambridge, Massachusetts: the whole quota; a surplus is whole papers, every n-th of the pile in the order
// of the papers (n: the sum over the surplus, to the nearest), those without a next preference passed over;
// whoever has the quota by a transfer receives no more from then on; those below `least` votes go out
// together once.  It depends on the order of the papers: read them with Keep::papers.  Five million papers at
// most.
[[nodiscard]] Result<Returned> stv_cambridge(const RankedBallots& ballots, const Seats& asked,
                                             std::int64_t least = 50);

// Hare's own count, by whole papers in their order: the quota is the votes over the seats, whole part, at least one;
// whoever has it is elected there and then and receives no more, so that the papers after it go to their next
// preference; the lowest goes out, and his papers are dealt in the order in which he received them.  It depends on the
// order of the papers: read them with Keep::papers, drawn by lot where chance is to say.  Five million papers at most.
[[nodiscard]] Result<Returned> stv_hare(const RankedBallots& ballots, const Seats& asked);

// What every count of plain papers asks first.
[[nodiscard]] Result<void> countable(const RankedBallots& ballots, const Seats& asked);
[[nodiscard]] Result<void> whole_votes(const RankedBallots& ballots, int places);

}  // namespace plenary::count
