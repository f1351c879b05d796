// degenerate.json: the cases of approvals, lists and budgets; what they expect is by definition.
#include <fmt/format.h>
#include <boost/json.hpp>

#include <numeric>

#include "cases.h"
#include "count/budget/budget.h"
#include "count/committee/committee.h"
#include "count/seats/apportion.h"
#include "folders.h"

namespace corpus {
namespace {

using namespace plenary;
using namespace plenary::count;

std::size_t size_of(const Json& value) {
  return static_cast<std::size_t>(number_of(value));
}

// No ballot approves anybody: equal shares elect nobody; Phragmen's seats are any two alike.
void run_approvals(const Json& file, const std::string& id, Verdicts& verdicts) {
  Approvals board{.candidates = size_of(file.at("candidates")), .seats = size_of(file.at("seats"))};
  for (const Json& ballot : file.at("approvals").as_array()) {
    Approving group{.weight = exact(number_of(ballot.as_array()[0]))};
    for (const Json& each : ballot.as_array()[1].as_array())
      group.approved.push_back(size_of(each));
    board.grouped.push_back(std::move(group));
  }
  verdicts.check("degenerate.json", id + " equal-shares",
                 elect("equal-shares-alone@1", board)->committees == std::vector<Committee>{{}});
  board.asked = Asked::all;
  verdicts.check("degenerate.json", id + " phragmen",
                 elect("phragmen-sequential@1", board)->committees.size() == 3);
}

void run_lists(const Json& file, const std::string& id, Verdicts& verdicts) {
  Contest contest{.seats = size_of(file.at("seats"))};
  for (const Json& votes : file.at("votes").as_array())
    contest.lists.push_back({.votes = exact(number_of(votes))});
  for (const auto& [rule, expected] : file.at("expect").as_object()) {
    const std::string text(expected.as_string());
    contest.over = OverAward::keep;
    const auto shared = apportion(std::string(rule) + "@1", contest);
    if (text.find("three-way tie") == 0)
      verdicts.check("degenerate.json", id + " " + std::string(rule),
                     shared && shared->contested == std::vector<Contested>{{{0, 1, 2}, contest.seats}});
    else
      verdicts.check("degenerate.json", id + " " + std::string(rule),
                     shared && shared->over == 1 && text.find(to_string(*shared->quota)) != text.npos);
  }
}

void run_budget(const Json& file, const std::string& id, Verdicts& verdicts) {
  Budgeting asked{.budget = exact(number_of(file.at("budget")))};
  for (const auto& [name, cost] : file.at("projects").as_object())
    asked.projects.push_back({std::string(name), exact(number_of(cost))});
  for (const Json& ballot : file.at("approvals").as_array()) {
    Supports group{.ballots = number_of(ballot.as_array()[0])};
    for (const Json& each : ballot.as_array()[1].as_array())
      for (Option project = 0; project < asked.projects.size(); ++project)
        if (asked.projects[project].id == std::string(each.as_string())) group.projects.push_back(project);
    asked.ballots.push_back(std::move(group));
  }
  const auto funded = budget("equal-shares-cost@1", asked);
  const Json& wanted = file.at("expect").at("mes-cost");
  bool same = funded && funded->bought.size() == wanted.as_array().size();
  for (std::size_t i = 0; same && i < funded->bought.size(); ++i)
    same = asked.projects[funded->bought[i].project].id == std::string(wanted.as_array()[i].as_string());
  verdicts.check("degenerate.json", id + " mes-cost", same);
}

}  // namespace

void run_degenerate_shares(const fs::path& path, Verdicts& verdicts) {
  const auto cases = file_json(path);
  if (!cases || !cases->is_array()) return;
  for (const Json& file : cases->as_array())
    try {
      const std::string id = text_of(file, "id");
      if (find(file, "budget"))
        run_budget(file, id, verdicts);
      else if (find(file, "approvals"))
        run_approvals(file, id, verdicts);
      else if (find(file, "votes"))
        run_lists(file, id, verdicts);
    } catch (const std::exception& unknown) {
      verdicts.cannot_run("degenerate.json", text_of(file, "id"), "a form this program does not know");
    }
}

}  // namespace corpus
