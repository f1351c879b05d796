// How sure each published number is.
//
//     const Interval agree = share_interval(na, ns);            // 95 %, of the share who would agree
//     const Ground ground = common_ground(groups_counts, j);    // smallest lower bound over the groups
//
// Shares: the exact binomial interval at the middle of each step (mid-P; Lancaster 1961, Berry and Armitage
// 1995): an end is where the observed count and half of its own chance have 2.5 %.  It covers 95-97 % on
// average over all shares and above 91 % at the worst share for 10, 50 and 500 answers, where the posterior
// under an even prior falls to 80 % near 0 and 1.  Nobody agreed: it begins at 0; everybody: it ends at 1.
// With a register of N people the ns heard are known, and only the rest is uncertain: the beta-binomial of
// the N - ns not heard.  Whoever was not heard at all is "not heard", never one half.
#pragma once

#include <optional>
#include <vector>

#include "consult/counts.h"

namespace plenary::consult {

struct Interval {
  double low = 0, high = 1;
};

inline constexpr double kLevel = 0.95, kLowerBound = 0.90, kUnderstood = 2.0 / 3;

[[nodiscard]] Interval share_interval(double successes, double of, double level = kLevel);
// Of the final share among `registered`, of whom `of` were heard.  registered >= of.
[[nodiscard]] Interval final_share_interval(std::int64_t successes, std::int64_t of, std::int64_t registered,
                                            double level = kLevel);
// The lower end alone: the one-sided mid-P bound.
[[nodiscard]] double lower_bound(double successes, double of, double level = kLowerBound);

// Group-aware consensus, product over the groups of the mean posterior share of agreement.
struct GroupAware {
  double value = 0;      // as the best-known system has it
  Interval interval;     // 95 %, by the normal approximation of its logarithm
  double geometric = 0;  // value^(1/groups): comparable between consultations
};
[[nodiscard]] std::optional<GroupAware> group_aware_interval(const std::vector<Counts>& groups,
                                                             std::size_t column);

enum class GroundState { holds, does_not_hold, not_heard, not_understood };
struct Ground {
  GroundState state = GroundState::not_heard;
  double lower = 0;       // the smallest 90 % lower bound of agreement over the groups
  std::size_t group = 0;  // whose it is
};
// Holds if `lower` > `threshold`.  Not heard: some group has nobody who saw the statement.  Not understood:
// fewer than two thirds of those who saw it in some group took a side.
[[nodiscard]] Ground common_ground(const std::vector<Counts>& groups, std::size_t column,
                                   double threshold = 0.5);
[[nodiscard]] std::string_view name_of(GroundState state);

}  // namespace plenary::consult
