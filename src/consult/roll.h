// What the register says about a consultation: who was heard of each section, and what is settled on each
// statement.
//
//     const OnRoll on = on_roll(table, counts_by_section, {.registered = {400, 120}}, {2, 3});
//
// Heard in a section: people of it with at least one answer to a statement that is not out.  A section with
// fewer than `least_cell` people heard is not published by itself: `hidden` says so, and its numbers enter
// only sums.
#pragma once

#include <string>
#include <vector>

#include "consult/counts.h"
#include "consult/sufficiency.h"

namespace plenary::consult {

struct Roll {
  std::vector<std::string> sections;
  std::vector<std::int64_t> registered;  // by section
  std::vector<int> section_of;  // by row of the table; kNoGroup: not on the roll, never counted as heard
};

struct OnRoll {
  Coverage coverage;
  std::vector<std::int64_t> heard;      // by section
  std::vector<bool> hidden;             // by section
  std::int64_t not_on_roll = 0;         // people who answered and are in no section
  std::vector<Sufficiency> statements;  // by column
};

inline constexpr std::int64_t kLeastCell = 10;

// More heard in a section than registered there is our caller's mistake to refuse: `fits` says whether it is
// so.
[[nodiscard]] bool fits(const Table& table, const Roll& roll);
[[nodiscard]] OnRoll on_roll(const Table& table, const Roll& roll, const Threshold& threshold,
                             std::int64_t least_cell = kLeastCell);

}  // namespace plenary::consult
