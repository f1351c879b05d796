#include "consult/pairs.h"

namespace plenary::consult {

PairCounts::PairCounts(std::size_t statements)
    : m_(statements), both_(m_ * m_), sum_(m_ * m_), product_(m_ * m_) {
  ensure(statements <= kMostLive, "live counting is for at most 2,000 statements");
}

PairCounts::PairCounts(const Table& table) : PairCounts(table.columns()) {
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const auto row = table.row(i);
    for (std::size_t at = 0; at < row.size(); ++at)
      add(row.first(at), column_of(row[at]), value_of(row[at]), 1);
  }
}

void PairCounts::add(std::span<const Code> others, std::size_t column, int vote, int times) {
  both_[column * m_ + column] += times;
  sum_[column * m_ + column] += times * vote;
  product_[column * m_ + column] += times * vote * vote;
  for (const Code code : others) {
    const std::size_t other = column_of(code);
    const int with = value_of(code);
    both_[column * m_ + other] += times;
    both_[other * m_ + column] += times;
    sum_[column * m_ + other] += times * vote;
    sum_[other * m_ + column] += times * with;
    product_[column * m_ + other] += times * vote * with;
    product_[other * m_ + column] += times * vote * with;
  }
}

void PairCounts::revise(std::span<const Code> others, std::size_t column, std::optional<int> was,
                        std::optional<int> is) {
  if (was) add(others, column, *was, -1);
  if (is) add(others, column, *is, 1);
}

std::vector<double> PairCounts::centres() const {
  std::vector<double> centre(m_);
  for (std::size_t j = 0; j < m_; ++j) {
    if (both(j, j) > 0) centre[j] = static_cast<double>(sum(j, j)) / both(j, j);
  }
  return centre;
}

PairGram::PairGram(const PairCounts& pairs) : m_(pairs.statements()), cells_(m_ * m_) {
  const std::vector<double> c = pairs.centres();
  for (std::size_t j = 0; j < m_; ++j) {
    for (std::size_t k = 0; k < m_; ++k)
      cells_[j * m_ + k] = pairs.product(j, k) - c[j] * pairs.sum(k, j) - c[k] * pairs.sum(j, k) +
                           c[j] * c[k] * pairs.both(j, k);
  }
}

void PairGram::apply(const Block& in, Block& out) const {
  out.assign(m_, Lanes{});
  for (std::size_t j = 0; j < m_; ++j) {
    for (std::size_t k = 0; k < m_; ++k) {
      for (std::size_t l = 0; l < kLanes; ++l)
        out[j][l] += cells_[j * m_ + k] * in[k][l];
    }
  }
}

}  // namespace plenary::consult
