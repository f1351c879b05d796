#include "count/pairwise/debian.h"

#include <algorithm>
#include <tuple>

namespace plenary::count {
namespace {

bool reaches(const Exact& votes, const LeastVotes& least) {
  return votes >= least.votes;
}
bool reaches(const Exact& votes, const RootOfMembers& root) {
  return 4 * votes * votes >= exact(root.times) * exact(root.times) * exact(root.members);
}

bool beats_default(const Matrix& matrix, Option option, const DebianRules& rules) {
  const Exact ratio = option < rules.ratios.size() ? rules.ratios[option] : Exact(1);
  const Exact votes = exact(matrix(option, rules.no_change)),
              needed = ratio * exact(matrix(rules.no_change, option));
  return rules.strict ? votes > needed : votes >= needed;
}

// Drops the weakest defeats within the set; false when it has none.
bool drop_weakest(Matrix& matrix, const Winners& set, std::vector<Defeat>& dropped) {
  const auto measure = [&](const Defeat& d) { return std::tuple(d.strength, -matrix(d.loser, d.winner)); };
  std::vector<Defeat> inside;
  for (const Option a : set)
    for (const Option b : set)
      if (a != b && matrix.margin(a, b) > 0) inside.push_back({a, b, matrix(a, b)});
  if (inside.empty()) return false;
  const auto weakest = measure(*std::ranges::min_element(inside, {}, measure));
  std::erase_if(inside, [&](const Defeat& d) { return measure(d) != weakest; });
  for (const Defeat& defeat : inside) {
    matrix.at(defeat.winner, defeat.loser) = matrix.at(defeat.loser, defeat.winner) = 0;
    dropped.push_back(defeat);
  }
  return true;
}

}  // namespace

Cleared debian(const Matrix& matrix, const DebianRules& rules) {
  Cleared found;
  std::vector<Option> left;
  for (Option option = 0; option < matrix.options(); ++option) {
    const Exact votes = exact(matrix(option, rules.no_change));
    if (option == rules.no_change) {
      left.push_back(option);
    } else if (!std::visit([&](const auto& quorum) { return reaches(votes, quorum); }, rules.quorum)) {
      found.below_quorum.push_back(option);
    } else if (!beats_default(matrix, option, rules)) {
      found.below_ratio.push_back(option);
    } else {
      left.push_back(option);
    }
  }
  Matrix among = matrix.among(left);
  found.schwartz = schwartz(among);
  Winners set = found.schwartz;
  while (drop_weakest(among, set, found.dropped))
    set = schwartz(among);
  found.winners = std::move(set);
  const auto named = [&](Option& option) { option = left[option]; };
  std::ranges::for_each(found.schwartz, named);
  std::ranges::for_each(found.winners, named);
  for (Defeat& defeat : found.dropped)
    named(defeat.winner), named(defeat.loser);
  return found;
}

}  // namespace plenary::count
