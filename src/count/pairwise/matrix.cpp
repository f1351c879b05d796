#include "count/pairwise/matrix.h"

namespace plenary::count {

Matrix Matrix::among(std::span<const Option> options) const {
  Matrix small(options.size());
  for (Option a = 0; a < options.size(); ++a)
    for (Option b = 0; b < options.size(); ++b)
      small.at(a, b) = (*this)(options[a], options[b]);
  return small;
}

Matrix pairwise(const RankedBallots& orders) {
  const std::size_t options = orders.options();
  Matrix matrix(options);
  std::vector<std::size_t> rank(options);  // of this ballot; those unlisted come last
  std::vector<Option> listed;
  for (std::size_t i = 0; i < orders.size(); ++i) {
    const auto [marks, weight] = orders[i];
    listed.clear();
    std::ranges::fill(rank, marks.size() + 1);
    std::size_t at = 0;
    for (const Mark mark : marks) {
      if ((mark & kEqual) == 0) ++at;
      const Option option = mark & ~kEqual;
      rank[option] = at;
      listed.push_back(option);
    }
    for (const Option above : listed)
      for (Option below = 0; below < options; ++below)
        if (rank[below] > rank[above]) matrix.at(above, below) += weight;
  }
  return matrix;
}

void Reach::join(Option a, Option b) {
  for (std::size_t word = 0; word < words_; ++word)
    row(a)[word] |= row(b)[word];
}

void Reach::close() {
  for (Option middle = 0; middle < options_; ++middle)
    for (Option from = 0; from < options_; ++from)
      if ((*this)(from, middle)) join(from, middle);
}

void Reach::lock(Option a, Option b) {
  if ((*this)(a, b)) return;
  for (Option from = 0; from < options_; ++from)
    if ((from == a || (*this)(from, a)) && !(*this)(from, b)) {
      set(from, b);
      join(from, b);
    }
}

}  // namespace plenary::count
