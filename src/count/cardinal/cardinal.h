// Ballots that mark every option by itself: scores, grades, approvals, points.
//
//     Marks marks{.options = 2, .lowest = 0, .highest = 5, .grouped = {{{5, 2}, 3}, {{0, std::nullopt}, 1}}};
//     const auto counted = cardinal("score-sum@1", marks);       // option 0: 15
//
// Rules: score-sum, score-mean, approval, star, majority-judgment, cumulative; all @1.  Equal firsts are an
// outcome and are not parted; STAR parts equals for its runoff only where StarTies says so.  What a missing
// mark means is for the ballots' rules to say and stands in `missing`.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "count/stage.h"
#include "count/tally.h"

namespace plenary::count {

enum class Missing { zero, lowest, no_opinion };
enum class StarTies {
  told,
  parted
};  // parted: pairwise wins among the tied, then most highest marks, then lot

struct Marked {
  std::vector<std::optional<std::int64_t>> marks;  // of each option
  Exact weight;
};

struct Marks {
  std::size_t options = 0;
  std::int64_t lowest = 0, highest = 1;
  std::vector<Marked> grouped = {};
  Missing missing = Missing::lowest;
  Exact raters = 0;  // score-mean: an option rated by fewer cannot be first
  std::optional<std::int64_t> approves_from =
      {};                                   // approval: the least mark that approves; none: the highest
  std::optional<std::int64_t> points = {};  // cumulative: what a ballot may give in all
  StarTies star_ties = StarTies::told;
  std::vector<Option> lot = {};  // a recorded lot, first preferred
};

struct Judged {
  End end = End::none;
  std::vector<Option> first;      // chosen: one; tied: all of them
  std::vector<Exact> figures;     // by option: sum, mean, approvals; for grades the median grade
  std::vector<Option> finalists;  // STAR: certain of the runoff
  std::vector<Option> contested;  // STAR: equal for the rest of the runoff; then `first` is empty
  std::vector<Stage> trace;
};

inline constexpr std::int64_t kHighestMark = 1'000'000'000;
inline constexpr std::int64_t kMostGrades = 1000;  // majority judgment

// Refused: "count.unknown_rule", "count.marks_uneven", "count.mark_out_of_range", "count.negative_weight",
// "count.too_many_points", "count.too_many_grades", "count.grades_need_whole_ballots" (majority judgment
// drops whole ballots' grades: weights must be whole and every ballot must say a grade, if only the lowest).
[[nodiscard]] Result<Judged> cardinal(std::string_view rule, const Marks& marks);

}  // namespace plenary::count
