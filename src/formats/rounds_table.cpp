#include "formats/rounds_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/csv.h"
#include "formats/scan.h"

namespace plenary::formats {
namespace {

Result<std::optional<Exact>> votes_in(const CsvRow& row, std::size_t cell, const std::string& file) {
  const auto text = trimmed(row.cells[cell]);
  if (text.empty()) return std::optional<Exact>();
  auto votes = parse_exact(text);
  if (!votes || *votes < 0)
    return refuse("rounds.votes", {.where = place_of(file, row, cell), .params = {{"given", std::string(text)}}});
  return votes;
}

Result<void> add_option(const CsvRow& row, const std::string& file, RoundsFile& read) {
  if (row.cells.size() != read.rounds.size() + 1)
    return refuse("rounds.cells", {.where = place_of(file, row, row.cells.size() - 1)});
  const std::string name(trimmed(row.cells[0]));
  if (!name.empty()) {
    if (std::ranges::find(read.names, name) != read.names.end())
      return refuse("rounds.name_twice", {.where = place_of(file, row, 0), .params = {{"name", name}}});
    if (read.names.size() == count::kMostOptions)
      return refuse("rounds.cells", {.where = place_of(file, row, 0)});
    read.names.push_back(name);
  }
  for (std::size_t i = 0; i < read.rounds.size(); ++i) {
    PLENARY_TRY(const auto votes, votes_in(row, i + 1, file));
    if (name.empty())
      read.rounds[i].blank += votes.value_or(0);
    else
      read.rounds[i].votes.push_back(votes);
  }
  return {};
}

}  // namespace

Result<RoundsFile> read_rounds(std::string_view bytes, const std::string& file) {
  PLENARY_TRY(const CsvTable table, read_csv(bytes, {.file = file}));
  if (table.rows.empty() || trimmed(table.rows.front().cells[0]) != "option")
    return refuse("rounds.header", {.where = file + ":1:1"});
  const std::size_t rounds = table.rows.front().cells.size() - 1;
  if (rounds == 0 || rounds > kMostRounds) return refuse("rounds.header", {.where = file + ":1:1"});
  RoundsFile read{.names = {}, .rounds = std::vector<count::Round>(rounds)};
  for (std::size_t i = 1; i < table.rows.size(); ++i)
    PLENARY_DO(add_option(table.rows[i], file, read));
  if (read.names.empty()) return refuse("rounds.none", {.where = file + ":2:1"});
  return read;
}

}  // namespace plenary::formats
