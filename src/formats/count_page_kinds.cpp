// Pages of budgets, seats, committees and marks.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "formats/chart_parts.h"
#include "formats/count_page.h"
#include "formats/page_parts.h"

namespace plenary::formats {

using namespace sheet;
using count::Approvals;
using count::Budgeting;
using count::Committees;
using count::Funded;
using count::Judged;
using count::Marks;
using count::Option;
using count::Shared;

namespace {

// Those bought in their order, then the others by how many ballots name them.
std::vector<Option> in_order(const Budgeting& asked, const Funded& funded, const count::Support& support) {
  std::vector<Option> order, others;
  for (const auto& purchase : funded.bought)
    order.push_back(purchase.project);
  for (Option project = 0; project < asked.projects.size(); ++project)
    if (std::ranges::find(order, project) == order.end()) others.push_back(project);
  std::ranges::stable_sort(others,
                           [&](Option a, Option b) { return support.ballots[a] > support.ballots[b]; });
  order.insert(order.end(), others.begin(), others.end());
  return order;
}

Markup note_of(std::size_t all) {
  const auto note = shown_of(all, kMostBars);
  return note.empty() ? Markup() : element("p", note);
}

struct BudgetSheet {
  const Report& report;
  const Budgeting& asked;
  const Funded& funded;
  count::Support support = count::support(asked);
  std::vector<Option> order = in_order(asked, funded, support);

  [[nodiscard]] bool bought(std::size_t place) const { return place < funded.bought.size(); }

  [[nodiscard]] Markup spending() const {
    WholeChart chart{.question = "What does the budget pay for?",
                     .whole = asked.budget,
                     .whole_told = "budget " + decimal(asked.budget),
                     .parts = {}};
    Table same{.caption = "What was bought, in its order",
               .columns = {{"Project", false}, {"Cost"}, {"Left after it"}}};
    Exact left = asked.budget;
    for (const auto& purchase : funded.bought) {
      const Exact& cost = asked.projects[purchase.project].cost;
      left -= cost;
      chart.parts.push_back({report.names.at(purchase.project), cost, decimal(cost), Tone::chosen});
      same.rows.push_back({name(report.names.at(purchase.project)), number(cost), number(left)});
    }
    return answer(chart.question, whole_chart(chart),
                  legend({{"m-chosen", "bought"}, {"m-rest", "left of the budget"}}), table(same));
  }

  [[nodiscard]] Markup bars(const std::string& question, const std::function<Exact(Option)>& of) const {
    BarChart chart{.question = question, .bars = {}};
    for (std::size_t place = 0; place < order.size(); ++place)
      chart.bars.push_back({report.names.at(order[place]), of(order[place]),
                            decimal(of(order[place])) + (bought(place) ? ", bought" : ", not bought"),
                            bought(place) ? Tone::chosen : Tone::plain});
    return bar_chart(chart);
  }

  [[nodiscard]] Markup projects() const {
    const bool pointed = support.points != support.ballots;  // approvals: a point each
    Table all{.caption = "Every project", .columns = {{"Project", false}, {"Cost"}, {"Ballots"}}};
    if (pointed) all.columns.push_back({"Points"});
    all.columns.push_back({"Bought"});
    for (std::size_t place = 0; place < order.size(); ++place) {
      const Option project = order[place];
      auto& row = all.rows.emplace_back();
      row = {name(report.names.at(project)), number(asked.projects[project].cost),
             number(support.ballots[project])};
      if (pointed) row.push_back(number(support.points[project]));
      row.emplace_back(bought(place) ? fmt::format("{}.", place + 1) : "no");
    }
    return table(all);
  }
};

}  // namespace

std::string as_html(const Report& report, const Budgeting& asked, const Funded& funded) {
  const BudgetSheet sheet{.report = report, .asked = asked, .funded = funded};
  Markup lead = element("p", attr("class", "lead"),
                        fmt::format("{} of {} projects are bought for {} of {}.", funded.bought.size(),
                                    asked.projects.size(), decimal(funded.spent), decimal(asked.budget)));
  Markup numbers = fact("budget", number(asked.budget));
  numbers += fact("spent", number(funded.spent));
  numbers += fact("left", number(asked.budget - funded.spent));
  lead += facts(numbers);
  Markup keys = legend({{"m-chosen", "bought"}, {"m-plain", "not bought"}});
  keys += note_of(sheet.order.size());
  const std::string votes = "How many ballots name each project?", costs = "What does each project cost?";
  Markup sections = sheet.spending();
  sections += answer(votes, sheet.bars(votes, [&](Option p) { return sheet.support.ballots[p]; }), keys,
                     sheet.projects());
  Table same{.caption = "Costs", .columns = {{"Project", false}, {"Cost"}, {"Share of the budget"}}};
  for (const Option project : sheet.order)
    same.rows.push_back({name(report.names.at(project)), number(asked.projects[project].cost),
                         charts::percent(asked.projects[project].cost, asked.budget)});
  sections +=
      answer(costs, sheet.bars(costs, [&](Option p) { return asked.projects[p].cost; }), keys, table(same));
  return page(report, lead, sections);
}

std::string as_html(const Report& report, const count::Contest& asked, const Shared& shared) {
  std::vector<SeatRow> rows;
  BarChart votes{.question = "How many votes has each list?", .bars = {}};
  Table same{.caption = "Seats", .columns = {{"List", false}, {"Seats"}, {"Equal for one more"}}};
  Table shares{.caption = "Votes and seats; shares cut to hundredths of one per cent",
               .columns = {{"List", false}, {"Votes"}, {"Share of votes"}, {"Share of seats"}}};
  Exact all = 0, house = 0;
  for (Option list = 0; list < asked.lists.size(); ++list) {
    all += asked.lists[list].votes;
    house += exact(static_cast<std::int64_t>(shared.seats[list]));
  }
  for (Option list = 0; list < asked.lists.size(); ++list) {
    const std::string& called = report.names.at(list);
    const std::size_t seats = shared.seats[list];
    const bool open = std::ranges::any_of(shared.contested, [list](const auto& contested) {
      return std::ranges::find(contested.lists, list) != contested.lists.end();
    });
    rows.push_back({called, fmt::format("{}{}", seats, open ? " or one more" : ""), seats, open ? 1u : 0u});
    votes.bars.push_back({called, asked.lists[list].votes, decimal(asked.lists[list].votes),
                          seats > 0 ? Tone::chosen : Tone::plain});
    same.rows.push_back({name(called), std::to_string(seats), open ? "yes" : "no"});
    shares.rows.push_back({name(called), number(asked.lists[list].votes),
                           charts::percent(asked.lists[list].votes, all),
                           charts::percent(exact(static_cast<std::int64_t>(seats)), house)});
  }
  const std::string question = "How many seats has each list?";
  Markup lead = element("p", attr("class", "lead"),
                        fmt::format("Seats: {}. Lists: {}.", asked.seats, asked.lists.size()));
  for (const auto& contested : shared.contested)
    lead += element("p", "Equal for ", std::to_string(contested.open),
                    " of the next seats, one each at most: ", names(report, contested.lists), ".");
  Markup numbers = fact("votes", number(all));
  if (shared.quota) numbers += fact("quota", number(*shared.quota));
  if (shared.vacant > 0) numbers += fact("vacant", Markup(std::to_string(shared.vacant)));
  lead += facts(numbers);
  Markup sections =
      answer(question, seat_chart(question, rows),
             legend({{"m-chosen", "a seat"}, {"m-plain", "a seat for which lists are equal"}}), table(same));
  sections += answer(votes.question, bar_chart(votes),
                     legend({{"m-chosen", "has seats"}, {"m-plain", "has none"}}), table(shares));
  return page(report, lead, sections);
}

std::string as_html(const Report& report, const Approvals& asked, const Committees& elected) {
  const auto approvals = approvals_of(asked);
  BarChart chart{.question = "How many approve of each?", .bars = {}};
  Table same{.caption = "Approvals", .columns = {{"Candidate", false}, {"Approvals"}, {"Elected", false}}};
  const count::Committee first = elected.committees.empty() ? count::Committee() : elected.committees.front();
  for (Option candidate = 0; candidate < asked.candidates; ++candidate) {
    const bool in = std::ranges::find(first, candidate) != first.end();
    chart.bars.push_back({report.names.at(candidate), approvals[candidate],
                          decimal(approvals[candidate]) + (in ? ", elected" : ""),
                          in ? Tone::chosen : Tone::plain});
    same.rows.push_back({name(report.names.at(candidate)), number(approvals[candidate]), in ? "yes" : "no"});
  }
  Markup lead;
  for (const auto& committee : elected.committees)
    lead += element("p", attr("class", "lead"), "Committee: ", names(report, committee), ".");
  if (elected.committees.size() > 1) lead += element("p", "The drawing shows the first of them.");
  if (elected.more) lead += element("p", "There are more committees than these.");
  if (!elected.proved) lead += element("p", "This is the best found; the search ended before it was proved.");
  Markup keys = legend({{"m-chosen", "elected"}, {"m-plain", "not elected"}});
  keys += note_of(chart.bars.size());
  return page(report, lead, answer(chart.question, bar_chart(chart), keys, table(same)));
}

std::string as_html(const Report& report, const Marks& asked, const Judged& judged) {
  BarChart chart{.question = "What did each option reach?", .bars = {}};
  Table same{.caption = "What the rule reckons for each", .columns = {{"Option", false}, {"Figure"}}};
  for (Option option = 0; option < judged.figures.size(); ++option) {
    const bool first = std::ranges::find(judged.first, option) != judged.first.end();
    chart.bars.push_back({report.names.at(option), std::max(judged.figures[option], Exact(0)),
                          decimal(judged.figures[option]) + (first ? ", first" : ""),
                          first ? Tone::chosen : Tone::plain});
    same.rows.push_back({name(report.names.at(option)), number(judged.figures[option])});
  }
  Exact ballots = 0;
  for (const auto& ballot : asked.grouped)
    ballots += ballot.weight;
  Markup lead =
      element("p", attr("class", "lead"),
              judged.first.size() == 1 ? "First: " : "Equal firsts: ", names(report, judged.first), ".");
  Markup numbers = fact("ballots", number(ballots));
  numbers += fact("marks", Markup(fmt::format("{} to {}", asked.lowest, asked.highest)));
  if (!judged.finalists.empty()) numbers += fact("in the run-off", names(report, judged.finalists));
  lead += facts(numbers);
  return page(report, lead,
              answer(chart.question, bar_chart(chart),
                     legend({{"m-chosen", "first by the rule"}, {"m-plain", "not first"}}), table(same)));
}

}  // namespace plenary::formats
