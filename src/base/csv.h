// CSV as people's programs write it (RFC 4180 and its neighbours): rows of cells, each row with its line.
//
//     PLENARY_TRY(const auto table, read_csv(bytes, {.file = "roll.csv"}));
//
// Separator comma, semicolon or tab, whichever the first line has most of; quotes doubled within quotes; CRLF or
// LF; a byte order mark is taken off; what is not UTF-8 is read as Windows-1252 and `encoding` says so.
// Refused: "csv.too_large", "csv.quote_open" (where = the line at which it opened), "csv.after_quote",
// "csv.too_many_cells", "csv.nul".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary {

struct CsvRow {
  std::int64_t line = 0;  // of its first character, from 1
  std::vector<std::string> cells;
};

struct CsvTable {
  char separator = ',';
  std::string encoding;  // "UTF-8" or "Windows-1252"
  std::vector<CsvRow> rows;  // empty lines are left out
};

struct CsvLimits {
  std::string file = "file";
  std::size_t bytes = 256u << 20;
  std::size_t cells = 1000;  // in a row
};

[[nodiscard]] Result<CsvTable> read_csv(std::string_view bytes, const CsvLimits& limits = {});
// "file:line:cell", the cell counted from 0 and told from 1.
[[nodiscard]] std::string place_of(const std::string& file, const CsvRow& row, std::size_t cell);
// A cell as CSV: quoted, and neutralised by an apostrophe where a spreadsheet would take it for a formula.
[[nodiscard]] std::string csv_cell(std::string_view text);
// What csv_cell neutralised, as it was.
[[nodiscard]] std::string_view plain_cell(std::string_view cell);

// Without blanks and line breaks at its ends.
[[nodiscard]] inline std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r\n");
  if (from == text.npos) return {};
  return text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1);
}

}  // namespace plenary
