// Who is grouped, as the best-known system has it: at least min(7, m) votes, rejected statements included; if
// that is fewer than 15 people, those with most votes join them until there are 15.  Rows, ascending.
#pragma once

#include "consult/table.h"

namespace plenary::consult::compatible {

inline constexpr std::size_t kLeastVotes = 7, kLeastPeople = 15;

[[nodiscard]] std::vector<std::size_t> included(const Table& table);

}  // namespace plenary::consult::compatible
