// What is really there: axes beyond chance, groups that would be found again, and who belongs to them.
//
//     const Structure s = structure_of(table, {});
//     if (s.verdict == Verdict::groups) use(s.group_of);
//
// Statements that are out are dropped.  Groups are reported only if the axes exceed the permutation null, the
// grouping exceeds an even spectrum seen through the same noise, and bootstraps find it again (mean adjusted
// Rand at least 0.8); of the numbers of groups that pass, the one with the largest silhouette.  An axis on
// which nearly all loadings have one sign is one of general agreement: who agrees more with everything; no
// groups are looked for along it. Everything is computed on the rows in canonical order with draws keyed by
// the content, so that the same votes give the same bits in any order, under any ids and on any number of
// threads.
#pragma once

#include <functional>
#include <string>

#include "consult/canonical.h"
#include "consult/counts.h"
#include "consult/null.h"
#include "consult/stability.h"

namespace plenary::consult {

enum class Verdict {
  nobody_heard,       // no votes
  too_few,            // fewer than 15 people with enough votes
  nothing_in_common,  // no axis beyond chance
  general_agreement,  // the first axis is one of agreeing more or less with everything, and there are no
                      // groups
  spectrum,           // axes, and no gap between people on them
  unstable,           // gaps, but other people would have shown others
  groups,
};
[[nodiscard]] std::string_view name_of(Verdict verdict);

// Tells how far the work is, from any thread; nothing depends on it.
using Progress = std::function<void(std::string_view what, std::size_t done, std::size_t of)>;

struct StructureAsk {
  std::size_t permutations = 99, bootstraps = 200, threads = 0, most_groups = 6;
  int starts = 64;
  Progress progress = {};
};

struct AxisFound {
  double value = 0, share = 0;  // eigenvalue; share of all variance
  double p = 1;
  bool beyond_chance = false;
  double one_sided = 0;  // share of squared loadings that have the commoner sign
  bool general_agreement = false;
};

struct Structure {
  Verdict verdict = Verdict::nobody_heard;
  Hash content{};  // of the votes without what is out
  Table table;     // without what is out, rows as given
  Counts counts;
  std::vector<double> centre;
  Axes axes;
  double spread = 0, noise_floor = 0;
  std::vector<AxisFound> found;  // as `axes`
  Places places;                 // of every row, on `axes`, shrunk; for drawing
  std::vector<std::size_t> included;
  std::vector<Tried> tried;
  std::size_t groups = 1;
  std::vector<int> group_of;       // every row; kNoGroup where not included, or no groups
  std::vector<int> nearest_group;  // of everybody with a vote: where they would be put, never counted
  std::vector<double> certainty;   // every row; 0 where not included
  // Who counts in the groups' percentages: certain of their group.
  [[nodiscard]] std::vector<int> certain_groups() const;
};

inline constexpr std::size_t kLeastVotes = 7, kLeastPeople = 15;
inline constexpr double kOneSided = 0.9;

[[nodiscard]] Structure structure_of(const Table& table, const StructureAsk& ask);

}  // namespace plenary::consult
