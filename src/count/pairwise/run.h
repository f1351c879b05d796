// Rules that exclude by pairs or by Borda's points, and so may come to a tie on the way: Nanson, Baldwin,
// Benham.
//
//     const Returned returned = baldwin(matrix, ties);
//
// Points are taken from the pairs: an option's points less their mean are half the sum of its margins, so
// that the sum of margins orders as the points do.  The stages tell those sums.
#pragma once

#include "base/result.h"
#include "count/pairwise/condorcet.h"
#include "count/ranked/returned.h"

namespace plenary::count {

// Who stands at or below the mean goes out, all together, until one is left; all at the mean: a tie for the
// seat.
[[nodiscard]] Returned nanson(const Matrix& matrix, const TiePolicy& ties,
                              const std::vector<Option>& withdrawn = {});
// Who has the least goes out, one at a time.
[[nodiscard]] Returned baldwin(const Matrix& matrix, const TiePolicy& ties,
                               const std::vector<Option>& withdrawn = {});
// The instant run-off, ended as soon as somebody left defeats all others left.  Papers as cast; they are
// interpreted strictly for the rounds, and as weak orders for the pairs.
[[nodiscard]] Result<Returned> benham(const RankedBallots& cast, const Seats& asked);

}  // namespace plenary::count
