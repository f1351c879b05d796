// Papers for tests: rows of options, and every election of a few voters.
#pragma once

#include <algorithm>
#include <functional>
#include <numeric>
#include <vector>

#include "count/ranked/ballots.h"

namespace plenary::count::papers {

using Row = std::vector<Mark>;
struct Pile {
  std::int64_t weight;
  Row row;
};

inline RankedBallots of(std::size_t options, const std::vector<Pile>& piles) {
  RankedBallots ballots(options);
  for (const auto& [weight, row] : piles)
    if (!ballots.add(row, weight)) std::abort();
  return ballots;
}

// Every strict order of some of the options, the empty one first.
inline std::vector<Row> all_orders(std::size_t options) {
  std::vector<Row> orders = {{}};
  for (std::size_t i = 0; i < orders.size(); ++i)
    for (Mark next = 0; next < options; ++next) {
      if (std::ranges::find(orders[i], next) != orders[i].end()) continue;
      Row longer = orders[i];
      longer.push_back(next);
      orders.push_back(longer);
    }
  return orders;
}

// Every multiset of `voters` of the rows.
inline void each_election(const std::vector<Row>& rows, std::size_t voters,
                          const std::function<void(const std::vector<Row>&)>& look,
                          std::vector<Row> chosen = {}, std::size_t from = 0) {
  if (chosen.size() == voters) return look(chosen);
  for (std::size_t i = from; i < rows.size(); ++i) {
    auto longer = chosen;
    longer.push_back(rows[i]);
    each_election(rows, voters, look, std::move(longer), i);
  }
}

}  // namespace plenary::count::papers
