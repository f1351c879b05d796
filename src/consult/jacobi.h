// Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations (cyclic, 1846).
//
//     const Eigen found = jacobi(matrix, n);                    // row-major n x n, n up to about a hundred
//
// Values descend; vectors[k] belongs to values[k] and has length 1.  Only + - * / and square roots, in a
// fixed order: the same bits everywhere.  Values that are equal keep the order in which they were found.
#pragma once

#include <cstddef>
#include <vector>

namespace plenary::consult {

struct Eigen {
  std::vector<double> values;
  std::vector<std::vector<double>> vectors;
};

[[nodiscard]] Eigen jacobi(std::vector<double> matrix, std::size_t n);

}  // namespace plenary::consult
