#include "count/votes/cells.h"

#include <algorithm>
#include <optional>

namespace plenary::count {
namespace {

class Hiding {
 public:
  Hiding(const Cells& cells, std::int64_t least) : cells_(cells), least_(least) {
    const std::size_t columns = cells.empty() ? 0 : cells.front().size();
    told_.hidden.assign(cells.size(), std::vector<bool>(columns));
    told_.hidden_lines.resize(cells.size());
    told_.hidden_columns.resize(columns);
  }

  Told run() {
    for (std::size_t line = 0; line < cells_.size(); ++line)
      for (std::size_t column = 0; column < cells_[line].size(); ++column)
        told_.hidden[line][column] = cells_[line][column] > 0 && cells_[line][column] < least_;
    for (bool changed = true; changed;) {
      changed = all_rows(false);
      changed = all_rows(true) || changed;
    }
    return std::move(told_);
  }

 private:
  // Lines, or across them columns.
  [[nodiscard]] std::size_t rows(bool across) const { return across ? told_.hidden_columns.size() : cells_.size(); }
  [[nodiscard]] std::int64_t at(bool across, std::size_t row, std::size_t place) const {
    return across ? cells_[place][row] : cells_[row][place];
  }
  [[nodiscard]] auto hidden(bool across, std::size_t row, std::size_t place) {
    return across ? told_.hidden[place][row] : told_.hidden[row][place];
  }

  // Whether anything was hidden.
  bool all_rows(bool across) {
    bool changed = false;
    for (std::size_t row = 0; row < rows(across); ++row)
      changed = guard(across, row) || changed;
    return changed;
  }

  bool guard(bool across, std::size_t row) {
    auto sum_hidden = (across ? told_.hidden_columns : told_.hidden_lines)[row];
    if (sum_hidden) return false;
    std::int64_t votes = 0;
    std::size_t cells = 0;
    std::optional<std::size_t> smallest;
    for (std::size_t place = 0; place < rows(!across); ++place) {
      const std::int64_t here = at(across, row, place);
      if (hidden(across, row, place)) {
        ++cells;
        votes += here;
      } else if (here > 0 && (!smallest || here < at(across, row, *smallest))) {
        smallest = place;
      }
    }
    if (cells == 0 || (cells > 1 && votes >= least_)) return false;
    if (smallest)
      hidden(across, row, *smallest) = true;
    else
      sum_hidden = true;
    return true;
  }

  const Cells& cells_;
  std::int64_t least_;
  Told told_;
};

}  // namespace

Result<Told> hide_small(const Cells& cells, std::int64_t least) {
  for (const auto& line : cells) {
    if (line.size() != cells.front().size()) return refuse("cells.uneven");
    if (std::ranges::any_of(line, [](std::int64_t votes) { return votes < 0; })) return refuse("cells.negative");
  }
  return Hiding(cells, least).run();
}

}  // namespace plenary::count
