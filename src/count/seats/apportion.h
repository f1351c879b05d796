// Seats for lists in proportion to their votes: thresholds first, then alliances as one, then inside them.
//
//     Contest israel{.lists = {{.votes = 10, .alliance = 1}, {.votes = 9, .alliance = 1}, {.votes = 8}},
//                    .seats = 5, .threshold = {.share = Exact(13, 400)}};
//     apportion("dhondt@1", israel);
//
// Rules: dhondt, sainte-lague, modified-sainte-lague-1.4, modified-sainte-lague-1.2, huntington-hill, dean,
// adams, danish, imperiali-divisor; hare, droop, hagenbach-bischoff, hagenbach-bischoff-rounded,
// imperiali-quota; all @1.  It does not know districts (biproportional.h), direct seats that stay beyond a
// share (tiers.h) or persons (open_list.h).  A list without votes takes no seat but its minimum.
#pragma once

#include <string_view>

#include "base/result.h"
#include "count/seats/lists.h"

namespace plenary::count {

// Refused: "count.unknown_rule", "count.negative_votes", "count.too_many_seats", "count.too_many_lists",
// "count.minimum_beyond_seats", "count.minimum_with_quota", "count.cap_below_minimum".
[[nodiscard]] Result<Shared> apportion(std::string_view rule, const Contest& contest);

// The lists that pass, in their order.
[[nodiscard]] std::vector<Option> pass_threshold(const Contest& contest);

}  // namespace plenary::count
