// Live counting: for every two statements, how often they were voted on together and how the votes went.
// Whole numbers only, so that neither the order of votes nor what was revised in between leaves a trace.
//
//     PairCounts pairs(m);
//     pairs.revise(row_without_j, j, std::nullopt, 1);          // a first vote: agree
//     const PairGram gram(pairs);                               // leading_axes(gram, 2)
//
// D'D = B_jk - c_j A_kj - c_k A_jk + c_j c_k N_jk with N both voted, A_jk the sum of the votes on j of those
// who voted on both, B the sum of products (kept as 32-bit numbers, 12 bytes a pair: up to kMostLive
// statements). A vote changes three numbers for each other vote of the same person.
#pragma once

#include <optional>

#include "consult/gram.h"

namespace plenary::consult {

inline constexpr std::size_t kMostLive = 2000;

class PairCounts {
 public:
  explicit PairCounts(std::size_t statements);
  explicit PairCounts(const Table& table);

  // `others`: the person's votes on other statements.  `was` and `is`: the vote on `column`, or none.
  void revise(std::span<const Code> others, std::size_t column, std::optional<int> was,
              std::optional<int> is);

  [[nodiscard]] std::size_t statements() const { return m_; }
  [[nodiscard]] std::int32_t both(std::size_t j, std::size_t k) const { return both_[j * m_ + k]; }
  [[nodiscard]] std::int32_t sum(std::size_t j, std::size_t k) const {
    return sum_[j * m_ + k];
  }  // of votes on j
  [[nodiscard]] std::int32_t product(std::size_t j, std::size_t k) const { return product_[j * m_ + k]; }
  [[nodiscard]] std::vector<double> centres() const;
  bool operator==(const PairCounts&) const = default;

 private:
  void add(std::span<const Code> others, std::size_t column, int vote, int times);

  std::size_t m_;
  std::vector<std::int32_t> both_, sum_, product_;
};

class PairGram : public Gram {
 public:
  explicit PairGram(const PairCounts& pairs);
  [[nodiscard]] std::size_t size() const override { return m_; }
  void apply(const Block& in, Block& out) const override;

 private:
  std::size_t m_;
  std::vector<double> cells_;
};

}  // namespace plenary::consult
