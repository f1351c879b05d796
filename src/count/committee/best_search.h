// Inside this room: the best committee by branch and bound, from the lower numbers on.
//
// Two bounds, both exact.  What the candidates left could add each by itself, the largest first, bounds what
// they add together, in every rule whose next seat never adds more than it would have added before.  The
// other comes from prices: let every vote pay a price for each of its candidates that is elected, and keep
// what it gains beyond what it pays, at the number of seats that is best for it.  No committee is worth more
// than what all votes could keep and what its candidates are paid, whatever the prices are; the candidates
// that are paid most bound all.  Good prices are found in whole numbers by descent: where fewer of a ballot's
// candidates are among the best paid than it would pay for, it pays more, where more are, less (the
// subgradient of Lagrange's bound), in steps that grow smaller.
#pragma once

#include <algorithm>
#include <numeric>
#include <optional>

#include "count/committee/profile.h"

namespace plenary::count::committees {

inline constexpr std::int64_t kPriceUnit = 1'000'000;

// The committee proposed, ascending; nothing where it is none.
[[nodiscard]] std::optional<Committee> proposed_committee(const Profile& profile);
template <class Number>
struct PriceLook {
  Number bound;
  std::vector<std::int64_t> wants;  // by ballot, in 1/kWantParts of a step: to pay more, or less
};
inline constexpr std::int64_t kWantParts = 16;

// Of the candidates those paid most, of equals the lower numbers.
template <class Number>
std::vector<Option> best_paid(const std::vector<Number>& paid, std::size_t seats) {
  std::vector<Option> all(paid.size());
  std::iota(all.begin(), all.end(), Option{0});
  std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(seats), [&](Option a, Option b) {
    return paid[a] != paid[b] ? paid[a] > paid[b] : a < b;
  });
  all.resize(seats);
  return all;
}

// The best prices met, beginning with half of `most`, which is what a ballot's first is worth.  `look`:
// PriceLook of some prices.
template <class Number, class Look>
std::vector<Number> best_prices(const Profile& profile, const Number& most, const Look& look) {
  constexpr std::size_t kRounds = 400, kPatience = 8, kMostApprovals = 20'000'000;  // of all rounds together
  std::size_t approvals = 1;
  for (const auto& approved : profile.approved)
    approvals += approved.size();
  std::vector<Number> prices(profile.approved.size(), Number(most / 2)), best = prices;
  Number step = most / 4, least = 0;
  std::size_t since = 0;
  for (std::size_t round = 0; round < std::min(kRounds, kMostApprovals / approvals) && step > 0; ++round) {
    PriceLook<Number> here = look(prices);
    if (round == 0 || here.bound < least) {
      least = here.bound, best = prices, since = 0;
    } else if (++since == kPatience) {
      step /= 2, since = 0;
      prices = best, here = look(prices);
    }
    for (std::size_t ballot = 0; ballot < prices.size(); ++ballot) {
      prices[ballot] += step * here.wants[ballot] / kWantParts;
      prices[ballot] = std::clamp(prices[ballot], Number(0), most);
    }
  }
  return best;
}

template <class Number>
class PriceBound {
 public:
  // What all votes could keep, what each candidate is paid; both in parts of which `unit` are one.
  PriceBound(Number kept, std::vector<Number> paid, std::size_t seats, Number unit)
      : kept_(std::move(kept)), paid_(std::move(paid)), unit_(std::move(unit)), most_(paid_.size() + 1) {
    std::vector<Number> largest;  // from some candidate on, falling
    for (Option from = paid_.size() + 1; from-- > 0;) {
      if (from < paid_.size()) {
        largest.insert(std::ranges::upper_bound(largest, paid_[from], std::greater<Number>()), paid_[from]);
        if (largest.size() > seats) largest.pop_back();
      }
      most_[from].push_back(Number(0));
      for (const Number& each : largest)
        most_[from].push_back(most_[from].back() + each);
    }
  }
  [[nodiscard]] const Number& paid(Option candidate) const { return paid_[candidate]; }
  // Of committees whose members are paid `so_far` and have `open` more of those from `from` on, so many at
  // least there.
  [[nodiscard]] Number bound(const Number& so_far, Option from, std::size_t open) const {
    return (kept_ + so_far + most_[from][open]) / unit_;
  }

 private:
  Number kept_;
  std::vector<Number> paid_;
  Number unit_;
  std::vector<std::vector<Number>> most_;  // from a candidate on, the sum of so many of the best paid
};

// Rule: gains(from) of the candidates from there on, enter(candidate), leave(candidate), worth() of those
// entered, whole(committee) of a full one, which is no more than worth(), and bounded(sum): no committee can
// have more.
template <class Number, class Rule>
class BestSearch {
 public:
  BestSearch(const Profile& profile, Rule& rule, PriceBound<Number> prices)
      : profile_(profile), rule_(rule), prices_(std::move(prices)), one_(profile.asked.asked == Asked::one) {}

  // `known`: committees whose worth the search need not fall below; one at least.
  Committees run(const std::vector<Committee>& known) {
    for (const Committee& committee : known)
      if (Number worth = rule_.whole(committee); known_.empty() || worth > best_)
        best_ = std::move(worth), known_ = committee;
    search(0, Number(0));
    if (found_.committees.empty()) found_.committees.push_back(known_);
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool beaten(const Number& bound) const {
    return bound < best_ || (one_ && found_any_ && bound == best_);
  }

  [[nodiscard]] Number bound_of(const std::vector<Number>& gains, std::size_t skip, std::size_t open) const {
    std::vector<Number> rest(gains.begin() + static_cast<std::ptrdiff_t>(skip), gains.end());
    const auto end = rest.begin() + static_cast<std::ptrdiff_t>(open);
    std::ranges::nth_element(rest, end - 1, std::greater<Number>());
    return rule_.bounded(std::accumulate(rest.begin(), end, Number(rule_.worth())));
  }

  void search(Option from, const Number& paid) {
    if (++found_.steps > profile_.asked.most_steps) {
      found_.proved = false;
      return;
    }
    if (chosen_.size() == profile_.seats) {
      keep(rule_.whole(chosen_));
      return;
    }
    const std::size_t open = profile_.seats - chosen_.size();
    std::vector<Number> gains;  // made where prices do not suffice
    for (Option candidate = from; candidate + open <= profile_.candidates && found_.proved; ++candidate) {
      // Nothing that follows can have more.
      if (beaten(prices_.bound(paid, candidate, open))) return;
      const Number with_it = paid + prices_.paid(candidate);
      if (beaten(prices_.bound(with_it, candidate + 1, open - 1))) continue;
      if (gains.empty()) gains = rule_.gains(from);
      if (beaten(bound_of(gains, candidate - from, open))) return;
      chosen_.push_back(candidate);
      rule_.enter(candidate);
      search(candidate + 1, with_it);
      rule_.leave(candidate);
      chosen_.pop_back();
    }
  }

  void keep(const Number& worth) {
    if (beaten(worth)) return;
    if (worth > best_) found_.committees.clear(), found_.more = false;
    best_ = worth;
    found_any_ = true;
    if (one_) found_.committees.clear();
    if (found_.committees.size() == profile_.asked.most)
      found_.more = true;
    else
      found_.committees.push_back(chosen_);
  }

  const Profile& profile_;
  Rule& rule_;
  PriceBound<Number> prices_;
  bool one_, found_any_ = false;
  Committee chosen_, known_;
  Number best_ = 0;
  Committees found_;
};

}  // namespace plenary::count::committees
