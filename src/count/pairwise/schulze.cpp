// Strongest ways: Schulze's rule, and split cycle, which asks the same ways another question.
#include <algorithm>

#include "count/pairwise/condorcet.h"

namespace plenary::count {
namespace {

constexpr std::size_t kLanes = 16;

// The strengths there are, from none: a way is compared by the place of its strength here, a small number.
std::vector<std::int64_t> strengths_of(const Matrix& matrix, Strength strength) {
  std::vector<std::int64_t> found = {0};
  for (Option a = 0; a < matrix.options(); ++a)
    for (Option b = 0; b < matrix.options(); ++b)
      if (a != b) found.push_back(matrix.defeat(a, b, strength));
  std::ranges::sort(found);
  found.erase(std::ranges::unique(found).begin(), found.end());
  return found;
}

// Rows widened to whole lanes, so that the compiler takes a lane of small numbers in a few steps.
class Ways {
 public:
  Ways(const Matrix& matrix, Strength strength, const std::vector<std::int64_t>& strengths)
      : options_(matrix.options()),
        width_((options_ + kLanes - 1) / kLanes * kLanes),
        ways_(options_ * width_) {
    for (Option a = 0; a < options_; ++a)
      for (Option b = 0; b < options_; ++b)
        if (a != b)
          row(a)[b] = static_cast<std::int32_t>(
              std::ranges::lower_bound(strengths, matrix.defeat(a, b, strength)) - strengths.begin());
  }

  [[nodiscard]] std::int32_t* row(Option a) { return ways_.data() + a * width_; }

  void widen() {  // every option once as a middle: k cubed steps
    for (Option middle = 0; middle < options_; ++middle)
      for (Option from = 0; from < options_; ++from)
        if (from != middle && row(from)[middle] != 0) through(row(from), row(middle), row(from)[middle]);
  }

 private:
  void through(std::int32_t* way, const std::int32_t* onward, std::int32_t first) const {
    for (std::size_t at = 0; at < width_; at += kLanes)
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        const std::int32_t by = std::min(first, onward[at + lane]);
        way[at + lane] = std::max(way[at + lane], by);
      }
  }

  std::size_t options_, width_;
  std::vector<std::int32_t> ways_;
};

Matrix strongest_ways(const Matrix& matrix, Strength strength) {
  const auto strengths = strengths_of(matrix, strength);
  Ways ways(matrix, strength, strengths);
  ways.widen();
  Matrix paths(matrix.options());
  for (Option a = 0; a < matrix.options(); ++a)
    for (Option b = 0; b < matrix.options(); ++b)
      if (a != b) paths.at(a, b) = strengths[static_cast<std::size_t>(ways.row(a)[b])];
  return paths;
}

}  // namespace

Schulze schulze(const Matrix& matrix, Strength strength) {
  Schulze found{.paths = strongest_ways(matrix, strength), .winners = {}};
  for (Option a = 0; a < matrix.options(); ++a) {
    bool wins = true;
    for (Option b = 0; b < matrix.options() && wins; ++b)
      wins = found.paths(a, b) >= found.paths(b, a);
    if (wins) found.winners.push_back(a);
  }
  return found;
}

Winners split_cycle(const Matrix& matrix, Strength strength) {
  const Matrix paths = strongest_ways(matrix, strength);
  Winners found;
  for (Option a = 0; a < matrix.options(); ++a) {
    bool defeated = false;
    for (Option b = 0; b < matrix.options() && !defeated; ++b)
      defeated = b != a && matrix.defeat(b, a, strength) > paths(a, b);
    if (!defeated) found.push_back(a);
  }
  return found;
}

}  // namespace plenary::count
