// Inside this room: tie-and-transfer between the two margins of a matrix.
#pragma once

#include <optional>
#include <vector>

#include "count/seats/biproportional.h"

namespace plenary::count::seats {

struct Margins {
  const std::vector<std::vector<Exact>>& votes;  // row, column; nothing where the row may not take part
  std::vector<std::size_t> rows, columns;        // seats of each; both sum to the same
  std::vector<std::vector<bool>> first_free;     // cells that have their first seat before any rounding
};

struct Seating {
  std::vector<std::vector<std::size_t>> seats;
  std::vector<Exact> row_divisors, column_divisors;
};

// Nothing where no seating fits.
[[nodiscard]] std::optional<Seating> seat_both_ways(const Margins& margins);

// Where another seating has otherwise under the same divisors.
[[nodiscard]] std::vector<Cell> open_cells(const Margins& margins, const Seating& seating);

// The bounds between which a cell's quotient must lie to have `seats`: nothing below where it may sink
// freely.
struct Bounds {
  std::optional<Exact> low;
  Exact high;
};
[[nodiscard]] Bounds bounds_of(std::size_t seats, bool first_free);

}  // namespace plenary::count::seats
