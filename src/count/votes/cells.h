// A table of votes by place and option that can be published: small cells are not told, and so many others that no
// subtraction from the sums tells them.
//
//     const Told told = hide_small({{40, 3, 57}, {60, 12, 28}}, 10);     // 3 is hidden, and 12 below it, and two more
//
// A cell of at least one vote and fewer than `least` is hidden.  Sums of places and of options are told; so wherever a
// line or a column has one hidden cell, its smallest other one is hidden too, and wherever the hidden cells of a line
// or a column have fewer than `least` votes together, one more.  Where nothing is left to hide, the sum itself is not
// told.  Nought is told: that nobody here voted for somebody is no vote of anybody.
//
// It hides what subtraction would tell.  Bounds (a hidden cell is no larger than its line) remain, and a place where
// all voted alike says so.  Refused: "cells.uneven" (lines of unequal length), "cells.negative".
#pragma once

#include <cstdint>
#include <vector>

#include "base/result.h"

namespace plenary::count {

using Cells = std::vector<std::vector<std::int64_t>>;  // by place, by option

struct Told {
  std::vector<std::vector<bool>> hidden;         // cells
  std::vector<bool> hidden_lines, hidden_columns;  // their sums
};

[[nodiscard]] Result<Told> hide_small(const Cells& cells, std::int64_t least);

}  // namespace plenary::count
