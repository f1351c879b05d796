#include "formats/mark_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/csv.h"
#include "formats/scan.h"

namespace plenary::formats {
namespace {

bool twice(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

bool is_lists_header(const CsvRow& row) {
  return row.cells.size() == 2 && trimmed(row.cells[0]) == "party" && trimmed(row.cells[1]) == "votes";
}

Result<std::int64_t> whole_mark(std::string_view cell, const std::string& where) {
  const std::string_view text = trimmed(cell);
  std::int64_t mark = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), mark);
  const bool fits = mark <= count::kHighestMark && mark >= -count::kHighestMark;
  if (problem != std::errc() || end != text.data() + text.size() || !fits)
    return refuse("marks.mark", {.where = where, .params = {{"given", std::string(text)}}});
  return mark;
}

Result<void> add_ballot(const CsvRow& row, bool counted, const std::string& file, MarksFile& read) {
  const std::size_t first = counted ? 1 : 0;
  if (row.cells.size() != read.names.size() + first)
    return refuse("marks.cells", {.where = place_of(file, row, row.cells.size() - 1)});
  count::Marked ballot{.marks = {}, .weight = 1};
  if (counted) {
    const auto weight = parse_exact(trimmed(row.cells[0]));
    if (!weight || *weight < 0) return refuse("marks.count", {.where = place_of(file, row, 0)});
    ballot.weight = *weight;
  }
  for (std::size_t cell = first; cell < row.cells.size(); ++cell) {
    auto& mark = ballot.marks.emplace_back();
    if (trimmed(row.cells[cell]).empty()) continue;
    PLENARY_TRY(mark, whole_mark(row.cells[cell], place_of(file, row, cell)));
    read.lowest = std::min(read.lowest, *mark);
    read.highest = std::max(read.highest, *mark);
  }
  read.ballots.push_back(std::move(ballot));
  return {};
}

}  // namespace

bool looks_like_lists(std::string_view bytes) {
  const auto table = read_csv(bytes.substr(0, bytes.find('\n')), {.file = "file"});
  return table && !table->rows.empty() && is_lists_header(table->rows.front());
}

Result<ListsFile> read_lists(std::string_view bytes, const std::string& file) {
  PLENARY_TRY(const CsvTable table, read_csv(bytes, {.file = file}));
  if (table.rows.empty() || !is_lists_header(table.rows.front()))
    return refuse("lists.header", {.where = file + ":1:1"});
  ListsFile read;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const CsvRow& row = table.rows[i];
    if (row.cells.size() != 2)
      return refuse("lists.cells", {.where = place_of(file, row, row.cells.size() - 1)});
    const std::string name(trimmed(row.cells[0]));
    if (name.empty()) return refuse("lists.name", {.where = place_of(file, row, 0)});
    if (twice(read.names, name))
      return refuse("lists.name_twice", {.where = place_of(file, row, 0), .params = {{"name", name}}});
    const auto votes = parse_exact(trimmed(row.cells[1]));
    if (!votes || *votes < 0)
      return refuse("lists.votes", {.where = place_of(file, row, 1), .params = {{"given", row.cells[1]}}});
    read.names.push_back(name);
    read.lists.push_back({.votes = *votes});
    if (read.lists.size() > count::kMostLists)
      return refuse("count.too_many_lists", {.where = place_of(file, row, 0)});
  }
  if (read.lists.empty()) return refuse("lists.none", {.where = file + ":2:1"});
  return read;
}

Result<MarksFile> read_marks(std::string_view bytes, const std::string& file) {
  PLENARY_TRY(const CsvTable table, read_csv(bytes, {.file = file}));
  if (table.rows.empty()) return refuse("marks.header", {.where = file + ":1:1"});
  const CsvRow& head = table.rows.front();
  const bool counted = trimmed(head.cells.front()) == "count";
  MarksFile read;
  for (std::size_t cell = counted ? 1 : 0; cell < head.cells.size(); ++cell) {
    const std::string name(trimmed(head.cells[cell]));
    if (name.empty()) return refuse("marks.header", {.where = place_of(file, head, cell)});
    if (twice(read.names, name))
      return refuse("marks.name_twice", {.where = place_of(file, head, cell), .params = {{"name", name}}});
    read.names.push_back(name);
  }
  if (read.names.empty()) return refuse("marks.header", {.where = place_of(file, head, 0)});
  for (std::size_t i = 1; i < table.rows.size(); ++i)
    PLENARY_DO(add_ballot(table.rows[i], counted, file, read));
  if (read.ballots.empty()) return refuse("marks.none", {.where = file + ":2:1"});
  return read;
}

std::string write_marks(const MarksFile& file) {
  std::string out = "count";
  for (const std::string& name : file.names)
    out += "," + csv_cell(name);
  for (const count::Marked& ballot : file.ballots) {
    out += "\n" + to_string(ballot.weight);
    for (const auto& mark : ballot.marks)
      out += "," + (mark ? std::to_string(*mark) : "");
  }
  return out + "\n";
}

}  // namespace plenary::formats
