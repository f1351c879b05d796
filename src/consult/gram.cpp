#include "consult/gram.h"

#include <algorithm>

#include "consult/parallel.h"

// Four lanes in one go where the machine can; the same operations in the same order, so the same bits.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define PLENARY_WIDE __attribute__((target_clones("avx2", "default")))
#else
#define PLENARY_WIDE
#endif

namespace plenary::consult {
namespace {

constexpr std::size_t kCellsInChunk = 1 << 16, kMostChunks = 64;

inline void add(Lanes& to, const Lanes& what) {
  for (std::size_t l = 0; l < kLanes; ++l)
    to[l] += what[l];
}

// Lanes as the compiler adds them at once.
using Wide =
    double __attribute__((vector_size(kLanes * sizeof(double)), aligned(alignof(double)), may_alias));

// Boundaries depend on the votes alone.
std::vector<std::size_t> chunks_of(const Table& table) {
  const std::size_t cells = std::max(kCellsInChunk, table.cells.size() / kMostChunks + 1);
  std::vector<std::size_t> first{0};
  for (std::size_t i = 0; i < table.rows(); ++i) {
    if (table.begin[i + 1] - table.begin[first.back()] >= cells) first.push_back(i + 1);
  }
  if (first.back() != table.rows()) first.push_back(table.rows());
  return first;
}

}  // namespace

SparseGram::SparseGram(const Table& table, std::vector<double> centre, std::span<const std::uint8_t> weights,
                       std::size_t threads)
    : table_(table),
      centre_(std::move(centre)),
      weights_(weights),
      threads_(threads),
      chunks_(chunks_of(table)) {}

PLENARY_WIDE void SparseGram::add_rows(std::size_t chunk, const Block& shifted, Block& sums) const {
  const Wide* const from = reinterpret_cast<const Wide*>(shifted.data());
  Wide* const to = reinterpret_cast<Wide*>(sums.data());
  for (std::size_t i = chunks_[chunk]; i < chunks_[chunk + 1]; ++i) {
    if (!weights_.empty() && weights_[i] == 0) continue;
    const auto row = table_.row(i);
    Wide here{}, there{};  // two sums: neither waits for the other
    std::size_t at = 0;
    for (; at + 1 < row.size(); at += 2) {
      here += from[row[at]];
      there += from[row[at + 1]];
    }
    if (at < row.size()) here += from[row[at]];
    here += there;
    if (!weights_.empty()) here *= static_cast<double>(weights_[i]);
    for (const Code code : row)
      to[code] += here;
  }
}

// shifted[code] = (x - c_j) v_j for each of the three votes; sums[code] gathers D v of the rows that cast it.
void SparseGram::apply(const Block& in, Block& out) const {
  const std::size_t m = size();
  Block shifted(3 * m, Lanes{});
  for (std::size_t j = 0; j < m; ++j) {
    if (table_.statements[j].out()) continue;
    for (std::size_t vote = 0; vote < 3; ++vote) {
      for (std::size_t l = 0; l < kLanes; ++l)
        shifted[3 * j + vote][l] = (static_cast<double>(vote) - 1 - centre_[j]) * in[j][l];
    }
  }
  std::vector<Block> sums(chunks_.size() - 1);
  in_parallel(sums.size(), threads_, [&](std::size_t chunk) {
    sums[chunk].assign(3 * m, Lanes{});
    add_rows(chunk, shifted, sums[chunk]);
  });
  for (std::size_t chunk = 1; chunk < sums.size(); ++chunk) {
    for (std::size_t code = 0; code < 3 * m; ++code)
      add(sums[0][code], sums[chunk][code]);
  }
  out.assign(m, Lanes{});
  for (std::size_t j = 0; j < m && !sums.empty(); ++j) {
    if (table_.statements[j].out()) continue;
    for (std::size_t l = 0; l < kLanes; ++l) {
      const double disagree = sums[0][3 * j][l], pass = sums[0][3 * j + 1][l], agree = sums[0][3 * j + 2][l];
      out[j][l] = agree - disagree - centre_[j] * (agree + pass + disagree);
    }
  }
}

}  // namespace plenary::consult
