#include "count/cardinal/cardinal.h"

#include <algorithm>
#include <numeric>

#include "count/cardinal/marks.h"
#include "count/families.h"

namespace plenary::count {
namespace marks {

std::optional<std::int64_t> mark_of(const Marks& marks, const Marked& ballot, Option option) {
  if (ballot.marks[option]) return ballot.marks[option];
  if (marks.missing == Missing::zero) return 0;
  if (marks.missing == Missing::lowest) return marks.lowest;
  return std::nullopt;
}

std::vector<Exact> sums(const Marks& marks) {
  std::vector<Exact> sums(marks.options);
  for (const Marked& ballot : marks.grouped)
    for (Option option = 0; option < marks.options; ++option)
      if (const auto mark = mark_of(marks, ballot, option)) sums[option] += exact(*mark) * ballot.weight;
  return sums;
}

void choose_largest(Judged& judged, const std::vector<Option>& some) {
  if (some.empty()) return;
  const auto largest = std::ranges::max_element(
      some, [&](Option a, Option b) { return judged.figures[a] < judged.figures[b]; });
  const Exact most = judged.figures[*largest];
  std::ranges::copy_if(some, std::back_inserter(judged.first),
                       [&](Option option) { return judged.figures[option] == most; });
  judged.end = judged.first.size() == 1 ? End::chosen : End::tied;
  judged.trace.push_back({.what = "most", .acted_on = judged.first});
  if (judged.end == End::tied) judged.trace.back().ties.push_back({judged.first, "most", "", {}});
}

}  // namespace marks

namespace {

using namespace marks;

std::vector<Option> all_options(const Marks& marks) {
  std::vector<Option> options(marks.options);
  std::iota(options.begin(), options.end(), Option{0});
  return options;
}

Judged largest_sum(const Marks& marks) {
  Judged judged{.figures = sums(marks)};
  judged.trace.push_back({.what = "sum", .acted_on = all_options(marks), .sums = judged.figures});
  if (!marks.grouped.empty()) choose_largest(judged, all_options(marks));
  return judged;
}

Result<Judged> score_sum(const Marks& marks) {
  return largest_sum(marks);
}

Result<Judged> score_mean(const Marks& marks) {
  Judged judged{.figures = sums(marks)};
  std::vector<Option> rated;
  for (Option option = 0; option < marks.options; ++option) {
    Exact raters = 0;
    for (const Marked& ballot : marks.grouped)
      if (mark_of(marks, ballot, option)) raters += ballot.weight;
    if (raters > 0) judged.figures[option] /= raters;
    if (raters > 0 && raters >= marks.raters) rated.push_back(option);
  }
  judged.trace.push_back({.what = "mean", .acted_on = rated, .sums = judged.figures});
  choose_largest(judged, rated);
  return judged;
}

Result<Judged> approval(const Marks& marks) {
  Marks approvals{.options = marks.options, .grouped = marks.grouped, .missing = Missing::zero};
  const std::int64_t from = marks.approves_from.value_or(marks.highest);
  for (Marked& ballot : approvals.grouped)
    for (auto& mark : ballot.marks)
      if (mark) mark = *mark >= from ? 1 : 0;
  return largest_sum(approvals);
}

Result<Judged> cumulative(const Marks& marks) {
  for (const Marked& ballot : marks.grouped) {
    std::int64_t given = 0;
    for (const auto& mark : ballot.marks)
      given += mark.value_or(0);
    if (marks.points && given > *marks.points)
      return refuse("count.too_many_points", {.params = {{"given", given}, {"most", *marks.points}}});
  }
  Marks points = marks;
  points.missing = Missing::zero;
  return largest_sum(points);
}

Result<Judged> star_rule(const Marks& marks) {
  return star(marks);
}

Result<void> well_formed(const Marks& marks) {
  if (marks.lowest > marks.highest || marks.highest > kHighestMark || marks.lowest < -kHighestMark)
    return refuse("count.mark_out_of_range");
  for (const Marked& ballot : marks.grouped) {
    if (ballot.marks.size() != marks.options) return refuse("count.marks_uneven");
    if (ballot.weight < 0)
      return refuse("count.negative_weight", {.params = {{"weight", to_string(ballot.weight)}}});
    for (const auto& mark : ballot.marks)
      if (mark && (*mark < marks.lowest || *mark > marks.highest))
        return refuse("count.mark_out_of_range", {.params = {{"mark", *mark}}});
  }
  return {};
}

struct CardinalRule {
  std::string_view id;
  Result<Judged> (*judge)(const Marks&);
};
constexpr CardinalRule kCardinalRules[] = {
    {"approval@1", approval},     {"cumulative@1", cumulative}, {"majority-judgment@1", majority_judgment},
    {"score-mean@1", score_mean}, {"score-sum@1", score_sum},   {"star@1", star_rule}};

constexpr RuleLine line(std::string_view id, std::string_view title, std::string_view takes,
                        std::string_view ties, Evidence evidence, std::string_view behind) {
  return {.id = id,
          .title = title,
          .takes = takes,
          .arithmetic = "exact",
          .ties = ties,
          .evidence = evidence,
          .behind = behind};
}
constexpr std::string_view kTold = "told, not parted";
constexpr RuleLine kCardinalLines[] = {
    line("approval@1", "Approval: most ballots that approve", "approvals", kTold, Evidence::peer_equal,
         "by definition; corpus cardinal-small"),
    line("cumulative@1", "Cumulative: most points of a bounded sum on each ballot", "scores", kTold,
         Evidence::textbook, "by definition"),
    line("majority-judgment@1", "Majority judgment: the best median grade", "grades", kTold,
         Evidence::peer_equal, "Balinski and Laraki; corpus cardinal-small: two programs agree"),
    line("score-mean@1", "Score: the largest mean, of raters enough", "scores", kTold, Evidence::textbook,
         "by definition"),
    line("score-sum@1", "Score: the largest sum", "scores", kTold, Evidence::peer_equal,
         "by definition; corpus cardinal-small: two programs agree"),
    line("star@1", "STAR: the two largest sums, then the one more ballots prefer", "scores",
         "for the runoff: told, or pairwise wins, highest marks, lot; in it: the larger sum",
         Evidence::textbook, "by definition; corpus cardinal-small: one program"),
};

}  // namespace

std::span<const RuleLine> cardinal_rules() {
  return kCardinalLines;
}

Result<Judged> cardinal(std::string_view rule, const Marks& marks) {
  const auto found = std::ranges::find(kCardinalRules, rule, &CardinalRule::id);
  if (found == std::end(kCardinalRules))
    return refuse("count.unknown_rule", {.params = {{"rule", std::string(rule)}}});
  PLENARY_DO(well_formed(marks));
  return found->judge(marks);
}

}  // namespace plenary::count
