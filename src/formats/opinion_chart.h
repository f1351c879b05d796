// Inside this room: the drawings of an opinion map.
#pragma once

#include "formats/opinion.h"

namespace plenary::formats::opinion {

// The plane of the first two axes cut into cells; everybody in a cell is one circle, its area their number.
struct MapCell {
  int column = 0, row = 0;  // from the left and from the top
  std::int64_t people = 0;
  std::vector<std::int64_t> groups;  // of those certain of theirs
  std::int64_t between = 0;          // the others
};
inline constexpr int kMapColumns = 24, kMapRows = 18;

struct MapCells {
  std::vector<MapCell> cells;       // row by row, only where somebody is
  double reach_x = 1, reach_y = 1;  // coordinates at the edges, from the middle
};
[[nodiscard]] MapCells map_cells(const consult::Opinion& opinion);
[[nodiscard]] Markup map_drawing(const consult::Opinion& opinion, const MapCells& cells);

// Agree, pass, disagree as parts of those who saw it, with the interval of agreement.
[[nodiscard]] Markup vote_bar(const std::string& what, const consult::Count& count,
                              const consult::Interval& agree);

[[nodiscard]] std::string group_name(std::size_t group);  // A, B, ...
[[nodiscard]] std::string percent(double share);          // "63 %"

}  // namespace plenary::formats::opinion
