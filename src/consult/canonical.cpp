#include "consult/canonical.h"

#include <algorithm>
#include <numeric>

#include "crypto/sha256.h"

namespace plenary::consult {
namespace {

void put(std::string& bytes, std::uint64_t number, int length) {
  for (int shift = 8 * (length - 1); shift >= 0; shift -= 8)
    bytes += static_cast<char>(number >> shift & 0xff);
}

}  // namespace

std::vector<std::size_t> canonical_order(const Table& table) {
  std::vector<std::size_t> order(table.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return std::ranges::lexicographical_compare(table.row(a), table.row(b));
  });
  return order;
}

Hash content_hash(const Table& canonical) {
  crypto::Sha256 running;
  std::string bytes = "plenary consultation 1";
  put(bytes, canonical.columns(), 8);
  for (const Statement& s : canonical.statements) {
    put(bytes, static_cast<std::uint64_t>(s.id), 8);
    put(bytes, (s.rejected ? 1 : 0) + (s.meta ? 2 : 0), 1);
  }
  put(bytes, canonical.rows(), 8);
  for (std::size_t i = 0; i < canonical.rows(); ++i) {
    put(bytes, canonical.row(i).size(), 4);
    for (const Code code : canonical.row(i))
      put(bytes, code, 2);
    if (bytes.size() > 1 << 16) {
      running.add(bytes);
      bytes.clear();
    }
  }
  running.add(bytes);
  return running.finish();
}

Chance chance_of(const Hash& hash) {
  std::uint64_t seed = 0;
  for (std::size_t i = 0; i < 8; ++i)
    seed = seed << 8 | hash[i];
  return Chance(seed);
}

}  // namespace plenary::consult
