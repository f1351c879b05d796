// PrefLib's files of orders (.soc, .soi, .toc, .toi) and categories (.cat), as written since 2022.
//
//     # TITLE: A board
//     # DATA TYPE: toi
//     # NUMBER ALTERNATIVES: 3
//     # ALTERNATIVE NAME 1: Ada
//     12: 1,{2,3}
//     3: {}                  (.cat: a category nobody was put in)
//
// A brace is a set of equals; alternatives not listed come after all those listed.  `# NUMBER BLANK BALLOTS:
// n` (of this exchange alone) adds papers without a mark; a line `5:` does too.  Of a .cat file the first
// category reads as approved: read_categories() gives each line's sets.
//
// Refused, with file:line:column: "preflib.header" (a key without its number), "preflib.no_alternatives",
// "preflib.too_many_alternatives", "preflib.count", "preflib.mark", "preflib.no_such_alternative",
// "preflib.brace", "preflib.too_large", "ballots.too_many".
#pragma once

#include "base/result.h"
#include "formats/ranked_file.h"

namespace plenary::formats {

[[nodiscard]] Result<RankedFile> read_preflib(std::string_view bytes, const ReadLimits& limits = {});
// As .toi when somebody ranked equally, else as .soi.  A rank left empty cannot be written: it is left out.
[[nodiscard]] std::string write_preflib(const RankedFile& file, std::string_view file_name);

struct CategoryFile {
  std::string title;
  std::vector<std::string> names, categories;
  struct Line {
    std::int64_t papers = 0;
    std::vector<std::vector<count::Option>> sets;  // by category
  };
  std::vector<Line> lines;
};
[[nodiscard]] Result<CategoryFile> read_categories(std::string_view bytes, const ReadLimits& limits = {});

}  // namespace plenary::formats
