#include "count/budget/budget.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "count/budget/rules.h"
#include "count/families.h"

namespace plenary::count {
namespace budgets {
namespace {

// Whether `a` is the smaller number; ids that are no numbers compare as texts, after the numbers.
bool number_before(const std::string& a, const std::string& b) {
  const auto digits = [](const std::string& id) {
    return !id.empty() && std::ranges::all_of(id, [](char c) { return c >= '0' && c <= '9'; });
  };
  if (digits(a) != digits(b)) return digits(a);
  if (!digits(a)) return a < b;
  const auto bare = [](const std::string& id) {
    return id.substr(std::min(id.find_first_not_of('0'), id.size()));
  };
  const std::string x = bare(a), y = bare(b);
  if (x.size() != y.size()) return x.size() < y.size();
  return x != y ? x < y : a < b;
}

}  // namespace

std::vector<std::size_t> places(const Budgeting& asked) {
  std::vector<Option> order(asked.projects.size());
  std::iota(order.begin(), order.end(), Option{0});
  std::ranges::stable_sort(order, [&](Option a, Option b) {
    const Project &one = asked.projects[a], &other = asked.projects[b];
    if (asked.parting == BudgetParting::cheaper && one.cost != other.cost) return one.cost < other.cost;
    if (asked.parting == BudgetParting::dearer && one.cost != other.cost) return one.cost > other.cost;
    if (asked.parting == BudgetParting::id_as_number) return number_before(one.id, other.id);
    return one.id < other.id;
  });
  std::vector<std::size_t> places(order.size());
  for (std::size_t place = 0; place < order.size(); ++place)
    places[order[place]] = place;
  return places;
}

bool open_to(const Budgeting& asked, const Funded& funded, Option project) {
  const auto group = asked.projects[project].excludes;
  const bool taken = std::ranges::any_of(funded.bought, [&](const Purchase& bought) {
    return bought.project == project || (group && asked.projects[bought.project].excludes == group);
  });
  return !taken && std::ranges::all_of(asked.caps, [&](const Cap& cap) {
    if (std::ranges::find(cap.projects, project) == cap.projects.end()) return true;
    Exact cost = asked.projects[project].cost;
    for (const Purchase& bought : funded.bought)
      if (std::ranges::find(cap.projects, bought.project) != cap.projects.end())
        cost += asked.projects[bought.project].cost;
    return cost <= cap.most;
  });
}

}  // namespace budgets

namespace {

using namespace budgets;

Result<void> well_formed_ballot(const Supports& ballot, std::size_t projects) {
  if (ballot.ballots < 0)
    return refuse("count.negative_weight", {.params = {{"weight", std::to_string(ballot.ballots)}}});
  if (!ballot.points.empty() && ballot.points.size() != ballot.projects.size())
    return refuse("count.points_uneven");
  for (const Option project : ballot.projects)
    if (project >= projects)
      return refuse("count.no_such_option", {.params = {{"option", static_cast<std::int64_t>(project)}}});
  for (const std::int64_t points : ballot.points)
    if (points < 0 || points > kMostPoints) return refuse("count.negative_points");
  return {};
}

Result<void> well_formed(const Budgeting& asked) {
  if (asked.projects.size() > kMostProjects) return refuse("count.too_many_projects");
  for (const Project& project : asked.projects)
    if (project.cost <= 0) return refuse("count.cost_not_positive", {.params = {{"project", project.id}}});
  for (const Cap& cap : asked.caps)
    for (const Option project : cap.projects)
      if (project >= asked.projects.size()) return refuse("count.no_such_option");
  std::int64_t ballots = 0;
  for (const Supports& ballot : asked.ballots) {
    PLENARY_DO(well_formed_ballot(ballot, asked.projects.size()));
    if (ballot.ballots > kMostBallots - ballots) return refuse("count.too_many_ballots");
    ballots += ballot.ballots;
  }
  return {};
}

Result<Funded> with_votes_after(Result<Funded> funded, const Budgeting& asked) {
  if (funded) fill_by_votes(asked, *funded);
  return funded;
}

struct BudgetRule {
  std::string_view id;
  Result<Funded> (*fund)(const Budgeting&);
};
template <Utility U>
Result<Funded> shares(const Budgeting& asked) {
  return equal_shares(asked, U);
}
template <Utility U>
Result<Funded> shares_add1(const Budgeting& asked) {
  return add_one(asked, U);
}
template <Utility U>
Result<Funded> shares_add1u(const Budgeting& asked) {
  return with_votes_after(add_one(asked, U), asked);
}
constexpr BudgetRule kBudgetRules[] = {
    {"equal-shares-cost@1", shares<Utility::cost>},
    {"equal-shares-cost-add1@1", shares_add1<Utility::cost>},
    {"equal-shares-cost-add1u@1", shares_add1u<Utility::cost>},
    {"equal-shares-count@1", shares<Utility::count>},
    {"equal-shares-count-add1@1", shares_add1<Utility::count>},
    {"equal-shares-count-add1u@1", shares_add1u<Utility::count>},
    {"equal-shares-points@1", shares<Utility::points>},
    {"equal-shares-points-add1@1", shares_add1<Utility::points>},
    {"equal-shares-points-add1u@1", shares_add1u<Utility::points>},
    {"greedy-votes@1", [](const Budgeting& asked) -> Result<Funded> { return greedy(asked, false); }},
    {"greedy-votes-per-cost@1", [](const Budgeting& asked) -> Result<Funded> { return greedy(asked, true); }},
    {"phragmen-budget@1", [](const Budgeting& asked) -> Result<Funded> { return phragmen(asked); }},
};

constexpr RuleLine line(std::string_view id, std::string_view title, Evidence evidence,
                        std::string_view behind) {
  return {.id = id,
          .title = title,
          .takes = "projects",
          .arithmetic = "exact",
          .ties = "the order of the projects' ids or costs, as the vote says; told",
          .evidence = evidence,
          .behind = behind};
}
constexpr std::string_view kPeers = "corpus pb: two programs agree";
constexpr std::string_view kPeer = "corpus pb: one program, official outcomes in part";
constexpr std::string_view kBook = "by definition";
constexpr RuleLine kBudgetLines[] = {
    line("equal-shares-cost@1", "Equal shares, utility the cost", Evidence::peer_equal, kPeers),
    line("equal-shares-cost-add1@1", "Equal shares by cost, shares raised unit by unit", Evidence::textbook,
         kPeer),
    line("equal-shares-cost-add1u@1", "The same, then by votes what fits", Evidence::textbook, kPeer),
    line("equal-shares-count@1", "Equal shares, utility the number of projects", Evidence::peer_equal,
         kPeers),
    line("equal-shares-count-add1@1", "Equal shares by number, shares raised", Evidence::textbook, kBook),
    line("equal-shares-count-add1u@1", "The same, then by votes what fits", Evidence::textbook, kBook),
    line("equal-shares-points@1", "Equal shares, utility the points", Evidence::textbook, kBook),
    line("equal-shares-points-add1@1", "Equal shares by points, shares raised", Evidence::textbook, kBook),
    line("equal-shares-points-add1u@1", "The same, then by votes what fits", Evidence::textbook, kBook),
    line("greedy-votes@1", "Most votes (points) first, as long as it fits", Evidence::peer_equal, kPeers),
    line("greedy-votes-per-cost@1", "Most votes for the money first, as long as it fits",
         Evidence::peer_equal, kPeers),
    line("phragmen-budget@1", "Phragmen, sequential: the least load; ends at the first that does not fit",
         Evidence::peer_equal, kPeers),
};

}  // namespace

std::span<const RuleLine> budget_rules() {
  return kBudgetLines;
}

namespace {

// A ballot's projects ascending, each once; the first mention keeps its points.
void put_in_order(Supports& ballot) {
  if (std::ranges::adjacent_find(ballot.projects, std::ranges::greater_equal{}) == ballot.projects.end())
    return;
  std::vector<std::pair<Option, std::int64_t>> marks;
  for (std::size_t i = 0; i < ballot.projects.size(); ++i)
    marks.emplace_back(ballot.projects[i], ballot.points.empty() ? 1 : ballot.points[i]);
  std::ranges::stable_sort(marks, {}, [](const auto& mark) { return mark.first; });
  const auto repeats = std::ranges::unique(marks, {}, [](const auto& mark) { return mark.first; });
  marks.erase(repeats.begin(), repeats.end());
  const bool points = !ballot.points.empty();
  ballot.projects.clear();
  ballot.points.clear();
  for (const auto& [project, given] : marks) {
    ballot.projects.push_back(project);
    if (points) ballot.points.push_back(given);
  }
}

}  // namespace

std::vector<Supports> grouped(std::vector<Supports> ballots) {
  for (Supports& ballot : ballots)
    put_in_order(ballot);
  std::ranges::sort(ballots, {}, [](const Supports& each) { return std::tie(each.projects, each.points); });
  std::vector<Supports> alike;
  for (Supports& ballot : ballots) {
    if (!alike.empty() && alike.back().projects == ballot.projects && alike.back().points == ballot.points)
      alike.back().ballots += ballot.ballots;
    else
      alike.push_back(std::move(ballot));
  }
  return alike;
}

Support support(const Budgeting& asked) {
  Support sum{std::vector<Exact>(asked.projects.size()), std::vector<Exact>(asked.projects.size())};
  for (const Supports& ballot : asked.ballots)
    for (std::size_t i = 0; i < ballot.projects.size(); ++i) {
      const Exact number = exact(ballot.ballots);
      sum.ballots[ballot.projects[i]] += number;
      sum.points[ballot.projects[i]] += number * (ballot.points.empty() ? Exact(1) : exact(ballot.points[i]));
    }
  return sum;
}

std::vector<Supports> points_by_place(const std::vector<Supports>& ranked, std::int64_t places) {
  std::vector<Supports> ballots = ranked;
  for (Supports& ballot : ballots) {
    ballot.points.clear();
    for (std::size_t place = 0; place < ballot.projects.size(); ++place)
      ballot.points.push_back(std::max<std::int64_t>(0, places - static_cast<std::int64_t>(place)));
  }
  return ballots;
}

Preference compare_outcomes(const Budgeting& asked, const Funded& one, const Funded& other) {
  std::vector<Exact> more(asked.projects.size());
  for (const Purchase& bought : one.bought)
    more[bought.project] += asked.projects[bought.project].cost;
  for (const Purchase& bought : other.bought)
    more[bought.project] -= asked.projects[bought.project].cost;
  Preference preference;
  for (const Supports& ballot : asked.ballots) {
    Exact sum = 0;
    for (const Option project : ballot.projects)
      sum += more[project];
    if (sum > 0) preference.one += ballot.ballots;
    if (sum < 0) preference.other += ballot.ballots;
  }
  return preference;
}

namespace {

// Ballots without the projects that have too few votes: nobody pays for them then.
void drop_least_wanted(Budgeting& asked) {
  const auto votes = support(asked).points;
  for (Supports& ballot : asked.ballots) {
    Supports kept{.projects = {}, .points = {}, .ballots = ballot.ballots};
    for (std::size_t i = 0; i < ballot.projects.size(); ++i) {
      if (votes[ballot.projects[i]] < asked.least_votes) continue;
      kept.projects.push_back(ballot.projects[i]);
      if (!ballot.points.empty()) kept.points.push_back(ballot.points[i]);
    }
    ballot = std::move(kept);
  }
}

}  // namespace

Result<Funded> budget(std::string_view id, const Budgeting& asked) {
  const auto found = std::ranges::find(kBudgetRules, id, &BudgetRule::id);
  if (found == std::end(kBudgetRules)) return refuse("count.unknown_rule", {.params = {{"rule", std::string(id)}}});
  PLENARY_DO(well_formed(asked));
  Budgeting alike = asked;
  const bool by_shares = !id.starts_with("greedy");
  if (by_shares && asked.least_votes > 0) drop_least_wanted(alike);
  alike.ballots = grouped(std::move(alike.ballots));
  return found->fund(alike);
}

}  // namespace plenary::count
