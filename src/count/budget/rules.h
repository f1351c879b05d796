// Inside this room: the rules, on an instance that is well formed and grouped.
#pragma once

#include "count/budget/budget.h"

namespace plenary::count::budgets {

enum class Utility { cost, count, points };

// The projects in the order in which equals are parted; place_of()[p] is the place of p.
[[nodiscard]] std::vector<std::size_t> places(const Budgeting& asked);

// Whether nothing but the money speaks against buying it beside those bought: it is not among them, nor is another of
// its group, and every cap on it still covers its cost.
[[nodiscard]] bool open_to(const Budgeting& asked, const Funded& funded, Option project);

[[nodiscard]] Funded greedy(const Budgeting& asked, bool per_cost);
// Goes on buying by votes what still fits.
void fill_by_votes(const Budgeting& asked, Funded& funded);
[[nodiscard]] Funded phragmen(const Budgeting& asked);
[[nodiscard]] Funded equal_shares(const Budgeting& asked, Utility utility);
[[nodiscard]] Result<Funded> add_one(const Budgeting& asked, Utility utility);
// The same unit by unit, as the rule is written: what add_one is tested against.
[[nodiscard]] Funded add_one_by_steps(const Budgeting& asked, Utility utility);

}  // namespace plenary::count::budgets
