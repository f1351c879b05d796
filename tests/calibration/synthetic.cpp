#include "synthetic.h"

#include <algorithm>

#include "consult/random.h"

namespace calibration {
namespace {

using plenary::consult::Chance;
using plenary::consult::Table;

constexpr double kGroupsUpTo[] = {0.40, 0.70, 0.90};
constexpr double kPass = 0.15;

Table empty(const Size& size) {
  Table table;
  for (std::size_t s = 0; s < size.statements; ++s)
    table.statements.push_back({.id = static_cast<std::int64_t>(s)});
  return table;
}

double agreement(std::size_t statement, int group, std::uint64_t seed) {
  const double kind = Chance(seed + 2).share(statement);
  if (kind < 0.15) return 0.85;
  if (kind < 0.25) return 0.15;
  return Chance(seed + 3).share(4 * statement + static_cast<std::size_t>(group)) < 0.5 ? 0.10 : 0.90;
}

// `probability(person, statement)`: of agreeing, given that one does not pass.
template <class Probability>
Table made(const Size& size, std::uint64_t seed, const Probability& probability) {
  Table table = empty(size);
  const Chance dense(seed + 4), exists(seed + 5), vote(seed + 6);
  const double share = size.votes_each / static_cast<double>(size.statements);
  for (std::size_t p = 0; p < size.people; ++p) {
    const double density = std::min(1.0, share * 2 * dense.share(p));
    for (std::size_t s = 0; s < size.statements; ++s) {
      const std::uint64_t q = p * size.statements + s;
      if (!(exists.share(q) < density)) continue;
      const double u = vote.share(q);
      const int value = u < kPass ? 0 : (u - kPass) / (1 - kPass) < probability(p, s) ? 1 : -1;
      table.cells.push_back(plenary::consult::code_of(s, value));
    }
    table.participants.push_back(static_cast<std::int64_t>(p));
    table.begin.push_back(table.cells.size());
  }
  return table;
}

}  // namespace

int true_group(std::size_t person, std::uint64_t seed) {
  const double u = Chance(seed + 1).share(person);
  return static_cast<int>(std::ranges::count_if(kGroupsUpTo, [&](double upto) { return u >= upto; }));
}

Table grouped(const Size& size, std::uint64_t seed) {
  std::vector<double> table(4 * size.statements);
  for (std::size_t s = 0; s < size.statements; ++s) {
    for (int g = 0; g < 4; ++g)
      table[4 * s + static_cast<std::size_t>(g)] = agreement(s, g, seed);
  }
  std::vector<int> groups(size.people);
  for (std::size_t p = 0; p < size.people; ++p)
    groups[p] = true_group(p, seed);
  return made(size, seed, [&](std::size_t p, std::size_t s) {
    return table[4 * s + static_cast<std::size_t>(groups[p])];
  });
}

Table independent(const Size& size, std::uint64_t seed) {
  const Chance each(seed + 7);
  return made(size, seed, [&](std::size_t, std::size_t s) { return 0.1 + 0.8 * each.share(s); });
}

Table agreeing(const Size& size, std::uint64_t seed, double width) {
  const Chance each(seed + 7), person(seed + 8);
  return made(size, seed, [&](std::size_t p, std::size_t s) {
    return std::clamp(0.1 + 0.8 * each.share(s) + width * (person.share(p) - 0.5), 0.02, 0.98);
  });
}

}  // namespace calibration
