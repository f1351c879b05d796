#include "count/committee/profile.h"

#include <algorithm>
#include <map>
#include <set>

namespace plenary::count::committees {
namespace {

bool before(const std::vector<Exact>& a, const std::vector<Exact>& b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](const Exact& x, const Exact& y) { return cmp(x, y) < 0; });
}

struct Before {
  bool operator()(const State& a, const State& b) const {
    if (a.chosen != b.chosen) return a.chosen < b.chosen;
    if (a.phase != b.phase) return a.phase < b.phase;
    return before(a.money, b.money);
  }
};

Committee committee_of(const State& state, const Profile& profile, const Stepwise& rule) {
  return rule.removes ? not_in(state.chosen, profile.candidates) : state.chosen;
}

Stage stage_of(const Stepwise& rule, const std::vector<Option>& equals, const Exact& figure) {
  Stage stage{.what = rule.removes ? "out" : "elected",
              .acted_on = {equals.front()},
              .figures = {{std::string(rule.figure_name), equals.front(), figure}}};
  if (equals.size() > 1)
    stage.ties.push_back({equals, rule.removes ? "least" : "next seat", "order", {equals.front()}});
  return stage;
}

Committees walk_once(const Profile& profile, State state, const Stepwise& rule) {
  Committees found;
  while (state.chosen.size() < rule.steps) {
    Exact figure;
    const auto equals = rule.equals(state, figure);
    if (equals.empty()) break;
    found.trace.push_back(stage_of(rule, equals, figure));
    state = rule.take(state, equals.front());
  }
  found.committees.push_back(committee_of(state, profile, rule));
  return found;
}

}  // namespace

bool Profile::approves(std::size_t ballot, Option candidate) const {
  return std::ranges::binary_search(approved[ballot], candidate);
}

Profile profile_of(const Approvals& approvals, Ballots how) {
  Profile profile{.candidates = approvals.candidates,
                  .seats = approvals.seats,
                  .supporters = std::vector<std::vector<std::size_t>>(approvals.candidates),
                  .support = std::vector<Exact>(approvals.candidates),
                  .asked = approvals};
  std::map<std::vector<Option>, std::size_t> place;
  for (const Approving& ballot : approvals.grouped) {
    if (ballot.weight == 0) continue;
    auto approved = ballot.approved;
    std::ranges::sort(approved);
    approved.erase(std::ranges::unique(approved).begin(), approved.end());
    profile.total += ballot.weight;
    if (how == Ballots::merged) {
      const auto [found, is_new] = place.try_emplace(approved, profile.weight.size());
      if (!is_new) {
        profile.weight[found->second] += ballot.weight;
        continue;
      }
    }
    profile.approved.push_back(std::move(approved));
    profile.weight.push_back(ballot.weight);
  }
  for (std::size_t ballot = 0; ballot < profile.weight.size(); ++ballot)
    for (const Option candidate : profile.approved[ballot]) {
      profile.supporters[candidate].push_back(ballot);
      profile.support[candidate] += profile.weight[ballot];
    }
  return profile;
}

std::vector<mpz_class> whole_weights(const Profile& profile) {
  mpz_class common = 1;
  for (const Exact& weight : profile.weight)
    common = lcm(common, weight.get_den());
  std::vector<mpz_class> whole;
  for (const Exact& weight : profile.weight)
    whole.push_back(weight.get_num() * (common / weight.get_den()));
  return whole;
}

std::vector<Option> not_in(const Committee& chosen, std::size_t candidates) {
  std::vector<Option> others;
  for (Option candidate = 0; candidate < candidates; ++candidate)
    if (!std::ranges::binary_search(chosen, candidate)) others.push_back(candidate);
  return others;
}

Committee with(const Committee& chosen, Option candidate) {
  Committee committee = chosen;
  committee.insert(std::ranges::upper_bound(committee, candidate), candidate);
  return committee;
}

std::vector<Option> largest(const std::vector<Option>& some, const std::function<Exact(Option)>& of,
                            Exact& figure) {
  return smallest(
      some, [&](Option candidate) -> Exact { return -of(candidate); }, figure);
}

std::vector<Option> smallest(const std::vector<Option>& some, const std::function<Exact(Option)>& of,
                             Exact& figure) {
  std::vector<Option> equals;
  for (const Option candidate : some) {
    const Exact here = of(candidate);
    if (equals.empty() || here < figure) {
      equals.clear();
      figure = here;
    }
    if (here == figure) equals.push_back(candidate);
  }
  return equals;
}

// Level by level, so that states met twice are one.
Committees walk(const Profile& profile, State first, const Stepwise& rule) {
  if (profile.asked.asked == Asked::one) return walk_once(profile, std::move(first), rule);
  Committees found;
  std::set<Committee> committees;
  std::set<State, Before> level{std::move(first)};
  const auto end_here = [&](const State& state) { committees.insert(committee_of(state, profile, rule)); };
  for (std::size_t step = 0; !level.empty(); ++step) {
    std::set<State, Before> next;
    for (const State& at : level) {
      State state = at;
      Exact figure;
      if (step == rule.steps) {
        end_here(state);
        continue;
      }
      const auto equals = rule.equals(state, figure);
      if (equals.empty()) end_here(state);
      for (const Option candidate : equals) {
        if (next.size() < std::max<std::size_t>(4 * profile.asked.most, 1000))
          next.insert(rule.take(state, candidate));
        else
          found.more = true;
      }
    }
    level = std::move(next);
  }
  for (const Committee& committee : committees) {
    if (found.committees.size() == profile.asked.most) {
      found.more = true;
      break;
    }
    found.committees.push_back(committee);
  }
  return found;
}

void every_committee(std::size_t candidates, std::size_t seats,
                     const std::function<bool(const Committee&)>& each) {
  Committee committee(seats);
  for (std::size_t i = 0; i < seats; ++i)
    committee[i] = i;
  while (each(committee)) {
    std::size_t place = seats;
    while (place > 0 && committee[place - 1] == candidates - seats + place - 1)
      --place;
    if (place == 0) return;
    ++committee[place - 1];
    for (std::size_t i = place; i < seats; ++i)
      committee[i] = committee[i - 1] + 1;
  }
}

bool few_committees(std::size_t candidates, std::size_t seats, std::int64_t most) {
  mpz_class number = 1;
  for (std::size_t i = 1; i <= seats; ++i)
    number = number * mpz_class(candidates - seats + i) / i;
  return number <= most;
}

}  // namespace plenary::count::committees
