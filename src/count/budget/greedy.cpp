// Greedy: by votes, or by votes for the money, each bought if it fits.
#include <algorithm>
#include <numeric>
#include <set>

#include "count/budget/rules.h"

namespace plenary::count::budgets {
namespace {

// The most votes first; among equals by place.
std::vector<Option> by_score(const std::vector<Exact>& score, const std::vector<std::size_t>& place) {
  std::vector<Option> order(score.size());
  std::iota(order.begin(), order.end(), Option{0});
  std::ranges::sort(order, [&](Option a, Option b) {
    return score[a] != score[b] ? score[a] > score[b] : place[a] < place[b];
  });
  return order;
}

void tell_ties(const std::vector<Option>& order, const std::vector<Exact>& score, Stage& stage) {
  for (std::size_t from = 0; from < order.size();) {
    std::size_t to = from + 1;
    while (to < order.size() && score[order[to]] == score[order[from]])
      ++to;
    if (to - from > 1)
      stage.ties.push_back({{order.begin() + static_cast<std::ptrdiff_t>(from),
                             order.begin() + static_cast<std::ptrdiff_t>(to)},
                            "most",
                            "order",
                            {order[from]}});
    from = to;
  }
}

void buy_in(const std::vector<Option>& order, const Budgeting& asked, Funded& funded) {
  for (const Option project : order) {
    if (!open_to(asked, funded, project)) continue;
    const Exact& cost = asked.projects[project].cost;
    if (funded.spent + cost > asked.budget) {
      if (asked.stop_at_first) return;
      continue;
    }
    funded.spent += cost;
    funded.bought.push_back({project});
  }
}

}  // namespace

Funded greedy(const Budgeting& asked, bool per_cost) {
  std::vector<Exact> score = support(asked).points;
  const std::vector<Exact> votes = score;
  if (per_cost)
    for (Option project = 0; project < score.size(); ++project)
      score[project] /= asked.projects[project].cost;
  std::vector<Option> order = by_score(score, places(asked));
  Funded funded;
  funded.trace.push_back({.what = "votes", .acted_on = order, .sums = votes});
  tell_ties(order, score, funded.trace.back());
  std::erase_if(order, [&](Option project) { return votes[project] < asked.least_votes; });
  buy_in(order, asked, funded);
  return funded;
}

void fill_by_votes(const Budgeting& asked, Funded& funded) {
  const std::vector<Exact> votes = support(asked).points;
  std::vector<Option> order = by_score(votes, places(asked));
  std::erase_if(order, [&](Option project) { return votes[project] < asked.least_votes; });
  buy_in(order, asked, funded);
}

}  // namespace plenary::count::budgets
