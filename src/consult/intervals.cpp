#include "consult/intervals.h"

#include <algorithm>
#include <cmath>

#include "consult/special.h"

namespace plenary::consult {
namespace {

// The share at which P(X > k) + P(X = k) / 2 reaches p, X binomial: halving, 60 steps.  Counts may be
// weighted.
double mid_point(double p, double k, double n) {
  const auto at_least = [&](double share, double j) {
    return j <= 0 ? 1.0 : j > n ? 0.0 : beta_below(share, j, n - j + 1);
  };
  double low = 0, high = 1;
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2;
    ((at_least(middle, k) + at_least(middle, k + 1)) / 2 < p ? low : high) = middle;
  }
  return (low + high) / 2;
}

// The smallest k with P(X <= k) >= p for X beta-binomial(n; a, b).
std::int64_t beta_binomial_quantile(double p, std::int64_t n, double a, double b) {
  double chance = std::exp(log_gamma(a + b) - log_gamma(b) + log_gamma(b + static_cast<double>(n)) -
                           log_gamma(a + b + static_cast<double>(n)));  // of k = 0
  double sum = chance;
  std::int64_t k = 0;
  while (sum < p && k < n) {
    const auto x = static_cast<double>(k), all = static_cast<double>(n);
    chance *= (all - x) / (x + 1) * (a + x) / (b + all - x - 1);
    sum += chance;
    ++k;
  }
  return k;
}

}  // namespace

Interval share_interval(double successes, double of, double level) {
  const double tail = (1 - level) / 2;
  return {successes <= 0 ? 0 : mid_point(tail, successes, of),
          successes >= of ? 1 : mid_point(1 - tail, successes, of)};
}

Interval final_share_interval(std::int64_t successes, std::int64_t of, std::int64_t registered,
                              double level) {
  const std::int64_t rest = registered - of;
  if (registered == 0) return {};
  const double tail = (1 - level) / 2;
  const double a = static_cast<double>(successes) + 1, b = static_cast<double>(of - successes) + 1;
  const auto share = [&](std::int64_t more) {
    return static_cast<double>(successes + more) / static_cast<double>(registered);
  };
  return {share(beta_binomial_quantile(tail, rest, a, b)),
          share(beta_binomial_quantile(1 - tail, rest, a, b))};
}

double lower_bound(double successes, double of, double level) {
  return successes <= 0 ? 0 : mid_point(1 - level, successes, of);
}

std::optional<GroupAware> group_aware_interval(const std::vector<Counts>& groups, std::size_t column) {
  if (groups.empty()) return std::nullopt;
  GroupAware found{.value = 1};
  double mean = 0, variance = 0;
  for (const Counts& group : groups) {
    const Count& c = group[column];
    if (c.seen == 0) return std::nullopt;
    const double a = static_cast<double>(c.agree) + 1, all = static_cast<double>(c.seen) + 2;
    found.value *= a / all;
    mean += digamma(a) - digamma(all);
    variance += trigamma(a) - trigamma(all);
  }
  const double reach = 1.959963984540054 * std::sqrt(variance);
  found.interval = {std::exp(mean - reach), std::min(1.0, std::exp(mean + reach))};
  found.geometric = std::exp(std::log(found.value) / static_cast<double>(groups.size()));
  return found;
}

Ground common_ground(const std::vector<Counts>& groups, std::size_t column, double threshold) {
  Ground ground{GroundState::not_heard, 1, 0};
  bool understood = true;
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const Count& c = groups[g][column];
    if (c.seen == 0) return {GroundState::not_heard, 0, g};
    const double seen = static_cast<double>(c.seen);
    understood = understood && static_cast<double>(c.agree + c.disagree) >= kUnderstood * seen - 1e-9;
    const double bound = lower_bound(static_cast<double>(c.agree), seen);
    if (bound < ground.lower) ground.lower = bound, ground.group = g;
  }
  if (groups.empty()) return {GroundState::not_heard, 0, 0};
  ground.state = !understood                ? GroundState::not_understood
                 : ground.lower > threshold ? GroundState::holds
                                            : GroundState::does_not_hold;
  return ground;
}

std::string_view name_of(GroundState state) {
  static constexpr std::string_view kNames[] = {"holds", "does not hold", "not heard", "not understood"};
  return kNames[static_cast<std::size_t>(state)];
}

}  // namespace plenary::consult
