// The leading axes of opinion: eigenvectors of the statements' covariance, from a start that never varies.
//
//     const Axes axes = leading_axes(SparseGram(table, centre), 2);
//     axes.vectors[0][j]                                        // loading of statement j on the first axis
//
// Block Krylov iteration with full orthogonalisation, thick restarts and Rayleigh-Ritz (Saad, Numerical
// Methods for Large Eigenvalue Problems, 6 and 7): it asks the covariance for a fourth of the passes that
// plain subspace iteration needs, and finds equal eigenvalues too.  Start: all ones, beside a fixed pattern.
// An axis has length 1; its entry of largest magnitude is positive (the first of equals).  Values are
// eigenvalues, that is squared singular values of the centred votes, and descend; axes without any variance
// are left out, so there may be fewer than asked for.  `determined` is false where the last axis and the next
// differ by less than one millionth: which directions were taken is then chance, and only the space they span
// means something.
#pragma once

#include <vector>

#include "consult/gram.h"

namespace plenary::consult {

struct Axes {
  std::vector<double> values;
  std::vector<std::vector<double>> vectors;  // [axis][column]
  double next_value = 0;                     // the eigenvalue after the last axis; 0 if there is none
  bool determined = true;
  bool converged = true;
  int passes = 0;  // over all votes
};

struct AxesAsk {
  double precision = 1e-13;  // residual, relative to the largest value
  int most_passes = 500;
  std::size_t basis = 56;                       // vectors kept before the best are taken on
  std::vector<std::vector<double>> start = {};  // instead of the fixed one; where the answer is nearly known
};

// Axes up to `want`, at most kMostAxes.
inline constexpr std::size_t kMostAxes = 8;
[[nodiscard]] Axes leading_axes(const Gram& gram, std::size_t want, const AxesAsk& ask = {});

// Sum of all eigenvalues: what the axes' values are shares of.
[[nodiscard]] double total_spread(const Table& table, const std::vector<double>& centre,
                                  std::span<const std::uint8_t> weights = {});

}  // namespace plenary::consult
