#include "consult/counts.h"

#include <array>

namespace plenary::consult {
namespace {

using Tallies = std::vector<std::int64_t>;  // by code

Counts counts_of(const Tallies& tallies) {
  Counts counts(tallies.size() / 3);
  for (std::size_t j = 0; j < counts.size(); ++j) {
    const std::int64_t disagree = tallies[3 * j], pass = tallies[3 * j + 1], agree = tallies[3 * j + 2];
    counts[j] = {agree, disagree, agree + disagree + pass};
  }
  return counts;
}

}  // namespace

Counts count_all(const Table& table, std::span<const std::uint8_t> weights) {
  Tallies tallies(3 * table.columns());
  if (weights.empty()) {
    for (const Code code : table.cells)
      ++tallies[code];
    return counts_of(tallies);
  }
  for (std::size_t i = 0; i < table.rows(); ++i) {
    if (weights[i] == 0) continue;
    for (const Code code : table.row(i))
      tallies[code] += weights[i];
  }
  return counts_of(tallies);
}

std::vector<Counts> count_by_group(const Table& table, std::span<const int> group_of, std::size_t groups) {
  std::vector<Tallies> tallies(groups, Tallies(3 * table.columns()));
  for (std::size_t i = 0; i < table.rows(); ++i) {
    if (group_of[i] == kNoGroup) continue;
    Tallies& mine = tallies[static_cast<std::size_t>(group_of[i])];
    for (const Code code : table.row(i))
      ++mine[code];
  }
  std::vector<Counts> counts;
  for (const Tallies& each : tallies)
    counts.push_back(counts_of(each));
  return counts;
}

std::vector<double> centres(const Table& table, const Counts& counts) {
  std::vector<double> mean(counts.size());
  for (std::size_t j = 0; j < counts.size(); ++j) {
    if (counts[j].seen == 0 || table.statements[j].out()) continue;
    mean[j] = static_cast<double>(counts[j].agree - counts[j].disagree) / static_cast<double>(counts[j].seen);
  }
  return mean;
}

}  // namespace plenary::consult
