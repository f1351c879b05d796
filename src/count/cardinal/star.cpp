// STAR: score, then automatic runoff.
//
// 1. Sum every option's marks.  2. The two largest sums go into a runoff; equals across the line are told, or
// parted by wins against each other, then by highest marks, then by the lot.  3. The finalist more ballots
// mark higher is first; were it equal, the larger sum; were that equal too, both are told.
#include <algorithm>
#include <functional>
#include <numeric>

#include "count/cardinal/marks.h"

namespace plenary::count::marks {
namespace {

// What the ballots weigh that mark `a` above `b`.
Exact prefer(const Marks& marks, Option a, Option b) {
  Exact sum = 0;
  for (const Marked& ballot : marks.grouped)
    if (mark_of(marks, ballot, a).value_or(marks.lowest) > mark_of(marks, ballot, b).value_or(marks.lowest))
      sum += ballot.weight;
  return sum;
}

Exact wins_among(const Marks& marks, const std::vector<Option>& tied, Option option) {
  Exact wins = 0;
  for (const Option other : tied)
    if (prefer(marks, option, other) > prefer(marks, other, option)) ++wins;
  return wins;
}

Exact highest_marks(const Marks& marks, Option option) {
  Exact sum = 0;
  for (const Marked& ballot : marks.grouped)
    if (mark_of(marks, ballot, option) == marks.highest) sum += ballot.weight;
  return sum;
}

using Criterion = std::function<Exact(const std::vector<Option>& tied, Option)>;

// Of equals, `places` taken by the criteria in their order; each is asked anew among those still equal.
void part(std::vector<Option> tied, std::size_t places, std::span<const Criterion> criteria, Judged& judged) {
  if (places == 0) return;
  if (tied.size() <= places) {
    judged.finalists.insert(judged.finalists.end(), tied.begin(), tied.end());
    return;
  }
  if (criteria.empty()) {
    judged.contested = std::move(tied);
    return;
  }
  std::vector<std::pair<Exact, Option>> keyed;
  for (const Option option : tied)
    keyed.emplace_back(criteria.front()(tied, option), option);
  std::ranges::stable_sort(keyed, [](const auto& a, const auto& b) { return a.first > b.first; });
  for (std::size_t from = 0; from < keyed.size() && places > 0;) {
    std::vector<Option> equals;
    const std::size_t start = from;
    for (; from < keyed.size() && keyed[from].first == keyed[start].first; ++from)
      equals.push_back(keyed[from].second);
    const std::size_t taken = std::min(places, equals.size());
    part(std::move(equals), taken, criteria.subspan(1), judged);
    places -= taken;
  }
}

void choose_finalists(const Marks& marks, const std::vector<Exact>& sums, Judged& judged) {
  std::vector<Criterion> criteria{[&](const auto&, Option option) { return sums[option]; }};
  if (marks.star_ties == StarTies::parted) {
    criteria.push_back([&](const auto& tied, Option option) { return wins_among(marks, tied, option); });
    criteria.push_back([&](const auto&, Option option) { return highest_marks(marks, option); });
    criteria.push_back([&](const auto&, Option option) {  // the earlier in the lot, the larger
      return Exact(marks.lot.end() - std::ranges::find(marks.lot, option));
    });
  }
  std::vector<Option> all(marks.options);
  std::iota(all.begin(), all.end(), Option{0});
  part(std::move(all), std::min<std::size_t>(2, marks.options), criteria, judged);
  Stage stage{.what = "runoff", .acted_on = judged.finalists};
  if (!judged.contested.empty()) stage.ties.push_back({judged.contested, "runoff", "", {}});
  judged.trace.push_back(std::move(stage));
}

}  // namespace

Judged star(const Marks& marks) {
  Judged judged{.figures = sums(marks)};
  judged.trace.push_back({.what = "sum", .sums = judged.figures});
  if (marks.options == 0 || marks.grouped.empty()) return judged;
  choose_finalists(marks, judged.figures, judged);
  if (!judged.contested.empty()) {
    judged.end = End::tied;
    return judged;
  }
  judged.first = judged.finalists;
  if (judged.first.size() == 2) {
    const Option a = judged.first[0], b = judged.first[1];
    const Exact for_a = prefer(marks, a, b), for_b = prefer(marks, b, a);
    judged.trace.push_back(
        {.what = "prefer", .acted_on = {a, b}, .figures = {{"prefer", a, for_a}, {"prefer", b, for_b}}});
    const int which = for_a != for_b ? cmp(for_a, for_b) : cmp(judged.figures[a], judged.figures[b]);
    if (which != 0) judged.first = {which > 0 ? a : b};
  }
  std::ranges::sort(judged.first);
  judged.end = judged.first.size() == 1 ? End::chosen : End::tied;
  return judged;
}

}  // namespace plenary::count::marks
