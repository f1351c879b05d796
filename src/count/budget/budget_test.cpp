#include "count/budget/budget.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "count/budget/rules.h"

using namespace plenary;
using namespace plenary::count;

namespace {

using Options = std::vector<Option>;

Options bought(const Result<Funded>& funded) {
  REQUIRE(funded);
  Options projects;
  for (const Purchase& each : funded->bought)
    projects.push_back(each.project);
  return projects;
}

// Equal shares as written: every purse an exact number, every rho from the sorted purses, every round anew.
std::vector<Purchase> by_definition(const Budgeting& asked, budgets::Utility utility, const Exact& share) {
  std::vector<Exact> purse(asked.ballots.size(), share);
  std::vector<Purchase> all;
  std::vector<bool> done(asked.projects.size());
  const auto place = budgets::places(asked);
  for (;;) {
    std::optional<Purchase> least;
    for (Option project = 0; project < asked.projects.size(); ++project) {
      std::vector<std::tuple<Exact, std::size_t, Exact>> payers;  // what it can pay for a unit, who, units
      Exact units = 0, money = 0;
      const Exact& cost = asked.projects[project].cost;
      for (std::size_t group = 0; group < purse.size(); ++group) {
        const Supports& ballot = asked.ballots[group];
        const auto found = std::ranges::find(ballot.projects, project);
        if (found == ballot.projects.end()) continue;
        Exact utility_here = utility == budgets::Utility::cost ? cost : Exact(1);
        if (utility == budgets::Utility::points)
          utility_here = exact(ballot.points[static_cast<std::size_t>(found - ballot.projects.begin())]);
        if (utility_here == 0) continue;
        payers.emplace_back(purse[group] / utility_here, group, utility_here);
        units += utility_here * exact(ballot.ballots);
        money += purse[group] * exact(ballot.ballots);
      }
      if (done[project] || units == 0 || money < cost) continue;
      std::ranges::sort(payers);
      Exact rest = cost;
      for (const auto& [rate, group, utility_here] : payers) {
        if (rest / units <= rate) break;
        rest -= purse[group] * exact(asked.ballots[group].ballots);
        units -= utility_here * exact(asked.ballots[group].ballots);
      }
      const Exact rho = rest / units;
      if (!least || rho < *least->rho || (rho == *least->rho && place[project] < place[least->project]))
        least = Purchase{project, rho};
    }
    if (!least) return all;
    done[least->project] = true;
    for (std::size_t group = 0; group < purse.size(); ++group) {
      const Supports& ballot = asked.ballots[group];
      const auto found = std::ranges::find(ballot.projects, least->project);
      if (found == ballot.projects.end()) continue;
      Exact units = utility == budgets::Utility::cost ? asked.projects[least->project].cost : Exact(1);
      if (utility == budgets::Utility::points)
        units = exact(ballot.points[static_cast<std::size_t>(found - ballot.projects.begin())]);
      purse[group] -= std::min(purse[group], Exact(units * *least->rho));
    }
    all.push_back(*least);
  }
}

Budgeting some_instance(bool with_points) {
  Budgeting asked{.budget = *rc::gen::inRange(1, 60)};
  const auto projects = *rc::gen::inRange<std::size_t>(1, 6);
  for (std::size_t i = 0; i < projects; ++i)
    asked.projects.push_back({std::to_string(i), *rc::gen::inRange(1, 30)});
  const auto groups = *rc::gen::inRange<std::size_t>(0, 5);
  for (std::size_t i = 0; i < groups; ++i) {
    Supports ballot{.ballots = *rc::gen::inRange(1, 4)};
    for (Option project = 0; project < projects; ++project)
      if (*rc::gen::inRange(0, 2) == 1) {
        ballot.projects.push_back(project);
        if (with_points) ballot.points.push_back(*rc::gen::inRange(0, 4));
      }
    asked.ballots.push_back(ballot);
  }
  asked.ballots = grouped(asked.ballots);
  return asked;
}

bool same(const std::vector<Purchase>& a, const std::vector<Purchase>& b) {
  return std::ranges::equal(
      a, b, [](const auto& x, const auto& y) { return x.project == y.project && x.rho == y.rho; });
}

}  // namespace

TEST_CASE("greedy buys by votes what fits, or stops at the first that does not") {
  Budgeting asked{.budget = 100, .projects = {{"a", 80}, {"b", 50}, {"c", 20}}};
  asked.ballots = {{{0}, {}, 9}, {{1}, {}, 8}, {{2}, {}, 7}};
  CHECK(bought(budget("greedy-votes@1", asked)) == Options{0, 2});
  CHECK(bought(budget("greedy-votes-per-cost@1", asked)) == Options{2, 1});
  asked.stop_at_first = true;
  CHECK(bought(budget("greedy-votes@1", asked)) == Options{0});
  asked.stop_at_first = false;
  asked.least_votes = 8;
  CHECK(bought(budget("greedy-votes@1", asked)) == Options{0});
  asked.projects[0].excludes = asked.projects[2].excludes = 1;
  asked.least_votes = 0;
  CHECK(bought(budget("greedy-votes@1", asked)) == Options{0});
}

TEST_CASE("equals are parted by the order the vote says, and told") {
  Budgeting asked{.budget = 10, .projects = {{"2", 10}, {"11", 9}}, .ballots = {{{0, 1}, {}, 3}}};
  CHECK(bought(budget("greedy-votes@1", asked)) == Options{1});  // "11" before "2" as texts
  asked.parting = BudgetParting::id_as_number;
  const auto funded = budget("greedy-votes@1", asked);
  CHECK(bought(funded) == Options{0});
  CHECK(funded->trace[0].ties.size() == 1);
  asked.parting = BudgetParting::cheaper;
  CHECK(bought(budget("greedy-votes@1", asked)) == Options{1});
  asked.parting = BudgetParting::dearer;
  CHECK(bought(budget("greedy-votes@1", asked)) == Options{0});
}

TEST_CASE("equal shares: a minority has what its share pays") {
  // Six want the two large ones, four the small one: greedy spends all on the six.
  Budgeting asked{.budget = 100, .projects = {{"a", 50}, {"b", 50}, {"c", 40}}};
  asked.ballots = {{{0, 1}, {}, 6}, {{2}, {}, 4}};
  CHECK(bought(budget("greedy-votes@1", asked)) == Options{0, 1});
  const auto funded = budget("equal-shares-cost@1", asked);
  CHECK(bought(funded) == Options{0, 2});
  CHECK(funded->bought[0].rho == Exact(1, 6));
  CHECK(funded->bought[1].rho == Exact(1, 4));
}

TEST_CASE("a project without support is never bought by shares, and by votes last") {
  const Budgeting asked{.budget = 10, .projects = {{"a", 5}, {"b", 5}}, .ballots = {{{0}, {}, 3}}};
  CHECK(bought(budget("equal-shares-cost@1", asked)) == Options{0});
  CHECK(bought(budget("equal-shares-cost-add1@1", asked)) == Options{0});
  CHECK(bought(budget("phragmen-budget@1", asked)) == Options{0});
  CHECK(bought(budget("greedy-votes@1", asked)) == Options{0, 1});
  CHECK(bought(budget("equal-shares-cost@1", {.budget = 10, .projects = {{"a", 5}}})).empty());
}

TEST_CASE("Phragmen ends with the first project that does not fit") {
  Budgeting asked{.budget = 10, .projects = {{"a", 6}, {"b", 5}, {"c", 4}}};
  asked.ballots = {{{0}, {}, 6}, {{1}, {}, 4}, {{2}, {}, 2}};
  const auto funded = budget("phragmen-budget@1", asked);
  CHECK(bought(funded) == Options{0});
  CHECK(funded->bought[0].rho == 1);
}

TEST_CASE("shares are raised until the next raise would overspend") {
  Budgeting asked{.budget = 10, .projects = {{"a", 6}, {"b", 4}}, .ballots = {{{0}, {}, 1}, {{1}, {}, 1}}};
  CHECK(bought(budget("equal-shares-cost@1", asked)) == Options{1});  // 5 each
  const auto funded = budget("equal-shares-cost-add1@1", asked);
  CHECK(bought(funded) == Options{0, 1});
  CHECK(funded->raises == 1);
  asked.projects.push_back({"c", 7});
  asked.ballots[1].projects = {1, 2};
  CHECK(budget("equal-shares-cost-add1@1", asked)->spent <= asked.budget);
}

TEST_CASE("raising ends where nothing fits, or goes on until it would overspend") {
  Budgeting asked{.budget = 15, .projects = {{"a", 7}, {"b", 5}, {"c", 8}}};
  asked.ballots = {{{2}, {}, 3}, {{0, 1}, {}, 2}};
  auto funded = budget("equal-shares-cost-add1@1", asked);
  CHECK(bought(funded) == Options{2, 1});  // 13 spent: nothing fits
  CHECK_FALSE(funded->overspends);
  asked.stop_when_nothing_fits = false;
  funded = budget("equal-shares-cost-add1@1", asked);
  CHECK(bought(funded) == Options{2, 0});  // 15 spent
  CHECK(funded->raises == 2);
  CHECK(funded->overspends);
}

TEST_CASE("a great raise of few purses takes few reckonings") {
  Budgeting asked{.budget = 1'000'000'000, .projects = {{"a", 900'000'000}, {"b", 600'000'000}}};
  asked.ballots = {{{0}, {}, 1}, {{1}, {}, 1}, {{}, {}, 1}};
  const auto funded = budget("equal-shares-cost-add1@1", asked);
  CHECK(bought(funded) == Options{1});
  CHECK(funded->raises == 266'666'667);
  CHECK(funded->reckoned < 10);
}

TEST_CASE("points by place, and who prefers which outcome") {
  const auto ballots = points_by_place({{{2, 0, 1}, {}, 5}}, 2);
  CHECK(ballots[0].points == std::vector<std::int64_t>{2, 1, 0});
  const Budgeting asked{
      .budget = 10, .projects = {{"a", 5}, {"b", 9}}, .ballots = {{{0}, {}, 3}, {{0, 1}, {}, 4}}};
  const Funded a{.bought = {{0}}}, b{.bought = {{1}}};
  CHECK(compare_outcomes(asked, a, b).one == 3);
  CHECK(compare_outcomes(asked, a, b).other == 4);
}

TEST_CASE("what is no budget's ballot is refused") {
  Budgeting asked{.budget = 1, .projects = {{"a", 1}}, .ballots = {{{1}, {}, 1}}};
  CHECK(budget("greedy-votes@1", asked).error().code == "count.no_such_option");
  asked.ballots = {{{0}, {1, 2}, 1}};
  CHECK(budget("greedy-votes@1", asked).error().code == "count.points_uneven");
  asked.ballots = {{{0}, {-1}, 1}};
  CHECK(budget("greedy-votes@1", asked).error().code == "count.negative_points");
  asked.ballots = {{{0}, {}, -1}};
  CHECK(budget("greedy-votes@1", asked).error().code == "count.negative_weight");
  asked = {.budget = 1, .projects = {{"a", 0}}};
  CHECK(budget("greedy-votes@1", asked).error().code == "count.cost_not_positive");
  CHECK(budget("greedy@0", asked).error().code == "count.unknown_rule");
}

TEST_CASE("equal shares in whole numbers are equal shares by definition") {
  for (const auto utility : {budgets::Utility::cost, budgets::Utility::count, budgets::Utility::points})
    CHECK(rc::check("every purchase and its rho", [&] {
      const Budgeting asked = some_instance(utility == budgets::Utility::points);
      std::int64_t ballots = 0;
      for (const Supports& each : asked.ballots)
        ballots += each.ballots;
      if (ballots == 0) return;
      const Funded funded = budgets::equal_shares(asked, utility);
      RC_ASSERT(same(funded.bought, by_definition(asked, utility, asked.budget / exact(ballots))));
      RC_ASSERT(funded.spent <= asked.budget);
    }));
}

TEST_CASE("raising by leaps is raising unit by unit") {
  for (const auto utility : {budgets::Utility::cost, budgets::Utility::count, budgets::Utility::points})
    CHECK(rc::check("the same purchases after the same raises", [&] {
      Budgeting asked = some_instance(utility == budgets::Utility::points);
      asked.stop_when_nothing_fits = *rc::gen::arbitrary<bool>();
      const auto leaps = budgets::add_one(asked, utility);
      const Funded steps = budgets::add_one_by_steps(asked, utility);
      RC_ASSERT(leaps.has_value());
      RC_ASSERT(same(leaps->bought, steps.bought));
      RC_ASSERT(leaps->raises == steps.raises);
    }));
}

TEST_CASE("projects of one category cost no more together than its cap, under every rule") {
  // Four projects of 30 with 9, 8, 7 and 6 ballots; the first three are of one category.
  Budgeting asked{.budget = 100, .projects = {{"a", 30}, {"b", 30}, {"c", 30}, {"d", 30}}};
  asked.ballots = {{{0, 1, 2, 3}, {}, 6}, {{0, 1, 2}, {}, 1}, {{0, 1}, {}, 1}, {{0}, {}, 1}};
  for (const char* rule : {"greedy-votes@1", "greedy-votes-per-cost@1", "equal-shares-cost-add1u@1",
                           "equal-shares-count-add1u@1", "phragmen-budget@1"}) {
    CAPTURE(rule);
    asked.caps = {};
    CHECK(bought(budget(rule, asked)) == Options{0, 1, 2});
    asked.caps = {{.most = 60, .projects = {0, 1, 2}}};
    CHECK(bought(budget(rule, asked)) == Options{0, 1, 3});
    asked.caps = {{.most = 59, .projects = {0, 1, 2}}, {.most = 29, .projects = {3}}};
    CHECK(bought(budget(rule, asked)) == Options{0});
    asked.caps = {{.most = 60, .projects = {4}}};
    CHECK(budget(rule, asked).error().code == "count.no_such_option");
  }
}

TEST_CASE("a project with too few votes is not bought, under any rule") {
  Budgeting asked{.budget = 100, .projects = {{"a", 30}, {"b", 30}, {"c", 30}}, .least_votes = 3};
  asked.ballots = {{{0}, {}, 4}, {{1}, {}, 3}, {{2}, {}, 2}};
  for (const char* rule : {"greedy-votes@1", "equal-shares-cost@1", "equal-shares-count-add1@1",
                           "equal-shares-count-add1u@1", "phragmen-budget@1"}) {
    CAPTURE(rule);
    auto projects = bought(budget(rule, asked));
    std::ranges::sort(projects);
    CHECK(projects == Options{0, 1});
  }
}

TEST_CASE("caps hold and leaps stay steps, whatever the instance") {
  CHECK(rc::check("with caps", [] {
    Budgeting asked = some_instance(false);
    if (asked.projects.size() < 2) return;
    asked.caps = {{.most = exact(*rc::gen::inRange(1, 100)), .projects = {0, 1}}};
    const auto leaps = budgets::add_one(asked, budgets::Utility::cost);
    const Funded steps = budgets::add_one_by_steps(asked, budgets::Utility::cost);
    RC_ASSERT(leaps.has_value());
    RC_ASSERT(same(leaps->bought, steps.bought));
    for (const char* rule : {"greedy-votes@1", "equal-shares-cost@1", "phragmen-budget@1"}) {
      const auto funded = budget(rule, asked);
      Exact capped = 0;
      for (const Purchase& each : funded->bought)
        if (each.project < 2) capped += asked.projects[each.project].cost;
      RC_ASSERT(capped <= asked.caps[0].most);
    }
  }));
}
