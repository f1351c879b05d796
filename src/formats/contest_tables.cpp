// Cast vote records that are tables: ES&S spreadsheets, generic CSV, ClearBallot's CSV.
#include <algorithm>

#include "base/csv.h"
#include "formats/json_fields.h"
#include "formats/paper_maker.h"
#include "formats/scan.h"
#include "formats/xlsx.h"

namespace plenary::formats {
namespace {

std::string row_place(const std::string& file, std::int64_t row) {
  return file + ":" + std::to_string(row);
}

// One cell of a spreadsheet: a rank, by a name, by several with a delimiter between, or by a label.
Result<void> read_cell(std::size_t rank, const std::string& cell, const ContestSource& source,
                       PaperMaker& maker, const std::string& where) {
  if (cell.empty()) return source.blank_is_undeclared ? maker.mark_undeclared(rank, where) : Result<void>();
  if (cell == source.skipped_label) return {};
  if (source.overvote_delimiter.empty()) return maker.mark(rank, cell, where);
  for (std::size_t from = 0; from <= cell.size();) {
    const auto to = std::min(cell.find(source.overvote_delimiter, from), cell.size());
    PLENARY_DO(maker.mark(rank, trimmed(std::string_view(cell).substr(from, to - from)), where));
    from = to + source.overvote_delimiter.size();
  }
  return {};
}

std::string cell_or_none(const std::vector<std::string>& cells, std::optional<std::size_t> column) {
  return column && *column < cells.size() ? std::string(trimmed(cells[*column])) : std::string();
}

// What the columns that the configuration names say of where a paper lies.
void tag_row(const std::vector<std::string>& cells, const ContestSource& source, PaperMaker& maker) {
  if (!maker.keeps_tags()) return;
  maker.tag({.imprint = cell_or_none(cells, source.id_column),
             .batch = cell_or_none(cells, source.batch_column),
             .precinct = cell_or_none(cells, source.precinct_column)});
}

}  // namespace

Result<void> read_ess(const std::string& bytes, const std::string& file, const ContestFile& contest,
                      const ContestSource& source, PaperMaker& maker) {
  PLENARY_TRY(const auto sheet, read_xlsx(bytes, {.file = file}));
  maker.note_empty_rows(sheet.empty_rows);
  for (const auto& row : sheet.rows) {
    if (row.number <= static_cast<std::int64_t>(source.first_row)) continue;
    const auto where = row_place(file, row.number);
    maker.begin();
    tag_row(row.cells, source, maker);
    for (std::size_t rank = 1; rank <= contest.ranks; ++rank) {
      const auto column = source.first_column + rank - 1;
      const auto cell = column < row.cells.size() ? std::string(trimmed(row.cells[column])) : std::string();
      PLENARY_DO(read_cell(rank, cell, source, maker, where));
    }
    PLENARY_DO(maker.end(where));
  }
  return {};
}

// A column for each option, named in the first row; a cell holds the rank given to it.
Result<void> read_generic_csv(const std::string& bytes, const std::string& file, const ContestFile&,
                              const ContestSource& source, PaperMaker& maker) {
  PLENARY_TRY(const auto table, read_csv(bytes, {.file = file}));
  if (table.rows.empty()) return refuse("cvr.form", {.where = file});
  const auto& names = table.rows.front().cells;
  for (std::size_t i = source.first_row; i < table.rows.size(); ++i) {
    const auto& row = table.rows[i];
    const auto where = row_place(file, row.line);
    maker.begin();
    tag_row(row.cells, source, maker);
    for (std::size_t column = source.first_column; column < row.cells.size(); ++column) {
      const std::string cell(trimmed(row.cells[column]));
      if (cell.empty()) continue;
      if (column >= names.size()) return refuse("cvr.column", {.where = where});
      const auto rank = whole(cell);
      if (!rank || *rank < 1)
        return refuse("cvr.rank", {.where = where, .params = {{"most", std::int64_t{0}}, {"value", cell}}});
      PLENARY_DO(maker.mark(static_cast<std::size_t>(*rank), trimmed(names[column]), where));
    }
    PLENARY_DO(maker.end(where));
  }
  return {};
}

namespace {

struct Choice {  // a column "Choice_11_1:Democratic Primary:2:Vote For 1:Name:Party"
  std::size_t column = 0, rank = 0;
  std::string name;
};

std::vector<std::string> split(std::string_view text, char at) {
  std::vector<std::string> parts;
  for (;;) {
    const auto to = text.find(at);
    parts.emplace_back(text.substr(0, to));
    if (to == text.npos) return parts;
    text.remove_prefix(to + 1);
  }
}

std::vector<Choice> choices_of(const std::vector<std::string>& header, const std::string& contest) {
  std::vector<Choice> choices;
  for (std::size_t column = 0; column < header.size(); ++column) {
    const auto parts = split(header[column], ':');
    if (parts.size() < 5 || !parts[0].starts_with("Choice_") || (!contest.empty() && parts[1] != contest))
      continue;
    const auto rank = whole(parts[2]);
    if (rank && *rank > 0) choices.push_back({column, static_cast<std::size_t>(*rank), parts[4]});
  }
  return choices;
}

std::optional<std::size_t> column_named(const std::vector<std::string>& header, std::string_view name) {
  const auto found = std::ranges::find(header, name);
  if (found == header.end()) return std::nullopt;
  return static_cast<std::size_t>(found - header.begin());
}

}  // namespace

Result<void> read_clear_ballot(const std::string& bytes, const std::string& file, const ContestSource& source,
                               PaperMaker& maker) {
  PLENARY_TRY(const auto table, read_csv(bytes, {.file = file}));
  if (table.rows.empty()) return refuse("cvr.form", {.where = file});
  const auto choices = choices_of(table.rows.front().cells, source.contest);
  if (choices.empty())
    return refuse("cvr.no_contest", {.where = file, .params = {{"contest", source.contest}}});
  const auto& header = table.rows.front().cells;
  const auto id = column_named(header, "BallotID"), box = column_named(header, "BoxID"),
             place = column_named(header, "BoxPosition"), precinct = column_named(header, "PrecinctID");
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const auto& row = table.rows[i];
    const auto where = row_place(file, row.line);
    maker.begin();
    if (maker.keeps_tags())
      maker.tag({.imprint = cell_or_none(row.cells, id),
                 .batch = cell_or_none(row.cells, box),
                 .precinct = cell_or_none(row.cells, precinct),
                 .place = whole(cell_or_none(row.cells, place))});
    for (const auto& choice : choices) {
      if (choice.column < row.cells.size() && row.cells[choice.column] == "1")
        PLENARY_DO(maker.mark(choice.rank, choice.name, where));
    }
    PLENARY_DO(maker.end(where));
  }
  return {};
}

}  // namespace plenary::formats
