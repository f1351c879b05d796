// Ranked pairs and river: defeats locked from the strongest.
#include <algorithm>
#include <set>
#include <tuple>

#include "count/pairwise/condorcet.h"

namespace plenary::count {
namespace {

std::vector<Defeat> defeats(const Matrix& matrix, Strength strength) {
  std::vector<Defeat> found;
  for (Option a = 0; a < matrix.options(); ++a)
    for (Option b = 0; b < matrix.options(); ++b)
      if (a != b && matrix.margin(a, b) > 0) found.push_back({a, b, matrix.defeat(a, b, strength)});
  return found;
}

// Strongest first; then the smaller opposition; then the order told.
class InOrder {
 public:
  InOrder(const Matrix& matrix, const std::vector<Option>& order)
      : matrix_(matrix), place_(matrix.options()) {
    for (Option option = 0; option < place_.size(); ++option)
      place_[option] = order.size() + option;  // those not named stand after, as they are
    for (std::size_t i = order.size(); i-- > 0;)
      if (order[i] < place_.size()) place_[order[i]] = i;
  }
  [[nodiscard]] auto measured(const Defeat& defeat) const {
    return std::tuple(-defeat.strength, matrix_(defeat.loser, defeat.winner));
  }
  bool operator()(const Defeat& a, const Defeat& b) const {
    return std::tuple(measured(a), place_[b.loser], place_[a.winner]) <
           std::tuple(measured(b), place_[a.loser], place_[b.winner]);
  }

 private:
  const Matrix& matrix_;
  std::vector<std::size_t> place_;
};

template <class Also>
Locked lock_all(const Matrix& matrix, Strength strength, const std::vector<Option>& order, Also also) {
  const InOrder in_order(matrix, order);
  auto sorted = defeats(matrix, strength);
  std::ranges::sort(sorted, in_order);
  Locked found;
  Reach above(matrix.options());
  std::vector<bool> under(matrix.options());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const Defeat& defeat = sorted[i];
    found.equals = found.equals || (i > 0 && in_order.measured(sorted[i - 1]) == in_order.measured(defeat));
    if (above(defeat.loser, defeat.winner) || !also(under, defeat)) {
      found.dropped.push_back(defeat);
      continue;
    }
    above.lock(defeat.winner, defeat.loser);
    under[defeat.loser] = true;
    found.locked.push_back(defeat);
  }
  for (Option option = 0; option < matrix.options(); ++option)
    if (!under[option]) found.winners.push_back(option);
  return found;
}

// --- every order of equal defeats, for eight options at most: what is locked is one word of 64 bits.

constexpr std::size_t kMostWays = 200'000;
using Above = std::uint64_t;  // bit 8a + b: a is locked above b

bool has(Above above, Option a, Option b) {
  return (above >> (8 * a + b) & 1) != 0;
}

Above locked(Above above, Option a, Option b) {
  const Above below = (above >> (8 * b) & 0xff) | Above{1} << b;
  for (Option from = 0; from < 8; ++from)
    if (from == a || has(above, from, a)) above |= below << (8 * from);
  return above;
}

// Everything that can be locked when the defeats of one strength are added in any order.
std::optional<std::set<Above>> any_order(const std::set<Above>& before, const std::vector<Defeat>& equal) {
  std::set<Above> seen = before, done;
  std::vector<Above> open(before.begin(), before.end());
  while (!open.empty()) {
    const Above above = open.back();
    open.pop_back();
    bool last = true;
    for (const Defeat& defeat : equal) {
      if (has(above, defeat.winner, defeat.loser) || has(above, defeat.loser, defeat.winner)) continue;
      last = false;
      const Above next = locked(above, defeat.winner, defeat.loser);
      if (seen.insert(next).second) open.push_back(next);
    }
    if (last) done.insert(above);
    if (seen.size() > kMostWays) return std::nullopt;
  }
  return done;
}

}  // namespace

Locked ranked_pairs(const Matrix& matrix, Strength strength, const std::vector<Option>& order) {
  return lock_all(matrix, strength, order, [](const std::vector<bool>&, const Defeat&) { return true; });
}

Locked river(const Matrix& matrix, Strength strength, const std::vector<Option>& order) {
  return lock_all(matrix, strength, order,
                  [](const std::vector<bool>& under, const Defeat& defeat) { return !under[defeat.loser]; });
}

std::optional<Winners> ranked_pairs_any_order(const Matrix& matrix, Strength strength) {
  if (matrix.options() > 8) return std::nullopt;
  auto sorted = defeats(matrix, strength);
  std::ranges::stable_sort(sorted, std::ranges::greater{}, &Defeat::strength);
  std::set<Above> ways = {0};
  for (auto first = sorted.begin(); first != sorted.end();) {
    const auto last =
        std::find_if(first, sorted.end(), [&](const Defeat& d) { return d.strength != first->strength; });
    auto next = any_order(ways, {first, last});
    if (!next) return std::nullopt;
    ways = std::move(*next);
    first = last;
  }
  Winners found;
  for (Option option = 0; option < matrix.options(); ++option)
    for (const Above above : ways) {
      bool free = true;
      for (Option other = 0; other < matrix.options() && free; ++other)
        free = !has(above, other, option);
      if (!free) continue;
      found.push_back(option);
      break;
    }
  return found;
}

}  // namespace plenary::count
