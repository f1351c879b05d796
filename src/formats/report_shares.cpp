// Seats of lists, and options that were marked one by one.
#include <fmt/format.h>

#include "base/csv.h"
#include "formats/report_kinds.h"
#include "formats/report_parts.h"

namespace plenary::formats {

using namespace reports;
using count::Judged;
using count::Marks;
using count::Option;
using count::Shared;

std::string as_text(const Report& report, const count::Contest& asked, const Shared& shared) {
  std::string out = heading(report) + fmt::format("seats: {}\n", asked.seats);
  if (shared.quota) out += fmt::format("quota: {}\n", decimal(*shared.quota));
  out += '\n';
  for (Option list = 0; list < asked.lists.size(); ++list)
    out += fmt::format("{:>16}{:>6}  {}\n", decimal(asked.lists[list].votes), shared.seats.at(list),
                       report.names.at(list));
  for (const auto& contested : shared.contested)
    out += fmt::format("open tie ({} of the next seats, one each): {}\n", contested.open,
                       named(report, contested.lists));
  if (shared.vacant > 0) out += fmt::format("vacant: {}\n", shared.vacant);
  if (shared.over > 0) out += fmt::format("seats beyond those there were: {}\n", shared.over);
  return out;
}

std::string as_csv(const Report& report, const count::Contest& asked, const Shared& shared) {
  std::vector<bool> open(asked.lists.size());
  for (const auto& contested : shared.contested)
    for (const Option list : contested.lists)
      open[list] = true;
  std::string out = "party,votes,seats,equal for another\r\n";
  for (Option list = 0; list < asked.lists.size(); ++list)
    out += fmt::format("{},{},{},{}\r\n", csv_cell(report.names.at(list)), decimal(asked.lists[list].votes),
                       shared.seats.at(list), open[list] ? "yes" : "no");
  return out;
}

json::Value as_json(const Report& report, const count::Contest& asked, const Shared& shared) {
  json::Object out = begin_json(report);
  json::Array votes, seats, contested;
  for (const auto& list : asked.lists)
    votes.emplace_back(to_string(list.votes));
  for (const std::size_t each : shared.seats)
    seats.emplace_back(each);
  for (const auto& tie : shared.contested)
    contested.emplace_back(json::Object{{"lists", options_json(tie.lists)}, {"open", tie.open}});
  out.set("admitted", options_json(shared.admitted));
  out.set("contested", std::move(contested));
  out.set("over", shared.over);
  out.set("quota", shared.quota ? json::Value(to_string(*shared.quota)) : json::Value(nullptr));
  out.set("seats", std::move(seats));
  out.set("stages", stages_json(shared.trace));
  out.set("vacant", shared.vacant);
  out.set("votes", std::move(votes));
  return out;
}

std::string as_text(const Report& report, const Marks& asked, const Judged& judged) {
  Exact ballots = 0;
  for (const auto& ballot : asked.grouped)
    ballots += ballot.weight;
  std::string out = heading(report) + fmt::format("ballots: {}\nmarks: {} to {}\n\n", decimal(ballots),
                                                  asked.lowest, asked.highest);
  for (Option option = 0; option < judged.figures.size(); ++option)
    out += fmt::format("{:>16}  {}\n", decimal(judged.figures[option]), report.names.at(option));
  if (!judged.finalists.empty()) out += "in the run-off: " + named(report, judged.finalists) + '\n';
  for (const auto& stage : judged.trace)
    for (const auto& figure : stage.figures)
      if (figure.of && stage.what == "prefer")
        out += fmt::format("{:>16}  prefer {}\n", decimal(figure.value), report.names.at(*figure.of));
  if (!judged.contested.empty()) out += "equal for the run-off: " + named(report, judged.contested) + '\n';
  return out + (judged.first.size() == 1 ? "\nfirst: " : "\nequal firsts: ") + named(report, judged.first) +
         '\n';
}

std::string as_csv(const Report& report, const Marks&, const Judged& judged) {
  std::vector<bool> first(judged.figures.size());
  for (const Option option : judged.first)
    first[option] = true;
  std::string out = "option,figure,first\r\n";
  for (Option option = 0; option < judged.figures.size(); ++option)
    out += fmt::format("{},{},{}\r\n", csv_cell(report.names.at(option)), decimal(judged.figures[option]),
                       first[option] ? "yes" : "no");
  return out;
}

json::Value as_json(const Report& report, const Marks& asked, const Judged& judged) {
  json::Object out = begin_json(report);
  out.set("contested", options_json(judged.contested));
  out.set("figures", numbers_json(judged.figures));
  out.set("finalists", options_json(judged.finalists));
  out.set("first", options_json(judged.first));
  out.set("highest", asked.highest);
  out.set("lowest", asked.lowest);
  out.set("stages", stages_json(judged.trace));
  return out;
}

}  // namespace plenary::formats
