// The covariance of the statements, known only by what it does to vectors: four at a time, D'(D v).
//
//     const SparseGram gram(table, centres(table, counts));
//     gram.apply(in, out);                                      // out = D'D in
//
// D is the matrix of votes less each column's centre; a missing vote is its centre, so it is exactly 0 in D
// and D is never built: a pass reads two bytes a vote.  Rows may be weighted by whole numbers (bootstrap).
// Columns of statements that are out do nothing.  Sums go over a fixed partition of the rows in a fixed
// order: the number of threads decides nothing.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "consult/table.h"

namespace plenary::consult {

inline constexpr std::size_t kLanes = 4;
using Lanes = std::array<double, kLanes>;
using Block = std::vector<Lanes>;  // kLanes vectors side by side, an element a statement

class Gram {
 public:
  virtual ~Gram() = default;
  [[nodiscard]] virtual std::size_t size() const = 0;
  virtual void apply(const Block& in, Block& out) const = 0;
};

class SparseGram : public Gram {
 public:
  // The table must outlive it, and so must the weights.
  SparseGram(const Table& table, std::vector<double> centre, std::span<const std::uint8_t> weights = {},
             std::size_t threads = 0);
  [[nodiscard]] std::size_t size() const override { return centre_.size(); }
  void apply(const Block& in, Block& out) const override;

 private:
  void add_rows(std::size_t chunk, const Block& shifted, Block& sums) const;

  const Table& table_;
  std::vector<double> centre_;
  std::span<const std::uint8_t> weights_;
  std::size_t threads_;
  std::vector<std::size_t> chunks_;  // first row of each, and the end
};

}  // namespace plenary::consult
