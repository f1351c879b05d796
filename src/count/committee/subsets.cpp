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

// Weights as whole numbers in the same proportion, where they are small; nothing where they are not.
std::optional<std::vector<std::int64_t>> small_weights(const Profile& profile) {
  std::vector<std::int64_t> small;
  mpz_class total = 0;
  for (const mpz_class& weight : whole_weights(profile)) {
    total += weight;
    if (total > mpz_class(std::int64_t{1} << 50)) return std::nullopt;
    small.push_back(weight.get_si());
  }
  return small;
}

// For each subset of the committee, the weight of the ballots that approve some of it.
template <class Number>
std::vector<Number> weights_of_subsets(const Profile& profile, const std::vector<Number>& weights,
                                       const Committee& committee) {
  const std::size_t subsets = std::size_t{1} << committee.size();
  std::vector<Mask> mask(weights.size());
  for (std::size_t place = 0; place < committee.size(); ++place)
    for (const std::size_t ballot : profile.supporters[committee[place]])
      mask[ballot] |= Mask{1} << place;
  std::vector<Number> within(subsets);  // first: ballots of just this mask; then: of a mask inside it
  for (std::size_t ballot = 0; ballot < mask.size(); ++ballot)
    if (mask[ballot] != 0) within[mask[ballot]] += weights[ballot];
  for (std::size_t place = 0; place < committee.size(); ++place)
    for (std::size_t subset = 0; subset < subsets; ++subset)
      if (subset >> place & 1) within[subset] += within[subset ^ std::size_t{1} << place];
  std::vector<Number> touched(subsets);
  for (std::size_t subset = 0; subset < subsets; ++subset)
    touched[subset] = within[subsets - 1] - within[subsets - 1 - subset];
  return touched;
}

struct Load {  // so much weight bears this load
  Exact load, weight;
};

struct Loads {
  std::size_t unsupported = 0;  // seats nobody approves: no load can be shared for them
  std::vector<Load> heaviest_first;
};

// The largest set that must bear the heaviest load, of those not gone.
template <class Number>
std::size_t heaviest_set(const std::vector<Number>& weight, std::size_t gone) {
  std::size_t best = 0;
  for (std::size_t subset = 1; subset < weight.size(); ++subset) {
    if ((subset & gone) != 0) continue;
    if (best == 0) {
      best = subset;
      continue;
    }
    const Number here = (weight[best | gone] - weight[gone]) * std::popcount(subset);
    const Number most = (weight[subset | gone] - weight[gone]) * std::popcount(best);
    if (here > most || (here == most && std::popcount(subset) > std::popcount(best))) best = subset;
  }
  return best;
}

// The heaviest load first; then as if the set that bears it and its ballots were gone.
template <class Number>
Loads loads_of(const Profile& profile, const std::vector<Number>& weights, const Committee& committee,
               bool heaviest_alone) {
  Committee supported = committee;
  std::erase_if(supported, [&](Option candidate) { return profile.support[candidate] == 0; });
  Loads loads{.unsupported = committee.size() - supported.size()};
  const auto weight = weights_of_subsets(profile, weights, supported);
  for (std::size_t gone = 0; gone != weight.size() - 1;) {
    const std::size_t best = heaviest_set(weight, gone);
    const Exact bears = Number(weight[best | gone] - weight[gone]);
    loads.heaviest_first.push_back({Exact(std::popcount(best)) / bears, bears});
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

// The smallest weight(S) / |S|.
template <class Number>
Exact least_support(const std::vector<Number>& weight) {
  std::size_t least = 1;
  for (std::size_t subset = 2; subset < weight.size(); ++subset)
    if (weight[subset] * std::popcount(least) < weight[least] * std::popcount(subset)) least = subset;
  return Exact(weight[least]) / std::popcount(least);
}

bool heaviest_lighter(const std::vector<Load>& a, const std::vector<Load>& b) {
  if (a.empty() || b.empty()) return false;
  return a.front().load < b.front().load;
}

template <class Number>
Result<Committees> least_loads(const Profile& profile, const std::vector<Number>& weights,
                               bool heaviest_alone) {
  return best_of_all<Loads>(
      profile,
      [&](const Committee& committee) { return loads_of(profile, weights, committee, heaviest_alone); },
      [&](const Loads& a, const Loads& b) {
        if (a.unsupported != b.unsupported) return a.unsupported < b.unsupported;
        return heaviest_alone ? heaviest_lighter(a.heaviest_first, b.heaviest_first)
                              : lighter(a.heaviest_first, b.heaviest_first);
      });
}

Result<Committees> least_loads(const Profile& profile, bool heaviest_alone) {
  if (profile.seats > kMostSeatsBySubsets) return refuse("count.too_many_seats");
  if (const auto small = small_weights(profile)) return least_loads(profile, *small, heaviest_alone);
  return least_loads(profile, profile.weight, heaviest_alone);
}

}  // namespace

Result<Committees> phragmen_minimax(const Profile& profile) {
  return least_loads(profile, true);
}

Result<Committees> phragmen_leximax(const Profile& profile) {
  return least_loads(profile, false);
}

Result<Committees> maximin_support(const Profile& profile) {
  if (profile.seats > kMostSeatsBySubsets) return refuse("count.too_many_seats");
  const auto small = small_weights(profile);
  const auto support = [&](const Committee& committee) {
    return small ? least_support(weights_of_subsets(profile, *small, committee))
                 : least_support(weights_of_subsets(profile, profile.weight, committee));
  };
  const Stepwise stepwise{
      .steps = profile.seats,
      .equals =
          [&](State& state, Exact& figure) {
            return largest(
                not_in(state.chosen, profile.candidates),
                [&](Option candidate) { return support(with(state.chosen, candidate)); }, figure);
          },
      .take = [](const State& state, Option candidate) { return State{with(state.chosen, candidate)}; },
      .figure_name = "least support"};
  return walk(profile, {}, stepwise);
}

}  // namespace plenary::count::committees
