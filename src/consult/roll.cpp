#include "consult/roll.h"

namespace plenary::consult {
namespace {

std::vector<std::int64_t> heard_of(const Table& table, const Roll& roll) {
  std::vector<std::int64_t> heard(roll.registered.size());
  for (std::size_t i = 0; i < table.rows(); ++i) {
    if (roll.section_of[i] != kNoGroup && !table.row(i).empty())
      ++heard[static_cast<std::size_t>(roll.section_of[i])];
  }
  return heard;
}

}  // namespace

bool fits(const Table& table, const Roll& roll) {
  const std::vector<std::int64_t> heard = heard_of(table, roll);
  for (std::size_t s = 0; s < heard.size(); ++s) {
    if (heard[s] > roll.registered[s]) return false;
  }
  return true;
}

OnRoll on_roll(const Table& table, const Roll& roll, const Threshold& threshold, std::int64_t least_cell) {
  ensure(fits(table, roll), "no more heard in a section than registered there");
  OnRoll on{.heard = heard_of(table, roll)};
  std::vector<Heard> sections;
  for (std::size_t s = 0; s < roll.registered.size(); ++s) {
    sections.push_back({.registered = roll.registered[s], .heard = on.heard[s]});
    on.hidden.push_back(on.heard[s] < least_cell);
  }
  on.coverage = coverage(sections);
  for (std::size_t i = 0; i < table.rows(); ++i)
    on.not_on_roll += roll.section_of[i] == kNoGroup && !table.row(i).empty() ? 1 : 0;
  const std::vector<Counts> counts = count_by_group(table, roll.section_of, roll.registered.size());
  for (std::size_t j = 0; j < table.columns(); ++j) {
    for (std::size_t s = 0; s < sections.size(); ++s) {
      const Count& c = counts[s][j];
      sections[s] = {roll.registered[s], c.seen, c.agree, c.disagree};
    }
    on.statements.push_back(sufficiency(sections, threshold));
  }
  return on;
}

}  // namespace plenary::consult
