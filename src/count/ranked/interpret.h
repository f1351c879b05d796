// What counts of a paper: marks as cast become strict orders, by the parameters a charter names.
//
//     const Interpreted read = interpret(ballots, {.overvotes = Overvotes::skip, .withdrawn = {3}});
//     irv(read.ballots, ...);
//
// Marks are taken in their order.  A rank with two options or more is an overvote; an empty rank is skipped;
// an option marked before is a repeat; options withdrawn are passed over as if they had not been marked, and
// a rank is judged by what is left of it (an overvote of one standing and one withdrawn is no overvote).
// The papers are grouped again, since two that differed only in what does not count are now equal.
//
// It does not treat a ballot otherwise by stage ("exhaust if both still stand"): that is a rule's own
// business.
#pragma once

#include <optional>
#include <vector>

#include "count/ranked/ballots.h"

namespace plenary::count {

enum class Overvotes { skip, exhaust };  // go on to the next rank; the paper ends there
enum class Repeats { ignore, exhaust };

struct Interpretation {
  Overvotes overvotes = Overvotes::exhaust;
  Repeats repeats = Repeats::ignore;
  std::optional<std::size_t> skips = {};  // how many empty ranks in a row are borne; none: any number
  std::optional<std::size_t> ranks = {};  // how many ranks are read at most
  std::vector<Option> withdrawn = {};
};

struct Interpreted {
  RankedBallots ballots;   // plain; papers of which nothing counts are left out
  std::int64_t blank = 0;  // no mark at all, in units of ballots.per_vote()
  std::int64_t empty = 0;  // marks, and none of them counts
  std::int64_t ended_by_overvote = 0, ended_by_skips = 0,
               ended_by_repeat = 0;  // cut there, counted before it
};

[[nodiscard]] Interpreted interpret(RankedBallots ballots, const Interpretation& how);

// For rules that compare pairs: equal ranks stay equal; skips fall away, a repeat counts where it stands
// first, the withdrawn are taken out.  Blank papers are kept: they compare nothing.
[[nodiscard]] RankedBallots weak_orders(RankedBallots ballots, const std::vector<Option>& withdrawn = {});

}  // namespace plenary::count
