#include "consult/null.h"

#include <algorithm>
#include <cmath>

#include "consult/counts.h"
#include "consult/parallel.h"

namespace plenary::consult {

// Drawing without replacement from what is left of each statement's votes, voter after voter, is a uniformly
// random permutation of them, in one pass over the cells.
Table dealt_anew(const Table& table, const Chance& chance) {
  Table dealt = table;
  Counts left = count_all(table);
  for (std::size_t at = 0; at < dealt.cells.size(); ++at) {
    const std::size_t j = column_of(dealt.cells[at]);
    const auto drawn = static_cast<std::int64_t>(chance.below(at, static_cast<std::uint64_t>(left[j].seen)));
    const int vote = drawn < left[j].agree ? 1 : drawn < left[j].agree + left[j].disagree ? -1 : 0;
    --left[j].seen;
    left[j].agree -= vote == 1 ? 1 : 0;
    left[j].disagree -= vote == -1 ? 1 : 0;
    dealt.cells[at] = code_of(j, vote);
  }
  return dealt;
}

NullAxes permutation_null(const Table& table, std::size_t deals, const Chance& chance, std::size_t threads) {
  const std::vector<double> centre = centres(table, count_all(table));
  NullAxes null{std::vector<double>(deals)};
  in_parallel(deals, threads, [&](std::size_t deal) {
    const Table dealt = dealt_anew(table, chance.stream(deal));
    const Axes axes =
        leading_axes(SparseGram(dealt, centre, {}, 1), 1, {.precision = 1e-2, .most_passes = 8, .basis = 32});
    null.largest[deal] = axes.values.empty() ? 0 : axes.values[0];
  });
  std::ranges::sort(null.largest);
  return null;
}

double NullAxes::point_95() const {
  if (largest.empty()) return 0;
  const auto at = static_cast<std::size_t>(std::ceil(0.95 * static_cast<double>(largest.size() + 1))) - 1;
  return largest[std::min(at, largest.size() - 1)];
}

double NullAxes::p_of(double value) const {
  const auto reached = std::ranges::count_if(largest, [&](double l) { return l >= value; });
  return static_cast<double>(1 + reached) / static_cast<double>(1 + largest.size());
}

}  // namespace plenary::consult
