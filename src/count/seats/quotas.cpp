// Quota rules: a seat for every whole quota, the rest to the largest remainders.
#include <algorithm>
#include <numeric>

#include "count/seats/share.h"

namespace plenary::count::seats {
namespace {

mpz_class whole(const Exact& number) {
  mpz_class floor;
  mpz_fdiv_q(floor.get_mpz_t(), number.get_num_mpz_t(), number.get_den_mpz_t());
  return floor;
}

struct Quota {
  std::string_view id;
  Exact (*of)(const Exact& votes, const Exact& seats);
};

// Rounded: to the nearest whole number, halves up, and never below one.
Exact rounded(const Exact& quota) {
  return std::max(Exact(1), Exact(whole(Exact(quota + Exact(1, 2)))));
}

constexpr Quota kQuotas[] = {
    {"hare@1", [](const Exact& v, const Exact& s) -> Exact { return v / s; }},
    {"droop@1", [](const Exact& v, const Exact& s) -> Exact { return whole(Exact(v / (s + 1))) + 1; }},
    {"hagenbach-bischoff@1", [](const Exact& v, const Exact& s) -> Exact { return v / (s + 1); }},
    {"hagenbach-bischoff-rounded@1",
     [](const Exact& v, const Exact& s) -> Exact { return rounded(Exact(v / (s + 1))); }},
    {"imperiali-quota@1", [](const Exact& v, const Exact& s) -> Exact { return v / (s + 2); }},
};

class QuotaSharing {
 public:
  QuotaSharing(const Quota& quota, const Round& round) : round_(round) {
    Exact votes = 0;
    for (const Claim& claim : round.claims)
      votes += claim.votes;
    shared_.seats.resize(round.claims.size());
    remainder_.resize(round.claims.size());
    if (votes > 0 && round.seats > 0) shared_.quota = quota.of(votes, Exact(round.seats));
  }

  Result<Shared> run() {
    for (const Claim& claim : round_.claims)
      if (claim.minimum > 0) return refuse("count.minimum_with_quota");
    if (!shared_.quota) {
      shared_.vacant = round_.seats;
      return std::move(shared_);
    }
    whole_quotas();
    const std::size_t given = std::accumulate(shared_.seats.begin(), shared_.seats.end(), std::size_t{0});
    if (given <= round_.seats) {
      to_largest(round_.seats - given);
    } else if (round_.over == OverAward::keep) {
      shared_.over = given - round_.seats;
    } else {
      take_back(given - round_.seats);
    }
    return std::move(shared_);
  }

 private:
  void whole_quotas() {
    Stage stage{.what = "whole quotas", .figures = {{"quota", std::nullopt, *shared_.quota}}};
    for (Option claim = 0; claim < round_.claims.size(); ++claim) {
      const Exact& votes = round_.claims[claim].votes;
      const mpz_class quotas = whole(Exact(votes / *shared_.quota));
      remainder_[claim] = votes - quotas * *shared_.quota;
      const std::size_t cap = round_.claims[claim].cap;
      shared_.seats[claim] = quotas > cap ? cap : quotas.get_ui();
      if (shared_.seats[claim] > 0) stage.acted_on.push_back(claim);
      stage.figures.push_back({"remainder", claim, remainder_[claim]});
    }
    shared_.trace.push_back(std::move(stage));
  }

  std::vector<Option> with_room() const {
    std::vector<Option> some;
    for (Option claim = 0; claim < round_.claims.size(); ++claim)
      if (round_.claims[claim].votes > 0 && shared_.seats[claim] < round_.claims[claim].cap)
        some.push_back(claim);
    return some;
  }

  // One seat each in the order of the remainders; are seats left then, once more around.
  void to_largest(std::size_t left) {
    for (auto some = with_room(); left > 0 && !some.empty() && shared_.contested.empty();
         some = with_room()) {
      std::ranges::stable_sort(some, [&](Option a, Option b) { return remainder_[a] > remainder_[b]; });
      const std::size_t served = std::min(left, some.size());
      choose(some, served, "largest remainder");
      left -= served;
    }
    shared_.vacant = left;
  }

  // Those with the smallest remainders lose a seat each.
  void take_back(std::size_t beyond) {
    while (beyond > 0 && shared_.contested.empty()) {
      std::vector<Option> some;
      for (Option claim = 0; claim < shared_.seats.size(); ++claim)
        if (shared_.seats[claim] > 0) some.push_back(claim);
      // From the keepers' end: the largest remainders keep, so that equals are told as who may keep.
      std::ranges::stable_sort(some, [&](Option a, Option b) { return remainder_[a] > remainder_[b]; });
      const std::size_t losers = std::min(beyond, some.size());
      for (const Option claim : some)
        --shared_.seats[claim];
      choose(some, some.size() - losers, "keeps its last seat");
      beyond -= losers;
    }
  }

  void choose(const std::vector<Option>& ordered, std::size_t served, std::string_view what) {
    Stage stage{.what = std::string(what)};
    const auto equal = [&](Option a, Option b) { return remainder_[a] == remainder_[b]; };
    std::size_t first = served, last = served;
    while (first > 0 && served < ordered.size() && equal(ordered[first - 1], ordered[served]))
      --first;
    while (first < served && last < ordered.size() && equal(ordered[last], ordered[served]))
      ++last;
    stage.acted_on.assign(ordered.begin(), ordered.begin() + static_cast<std::ptrdiff_t>(first));
    if (first < served) {
      Parted parted = part({ordered.begin() + static_cast<std::ptrdiff_t>(first),
                            ordered.begin() + static_cast<std::ptrdiff_t>(last)},
                           served - first, round_.claims, round_.parting, what);
      stage.acted_on.insert(stage.acted_on.end(), parted.taken.begin(), parted.taken.end());
      stage.ties.push_back(std::move(parted.told));
      if (parted.left) shared_.contested.push_back(*std::move(parted.left));
    }
    for (const Option claim : stage.acted_on)
      ++shared_.seats[claim];
    shared_.trace.push_back(std::move(stage));
  }

  const Round& round_;
  Shared shared_;
  std::vector<Exact> remainder_;
};

template <std::size_t I>
Result<Shared> share_by_quota(const Round& round) {
  return QuotaSharing(kQuotas[I], round).run();
}

}  // namespace

Rule quota_rule(std::string_view id) {
  constexpr Rule kRules[] = {share_by_quota<0>, share_by_quota<1>, share_by_quota<2>, share_by_quota<3>, share_by_quota<4>};
  const auto found = std::ranges::find(kQuotas, id, &Quota::id);
  if (found == std::end(kQuotas)) return nullptr;
  return kRules[found - std::begin(kQuotas)];
}

}  // namespace plenary::count::seats
