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
// n` (of this exchange alone) adds papers without a mark; a line `5:` does too.  Keys that are not looked at are
// kept and written again, in their order, after TITLE; counts of voters and orders are written as they are.
//
// Of a .cat file each line says, category by category, who was put there: `12: {1,3},2`.  As ballots these are
// grades (marks_of): the first category is the highest, k categories are the grades k-1 to 0; where all their
// names are whole numbers that fall (5, 3, 0, -1), the grades are those.  Who is in no category has no mark.  With
// two categories such ballots are approvals.
//
// Refused, with file:line:column: "preflib.header" (a key without its number), "preflib.no_alternatives",
// "preflib.too_many_alternatives", "preflib.count", "preflib.mark", "preflib.no_such_alternative",
// "preflib.brace", "preflib.too_large", "ballots.too_many"; of categories: "preflib.too_many_categories",
// "preflib.no_such_category", "preflib.two_categories" (an alternative stands in two, or twice in one).  Of writing:
// "preflib.weight" (a ballot weighs no whole number), "preflib.too_many_categories" (different marks).
#pragma once

#include "base/result.h"
#include "formats/mark_tables.h"
#include "formats/ranked_file.h"

namespace plenary::formats {

[[nodiscard]] Result<RankedFile> read_preflib(std::string_view bytes, const ReadLimits& limits = {});
// As .toi when somebody ranked equally, else as .soi; where `file_name` ends with soc or toc and every paper ranks
// everybody, as that.  A rank left empty cannot be written: it is left out.
[[nodiscard]] std::string write_preflib(const RankedFile& file, std::string_view file_name);

struct CategoryFile {
  std::string title;
  std::vector<std::string> names, categories;  // a category without a name has an empty one
  struct Line {
    std::int64_t papers = 0;
    std::vector<std::vector<count::Option>> sets;  // by category
    bool operator==(const Line&) const = default;
  };
  std::vector<Line> lines;
  std::vector<HeaderKey> keys = {};  // not looked at

  [[nodiscard]] std::size_t grades() const;  // how many categories there are
};
[[nodiscard]] Result<CategoryFile> read_categories(std::string_view bytes, const ReadLimits& limits = {});
[[nodiscard]] std::string write_categories(const CategoryFile& file, std::string_view file_name);

// Grades of categories, and categories of grades: named by the grades, from the highest that was given to the
// lowest.  `name` is the file's, for refusals.
[[nodiscard]] Result<MarksFile> marks_of(const CategoryFile& file, const std::string& name);
[[nodiscard]] Result<CategoryFile> categories_of(const MarksFile& file, const std::string& name);
inline constexpr std::size_t kMostCategories = 1000;

}  // namespace plenary::formats
