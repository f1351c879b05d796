// Quota preferential by quotient: seats go one by one to the highest quotient, as in a list system, by what
// each paper has already elected.
//
// A paper has elected so much: nothing at first, then 1/q when it helped elect an option of quotient q.  An
// option's quotient is the papers now for it over 1 and what these have elected.  The quota is the papers
// still for somebody, over seats + 1 less what the others have elected.  A quotient above the quota elects;
// else the lowest goes out, and the count begins anew without it.  Exact.
#pragma once

#include "base/result.h"
#include "count/ranked/returned.h"

namespace plenary::count {

// Refused as by countable() in ranked/stv.h.
[[nodiscard]] Result<Returned> stv_qpq(const RankedBallots& ballots, const Seats& asked);

}  // namespace plenary::count
