// Counter-examples in the ballots themselves: would this very count have turned against somebody for being liked
// better, or against voters for having come?
//
//     const Recount irv = [](const RankedBallots& papers) { return count_ranked("irv@1", papers, question); };
//     PLENARY_TRY(const Search search, search_monotonicity(irv, file.ballots, {}));
//     if (search.witness) ... some papers raise search.witness->option, and it is elected no more
//
// Monotonicity: papers are changed so that one option stands higher on them, all else in its order; a witness is an
// option that was elected and then is not, or was not and is when papers lower it.  Participation (one seat): papers
// alike stay away; a witness is an outcome those voters like better than the one their coming brought about.
//
// The search goes through groups of papers from the heaviest and takes all of a group, or so many sixteenths of it, down
// to one; also two groups together, whole; it recounts `most_counts` times at the most.  A witness proves that the rule can fail,
// with papers that anybody can count again; none found proves nothing.  Changes that leave a tie open are passed over.
//
// Margin: how few papers, read otherwise, had elected somebody else.  Told is an upper bound, never proved to be the fewest:
// papers that put somebody elected before another are changed to put that other on top, as few as halving finds, and the
// outcome is counted.  A change that ends in an open tie is not taken for one that elects somebody else.
//
// Refused: what the first count refuses; "count.open_tie" where it stops at a tie; "count.one_seat" (participation).
#pragma once

#include <functional>

#include "base/result.h"
#include "count/ranked/returned.h"

namespace plenary::count {

using Recount = std::function<Result<Returned>(const RankedBallots&)>;

struct Changed {  // papers alike, and what they say instead; no row: they stay away
  std::vector<Mark> from;
  std::optional<std::vector<Mark>> to;
  std::int64_t papers = 0;
};

struct Witness {
  Option option = 0;  // raised and then not elected; lowered and then elected; or whom those who stayed away prefer
  bool lowered = false;
  std::vector<Changed> changed;
  std::vector<Option> before, after;  // elected
};

struct Search {
  std::optional<Witness> witness;
  std::int64_t counts = 0;  // recounts made
};

struct SearchLimits {
  std::int64_t most_counts = 2000;
  std::size_t groups = 200;  // the heaviest
};

// Of papers with strict orders; others stay as they are.
[[nodiscard]] Result<Search> search_monotonicity(const Recount& recount, const RankedBallots& papers,
                                                 const SearchLimits& limits);
// The witness has the papers of the bound, its option is who was put on top; none: no such change was found.
[[nodiscard]] Result<Search> search_margin(const Recount& recount, const RankedBallots& papers,
                                           const SearchLimits& limits);
[[nodiscard]] Result<Search> search_participation(const Recount& recount, const RankedBallots& papers,
                                                  const SearchLimits& limits);

}  // namespace plenary::count
