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
  std::vector<std::size_t> listed(options);  // in which ballot it was listed last
  std::vector<Option> row, after;            // the ballot's options; where each one's rank ends
  for (std::size_t i = 0; i < orders.size(); ++i) {
    const auto [marks, weight] = orders[i];
    row.clear();
    for (const Mark mark : marks) {
      row.push_back(mark & ~kEqual);
      listed[row.back()] = i + 1;
    }
    if (row.empty()) continue;
    const std::size_t ranked = row.size();
    for (Option option = 0; option < options && ranked < options; ++option)
      if (listed[option] != i + 1) row.push_back(option);  // below all listed
    after.assign(ranked, ranked);
    for (std::size_t at = ranked; at-- > 0;)
      after[at] = at + 1 < ranked && (marks[at + 1] & kEqual) != 0 ? after[at + 1] : at + 1;
    for (std::size_t above = 0; above < ranked; ++above) {
      std::int64_t* const against = &matrix.at(row[above], 0);
      for (std::size_t below = after[above]; below < row.size(); ++below)
        against[row[below]] += weight;
    }
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
