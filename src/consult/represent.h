// Do the chosen statements represent the people?  An audit anybody can rerun, and a choice that passes it.
//
//     const Audit audit = audit_of(table, chosen);              // of any list, however it was made
//     const std::vector<std::size_t> fair = proportional_choice(table, 7);
//
// Justified representation (Aziz et al. 2017; for votes cast in part: Halpern, Kehne, Procaccia,
// Tucker-Foltz, Wuethrich, AAAI 2023): of n people and K chosen statements, no n/K people who agree with one
// common statement may all be without a chosen statement they agree with.  Who has not voted on a chosen
// statement might agree: the surest count takes such people as represented, the widest as not. The choice:
// local search on the harmonic score (proportional approval voting), in exact whole numbers, from the greedy
// start, swapping while the score rises by at least n/K^2; ties go to the lower column.
#pragma once

#include <cstdint>
#include <vector>

#include "consult/table.h"

namespace plenary::consult {

struct Unrepresented {
  std::size_t column = 0;
  std::int64_t surely = 0;   // agree with it and saw every chosen statement without agreeing to one
  std::int64_t at_most = 0;  // agree with it and agreed to no chosen one so far
};

struct Audit {
  std::int64_t people = 0, chosen = 0;
  std::vector<Unrepresented> by_statement;  // every column that is not out, worst first
  std::vector<std::size_t> violations;      // columns with `surely` >= people / chosen
  std::vector<std::size_t> possible;        // columns with `at_most` >= people / chosen and not a violation
};

[[nodiscard]] Audit audit_of(const Table& table, const std::vector<std::size_t>& chosen);

inline constexpr std::size_t kMostChoice = 40;
[[nodiscard]] std::vector<std::size_t> proportional_choice(const Table& table, std::size_t count);

}  // namespace plenary::consult
