// Inside this room: one round of sharing seats among plain claims; apportion.h adds thresholds and alliances.
#pragma once

#include <span>
#include <string_view>

#include "base/result.h"
#include "count/seats/lists.h"

namespace plenary::count::seats {

struct Claim {
  Exact votes;
  std::size_t minimum = 0;
  std::size_t cap = kMostSeats;
};

// Of `tied` claims, those that take the `open` seats by the parting; what cannot be parted is told.
struct Parted {
  std::vector<Option> taken;
  std::optional<Contested> left;
  Tie told;
};
[[nodiscard]] Parted part(std::vector<Option> tied, std::size_t open, std::span<const Claim> claims,
                          const Parting& parting, std::string_view asked);

// nullptr: there is no such rule.  `seats` is at most kMostSeats.
struct Round {
  std::span<const Claim> claims;
  std::size_t seats;
  const Parting& parting;
  OverAward over;
};
using Rule = Result<Shared> (*)(const Round&);
[[nodiscard]] Rule divisor_rule(std::string_view id);
[[nodiscard]] Rule quota_rule(std::string_view id);

}  // namespace plenary::count::seats
