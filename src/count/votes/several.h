// Several seats from marks of 0 and more: whoever has the largest sums is elected.
//
//     Marks votes{.options = 4, .highest = 1, .grouped = {{{1, 1, 0, 0}, 3}, {{0, 1, 1, 0}, 2}}};
//     PLENARY_TRY(const Returned returned, most_votes("block@1", votes, {.seats = 2}));    // 1, then 0
//
// block@1: a ballot names as many options as there are seats, or fewer.  limited@1: fewer than there are seats, and no
// more than `points` (default: one less than the seats).  bloc-points@1: it shares `points` among the options as it
// likes (default: as many as there are seats).  Equals for the last seats are parted as the policy says, or the seats
// they would fill stay open.
//
// By definition; how many names a ballot may have is the charter's.
//
// Refused: as cardinal(); "count.no_seats"; "count.too_many_points" (a ballot that gives more than it may, `given` and
// `most`); "count.limit" (limited@1: a limit that is no limit).
#pragma once

#include <string_view>

#include "base/result.h"
#include "count/cardinal/cardinal.h"
#include "count/ranked/returned.h"

namespace plenary::count {

[[nodiscard]] Result<Returned> most_votes(std::string_view rule, const Marks& marks, const Seats& asked);
[[nodiscard]] bool is_seats_of_marks(std::string_view rule);

}  // namespace plenary::count
