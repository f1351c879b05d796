// Kemeny's order, exactly: the best agreement of every set of options that could stand at the end.
#include <bit>

#include "count/pairwise/condorcet.h"

namespace plenary::count {
namespace {

using Set = std::uint32_t;

// best[set]: the most agreements an order of exactly these can have.
std::vector<std::int64_t> best_of_sets(const Matrix& matrix) {
  const auto options = matrix.options();
  std::vector<std::int64_t> best(std::size_t{1} << options, -1);
  best[0] = 0;
  for (Set set = 1; set < best.size(); ++set)
    for (Set left = set; left != 0; left &= left - 1) {
      const auto first = static_cast<Option>(std::countr_zero(left));
      const Set others = set & ~(Set{1} << first);
      std::int64_t sum = best[others];
      for (Set below = others; below != 0; below &= below - 1)
        sum += matrix(first, static_cast<Option>(std::countr_zero(below)));
      best[set] = std::max(best[set], sum);
    }
  return best;
}

std::int64_t gain(const Matrix& matrix, Option first, Set others) {
  std::int64_t sum = 0;
  for (; others != 0; others &= others - 1)
    sum += matrix(first, static_cast<Option>(std::countr_zero(others)));
  return sum;
}

}  // namespace

std::optional<Kemeny> kemeny(const Matrix& matrix) {
  if (matrix.options() > kMostKemeny) return std::nullopt;
  const auto best = best_of_sets(matrix);
  Kemeny found{.agreements = best.back(), .winners = {}, .order = {}};
  Set left = static_cast<Set>(best.size() - 1);
  for (Option first = 0; first < matrix.options(); ++first) {
    const Set others = left & ~(Set{1} << first);
    if (gain(matrix, first, others) + best[others] == best[left]) found.winners.push_back(first);
  }
  while (left != 0)
    for (Option first = 0; first < matrix.options(); ++first) {
      const Set others = left & ~(Set{1} << first);
      if (others == left || gain(matrix, first, others) + best[others] != best[left]) continue;
      found.order.push_back(first);
      left = others;
      break;
    }
  return found;
}

}  // namespace plenary::count
