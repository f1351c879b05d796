// Inside this room: the fairest chances that a list of bounds allows, level by level, each with its weights.
//
// The bounds hold for every panel, and so for the mean of any lottery.  Where the means they allow are those of a
// lottery, the levels are those of the pool (leximin.cpp asks panel_hull.h); where not, a further bound says so.
#pragma once

#include "count/lot/leximin.h"
#include "count/lot/panel_search.h"

namespace plenary::count::panels {

struct Bound {                 // least <= sum of weights times people seated <= most, of every panel
  std::vector<Exact> weights;  // by type
  Exact least, most;
};

[[nodiscard]] std::vector<Bound> first_bounds(const Frame& frame);  // the seats and the quotas

// Adds to `bounds` where a type would be seated more than whole.  Nothing where the pivots are used up.
[[nodiscard]] std::optional<std::vector<FairLevel>> fairest_levels(const Frame& frame, std::vector<Bound>& bounds,
                                                                   Pivots& pivots);
[[nodiscard]] std::vector<Exact> chances_of(const std::vector<FairLevel>& levels, std::size_t types);

}  // namespace plenary::count::panels
