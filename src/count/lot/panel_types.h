// Inside this room: people who count for the same quotas as one type, and quotas that cannot be met, named.
#pragma once

#include "base/result.h"
#include "count/lot/leximin.h"
#include "count/lot/panel_search.h"

namespace plenary::count::panels {

[[nodiscard]] std::vector<PersonType> types_of(const PanelAsked& asked);
[[nodiscard]] Frame frame_of(const PanelAsked& asked, const std::vector<PersonType>& types);

// What can be seen without a search: limits, ids, each quota and each feature by itself.
[[nodiscard]] Result<void> look_at(const PanelAsked& asked);
// Quotas that no panel meets: the first without which one would.
[[nodiscard]] Error conflict_of(const PanelAsked& asked, const Frame& frame);

}  // namespace plenary::count::panels
