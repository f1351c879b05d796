#include "consult/agreement.h"

#include <cstdint>
#include <map>

#include "base/result.h"

namespace plenary::consult {
namespace {

double pairs(std::int64_t n) {
  return static_cast<double>(n) * static_cast<double>(n - 1) / 2;
}

template <class Key>
double pairs_within(const std::map<Key, std::int64_t>& sizes) {
  double sum = 0;
  for (const auto& [key, n] : sizes)
    sum += pairs(n);
  return sum;
}

}  // namespace

double adjusted_rand(std::span<const int> a, std::span<const int> b) {
  ensure(a.size() == b.size(), "two groupings of the same people");
  std::map<std::pair<int, int>, std::int64_t> both;
  std::map<int, std::int64_t> first, second;
  for (std::size_t i = 0; i < a.size(); ++i)
    ++both[{a[i], b[i]}];
  for (const auto& [key, n] : both)
    first[key.first] += n, second[key.second] += n;
  const double all = pairs(static_cast<std::int64_t>(a.size()));
  const double together = pairs_within(both), in_a = pairs_within(first), in_b = pairs_within(second);
  const double expected = all > 0 ? in_a * in_b / all : 0, most = (in_a + in_b) / 2;
  return most == expected ? 1 : (together - expected) / (most - expected);
}

}  // namespace plenary::consult
