// Tie-and-transfer.  Every column starts full, by its own divisor.  While a row has too many seats, walk from
// the rows with too few along ties (a cell at its upper bound can take a seat, one at its lower bound can
// give one).  If a row with too many is reached, the seats move along the way; if not, the divisors of all
// that was reached move together until the next tie, and the walk goes on.
#include "count/seats/transfer.h"

#include <algorithm>
#include <deque>
#include <functional>

namespace plenary::count::seats {
namespace {

class Transfer {
 public:
  explicit Transfer(const Margins& margins) : m_(margins) {
    s_.row_divisors.assign(rows(), 1);
    s_.column_divisors.assign(columns(), 1);
    s_.seats.assign(rows(), std::vector<std::size_t>(columns()));
    held_.resize(rows());
  }

  std::optional<Seating> run() {
    for (std::size_t column = 0; column < columns(); ++column)
      if (!fill(column)) return std::nullopt;
    for (std::size_t row = 0; row < rows(); ++row)
      for (const std::size_t seats : s_.seats[row])
        held_[row] += seats;
    while (held_ != m_.rows)
      if (!mend()) return std::nullopt;
    return std::move(s_);
  }

 private:
  std::size_t rows() const { return m_.rows.size(); }
  std::size_t columns() const { return m_.columns.size(); }
  Bounds bounds(std::size_t row, std::size_t column) const {
    return bounds_of(s_.seats[row][column], m_.first_free[row][column]);
  }
  Exact quotient(std::size_t row, std::size_t column) const {
    return m_.votes[row][column] / (s_.row_divisors[row] * s_.column_divisors[column]);
  }

  // A column's own seats, each to the largest quotient, and its divisor.
  bool fill(std::size_t column) {
    std::size_t left = m_.columns[column];
    for (std::size_t row = 0; row < rows(); ++row)
      if (m_.first_free[row][column]) {
        if (left == 0) return false;
        s_.seats[row][column] = 1;
        --left;
      }
    Exact divisor = 0;
    for (; left > 0; --left) {
      const std::size_t best = largest_next(column);
      if (m_.votes[best][column] == 0) return false;
      divisor = m_.votes[best][column] / bounds(best, column).high;
      ++s_.seats[best][column];
    }
    const std::size_t next = largest_next(column);  // no seat given by quotients: any divisor above the next
    if (divisor == 0) divisor = m_.votes[next][column] / bounds(next, column).high;
    s_.column_divisors[column] = divisor == 0 ? Exact(1) : divisor;
    return true;
  }

  std::size_t largest_next(std::size_t column) const {
    std::size_t best = 0;
    Exact most = -1;
    for (std::size_t row = 0; row < rows(); ++row)
      if (const Exact next = m_.votes[row][column] / bounds(row, column).high; next > most) {
        most = next;
        best = row;
      }
    return best;
  }

  bool mend() {
    row_from_.assign(rows(), kUnreached);
    column_from_.assign(columns(), kUnreached);
    for (std::size_t row = 0; row < rows(); ++row)
      if (held_[row] < m_.rows[row]) reach_row(row, kStart);
    for (;;) {
      if (const auto end = walk()) {
        move_back(*end);
        return true;
      }
      if (!shift()) return false;
    }
  }

  void reach_row(std::size_t row, std::size_t from) {
    row_from_[row] = from;
    waiting_rows_.push_back(row);
  }

  // Along the ties from all that is reached; the row with too many, if one is come to.
  std::optional<std::size_t> walk() {
    waiting_rows_.clear();
    for (std::size_t row = 0; row < rows(); ++row)
      if (row_from_[row] != kUnreached) waiting_rows_.push_back(row);
    while (!waiting_rows_.empty()) {
      const std::size_t row = waiting_rows_.front();
      waiting_rows_.pop_front();
      if (held_[row] > m_.rows[row]) return row;
      for (std::size_t column = 0; column < columns(); ++column)
        if (column_from_[column] == kUnreached && m_.votes[row][column] > 0 &&
            quotient(row, column) == bounds(row, column).high) {
          column_from_[column] = row;
          reach_givers(column);
        }
    }
    return std::nullopt;
  }

  void reach_givers(std::size_t column) {
    for (std::size_t row = 0; row < rows(); ++row) {
      if (row_from_[row] != kUnreached || m_.votes[row][column] == 0) continue;
      const Bounds between = bounds(row, column);
      if (between.low && quotient(row, column) == *between.low) reach_row(row, column);
    }
  }

  // All reached rows up and all reached columns down by one factor, until the next tie.
  bool shift() {
    std::optional<Exact> factor;
    const auto at_most = [&](const Exact& bound) {
      if (!factor || bound < *factor) factor = bound;
    };
    for (std::size_t row = 0; row < rows(); ++row)
      for (std::size_t column = 0; column < columns(); ++column) {
        const bool row_in = row_from_[row] != kUnreached, column_in = column_from_[column] != kUnreached;
        if (row_in == column_in || m_.votes[row][column] == 0) continue;
        const Bounds between = bounds(row, column);
        if (row_in) at_most(between.high / quotient(row, column));
        if (column_in && between.low) at_most(quotient(row, column) / *between.low);
      }
    if (!factor) return false;
    for (std::size_t row = 0; row < rows(); ++row)
      if (row_from_[row] != kUnreached) s_.row_divisors[row] /= *factor;
    for (std::size_t column = 0; column < columns(); ++column)
      if (column_from_[column] != kUnreached) {
        s_.column_divisors[column] *= *factor;
        reach_givers(column);
      }
    return true;
  }

  void move_back(std::size_t row) {
    --held_[row];
    while (row_from_[row] != kStart) {
      const std::size_t column = row_from_[row];
      --s_.seats[row][column];
      row = column_from_[column];
      ++s_.seats[row][column];
    }
    ++held_[row];
  }

  static constexpr std::size_t kUnreached = static_cast<std::size_t>(-1), kStart = kUnreached - 1;
  const Margins& m_;
  Seating s_;
  std::vector<std::size_t> held_;
  std::vector<std::size_t> row_from_, column_from_;  // the node before it on the walk
  std::deque<std::size_t> waiting_rows_;
};

}  // namespace

Bounds bounds_of(std::size_t seats, bool first_free) {
  const Exact high = seats == 0 && first_free ? Exact(0) : Exact(2 * seats + 1, 2);
  if (seats == 0 || (seats == 1 && first_free)) return {std::nullopt, high};
  return {Exact(2 * seats - 1, 2), high};
}

std::optional<Seating> seat_both_ways(const Margins& margins) {
  return Transfer(margins).run();
}

namespace {

// Steps by which a seat could move, rows before columns: row to column where the cell can take one, column to
// row where it can give one.
std::vector<std::vector<std::size_t>> steps_of(const Margins& margins, const Seating& seating) {
  const std::size_t rows = margins.rows.size(), columns = margins.columns.size();
  std::vector<std::vector<std::size_t>> steps(rows + columns);
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t column = 0; column < columns; ++column) {
      if (margins.votes[row][column] == 0) continue;
      const Bounds between = bounds_of(seating.seats[row][column], margins.first_free[row][column]);
      const Exact quotient =
          margins.votes[row][column] / (seating.row_divisors[row] * seating.column_divisors[column]);
      if (quotient == between.high) steps[row].push_back(rows + column);
      if (between.low && quotient == *between.low) steps[rows + column].push_back(row);
    }
  return steps;
}

std::vector<std::vector<std::size_t>> turned(const std::vector<std::vector<std::size_t>>& steps) {
  std::vector<std::vector<std::size_t>> back(steps.size());
  for (std::size_t node = 0; node < steps.size(); ++node)
    for (const std::size_t next : steps[node])
      back[next].push_back(node);
  return back;
}

// The nodes reached from `start` and not yet in `seen`, each after all that it leads to.
void walk_from(std::size_t start, const std::vector<std::vector<std::size_t>>& steps, std::vector<bool>& seen,
               std::vector<std::size_t>& left) {
  std::vector<std::pair<std::size_t, std::size_t>> way{{start, 0}};
  seen[start] = true;
  while (!way.empty()) {
    auto& [node, next] = way.back();
    if (next == steps[node].size()) {
      left.push_back(node);
      way.pop_back();
    } else if (const std::size_t to = steps[node][next++]; !seen[to]) {
      seen[to] = true;
      way.emplace_back(to, 0);
    }
  }
}

// A number for each node, the same for nodes that lie on round trips with each other (Kosaraju).
std::vector<std::size_t> rounds_of(const std::vector<std::vector<std::size_t>>& steps) {
  std::vector<std::size_t> left, rounds(steps.size());
  std::vector<bool> seen(steps.size());
  for (std::size_t node = 0; node < steps.size(); ++node)
    if (!seen[node]) walk_from(node, steps, seen, left);
  const auto back = turned(steps);
  std::vector<bool> placed(steps.size());
  for (std::size_t i = left.size(); i-- > 0;) {
    if (placed[left[i]]) continue;
    std::vector<std::size_t> together;
    walk_from(left[i], back, placed, together);
    for (const std::size_t node : together)
      rounds[node] = i;
  }
  return rounds;
}

}  // namespace

std::vector<Cell> open_cells(const Margins& margins, const Seating& seating) {
  const std::size_t rows = margins.rows.size();
  const auto steps = steps_of(margins, seating);
  const auto rounds = rounds_of(steps);
  std::vector<Cell> open;
  for (std::size_t node = 0; node < steps.size(); ++node)
    for (const std::size_t next : steps[node])
      if (rounds[node] == rounds[next])
        open.push_back(node < rows ? Cell{node, next - rows} : Cell{next, node - rows});
  std::ranges::sort(open);
  return open;
}

}  // namespace plenary::count::seats
