// Phragmen's sequential rule for a budget: buying a project lays its cost on its supporters as a load, made
// equal among them; the project that makes the least load is bought, and all ends with the first that does
// not fit.
//
// All supporters of a bought project have its load after it, so a ballot's load is that of the last project
// bought which it supports: numbers of ballots by that project are all there is to keep.
#include <algorithm>

#include "count/budget/rules.h"

namespace plenary::count::budgets {
namespace {

class Loads {
 public:
  explicit Loads(const Budgeting& asked) : asked_(asked), last_(asked.ballots.size()) {
    const std::size_t projects = asked.projects.size();
    ballots_.assign(projects, std::vector<std::int64_t>(1));
    supporters_.resize(projects);
    all_.resize(projects);
    for (std::size_t ballot = 0; ballot < asked.ballots.size(); ++ballot)
      for (const Option project : asked.ballots[ballot].projects) {
        ballots_[project][0] += asked.ballots[ballot].ballots;
        all_[project] += asked.ballots[ballot].ballots;
        supporters_[project].push_back(ballot);
      }
  }

  [[nodiscard]] bool supported(Option project) const { return all_[project] > 0; }

  [[nodiscard]] Exact load_with(Option project) const {
    Exact sum = asked_.projects[project].cost;
    for (std::size_t last = 1; last < ballots_[project].size(); ++last)
      if (ballots_[project][last] > 0) sum += exact(ballots_[project][last]) * load_[last];
    return sum / exact(all_[project]);
  }

  void buy(Option project, const Exact& load) {
    const std::size_t now = load_.size();
    load_.push_back(load);
    for (auto& each : ballots_)
      each.push_back(0);
    for (const std::size_t ballot : supporters_[project]) {
      const std::int64_t number = asked_.ballots[ballot].ballots;
      for (const Option other : asked_.ballots[ballot].projects) {
        ballots_[other][last_[ballot]] -= number;
        ballots_[other][now] += number;
      }
      last_[ballot] = now;
    }
  }

 private:
  const Budgeting& asked_;
  std::vector<Exact> load_{0};                      // of the purchase; 0: before any
  std::vector<std::size_t> last_;                   // by ballot, the last purchase it supports
  std::vector<std::vector<std::int64_t>> ballots_;  // by project and last purchase, supporters
  std::vector<std::vector<std::size_t>> supporters_;
  std::vector<std::int64_t> all_;
};

}  // namespace

Funded phragmen(const Budgeting& asked) {
  Loads loads(asked);
  const auto place = places(asked);
  std::vector<Option> left;
  for (Option project = 0; project < asked.projects.size(); ++project)
    if (loads.supported(project) && open_to(asked, {}, project)) left.push_back(project);
  std::ranges::sort(left, {}, [&](Option project) { return place[project]; });
  Funded funded;
  while (!left.empty()) {
    std::vector<Exact> load;
    for (const Option project : left)
      load.push_back(loads.load_with(project));
    const auto least = std::ranges::min_element(load);
    const auto which = left.begin() + (least - load.begin());
    const Option project = *which;
    if (funded.spent + asked.projects[project].cost > asked.budget) break;
    Stage stage{.what = "bought", .acted_on = {project}, .figures = {{"load", project, *least}}};
    if (std::ranges::count(load, *least) > 1) {
      Tie tie{.asked = "least load", .parted_by = "order", .taken = {project}};
      for (std::size_t i = 0; i < load.size(); ++i)
        if (load[i] == *least) tie.tied.push_back(left[i]);
      stage.ties.push_back(std::move(tie));
    }
    loads.buy(project, *least);
    funded.spent += asked.projects[project].cost;
    funded.bought.push_back({project, *least});
    funded.trace.push_back(std::move(stage));
    left.erase(which);
    std::erase_if(left, [&](Option other) { return !open_to(asked, funded, other); });
  }
  return funded;
}

}  // namespace plenary::count::budgets
