// Rules by loads, quotas and purses: Phragmen, Enestroem, equal shares, consensus.
#include <algorithm>

#include "count/committee/profile.h"

namespace plenary::count::committees {
namespace {

std::vector<Option> supported(const Profile& profile, const std::vector<Option>& some) {
  std::vector<Option> with_support;
  for (const Option candidate : some)
    if (profile.support[candidate] > 0) with_support.push_back(candidate);
  return with_support;
}

// The load the supporters of a candidate would share: one seat more, made equal among them.
Exact load_with(const Profile& profile, const std::vector<Exact>& load, Option candidate) {
  Exact sum = 1;
  for (const std::size_t ballot : profile.supporters[candidate])
    sum += profile.weight[ballot] * load[ballot];
  return sum / profile.support[candidate];
}

// Candidates without support come last, all alike.
std::vector<Option> least_load(const Profile& profile, const State& state, Exact& figure) {
  const auto left = not_in(state.chosen, profile.candidates);
  const auto some = supported(profile, left);
  if (some.empty()) return left;
  return smallest(
      some, [&](Option candidate) { return load_with(profile, state.money, candidate); }, figure);
}

State take_load(const Profile& profile, const State& state, Option candidate) {
  State next = state;
  next.chosen = with(state.chosen, candidate);
  if (profile.support[candidate] == 0) return next;
  const Exact load = load_with(profile, state.money, candidate);
  for (const std::size_t ballot : profile.supporters[candidate])
    next.money[ballot] = load;
  return next;
}

// What each supporter pays at most where they buy a candidate for one; nothing if they cannot.
std::optional<Exact> price_of(const Profile& profile, const std::vector<Exact>& purse, Option candidate) {
  auto payers = profile.supporters[candidate];
  Exact money = 0, weight = profile.support[candidate], rest = 1;
  for (const std::size_t ballot : payers)
    money += profile.weight[ballot] * purse[ballot];
  if (money < 1 || weight == 0) return std::nullopt;
  std::ranges::sort(payers, [&](std::size_t a, std::size_t b) { return cmp(purse[a], purse[b]) < 0; });
  for (const std::size_t ballot : payers) {
    if (rest <= purse[ballot] * weight) break;
    rest -= profile.weight[ballot] * purse[ballot];
    weight -= profile.weight[ballot];
  }
  return rest / weight;
}

std::vector<Option> cheapest(const Profile& profile, const State& state, Exact& figure) {
  std::vector<Option> payable;
  std::vector<Exact> price(profile.candidates);
  for (const Option candidate : not_in(state.chosen, profile.candidates))
    if (const auto each = price_of(profile, state.money, candidate)) {
      payable.push_back(candidate);
      price[candidate] = *each;
    }
  return smallest(
      payable, [&](Option candidate) { return price[candidate]; }, figure);
}

State buy(const Profile& profile, const State& state, Option candidate) {
  State next{with(state.chosen, candidate), state.money, state.phase};
  const auto price = price_of(profile, state.money, candidate);
  for (const std::size_t ballot : profile.supporters[candidate])
    next.money[ballot] -= std::min(next.money[ballot], *price);
  return next;
}

enum Phase { kMoney, kLoads, kApprovals };
constexpr std::size_t kMostRaises = 10'000;

Committees shares_from(const Profile& profile, const Exact& purse, Completion completion) {
  const Stepwise stepwise{.steps = profile.seats,
                          .equals =
                              [&](State& state, Exact& figure) {
                                if (state.phase == kMoney) {
                                  auto equals = cheapest(profile, state, figure);
                                  if (!equals.empty() || completion == Completion::none) return equals;
                                  state.phase = completion == Completion::phragmen ? kLoads : kApprovals;
                                  for (Exact& money : state.money)  // money left is load to come
                                    money = completion == Completion::phragmen ? Exact(-money) : Exact(0);
                                }
                                if (state.phase == kLoads) return least_load(profile, state, figure);
                                return largest(
                                    not_in(state.chosen, profile.candidates),
                                    [&](Option candidate) { return profile.support[candidate]; }, figure);
                              },
                          .take =
                              [&](const State& state, Option candidate) {
                                if (state.phase == kMoney) return buy(profile, state, candidate);
                                if (state.phase == kLoads) return take_load(profile, state, candidate);
                                return State{with(state.chosen, candidate), state.money, state.phase};
                              },
                          .figure_name = "price"};
  return walk(profile, {.money = std::vector<Exact>(profile.weight.size(), purse)}, stepwise);
}

}  // namespace

Committees phragmen_sequential(const Profile& profile) {
  const Stepwise stepwise{
      .steps = profile.seats,
      .equals = [&](State& state, Exact& figure) { return least_load(profile, state, figure); },
      .take = [&](const State& state, Option candidate) { return take_load(profile, state, candidate); },
      .figure_name = "load"};
  return walk(profile, {.money = std::vector<Exact>(profile.weight.size())}, stepwise);
}

// Every ballot has its weight; the most weight is elected and pays a quota of it, each of its ballots in
// proportion, or all it has.
Committees phragmen_enestroem(const Profile& profile) {
  const Exact quota = profile.total / Exact(profile.seats);
  const auto weight_for = [&](const State& state, Option candidate) {
    Exact sum = 0;
    for (const std::size_t ballot : profile.supporters[candidate])
      sum += state.money[ballot];
    return sum;
  };
  const Stepwise stepwise{.steps = profile.seats,
                          .equals =
                              [&](State& state, Exact& figure) {
                                return largest(
                                    not_in(state.chosen, profile.candidates),
                                    [&](Option candidate) { return weight_for(state, candidate); }, figure);
                              },
                          .take =
                              [&](const State& state, Option candidate) {
                                State next{with(state.chosen, candidate), state.money};
                                const Exact sum = weight_for(state, candidate);
                                const Exact keeps = sum > quota ? Exact((sum - quota) / sum) : Exact(0);
                                for (const std::size_t ballot : profile.supporters[candidate])
                                  next.money[ballot] *= keeps;
                                return next;
                              },
                          .figure_name = "weight"};
  return walk(profile, {.money = profile.weight}, stepwise);
}

Committees equal_shares(const Profile& profile, Completion completion) {
  const Exact purse = profile.total == 0 ? Exact(0) : Exact(Exact(profile.seats) / profile.total);
  return shares_from(profile, purse, completion);
}

// The seats' worth of money grows by one seat until it buys the committee; candidates with support too few:
// by approvals.
Result<Committees> equal_shares_increment(const Profile& profile) {
  const auto some = supported(profile, not_in({}, profile.candidates));
  if (some.size() < profile.seats) return separable(profile, profile.support);
  Approvals one = profile.asked;
  one.asked = Asked::one;
  const Profile alone = profile_of(one, Ballots::merged);
  for (std::size_t money = profile.seats; money < profile.seats + kMostRaises; ++money) {
    const Exact purse = Exact(money) / profile.total;
    auto found = shares_from(alone, purse, Completion::none);
    if (found.committees.front().size() == profile.seats) return found;
  }
  return refuse("count.too_many_raises", {.params = {{"most", static_cast<std::int64_t>(kMostRaises)}}});
}

// In every round each ballot is given its weight; the candidate with most money behind it, debts apart, is
// elected, and those who had any pay all ballots' weight for it, alike by weight.
Committees consensus(const Profile& profile) {
  const auto money_for = [&](const State& state, Option candidate) {
    Exact sum = 0;
    for (const std::size_t ballot : profile.supporters[candidate])
      if (state.money[ballot] > 0) sum += profile.weight[ballot] * state.money[ballot];
    return sum;
  };
  const Stepwise stepwise{.steps = profile.seats,
                          .equals =
                              [&](State& state, Exact& figure) {
                                for (Exact& money : state.money)  // by unit of weight
                                  money += 1;
                                return largest(
                                    not_in(state.chosen, profile.candidates),
                                    [&](Option candidate) { return money_for(state, candidate); }, figure);
                              },
                          .take =
                              [&](const State& state, Option candidate) {
                                State next{with(state.chosen, candidate), state.money};
                                Exact payers = 0;
                                for (const std::size_t ballot : profile.supporters[candidate])
                                  if (state.money[ballot] > 0) payers += profile.weight[ballot];
                                for (const std::size_t ballot : profile.supporters[candidate])
                                  if (state.money[ballot] > 0) next.money[ballot] -= profile.total / payers;
                                return next;
                              },
                          .figure_name = "money"};
  return walk(profile, {.money = std::vector<Exact>(profile.weight.size())}, stepwise);
}

}  // namespace plenary::count::committees
