// Rules whose value for a committee is a most or least over its subsets: loads and supports that can be
// shared at will.
//
// With seats as loads of one, the heaviest load that must arise is the largest |S| / weight(S) over the
// subsets S of a committee, weight(S) being that of the ballots that approve some of S (Hall's condition);
// the least support is the smallest weight(S) / |S|.  Weights of all subsets come from one pass over the
// ballots' masks.
#include <algorithm>
#include <bit>

#include "count/committee/profile.h"

namespace plenary::count::committees {
namespace {

using Mask = std::uint32_t;

// For each subset of the committee, the weight of the ballots that approve some of it.
std::vector<Exact> weights_of_subsets(const Profile& profile, const Committee& committee) {
  const std::size_t subsets = std::size_t{1} << committee.size();
  std::vector<Mask> mask(profile.weight.size());
  for (std::size_t place = 0; place < committee.size(); ++place)
    for (const std::size_t ballot : profile.supporters[committee[place]])
      mask[ballot] |= Mask{1} << place;
  std::vector<Exact> within(subsets);  // first: ballots of just this mask; then: of a mask inside it
  for (std::size_t ballot = 0; ballot < mask.size(); ++ballot)
    within[mask[ballot]] += profile.weight[ballot];
  for (std::size_t place = 0; place < committee.size(); ++place)
    for (std::size_t subset = 0; subset < subsets; ++subset)
      if (subset >> place & 1) within[subset] += within[subset ^ std::size_t{1} << place];
  std::vector<Exact> touched(subsets);
  for (std::size_t subset = 0; subset < subsets; ++subset)
    touched[subset] = profile.total - within[subsets - 1 - subset];
  return touched;
}

struct Load {  // so much weight bears this load
  Exact load, weight;
};

struct Loads {
  std::size_t unsupported = 0;  // seats nobody approves: no load can be shared for them
  std::vector<Load> heaviest_first;
};

// The heaviest load first: the largest set that must bear it; then as if that set and its ballots were gone.
Loads loads_of(const Profile& profile, const Committee& committee, bool heaviest_alone) {
  Committee supported = committee;
  std::erase_if(supported, [&](Option candidate) { return profile.support[candidate] == 0; });
  Loads loads{.unsupported = committee.size() - supported.size()};
  const auto weight = weights_of_subsets(profile, supported);
  const std::size_t all = weight.size() - 1;
  for (std::size_t gone = 0; gone != all;) {
    std::size_t best = 0;
    Exact heaviest = -1;
    for (std::size_t subset = 1; subset <= all; ++subset) {
      if ((subset & gone) != 0) continue;
      const Exact load = Exact(std::popcount(subset)) / (weight[subset | gone] - weight[gone]);
      if (load > heaviest || (load == heaviest && std::popcount(subset) > std::popcount(best))) {
        heaviest = load;
        best = subset;
      }
    }
    loads.heaviest_first.push_back({heaviest, weight[best | gone] - weight[gone]});
    if (heaviest_alone) return loads;
    gone |= best;
  }
  return loads;
}

// Whether the loads of `a`, the heaviest first, are less than those of `b`; ballots without load bear none.
bool lighter(std::vector<Load> a, std::vector<Load> b) {
  std::size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    if (a[i].load != b[j].load) return a[i].load < b[j].load;
    const Exact both = std::min(a[i].weight, b[j].weight);
    a[i].weight -= both;
    b[j].weight -= both;
    if (a[i].weight == 0) ++i;
    if (b[j].weight == 0) ++j;
  }
  return i == a.size() && j < b.size();
}

bool heaviest_lighter(const std::vector<Load>& a, const std::vector<Load>& b) {
  if (a.empty() || b.empty()) return false;
  return a.front().load < b.front().load;
}

Result<Committees> least_loads(const Profile& profile, bool heaviest_alone) {
  if (profile.seats > kMostSeatsBySubsets)
    return refuse("count.too_many_seats",
                  {.params = {{"most", static_cast<std::int64_t>(kMostSeatsBySubsets)}}});
  return best_of_all<Loads>(
      profile, [&](const Committee& committee) { return loads_of(profile, committee, heaviest_alone); },
      [&](const Loads& a, const Loads& b) {
        if (a.unsupported != b.unsupported) return a.unsupported < b.unsupported;
        return heaviest_alone ? heaviest_lighter(a.heaviest_first, b.heaviest_first)
                              : lighter(a.heaviest_first, b.heaviest_first);
      });
}

}  // namespace

Result<Committees> phragmen_minimax(const Profile& profile) {
  return least_loads(profile, true);
}

Result<Committees> phragmen_leximax(const Profile& profile) {
  return least_loads(profile, false);
}

Result<Committees> maximin_support(const Profile& profile) {
  if (profile.seats > kMostSeatsBySubsets)
    return refuse("count.too_many_seats",
                  {.params = {{"most", static_cast<std::int64_t>(kMostSeatsBySubsets)}}});
  const auto least_support = [&](const Committee& committee) {
    const auto weight = weights_of_subsets(profile, committee);
    Exact least = weight[1];
    for (std::size_t subset = 2; subset < weight.size(); ++subset)
      least = std::min(least, Exact(weight[subset] / std::popcount(subset)));
    return least;
  };
  const Stepwise stepwise{
      .steps = profile.seats,
      .equals =
          [&](State& state, Exact& figure) {
            return largest(
                not_in(state.chosen, profile.candidates),
                [&](Option candidate) { return least_support(with(state.chosen, candidate)); }, figure);
          },
      .take = [](const State& state, Option candidate) { return State{with(state.chosen, candidate)}; },
      .figure_name = "least support"};
  return walk(profile, {}, stepwise);
}

}  // namespace plenary::count::committees
