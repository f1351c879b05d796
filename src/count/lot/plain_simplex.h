// For the tests of this folder: the simplex method as textbooks have it, on a full table, slow and short.
#pragma once

#include <optional>
#include <vector>

#include "base/exact.h"

namespace plenary::count::panels {

// The most of gain * x over x >= 0 with rows * x <= limits; nothing where no x fits.  It must have a most.
class PlainSimplex {
 public:
  void row(std::vector<Exact> entries, const Exact& limit) {
    entries.push_back(limit);
    rows_.push_back(std::move(entries));
  }
  void at_least(std::vector<Exact> entries, const Exact& limit) {
    for (Exact& each : entries)
      each = -each;
    row(std::move(entries), -limit);
  }
  std::optional<Exact> most(const std::vector<Exact>& gain) {
    const std::size_t n = gain.size(), m = rows_.size();
    // One more variable lets every row hold at first, and is then driven out: columns x, slacks, it, limit.
    table_.assign(m, std::vector<Exact>(n + m + 2));
    base_.clear();
    std::size_t worst = 0;
    for (std::size_t i = 0; i < m; ++i) {
      for (std::size_t j = 0; j < n; ++j)
        table_[i][j] = rows_[i][j];
      table_[i][n + i] = 1, table_[i][n + m] = -1, table_[i][n + m + 1] = rows_[i][n];
      base_.push_back(n + i);
      if (rows_[i][n] < rows_[worst][n]) worst = i;
    }
    std::vector<Exact> first(n + m + 1);
    first[n + m] = -1;
    if (table_[worst].back() < 0) exchange(worst, n + m);
    if (climb(first) != 0) return std::nullopt;
    for (std::size_t i = 0; i < m; ++i)  // should it have stayed inside at nothing
      for (std::size_t j = 0; base_[i] == n + m && j < n + m; ++j)
        if (table_[i][j] != 0) exchange(i, j);
    for (auto& line : table_)
      line[n + m] = 0;
    std::vector<Exact> second = gain;
    second.resize(n + m + 1);
    return climb(second);
  }

 private:
  void exchange(std::size_t row, std::size_t column) {
    const Exact pivot = table_[row][column];
    for (Exact& each : table_[row])
      each /= pivot;
    for (std::size_t i = 0; i < table_.size(); ++i) {
      const Exact factor = table_[i][column];
      if (i == row || factor == 0) continue;
      for (std::size_t j = 0; j < table_[i].size(); ++j)
        table_[i][j] -= factor * table_[row][j];
    }
    base_[row] = column;
  }
  Exact price(const std::vector<Exact>& gain, std::size_t column) const {
    Exact sum = gain[column];
    for (std::size_t i = 0; i < table_.size(); ++i)
      sum -= gain[base_[i]] * table_[i][column];
    return sum;
  }
  Exact climb(const std::vector<Exact>& gain) {
    while (true) {
      std::size_t column = 0;
      while (column < gain.size() && price(gain, column) <= 0)
        ++column;
      if (column == gain.size()) break;
      std::optional<std::size_t> row;
      for (std::size_t i = 0; i < table_.size(); ++i) {
        if (table_[i][column] <= 0) continue;
        const Exact here = table_[i].back() / table_[i][column];
        const Exact there = row ? Exact(table_[*row].back() / table_[*row][column]) : here + 1;
        if (here < there || (here == there && base_[i] < base_[*row])) row = i;
      }
      exchange(row.value(), column);
    }
    Exact sum = 0;
    for (std::size_t i = 0; i < table_.size(); ++i)
      sum += gain[base_[i]] * table_[i].back();
    return sum;
  }

  std::vector<std::vector<Exact>> rows_, table_;
  std::vector<std::size_t> base_;
};

}  // namespace plenary::count::panels
