// Kemeny's order, exactly: the best agreement of every set of options that could stand at the end.
//
// Where everybody of one set defeats everybody of another, every best order has all of the first before all of the second:
// if two neighbours stood the other way, exchanging them would gain (Truchon 1998).  So the options fall into parts, one
// above the other, and only within a part is there anything to find.  Options are of one part where defeats, or equal
// pairs, lead from each to the other and back.
#include <algorithm>
#include <bit>

#include "count/pairwise/condorcet.h"

namespace plenary::count {
namespace {

using Set = std::uint32_t;

// best[set]: the most agreements an order of exactly these can have.
std::vector<std::int64_t> best_of_sets(const Matrix& matrix) {
  const auto options = matrix.options();
  std::vector<std::int64_t> best(std::size_t{1} << options, -1);
  best[0] = 0;
  for (Set set = 1; set < best.size(); ++set)
    for (Set left = set; left != 0; left &= left - 1) {
      const auto first = static_cast<Option>(std::countr_zero(left));
      const Set others = set & ~(Set{1} << first);
      std::int64_t sum = best[others];
      for (Set below = others; below != 0; below &= below - 1)
        sum += matrix(first, static_cast<Option>(std::countr_zero(below)));
      best[set] = std::max(best[set], sum);
    }
  return best;
}

std::int64_t gain(const Matrix& matrix, Option first, Set others) {
  std::int64_t sum = 0;
  for (; others != 0; others &= others - 1)
    sum += matrix(first, static_cast<Option>(std::countr_zero(others)));
  return sum;
}

// The highest part first; the options of each in their own order.
std::vector<std::vector<Option>> parts_of_matrix(const Matrix& matrix) {
  Reach reach(matrix.options());
  for (Option a = 0; a < matrix.options(); ++a)
    for (Option b = 0; b < matrix.options(); ++b)
      if (a == b || matrix.margin(a, b) >= 0) reach.set(a, b);
  reach.close();
  std::vector<std::pair<std::size_t, std::vector<Option>>> parts;  // how many it leads to
  for (Option option = 0; option < matrix.options(); ++option) {
    const auto same = [&](const auto& part) {
      return reach(option, part.second.front()) && reach(part.second.front(), option);
    };
    if (const auto part = std::ranges::find_if(parts, same); part != parts.end()) {
      part->second.push_back(option);
      continue;
    }
    std::size_t leads_to = 0;
    for (Option other = 0; other < matrix.options(); ++other)
      leads_to += reach(option, other) ? 1 : 0;
    parts.push_back({leads_to, {option}});
  }
  std::ranges::sort(parts, std::ranges::greater(), [](const auto& part) { return part.first; });
  std::vector<std::vector<Option>> ordered;
  for (auto& [leads_to, part] : parts)
    ordered.push_back(std::move(part));
  return ordered;
}

Kemeny within_part(const Matrix& matrix) {
  const auto best = best_of_sets(matrix);
  Kemeny found{.agreements = best.back(), .winners = {}, .order = {}};
  Set left = static_cast<Set>(best.size() - 1);
  for (Option first = 0; first < matrix.options(); ++first) {
    const Set others = left & ~(Set{1} << first);
    if (gain(matrix, first, others) + best[others] == best[left]) found.winners.push_back(first);
  }
  while (left != 0)
    for (Option first = 0; first < matrix.options(); ++first) {
      const Set others = left & ~(Set{1} << first);
      if (others == left || gain(matrix, first, others) + best[others] != best[left]) continue;
      found.order.push_back(first);
      left = others;
      break;
    }
  return found;
}

}  // namespace

std::optional<Kemeny> kemeny(const Matrix& matrix) {
  Kemeny found;
  std::vector<Option> above;
  for (const auto& part : parts_of_matrix(matrix)) {
    if (part.size() > kMostKemeny) return std::nullopt;
    const Kemeny here = within_part(matrix.among(part));
    found.agreements += here.agreements;
    for (const Option before : above)
      for (const Option option : part)
        found.agreements += matrix(before, option);
    for (const Option place : here.order)
      found.order.push_back(part[place]);
    if (above.empty())
      for (const Option place : here.winners)
        found.winners.push_back(part[place]);
    above.insert(above.end(), part.begin(), part.end());
  }
  return found;
}

}  // namespace plenary::count
