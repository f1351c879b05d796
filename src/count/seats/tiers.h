// Seats won in districts beside seats in proportion: what happens when a list has won more than its share.
//
//     Contest contest{.lists = {{.votes = 40, .direct = 6}, {.votes = 60}}, .seats = 10};
//     tiers(Tiers::overhang, "sainte-lague@1", contest);   // 6 and 6: the house grows to 12
//
// within: the house keeps its size; lists beyond their share keep their direct seats and the rest is shared
// among the others.  overhang: every list has the larger of its share and its direct seats.  level: the house
// grows until each list's share covers its direct seats.  Direct seats of lists that failed the threshold
// (and of those without any list) come off the house first.
//
// regional() is the other kind of tier: whole quotas in each region, and what is left over, votes and seats,
// is shared once for the whole territory.
#pragma once

#include "count/seats/apportion.h"

namespace plenary::count {

enum class Tiers { within, overhang, level };

struct Tiered {
  Shared shared;                    // seats by list, direct ones included; `contested` as told by the sharing
  std::size_t house = 0;            // seats in all
  std::vector<std::size_t> beyond;  // direct seats above the share, by list
};

struct Regions {
  std::vector<std::vector<Exact>> votes;  // list, region; nothing where a list failed the threshold
  std::vector<std::size_t> seats;         // of each region
};

struct Regional {
  std::vector<std::vector<std::size_t>> whole;  // list, region: seats by whole quotas there
  Shared rest;                                  // the seats left over, by list, from the votes left over
};

// `in_regions` and `of_rest` are quota rules.  Refused as apportion(), and "count.uneven_matrix",
// "count.rule_without_quota".
[[nodiscard]] Result<Regional> regional(std::string_view in_regions, std::string_view of_rest,
                                        const Regions& regions);

// Refused as apportion(), and "count.direct_beyond_seats", "count.level_never" (no house up to kMostSeats;
// of a quota rule, up to 2000 seats more).
[[nodiscard]] Result<Tiered> tiers(Tiers how, std::string_view rule, const Contest& contest);

}  // namespace plenary::count
