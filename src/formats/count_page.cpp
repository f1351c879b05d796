// Pages of counts of rankings: the flow of votes, the stages, and pairs.
#include "formats/count_page.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "formats/page_parts.h"

namespace plenary::formats {

using namespace sheet;
using count::Compared;
using count::Option;
using count::Returned;
using count::Stage;

namespace {

bool has(const std::vector<Option>& options, Option option) {
  return std::ranges::find(options, option) != options.end();
}

std::string outcome_of(const Returned& returned, Option option) {
  return has(returned.elected, option) ? "elected" : has(returned.excluded, option) ? "excluded" : "";
}

std::optional<Exact> quota_of(const Stage& stage) {
  for (const auto& figure : stage.figures)
    if (!figure.of && (figure.name == "quota" || figure.name == "threshold")) return figure.value;
  return {};
}

Markup moves_table(const Report& report, const Returned& returned) {
  Table moves{.caption = "What moved, stage by stage",
              .columns = {{"Stage", false}, {"From", false}, {"To", false}, {"Papers"}, {"Votes"}}};
  for (std::size_t i = 0; i < returned.trace.size(); ++i)
    for (const auto& move : returned.trace[i].moves) {
      if (!move.from) continue;
      moves.rows.push_back({fmt::format("{}", i + 1), name(report.names.at(*move.from)),
                            move.to ? name(report.names.at(*move.to)) : Markup("no further preference"),
                            move.papers == 0 ? Markup("–") : number(move.papers), number(move.value)});
    }
  return moves.rows.empty() ? Markup() : table(moves);
}

Markup sum_cell(const Exact& now, const Exact* before) {
  Markup cell = number(now);
  if (before == nullptr || *before == now) return cell;
  const Exact change = now - *before;
  cell += element("small", (change > 0 ? "+" : "−") + decimal(abs(change)));
  return cell;
}

std::vector<Markup> line_of_table(const Returned& returned, const Markup& head, const std::string& outcome,
                                  const std::function<Exact(const Stage&)>& of) {
  std::vector<Markup> row = {head};
  std::optional<Exact> before;
  for (const Stage& stage : returned.trace) {
    const Exact now = of(stage);
    row.push_back(sum_cell(now, before ? &*before : nullptr));
    before = now;
  }
  row.emplace_back(outcome);
  return row;
}

Markup stage_table(const Report& report, const Returned& returned) {
  Table stages{.caption = "Votes after each stage, and what the stage changed", .columns = {{"", false}}};
  std::vector<Markup> quotas = {"quota"}, acts = {"acted on"};
  bool any_quota = false;
  for (std::size_t i = 0; i < returned.trace.size(); ++i) {
    const Stage& stage = returned.trace[i];
    stages.columns.push_back({fmt::format("{}. {}", i + 1, stage.what)});
    acts.push_back(stage.acted_on.empty() ? Markup("–") : names(report, stage.acted_on));
    const auto quota = quota_of(stage);
    any_quota = any_quota || quota;
    quotas.push_back(quota ? number(*quota) : Markup("–"));
  }
  stages.columns.push_back({"Outcome", false});
  acts.emplace_back("");
  quotas.emplace_back("");
  stages.rows.push_back(acts);
  for (Option option = 0; option < report.names.size(); ++option) {
    Markup head = fmt::format("{} ", option + 1);
    head += name(report.names[option]);
    stages.rows.push_back(line_of_table(
        returned, head, outcome_of(returned, option),
        [option](const Stage& stage) { return option < stage.sums.size() ? stage.sums[option] : Exact(0); }));
  }
  stages.rows.push_back(line_of_table(returned, "no further preference", "",
                                      [](const Stage& stage) { return stage.exhausted; }));
  stages.rows.push_back(
      line_of_table(returned, "lost to rounding", "", [](const Stage& stage) { return stage.lost; }));
  if (any_quota) stages.rows.push_back(quotas);
  return table(stages);
}

Markup ties_section(const Report& report, const Returned& returned) {
  Table ties{
      .caption = "Equals, and what parted them",
      .columns = {{"Stage", false}, {"For", false}, {"Equal", false}, {"By", false}, {"Taken", false}}};
  for (std::size_t i = 0; i < returned.trace.size(); ++i)
    for (const auto& tie : returned.trace[i].ties)
      ties.rows.push_back({fmt::format("{}", i + 1), tie.asked, names(report, tie.tied),
                           tie.parted_by.empty() ? "open" : tie.parted_by, names(report, tie.taken)});
  if (ties.rows.empty()) return {};
  return answer("Where were votes equal?", {}, {}, table(ties), Beside::below);
}

Markup first_section(const Report& report, const Returned& returned) {
  const Stage& first = returned.trace.front();
  BarChart chart{.question = "How many first preferences had each?"};
  Table same{.caption = "First preferences", .columns = {{"Option", false}, {"Votes"}, {"Outcome", false}}};
  for (Option option = 0; option < first.sums.size(); ++option) {
    const std::string outcome = outcome_of(returned, option);
    const bool chosen = has(returned.elected, option);
    chart.bars.push_back({report.names.at(option), first.sums[option],
                          decimal(first.sums[option]) + (chosen ? ", elected" : ""),
                          chosen ? Tone::chosen : Tone::plain});
    same.rows.push_back({name(report.names.at(option)), number(first.sums[option]), outcome});
  }
  if (const auto quota = quota_of(first); quota && *quota > 0)
    chart.line = BarLine{*quota, "quota " + decimal(*quota)};
  Markup keys = legend({{"m-chosen", "elected in the end"}, {"m-plain", "not elected"}});
  if (const auto note = shown_of(chart.bars.size(), kMostBars); !note.empty()) keys += element("p", note);
  return answer(chart.question, bar_chart(chart), keys, table(same));
}

Markup flow_section(const Report& report, const Returned& returned) {
  const FlowChart chart{.question = "Where did the votes go, stage by stage?",
                        .names = report.names,
                        .stages = returned.trace,
                        .chosen = returned.elected,
                        .counted = returned.counted};
  Markup keys = legend({{"m-chosen", "elected in the end"},
                        {"m-plain", "not elected"},
                        {"r-move", "votes that moved"},
                        {"m-rest", "no further preference, or lost to rounding"}});
  if (const auto note = shown_of(returned.trace.size(), kMostStages); !note.empty())
    keys += element("p", note);
  return answer(chart.question, flow_chart(chart), keys, moves_table(report, returned), Beside::below);
}

Markup sections_of(const Report& report, const Returned& returned) {
  if (returned.trace.empty()) return {};
  Markup sections = first_section(report, returned);
  sections += flow_section(report, returned);
  sections += answer("How did each stage stand?", {}, {}, stage_table(report, returned), Beside::below);
  sections += ties_section(report, returned);
  return sections;
}

Markup lead_of(const Report& report, const Returned& returned) {
  Markup lead = element("p", attr("class", "lead"), "Elected: ", names(report, returned.elected), ".");
  if (returned.open)
    lead += element("p", attr("class", "lead"), "The count stopped at an open tie (", returned.open->asked,
                    "): ", names(report, returned.open->tied), ".");
  Markup numbers = fact("votes counted", number(returned.counted));
  if (returned.vacant > 0) numbers += fact("seats left vacant", Markup(std::to_string(returned.vacant)));
  if (!returned.trace.empty()) {
    if (const auto quota = quota_of(returned.trace.back()))
      numbers += fact("quota at the end", number(*quota));
    numbers += fact("without a further preference", number(returned.trace.back().exhausted));
    numbers += fact("lost to rounding", number(returned.trace.back().lost));
  }
  lead += facts(numbers);
  return lead;
}

}  // namespace

std::string as_html(const Report& report, const Returned& returned) {
  return page(report, lead_of(report, returned), sections_of(report, returned));
}

std::string as_html(const Report& report, const std::vector<Returned>& seat_after_seat) {
  if (seat_after_seat.size() == 1) return as_html(report, seat_after_seat.front());
  Markup lead, sections;
  for (std::size_t i = 0; i < seat_after_seat.size(); ++i) {
    lead += element("p", attr("class", "lead"), fmt::format("Seat {}: ", i + 1),
                    names(report, seat_after_seat[i].elected), ".");
    sections +=
        element("section", element("h2", fmt::format("Seat {}", i + 1)), lead_of(report, seat_after_seat[i]));
    sections += sections_of(report, seat_after_seat[i]);
  }
  return page(report, lead, sections);
}

std::string as_html(const Report& report, const Compared& compared) {
  const auto& matrix = compared.matrix;
  Table pairs{.caption = "Ballots with the option of the row before that of the column",
              .columns = {{"", false}}};
  BarChart chart{.question = "How many others does each beat?"};
  for (Option a = 0; a < matrix.options(); ++a) {
    pairs.columns.push_back({report.names.at(a)});
    std::vector<Markup> row = {name(report.names.at(a))};
    std::int64_t beaten = 0;
    for (Option b = 0; b < matrix.options(); ++b) {
      row.push_back(a == b ? Markup("–") : Markup(fmt::format("{}", matrix(a, b))));
      if (a != b && matrix(a, b) > matrix(b, a)) ++beaten;
    }
    const bool first = has(compared.winners, a);
    chart.bars.push_back({report.names.at(a), exact(beaten),
                          fmt::format("{}{}", beaten, first ? ", first" : ""),
                          first ? Tone::chosen : Tone::plain});
    pairs.rows.push_back(std::move(row));
  }
  Markup lead =
      element("p", attr("class", "lead"), compared.winners.size() == 1 ? "First: " : "Not decided between: ",
              names(report, compared.winners), ".");
  if (!compared.ranking.empty()) lead += element("p", "In order: ", names(report, compared.ranking), ".");
  return page(report, lead,
              answer(chart.question, bar_chart(chart),
                     legend({{"m-chosen", "first by the rule"}, {"m-plain", "not first"}}), table(pairs)));
}

}  // namespace plenary::formats
