#include "formats/report.h"

#include <fmt/format.h>

#include "base/csv.h"
#include "formats/report_parts.h"

namespace plenary::formats {

using count::Compared;
using count::Defeat;
using count::Option;
using count::Returned;
using count::Stage;
using count::Tie;
using namespace reports;

namespace {

std::string stage_text(const Report& report, const Stage& stage, std::size_t number) {
  std::string out = fmt::format("{:>3}  {}", number, stage.what);
  if (!stage.acted_on.empty()) out += ": " + named(report, stage.acted_on);
  for (const auto& figure : stage.figures)
    if (!figure.of) out += fmt::format("  ({} {})", figure.name, decimal(figure.value));
  out += '\n';
  for (const Tie& tie : stage.ties)
    out += tie_line(report, tie);
  for (Option option = 0; option < stage.sums.size(); ++option)
    out += fmt::format("{:>16}  {}\n", decimal(stage.sums[option]), report.names.at(option));
  if (stage.exhausted != 0) out += fmt::format("{:>16}  (exhausted)\n", decimal(stage.exhausted));
  if (stage.lost != 0) out += fmt::format("{:>16}  (lost to rounding)\n", decimal(stage.lost));
  return out;
}

json::Value option_json(const std::optional<Option>& option) {
  return option ? json::Value(*option) : json::Value(nullptr);
}

json::Value tie_json(const Tie& tie) {
  return json::Object{{"asked", tie.asked},
                      {"parted_by", tie.parted_by},
                      {"taken", options_json(tie.taken)},
                      {"tied", options_json(tie.tied)}};
}

json::Value stage_json(const Stage& stage) {
  json::Array moves, figures, ties;
  for (const auto& move : stage.moves)
    moves.emplace_back(json::Object{{"from", option_json(move.from)},
                                    {"papers", to_string(move.papers)},
                                    {"to", option_json(move.to)},
                                    {"value", to_string(move.value)}});
  for (const auto& figure : stage.figures)
    figures.emplace_back(json::Object{
        {"name", figure.name}, {"of", option_json(figure.of)}, {"value", to_string(figure.value)}});
  for (const Tie& tie : stage.ties)
    ties.push_back(tie_json(tie));
  return json::Object{{"acted_on", options_json(stage.acted_on)},
                      {"exhausted", to_string(stage.exhausted)},
                      {"figures", std::move(figures)},
                      {"lost", to_string(stage.lost)},
                      {"moves", std::move(moves)},
                      {"sums", numbers_json(stage.sums)},
                      {"ties", std::move(ties)},
                      {"what", stage.what}};
}

json::Array defeats_json(const std::vector<Defeat>& defeats) {
  json::Array out;
  for (const Defeat& defeat : defeats)
    out.emplace_back(
        json::Object{{"loser", defeat.loser}, {"strength", defeat.strength}, {"winner", defeat.winner}});
  return out;
}

}  // namespace

namespace reports {

std::string named(const Report& report, const std::vector<Option>& options) {
  std::string out;
  for (const Option option : options)
    out += (out.empty() ? "" : ", ") + report.names.at(option);
  return out.empty() ? "nobody" : out;
}

std::string tie_line(const Report& report, const Tie& tie) {
  if (tie.taken.empty()) return fmt::format("open tie ({}): {}\n", tie.asked, named(report, tie.tied));
  return fmt::format("     tie ({}): {}; by {}: {}\n", tie.asked, named(report, tie.tied), tie.parted_by,
                     named(report, tie.taken));
}

json::Array options_json(const std::vector<Option>& options) {
  return {options.begin(), options.end()};
}

json::Array numbers_json(const std::vector<Exact>& numbers) {
  json::Array out;
  for (const Exact& number : numbers)
    out.emplace_back(to_string(number));
  return out;
}

json::Object begin_json(const Report& report) {
  json::Array names;
  for (const std::string& name : report.names)
    names.emplace_back(name);
  return json::Object{{"options", std::move(names)}, {"rule", report.rule}, {"title", report.title}};
}

std::string heading(const Report& report) {
  return report.title.empty() ? report.rule + "\n" : fmt::format("{}\n{}\n", report.title, report.rule);
}

json::Array stages_json(const std::vector<Stage>& stages) {
  json::Array out;
  for (const Stage& stage : stages)
    out.push_back(stage_json(stage));
  return out;
}

}  // namespace reports

std::string decimal(const Exact& number) {
  Exact rest = number;
  int places = 0;
  for (; places < 18 && rest.get_den() != 1; ++places)
    rest *= 10;
  if (rest.get_den() != 1) return to_string(number);
  if (places == 0) return to_string(number);
  std::string digits = mpz_class(abs(rest.get_num())).get_str();
  const auto width = static_cast<std::size_t>(places) + 1;
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  digits.insert(digits.size() - static_cast<std::size_t>(places), ".");
  return (number < 0 ? "-" : "") + digits;
}

std::string as_text(const Report& report, const Returned& returned) {
  std::string out = heading(report) + fmt::format("votes counted: {}\n\n", decimal(returned.counted));
  for (std::size_t i = 0; i < returned.trace.size(); ++i)
    out += stage_text(report, returned.trace[i], i + 1);
  out += "\nelected: " + named(report, returned.elected) + '\n';
  if (returned.vacant > 0) out += fmt::format("vacant: {}\n", returned.vacant);
  if (returned.open) out += tie_line(report, *returned.open);
  return out;
}

std::string as_csv(const Report& report, const Returned& returned) {
  std::string out = "stage,what,option,sum\r\n";
  const auto line = [&](std::size_t stage, const std::string& what, const std::string& option,
                        const Exact& sum) {
    out += fmt::format("{},{},{},{}\r\n", stage, csv_cell(what), csv_cell(option), decimal(sum));
  };
  for (std::size_t i = 0; i < returned.trace.size(); ++i) {
    const Stage& stage = returned.trace[i];
    for (Option option = 0; option < stage.sums.size(); ++option)
      line(i + 1, stage.what, report.names.at(option), stage.sums[option]);
    line(i + 1, stage.what, "(exhausted)", stage.exhausted);
    line(i + 1, stage.what, "(lost to rounding)", stage.lost);
  }
  return out;
}

json::Value as_json(const Report& report, const Returned& returned) {
  json::Object out = begin_json(report);
  out.set("counted", to_string(returned.counted));
  out.set("elected", options_json(returned.elected));
  out.set("excluded", options_json(returned.excluded));
  out.set("open", returned.open ? tie_json(*returned.open) : json::Value(nullptr));
  out.set("stages", stages_json(returned.trace));
  out.set("vacant", returned.vacant);
  return out;
}

std::string as_text(const Report& report, const Compared& compared) {
  std::string out = heading(report) + "\nballots with the option of the line before that of the column:\n";
  const auto& matrix = compared.matrix;
  for (Option a = 0; a < matrix.options(); ++a) {
    for (Option b = 0; b < matrix.options(); ++b)
      out += a == b ? fmt::format("{:>9}", "-") : fmt::format("{:>9}", matrix(a, b));
    out += "  " + report.names.at(a) + '\n';
  }
  for (const Defeat& defeat : compared.locked)
    out += fmt::format("kept: {} over {} ({})\n", report.names.at(defeat.winner),
                       report.names.at(defeat.loser), defeat.strength);
  for (const Defeat& defeat : compared.dropped)
    out += fmt::format("dropped: {} over {} ({})\n", report.names.at(defeat.winner),
                       report.names.at(defeat.loser), defeat.strength);
  if (compared.order_asked) out += "equal defeats were met: the order told decided between them\n";
  if (compared.cleared) {
    for (const Option option : compared.cleared->below_quorum)
      out += "below the quorum: " + report.names.at(option) + '\n';
    for (const Option option : compared.cleared->below_ratio)
      out += "below the ratio: " + report.names.at(option) + '\n';
  }
  for (Option option = 0; option < compared.scores.size(); ++option)
    out += fmt::format("{:>16}  {}\n", decimal(compared.scores[option]), report.names.at(option));
  if (!compared.ranking.empty()) out += "order: " + named(report, compared.ranking) + '\n';
  return out + (compared.winners.size() == 1 ? "\nwinner: " : "\nnot decided between: ") +
         named(report, compared.winners) + '\n';
}

std::string as_csv(const Report& report, const Compared& compared) {
  std::string out = "option,other,before\r\n";
  for (Option a = 0; a < compared.matrix.options(); ++a)
    for (Option b = 0; b < compared.matrix.options(); ++b)
      if (a != b)
        out += fmt::format("{},{},{}\r\n", csv_cell(report.names.at(a)), csv_cell(report.names.at(b)),
                           compared.matrix(a, b));
  return out;
}

json::Value as_json(const Report& report, const Compared& compared) {
  json::Object out = begin_json(report);
  json::Array rows;
  for (Option a = 0; a < compared.matrix.options(); ++a) {
    json::Array row;
    for (Option b = 0; b < compared.matrix.options(); ++b)
      row.emplace_back(compared.matrix(a, b));
    rows.emplace_back(std::move(row));
  }
  out.set("dropped", defeats_json(compared.dropped));
  out.set("kept", defeats_json(compared.locked));
  out.set("order_asked", compared.order_asked);
  out.set("pairs", std::move(rows));
  out.set("ranking", options_json(compared.ranking));
  out.set("scores", numbers_json(compared.scores));
  out.set("winners", options_json(compared.winners));
  return out;
}

}  // namespace plenary::formats
