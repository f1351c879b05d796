// Condorcet's own winner, the sets of Smith and Schwartz, Copeland, minimax: what is read off the matrix
// directly.
#include <algorithm>

#include "count/pairwise/condorcet.h"

namespace plenary::count {
namespace {

std::optional<Option> against_all(const Matrix& matrix, int sign) {
  for (Option a = 0; a < matrix.options(); ++a) {
    bool all = true;
    for (Option b = 0; b < matrix.options() && all; ++b)
      all = a == b || matrix.margin(a, b) * sign > 0;
    if (all) return a;
  }
  return std::nullopt;
}

// Those who reach everybody that reaches them.
Winners tops(const Matrix& matrix, bool ties_too) {
  Reach reach(matrix.options());
  for (Option a = 0; a < matrix.options(); ++a)
    for (Option b = 0; b < matrix.options(); ++b)
      if (a != b && (matrix.margin(a, b) > 0 || (ties_too && matrix.margin(a, b) == 0))) reach.set(a, b);
  reach.close();
  Winners found;
  for (Option a = 0; a < matrix.options(); ++a) {
    bool top = true;
    for (Option b = 0; b < matrix.options() && top; ++b)
      top = !reach(b, a) || reach(a, b);
    if (top) found.push_back(a);
  }
  return found;
}

Winners with(const std::vector<std::int64_t>& scores, std::int64_t score) {
  Winners found;
  for (Option option = 0; option < scores.size(); ++option)
    if (scores[option] == score) found.push_back(option);
  return found;
}

}  // namespace

std::optional<Option> condorcet_winner(const Matrix& matrix) {
  return against_all(matrix, 1);
}
std::optional<Option> condorcet_loser(const Matrix& matrix) {
  return matrix.options() > 1 ? against_all(matrix, -1) : std::nullopt;
}

Winners smith(const Matrix& matrix) {
  return tops(matrix, true);
}
Winners schwartz(const Matrix& matrix) {
  return tops(matrix, false);
}

Minimax minimax(const Matrix& matrix, Strength strength) {
  Minimax found{.worst = std::vector<std::int64_t>(matrix.options()), .winners = {}};
  for (Option a = 0; a < matrix.options(); ++a)
    for (Option b = 0; b < matrix.options(); ++b)
      found.worst[a] = std::max(found.worst[a], a == b ? 0 : matrix.defeat(b, a, strength));
  if (matrix.options() > 0) found.winners = with(found.worst, *std::ranges::min_element(found.worst));
  return found;
}

Copeland copeland(const Matrix& matrix) {
  Copeland found{.halves = std::vector<std::int64_t>(matrix.options()), .winners = {}};
  for (Option a = 0; a < matrix.options(); ++a)
    for (Option b = 0; b < matrix.options(); ++b)
      if (a != b) found.halves[a] += matrix.margin(a, b) > 0 ? 2 : matrix.margin(a, b) == 0 ? 1 : 0;
  if (matrix.options() > 0) found.winners = with(found.halves, *std::ranges::max_element(found.halves));
  return found;
}

}  // namespace plenary::count
