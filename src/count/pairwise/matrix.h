// How many ballots put one option before another, for every pair; what all rules of pairs begin from.
//
//     const Matrix matrix = pairwise(weak_orders(file.ballots));   // unlisted options are equal after all
//     listed matrix(a, b);          // ballots with a before b matrix.margin(a, b);   // less those with b
//     before a
//
// Strength says how a defeat is measured: by the ballots of the winning side, or by the margin.  They rank
// defeats differently only where ballots are equal on a pair.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "count/ranked/ballots.h"

namespace plenary::count {

enum class Strength { winning, margins };

class Matrix {
 public:
  explicit Matrix(std::size_t options = 0) : options_(options), ballots_(options * options) {}

  [[nodiscard]] std::size_t options() const { return options_; }
  [[nodiscard]] std::int64_t operator()(Option a, Option b) const { return ballots_[a * options_ + b]; }
  [[nodiscard]] std::int64_t& at(Option a, Option b) { return ballots_[a * options_ + b]; }
  [[nodiscard]] std::int64_t margin(Option a, Option b) const { return (*this)(a, b) - (*this)(b, a); }
  // Of a's defeat of b; 0 when a does not defeat b.
  [[nodiscard]] std::int64_t defeat(Option a, Option b, Strength strength) const {
    if (margin(a, b) <= 0) return 0;
    return strength == Strength::winning ? (*this)(a, b) : margin(a, b);
  }
  [[nodiscard]] Matrix among(std::span<const Option> options) const;  // these alone, numbered anew from 0

 private:
  std::size_t options_;
  std::vector<std::int64_t> ballots_;
};

// Weak orders, in units of their weights.  Refuses nothing: marks that are not weak orders are read as they
// come.
[[nodiscard]] Matrix pairwise(const RankedBallots& orders);

// For every option, which others it reaches by a row of steps; a bit for each.
class Reach {
 public:
  explicit Reach(std::size_t options)
      : options_(options), words_((options + 63) / 64), bits_(options * words_) {}

  [[nodiscard]] bool operator()(Option a, Option b) const {
    return (bits_[a * words_ + b / 64] >> (b % 64) & 1) != 0;
  }
  void set(Option a, Option b) { bits_[a * words_ + b / 64] |= std::uint64_t{1} << (b % 64); }
  void close();                   // over all steps set
  void lock(Option a, Option b);  // one step more to what is closed, and stays closed

 private:
  [[nodiscard]] std::uint64_t* row(Option a) { return bits_.data() + a * words_; }
  void join(Option a, Option b);

  std::size_t options_, words_;
  std::vector<std::uint64_t> bits_;
};

}  // namespace plenary::count
