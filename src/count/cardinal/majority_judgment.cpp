// Majority judgment: the larger median grade, and among equals one median grade after another is dropped.
//
// With the grades of an option in a row, worst first, the grades dropped are the lower median, then its
// neighbours outwards, left and right by turns.  So two options compare by these pairs of neighbours, and
// since grades come in runs, a row is a few runs of equal pairs: as many as there are grades, not ballots.
#include <algorithm>

#include "count/cardinal/marks.h"

namespace plenary::count::marks {
namespace {

struct Run {  // so many pairs alike, from the middle outwards
  std::size_t first, second;
  mpz_class times;
};

// The grades' counts as runs from the middle: the halves are walked apart, inner grades first.
class Row {
 public:
  Row(const std::vector<mpz_class>& counts, const mpz_class& all) {
    const mpz_class below = (all + 1) / 2;  // the lower median and all left of it
    mpz_class passed = 0;
    for (std::size_t grade = 0; grade < counts.size(); ++grade) {
      const mpz_class end = passed + counts[grade];
      const mpz_class low = std::min(end, below) - std::min(passed, below);
      if (low > 0) left_.insert(left_.begin(), {grade, low});
      if (counts[grade] - low > 0) right_.push_back({grade, counts[grade] - low});
      passed = end;
    }
    // One more on the left: the median itself opens, then right and left; else left and right in pairs.
    odd_ = all % 2 == 1;
  }

  std::size_t median() const { return left_.front().first; }

  std::vector<Run> runs() const {
    auto left = left_, right = right_;
    std::vector<Run> runs;
    if (odd_ && !left.empty()) {  // the median alone; then the others pair up, left first
      runs.push_back({left.front().first, left.front().first, 1});
      take(left, 1);
    }
    while (!left.empty() && !right.empty()) {
      const mpz_class times = std::min(left.front().second, right.front().second);
      runs.push_back({left.front().first, right.front().first, times});
      take(left, times);
      take(right, times);
    }
    return runs;
  }

 private:
  using Half = std::vector<std::pair<std::size_t, mpz_class>>;
  static void take(Half& half, const mpz_class& times) {
    half.front().second -= times;
    if (half.front().second == 0) half.erase(half.begin());
  }

  Half left_, right_;
  bool odd_ = false;
};

// Which row is better, as strcmp says it.
int compare(std::vector<Run> a, std::vector<Run> b) {
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (a[i].first != b[j].first) return a[i].first > b[j].first ? 1 : -1;
    if (a[i].second != b[j].second) return a[i].second > b[j].second ? 1 : -1;
    const mpz_class times = std::min(a[i].times, b[j].times);
    a[i].times -= times;
    b[j].times -= times;
    if (a[i].times == 0) ++i;
    if (b[j].times == 0) ++j;
  }
  return 0;
}

Result<std::vector<std::vector<mpz_class>>> counts_of(const Marks& marks) {
  const std::size_t grades = static_cast<std::size_t>(marks.highest - marks.lowest + 1);
  std::vector counts(marks.options, std::vector<mpz_class>(grades));
  for (const Marked& ballot : marks.grouped) {
    if (ballot.weight.get_den() != 1) return refuse("count.grades_need_whole_ballots");
    for (Option option = 0; option < marks.options; ++option) {
      const auto mark = mark_of(marks, ballot, option);
      if (!mark || *mark < marks.lowest || *mark > marks.highest)
        return refuse("count.grades_need_whole_ballots");
      counts[option][static_cast<std::size_t>(*mark - marks.lowest)] += ballot.weight.get_num();
    }
  }
  return counts;
}

}  // namespace

Result<Judged> majority_judgment(const Marks& marks) {
  if (marks.highest - marks.lowest >= kMostGrades)
    return refuse("count.too_many_grades", {.params = {{"most", kMostGrades}}});
  PLENARY_TRY(const auto counts, counts_of(marks));
  Judged judged;
  mpz_class all = 0;
  for (const Marked& ballot : marks.grouped)
    all += ballot.weight.get_num();
  if (all == 0 || marks.options == 0) return judged;
  std::vector<std::vector<Run>> rows;
  for (const auto& each : counts) {
    const Row row(each, all);
    judged.figures.push_back(exact(static_cast<std::int64_t>(row.median()) + marks.lowest));
    rows.push_back(row.runs());
  }
  judged.trace.push_back({.what = "median", .sums = judged.figures});
  Option best = 0;
  for (Option option = 1; option < marks.options; ++option)
    if (compare(rows[option], rows[best]) > 0) best = option;
  for (Option option = 0; option < marks.options; ++option)
    if (compare(rows[option], rows[best]) == 0) judged.first.push_back(option);
  judged.end = judged.first.size() == 1 ? End::chosen : End::tied;
  judged.trace.push_back({.what = "most", .acted_on = judged.first});
  return judged;
}

}  // namespace plenary::count::marks
