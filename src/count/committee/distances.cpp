// Minimax approval: the ballot that differs most from the committee differs as little as can be.  And E
// Pluribus Hugo, which lets the least popular of the two weakest out.
#include <algorithm>
#include <map>

#include "count/committee/profile.h"

namespace plenary::count::committees {
namespace {

// How many ballots differ from the committee in how many candidates, the largest difference first.
using Distances = std::map<std::size_t, Exact, std::greater<>>;

Distances distances_of(const Profile& profile, const Committee& committee) {
  Distances distances;
  for (std::size_t ballot = 0; ballot < profile.weight.size(); ++ballot) {
    std::size_t both = 0;
    for (const Option candidate : committee)
      if (profile.approves(ballot, candidate)) ++both;
    distances[profile.approved[ballot].size() + committee.size() - 2 * both] += profile.weight[ballot];
  }
  return distances;
}

bool nearer(const Distances& a, const Distances& b) {
  auto i = a.begin(), j = b.begin();
  for (; i != a.end() && j != b.end(); ++i, ++j) {
    if (i->first != j->first) return i->first < j->first;
    if (i->second != j->second) return i->second < j->second;
  }
  return false;
}

// Candidates let out together: among those whose points are at most the second smallest, the fewest
// approvals.
std::vector<Option> weakest(const Profile& profile, const std::vector<Option>& left) {
  std::map<Option, Exact> points;
  for (const Option candidate : left)
    points[candidate] = 0;
  for (std::size_t ballot = 0; ballot < profile.weight.size(); ++ballot) {
    std::vector<Option> here;
    std::ranges::set_intersection(profile.approved[ballot], left, std::back_inserter(here));
    for (const Option candidate : here)
      points[candidate] += profile.weight[ballot] / Exact(here.size());
  }
  std::vector<Exact> sorted;
  for (const auto& [candidate, sum] : points)
    sorted.push_back(sum);
  std::ranges::sort(sorted, [](const Exact& a, const Exact& b) { return a < b; });
  std::vector<Option> low;
  for (const auto& [candidate, sum] : points)
    if (sum <= sorted[1]) low.push_back(candidate);
  Exact fewest;
  return smallest(
      low, [&](Option candidate) { return profile.support[candidate]; }, fewest);
}

}  // namespace

Result<Committees> minimax_approval(const Profile& profile) {
  return best_of_all<std::size_t>(
      profile,
      [&](const Committee& committee) {
        const auto distances = distances_of(profile, committee);
        return distances.empty() ? 0 : distances.begin()->first;
      },
      [](const std::size_t& a, const std::size_t& b) { return a < b; });
}

Result<Committees> lex_minimax_approval(const Profile& profile) {
  return best_of_all<Distances>(
      profile, [&](const Committee& committee) { return distances_of(profile, committee); }, nearer);
}

Committees eph(const Profile& profile) {
  Committees found;
  std::vector<Option> left = not_in({}, profile.candidates);
  while (left.size() > profile.seats) {
    const auto out = weakest(profile, left);
    found.trace.push_back({.what = "out", .acted_on = out});
    if (left.size() - out.size() < profile.seats) {  // equals across the line
      every_committee(out.size(), left.size() - profile.seats, [&](const Committee& places) {
        found.more = found.committees.size() == profile.asked.most;
        if (found.more) return false;
        Committee committee = left;
        std::erase_if(committee, [&](Option candidate) {
          return std::ranges::any_of(places, [&](std::size_t place) { return out[place] == candidate; });
        });
        found.committees.push_back(std::move(committee));
        return true;
      });
      std::ranges::sort(found.committees);
      if (profile.asked.asked == Asked::one) found.committees.resize(1);
      return found;
    }
    std::erase_if(left, [&](Option candidate) { return std::ranges::count(out, candidate) > 0; });
  }
  found.committees.push_back(std::move(left));
  return found;
}

}  // namespace plenary::count::committees
