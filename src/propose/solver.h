// Inside this room: the door to the solver; solver_cbc.cpp or solver_none.cpp stands behind it, as the build
// says.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace plenary::propose {

struct Column {  // from 0 to `most`
  double gain = 0, most = 1;
  bool whole = false;
};

struct Row {
  std::vector<std::pair<std::size_t, double>> entries;  // column, factor
  double least = 0, most = 0;
};

struct Programme {  // the sum of gains is made as large as it can be
  std::vector<Column> columns;
  std::vector<Row> rows;
};

// About what is best, by column; empty: none was found.
[[nodiscard]] std::vector<double> solve(const Programme& programme, std::int64_t most_nodes);

}  // namespace plenary::propose
