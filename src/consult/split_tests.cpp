#include "consult/split_tests.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "consult/special.h"

namespace plenary::consult {
namespace {

std::vector<std::size_t> half_of(const Table& table, std::uint64_t which) {
  std::vector<std::size_t> columns;
  for (std::size_t j = 0; j < table.columns(); ++j) {
    if ((Chance(0x68616c66).bits(static_cast<std::uint64_t>(table.statements[j].id)) & 1) == which)
      columns.push_back(j);
  }
  return columns;
}

// Groups of the included by these columns alone, named as the groups of all columns.
std::vector<int> groups_by(const Structure& s, const Table& half, std::size_t axes_wanted) {
  std::vector<int> of(half.rows(), kNoGroup);
  const std::vector<double> centre = centres(half, count_all(half));
  const Axes axes = leading_axes(SparseGram(half, centre), axes_wanted);
  std::vector<std::size_t> rows;
  for (const std::size_t i : s.included) {
    if (!half.row(i).empty()) rows.push_back(i);
  }
  if (axes.vectors.empty() || rows.size() < s.groups) return of;
  const Cloud cloud = unshrunk(half, rows, centre, axes.vectors);
  const Partition p = k_means(gridded(cloud, kGridCells), {s.groups, 32}, chance_of(s.content).stream(4));
  const std::vector<int> found = nearest(cloud, p);
  std::vector<int> known;
  for (const std::size_t i : rows)
    known.push_back(s.group_of[i]);
  const std::vector<int> names = matched(found, known, s.groups);
  for (std::size_t i = 0; i < rows.size(); ++i)
    of[rows[i]] = names[static_cast<std::size_t>(found[i])];
  return of;
}

double z_of(std::int64_t a, std::int64_t of_a, std::int64_t b, std::int64_t of_b) {
  const double s = static_cast<double>(of_a), t = static_cast<double>(of_b);
  const double pooled = static_cast<double>(a + b) / (s + t);
  const double spread = pooled * (1 - pooled) * (1 / s + 1 / t);
  return spread > 0 ? (static_cast<double>(a) / s - static_cast<double>(b) / t) / std::sqrt(spread) : 0;
}

void test_column(const std::vector<Counts>& groups, std::size_t j, std::vector<SplitTest>& tests) {
  Count all;
  for (const Counts& g : groups)
    all += g[j];
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const Count own = groups[g][j];
    const Count rest{all.agree - own.agree, all.disagree - own.disagree, all.seen - own.seen};
    if (own.seen < kLeastCompared || rest.seen < kLeastCompared) continue;
    for (const bool agree : {true, false}) {
      const double z = agree ? z_of(own.agree, own.seen, rest.agree, rest.seen)
                             : z_of(own.disagree, own.seen, rest.disagree, rest.seen);
      tests.push_back({g, j, agree, own, rest, z, normal_above(z), false});
    }
  }
}

}  // namespace

void benjamini_hochberg(std::vector<SplitTest>& tests, double rate) {
  std::ranges::stable_sort(tests, {}, [](const SplitTest& t) { return std::tuple(t.p, t.group, t.column); });
  std::size_t passing = 0;
  for (std::size_t i = 0; i < tests.size(); ++i) {
    if (tests[i].p <= rate * static_cast<double>(i + 1) / static_cast<double>(tests.size())) passing = i + 1;
  }
  for (std::size_t i = 0; i < passing; ++i)
    tests[i].significant = true;
}

std::vector<SplitTest> split_tests(const Structure& s) {
  std::vector<SplitTest> tests;
  if (s.verdict != Verdict::groups) return tests;
  std::size_t axes = 0;
  for (const AxisFound& a : s.found)
    axes += a.beyond_chance && !a.general_agreement ? 1 : 0;
  for (const std::uint64_t which : {0u, 1u}) {
    const std::vector<int> of = groups_by(s, columns_of(s.table, half_of(s.table, which)), axes);
    const std::vector<Counts> groups = count_by_group(s.table, of, s.groups);
    for (const std::size_t j : half_of(s.table, 1 - which))
      test_column(groups, j, tests);
  }
  benjamini_hochberg(tests, kFalseDiscovery);
  return tests;
}

}  // namespace plenary::consult
