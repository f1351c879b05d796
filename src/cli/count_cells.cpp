// plenary count precincts: a table of votes by place, given or made from cast vote records, with small cells hidden so
// that it can be published.
#include <fmt/core.h>

#include <map>

#include "base/csv.h"
#include "cli/count.h"
#include "cli/count_files.h"
#include "cli/count_question.h"
#include "cli/place.h"
#include "count/votes/cells.h"

namespace plenary::cli {
namespace {

struct PlacesTable {
  std::vector<std::string> options, places;
  count::Cells cells;
};

// A column of places, then a column an option; whole votes.
Result<PlacesTable> read_places(const std::string& path) {
  PLENARY_TRY(const std::string bytes, read_file(path));
  PLENARY_TRY(const CsvTable table, read_csv(bytes, {.file = path}));
  if (table.rows.empty() || table.rows.front().cells.size() < 2) return refuse("cli.places", {.where = path + ":1"});
  PlacesTable read;
  const auto& head = table.rows.front().cells;
  read.options.assign(head.begin() + 1, head.end());
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const CsvRow& row = table.rows[i];
    if (row.cells.size() != head.size()) return refuse("cli.places", {.where = fmt::format("{}:{}", path, row.line)});
    read.places.push_back(row.cells[0]);
    auto& line = read.cells.emplace_back();
    for (std::size_t cell = 1; cell < row.cells.size(); ++cell) {
      const auto votes = parse_exact(row.cells[cell]);
      const bool whole = votes && *votes >= 0 && votes->get_den() == 1 && *votes <= exact(std::int64_t{1} << 40);
      if (!whole) return refuse("cli.places", {.where = fmt::format("{}:{}:{}", path, row.line, cell + 1)});
      line.push_back(votes->get_num().get_si());
    }
  }
  return read;
}

// First choices by the precinct of the record: whoever stands alone in the first rank that is marked, and is declared;
// all other papers are in the last column.
Result<PlacesTable> places_of_records(const CountOptions& o) {
  PLENARY_TRY(const ContestRead read, read_records(o.in, o.within));
  PlacesTable table;
  for (const auto& option : read.contest.options)
    table.options.push_back(option.name);
  table.options.emplace_back("other");
  std::map<std::string, std::vector<std::int64_t>> lines;
  for (std::size_t paper = 0; paper < read.papers.tags.size(); ++paper) {
    auto& line = lines[read.papers.tags[paper].precinct];
    line.resize(table.options.size());
    const auto marks = read.papers.ballots.marks(paper);
    const auto first = std::ranges::find_if(marks, [](count::Mark mark) { return mark != count::kSkipped; });
    const bool beside = first != marks.end() && first + 1 != marks.end() && (*(first + 1) & count::kEqual) != 0;
    const bool declared = first != marks.end() && *first < read.contest.options.size();
    ++line[declared && !beside ? *first : table.options.size() - 1];
  }
  const bool none = lines.empty() || (lines.size() == 1 && lines.begin()->first.empty());
  if (none) return refuse("cli.records_precinct", {.where = o.in});
  for (auto& [place, line] : lines) {
    table.places.push_back(place);
    table.cells.push_back(std::move(line));
  }
  return table;
}

std::string shown(std::int64_t votes, bool hidden) {
  return hidden ? "*" : std::to_string(votes);
}

void print_places(const PlacesTable& table, const count::Told& told) {
  std::string out = "place";
  for (const std::string& option : table.options)
    out += "," + csv_cell(option);
  out += ",all\r\n";
  std::vector<std::int64_t> sums(table.options.size());
  for (std::size_t line = 0; line < table.places.size(); ++line) {
    std::int64_t sum = 0;
    out += csv_cell(table.places[line]);
    for (std::size_t column = 0; column < sums.size(); ++column) {
      sum += table.cells[line][column], sums[column] += table.cells[line][column];
      out += "," + shown(table.cells[line][column], told.hidden[line][column]);
    }
    out += "," + shown(sum, told.hidden_lines[line]) + "\r\n";
  }
  out += "all";
  std::int64_t all = 0;
  for (std::size_t column = 0; column < sums.size(); ++column)
    out += "," + shown(sums[column], told.hidden_columns[column]), all += sums[column];
  fmt::print("{},{}\r\n", out, all);
}

}  // namespace

Result<void> hide_small_cells(const CountOptions& o) {
  PLENARY_TRY(const PlacesTable table, o.in.ends_with("config.json") ? places_of_records(o) : read_places(o.in));
  PLENARY_TRY(const count::Told told, count::hide_small(table.cells, static_cast<std::int64_t>(o.least)));
  print_places(table, told);
  return {};
}

}  // namespace plenary::cli
