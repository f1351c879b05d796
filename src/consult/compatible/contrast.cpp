#include "consult/compatible/contrast.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace plenary::consult::compatible {
namespace {

double real(std::int64_t n) {
  return static_cast<double>(n);
}

double share(std::int64_t n, std::int64_t of) {
  return (real(n) + 1) / (real(of) + 2);
}

double against_half(std::int64_t n, std::int64_t of) {
  return 2 * std::sqrt(real(of) + 1) * ((real(n) + 1) / (real(of) + 1) - 0.5);
}

double against_rest(std::int64_t n, std::int64_t of, std::int64_t rest, std::int64_t rest_of) {
  const double a = real(n) + 1, b = real(rest) + 1, s = real(of) + 1, t = real(rest_of) + 1;
  const double h = (a + b) / (s + t);
  if (h == 1) return 0;
  return (a / s - b / t) / std::sqrt(h * (1 - h) * (1 / s + 1 / t));
}

Contrast contrast(const Count& own, const Count& rest) {
  Contrast c{.count = own};
  c.pa = share(own.agree, own.seen);
  c.pd = share(own.disagree, own.seen);
  c.ra = c.pa / share(rest.agree, rest.seen);
  c.rd = c.pd / share(rest.disagree, rest.seen);
  c.pat = against_half(own.agree, own.seen);
  c.pdt = against_half(own.disagree, own.seen);
  c.rat = against_rest(own.agree, own.seen, rest.agree, rest.seen);
  c.rdt = against_rest(own.disagree, own.seen, rest.disagree, rest.seen);
  return c;
}

bool sufficient(const Contrast& c) {
  return (c.rat > kSignificant && c.pat > kSignificant) || (c.rdt > kSignificant && c.pdt > kSignificant);
}

// Scanned in order: does `c` take the place of `best` as the statement most agreed to?
bool better_agreed(const Contrast& c, const Contrast* best) {
  if (c.count.agree == 0 && c.count.disagree == 0) return false;
  if (best == nullptr) return c.pat > kSignificant || (c.ra > 1 && c.pa > 0.5);
  if (best->ra > 1) return c.ra * c.rat * c.pa * c.pat > best->ra * best->rat * best->pa * best->pat;
  return c.pa * c.pat > best->pa * best->pat;
}

Chosen chosen(std::size_t column, const Contrast& c) {
  if (c.rat > c.rdt)
    return {column, Direction::agree, false, c.count.agree, c.count.seen, c.pa, c.pat, c.ra, c.rat};
  return {column, Direction::disagree, false, c.count.disagree, c.count.seen, c.pd, c.pdt, c.rd, c.rdt};
}

double metric(const Chosen& c) {
  return c.repness * c.repness_test * c.p_success * c.p_test;
}

struct Scan {
  std::optional<std::size_t> best, best_agree;
  std::vector<std::size_t> sufficient;
};

Scan scan(const Table& table, const std::vector<Contrast>& group) {
  Scan found;
  for (std::size_t j = 0; j < group.size(); ++j) {
    if (table.statements[j].out()) continue;
    const auto strength = [&](std::size_t at) { return std::max(group[at].rat, group[at].rdt); };
    if (!found.best || strength(j) > strength(*found.best)) found.best = j;
    if (better_agreed(group[j], found.best_agree ? &group[*found.best_agree] : nullptr)) found.best_agree = j;
    if (sufficient(group[j])) found.sufficient.push_back(j);
  }
  return found;
}

std::vector<Chosen> top(const Table& table, const Counts& all, Direction direction) {
  std::vector<Chosen> found;
  for (std::size_t j = 0; j < all.size(); ++j) {
    if (table.statements[j].out()) continue;
    const std::int64_t n = direction == Direction::agree ? all[j].agree : all[j].disagree;
    const double p = share(n, all[j].seen), z = against_half(n, all[j].seen);
    if (p > 0.5 && z > kSignificant) found.push_back({j, direction, false, n, all[j].seen, p, z, 0, 0});
  }
  std::ranges::stable_sort(found, std::greater{}, [](const Chosen& c) { return c.p_success * c.p_test; });
  if (found.size() > kMostChosen) found.resize(kMostChosen);
  return found;
}

}  // namespace

std::vector<std::vector<Contrast>> contrasts(const Table& table, std::vector<Counts> raw,
                                             const std::vector<std::int64_t>& sizes) {
  for (std::size_t g = 0; g < raw.size(); ++g) {
    for (std::size_t j = 0; j < raw[g].size(); ++j) {
      if (table.statements[j].out()) raw[g][j] = {0, 0, sizes[g]};
    }
  }
  std::vector<std::vector<Contrast>> all(raw.size());
  for (std::size_t j = 0; j < table.columns(); ++j) {
    Count sum;
    for (const Counts& each : raw)
      sum += each[j];
    for (std::size_t g = 0; g < raw.size(); ++g) {
      const Count& own = raw[g][j];
      all[g].push_back(
          contrast(own, {sum.agree - own.agree, sum.disagree - own.disagree, sum.seen - own.seen}));
    }
  }
  return all;
}

std::vector<Chosen> representative(const Table& table, const std::vector<Contrast>& group) {
  const Scan found = scan(table, group);
  std::vector<Chosen> list;
  for (const std::size_t j : found.sufficient) {
    if (j != found.best_agree) list.push_back(chosen(j, group[j]));
  }
  std::ranges::stable_sort(list, std::greater{}, metric);
  const auto first = found.best_agree           ? found.best_agree
                     : found.sufficient.empty() ? found.best
                                                : std::nullopt;
  if (first) {
    list.insert(list.begin(), chosen(*first, group[*first]));
    list.front().best_agree = found.best_agree.has_value();
  }
  if (list.size() > kMostChosen) list.resize(kMostChosen);
  std::ranges::stable_sort(list, {}, &Chosen::direction);
  return list;
}

Consensus consensus(const Table& table, const Counts& all) {
  return {top(table, all, Direction::agree), top(table, all, Direction::disagree)};
}

}  // namespace plenary::consult::compatible
