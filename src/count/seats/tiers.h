// Seats won in districts beside seats in proportion: what happens when a list has won more than its share.
//
//     Contest contest{.lists = {{.votes = 40, .direct = 6}, {.votes = 60}}, .seats = 10};
//     tiers(Tiers::overhang, "sainte-lague@1", contest);   // 6 and 6: the house grows to 12
//
// within: the house keeps its size; lists beyond their share keep their direct seats and the rest is shared
// among the others.  overhang: every list has the larger of its share and its direct seats.  level: the house
// grows until each list's share covers its direct seats.  Direct seats of lists that failed the threshold
// (and of those without any list) come off the house first.
#pragma once

#include "count/seats/apportion.h"

namespace plenary::count {

enum class Tiers { within, overhang, level };

struct Tiered {
  Shared shared;                    // seats by list, direct ones included; `contested` as told by the sharing
  std::size_t house = 0;            // seats in all
  std::vector<std::size_t> beyond;  // direct seats above the share, by list
};

// Refused as apportion(), and "count.direct_beyond_seats", "count.level_never" (no house up to kMostSeats).
[[nodiscard]] Result<Tiered> tiers(Tiers how, std::string_view rule, const Contest& contest);

}  // namespace plenary::count
