// Two small tables a spreadsheet writes: votes of parties, and ballots that mark every option.
//
//     party,votes          one line a party; votes are whole, or decimals, or fractions 3/2
//     Reed,4800
//     Sedge,3100
//
//     count,Ada,Ben,Cyd    one line a kind of ballot; without the column count each line is one
//     12,5,,3              an empty cell: no mark
//
// Separators and encodings as base/csv.h reads them; more columns than these are refused.  Places in refusals
// are file:line:column, the column counted in cells.  "lists.header", "lists.name", "lists.name_twice",
// "lists.votes", "lists.cells", "lists.none", "marks.header", "marks.name_twice", "marks.count",
// "marks.mark", "marks.cells", "marks.none"; and csv.h's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "count/cardinal/cardinal.h"
#include "count/seats/lists.h"

namespace plenary::formats {

struct ListsFile {
  std::vector<std::string> names;
  std::vector<count::List> lists;
};
[[nodiscard]] bool looks_like_lists(std::string_view bytes);  // its first line is party,votes
[[nodiscard]] Result<ListsFile> read_lists(std::string_view bytes, const std::string& file);

struct MarksFile {
  std::vector<std::string> names;
  std::vector<count::Marked> ballots;
  std::int64_t lowest = 0, highest = 0;  // of the marks there are
};
[[nodiscard]] Result<MarksFile> read_marks(std::string_view bytes, const std::string& file);
[[nodiscard]] std::string write_marks(const MarksFile& file);  // with the column count; names as csv_cell has them

}  // namespace plenary::formats
