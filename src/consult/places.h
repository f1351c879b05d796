// Where participants and statements lie on the axes.
//
// A participant's place is sqrt(m / v) times the sum of (vote - centre) loading over the statements seen, v
// the number seen: the factor undoes the pull of the unseen towards the middle.  A statement's place is that
// of somebody whose only vote is "agree" to it, its extremity the distance from the middle. Where columns are
// zeroed for everybody (`zeroed`, the compatible way), v counts them as seen by everybody.
#pragma once

#include <vector>

#include "consult/axes.h"

namespace plenary::consult {

struct Places {
  std::size_t axes = 0;
  std::vector<double> at;  // [i * axes + axis]
  [[nodiscard]] const double* of(std::size_t i) const { return at.data() + i * axes; }
  [[nodiscard]] std::size_t size() const { return axes == 0 ? 0 : at.size() / axes; }
};

enum class Out { absent, zeroed };  // how columns that are out are treated; absent: nobody has seen them

[[nodiscard]] Places places_of_participants(const Table& table, const std::vector<double>& centre,
                                            const Axes& axes, Out out, std::size_t threads = 0);
// One row alone, as it is asked for when a single vote comes in.
[[nodiscard]] std::vector<double> place_of(std::span<const Code> row, const Table& table,
                                           const std::vector<double>& centre, const Axes& axes, Out out);
[[nodiscard]] Places places_of_statements(const std::vector<double>& centre, const Axes& axes);
[[nodiscard]] std::vector<double> extremities(const Places& statements);

}  // namespace plenary::consult
