#include <fmt/format.h>

#include <algorithm>

#include "base/csv.h"
#include "formats/report_kinds.h"
#include "formats/report_parts.h"

namespace plenary::formats {

using namespace reports;
using count::Budgeting;
using count::Funded;
using count::Option;

std::string as_text(const Report& report, const Budgeting& asked, const Funded& funded) {
  const count::Support support = count::support(asked);
  std::string out = heading(report) + fmt::format("budget: {}\n\n", decimal(asked.budget));
  for (std::size_t i = 0; i < funded.bought.size(); ++i) {
    const Option project = funded.bought[i].project;
    out += fmt::format("{:>3}  {}: costs {}, named by {}", i + 1, report.names.at(project),
                       decimal(asked.projects[project].cost), decimal(support.ballots[project]));
    if (support.points[project] != support.ballots[project])
      out += fmt::format(", points {}", decimal(support.points[project]));
    if (funded.bought[i].rho) out += fmt::format("  ({})", decimal(*funded.bought[i].rho));
    out += '\n';
  }
  for (const auto& stage : funded.trace)
    for (const auto& tie : stage.ties)
      out += tie_line(report, tie);
  if (funded.raises > 0) out += fmt::format("every share was raised by {}\n", funded.raises);
  out += fmt::format("\nspent: {}\nleft: {}\n", decimal(funded.spent), decimal(asked.budget - funded.spent));
  std::vector<bool> bought(asked.projects.size());
  for (const auto& purchase : funded.bought)
    bought[purchase.project] = true;
  for (Option project = 0; project < bought.size(); ++project)
    if (!bought[project])
      out += fmt::format("not bought: {}: costs {}, named by {}\n", report.names.at(project),
                         decimal(asked.projects[project].cost), decimal(support.ballots[project]));
  return out;
}

std::string as_csv(const Report& report, const Budgeting& asked, const Funded& funded) {
  const count::Support support = count::support(asked);
  std::vector<std::string> order(asked.projects.size());
  for (std::size_t i = 0; i < funded.bought.size(); ++i)
    order[funded.bought[i].project] = std::to_string(i + 1);
  std::string out = "project,name,cost,ballots,points,bought\r\n";
  for (Option project = 0; project < order.size(); ++project)
    out += fmt::format("{},{},{},{},{},{}\r\n", csv_cell(asked.projects[project].id),
                       csv_cell(report.names.at(project)), decimal(asked.projects[project].cost),
                       decimal(support.ballots[project]), decimal(support.points[project]), order[project]);
  return out;
}

json::Value as_json(const Report& report, const Budgeting& asked, const Funded& funded) {
  const count::Support support = count::support(asked);
  json::Object out = begin_json(report);
  json::Array bought, costs;
  for (const auto& purchase : funded.bought)
    bought.emplace_back(
        json::Object{{"project", purchase.project},
                     {"rho", purchase.rho ? json::Value(to_string(*purchase.rho)) : json::Value(nullptr)}});
  for (const auto& project : asked.projects)
    costs.emplace_back(to_string(project.cost));
  out.set("ballots", numbers_json(support.ballots));
  out.set("bought", std::move(bought));
  out.set("budget", to_string(asked.budget));
  out.set("costs", std::move(costs));
  out.set("points", numbers_json(support.points));
  out.set("raises", funded.raises);
  out.set("spent", to_string(funded.spent));
  out.set("stages", stages_json(funded.trace));
  return out;
}

}  // namespace plenary::formats
