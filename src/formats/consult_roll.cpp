#include "formats/consult_roll.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "base/csv.h"
#include "formats/json_fields.h"

namespace plenary::formats {
namespace {

constexpr std::int64_t kMostRegistered = 100'000'000;

// The two columns of a file, line by line.
struct Line {
  std::string first, second, where;
};

Result<std::vector<Line>> lines_of(std::string_view bytes, const std::string& file, const char* first,
                                   const char* second) {
  PLENARY_TRY(const CsvTable table, read_csv(bytes, {.file = file}));
  if (table.rows.empty()) return refuse("polis.empty", {.where = file + ":1"});
  const auto& head = table.rows.front().cells;
  const auto column = [&](const char* name) {
    return static_cast<std::size_t>(std::ranges::find(head, name) - head.begin());
  };
  for (const char* name : {first, second}) {
    if (column(name) == head.size())
      return refuse("polis.no_column", {.where = file + ":1", .params = {{"column", std::string(name)}}});
  }
  std::vector<Line> lines;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const CsvRow& row = table.rows[i];
    const std::string where = file + ":" + std::to_string(row.line);
    if (row.cells.size() <= std::max(column(first), column(second)))
      return refuse("roll.bad_line", {.where = where});
    lines.push_back({row.cells[column(first)], row.cells[column(second)], where});
  }
  return lines;
}

}  // namespace

Result<consult::Roll> read_consult_roll(std::string_view roll_bytes, std::string_view section_bytes,
                                        const consult::Table& table) {
  consult::Roll roll;
  PLENARY_TRY(const auto registered, lines_of(roll_bytes, "roll", "section", "registered"));
  for (const Line& line : registered) {
    const auto n = whole(line.second);
    if (!n || *n < 0 || *n > kMostRegistered) return refuse("roll.bad_line", {.where = line.where});
    if (std::ranges::find(roll.sections, line.first) != roll.sections.end())
      return refuse("roll.section_twice", {.where = line.where, .params = {{"section", line.first}}});
    roll.sections.push_back(line.first);
    roll.registered.push_back(*n);
  }
  PLENARY_TRY(const auto people, lines_of(section_bytes, "sections", "participant", "section"));
  std::unordered_map<std::int64_t, int> section_of;
  for (const Line& line : people) {
    const auto id = whole(line.first);
    const auto at = std::ranges::find(roll.sections, line.second);
    if (!id) return refuse("roll.bad_line", {.where = line.where});
    if (at == roll.sections.end())
      return refuse("roll.unknown_section", {.where = line.where, .params = {{"section", line.second}}});
    section_of[*id] = static_cast<int>(at - roll.sections.begin());
  }
  for (const std::int64_t id : table.participants) {
    const auto found = section_of.find(id);
    roll.section_of.push_back(found == section_of.end() ? consult::kNoGroup : found->second);
  }
  if (!consult::fits(table, roll)) return refuse("roll.too_many_heard");
  return roll;
}

}  // namespace plenary::formats
