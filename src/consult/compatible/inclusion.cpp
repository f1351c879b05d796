#include "consult/compatible/inclusion.h"

#include <algorithm>
#include <numeric>

namespace plenary::consult::compatible {

std::vector<std::size_t> included(const Table& table) {
  const std::size_t least = std::min(kLeastVotes, table.columns());
  std::vector<std::size_t> order(table.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto votes = [&](std::size_t i) { return table.row(i).size(); };
  const auto enough = [&](std::size_t i) { return votes(i) >= least; };
  const auto split = std::ranges::stable_partition(order, enough).begin();
  std::stable_sort(split, order.end(), [&](std::size_t a, std::size_t b) { return votes(a) > votes(b); });
  const auto found = static_cast<std::size_t>(split - order.begin());
  order.resize(std::max(found, std::min(kLeastPeople, order.size())));
  std::ranges::sort(order);
  return order;
}

}  // namespace plenary::consult::compatible
