#include "count/budget/equal_shares.h"

#include <algorithm>

namespace plenary::count::budgets {
namespace {

constexpr std::int64_t kAlikeForever = std::int64_t{1} << 40;

std::vector<std::int64_t> ballots_of(const Budgeting& asked) {
  std::vector<std::int64_t> ballots;
  for (const Supports& each : asked.ballots)
    ballots.push_back(each.ballots);
  return ballots;
}

std::vector<std::size_t> sizes_of(const Budgeting& asked) {
  std::vector<std::size_t> sizes;
  for (const Supports& each : asked.ballots)
    sizes.push_back(each.projects.size());
  return sizes;
}

}  // namespace

EqualShares::EqualShares(const Budgeting& asked, Utility utility)
    : asked_(asked),
      utility_(utility),
      place_(places(asked)),
      offers_(asked.projects.size()),
      purses_(ballots_of(asked), sizes_of(asked)) {
  for (std::uint32_t group = 0; group < asked.ballots.size(); ++group) {
    const Supports& ballot = asked.ballots[group];
    for (std::size_t i = 0; i < ballot.projects.size() && ballot.ballots > 0; ++i) {
      const std::int64_t units = utility == Utility::points && !ballot.points.empty() ? ballot.points[i] : 1;
      if (units > 0) offers_[ballot.projects[i]].supporters.push_back({group, units});
    }
  }
}

Exact EqualShares::first_share() const {
  std::int64_t ballots = 0;
  for (const Supports& each : asked_.ballots)
    ballots += each.ballots;
  return ballots == 0 ? Exact(0) : Exact(asked_.budget / exact(ballots));
}

bool EqualShares::goes_on(const Funded& funded) const {
  for (Option project = 0; project < offers_.size(); ++project) {
    if (offers_[project].supporters.empty()) continue;
    const bool fits = funded.spent + asked_.projects[project].cost <= asked_.budget;
    if (asked_.stop_when_nothing_fits && !fits) continue;
    if (open_to(asked_, funded, project)) return true;
  }
  return false;
}

bool EqualShares::before(Option a, Option b) const {
  const int rho = cmp(offers_[a].rho, offers_[b].rho);
  return rho != 0 ? rho < 0 : place_[a] < place_[b];
}

bool EqualShares::payable(Offer& offer, Option project) {
  const Exact& cost = asked_.projects[project].cost;
  Wide low = 0, high = 0;
  move_gone(offer);
  for (std::size_t i = offer.gone; i < offer.supporters.size(); ++i) {
    const Supporter& each = offer.supporters[i];
    low += Wide{purses_.ballots(each.group)} * std::max<std::int64_t>(0, purses_.near(each.group).low);
    high += Wide{purses_.ballots(each.group)} * purses_.near(each.group).high;
  }
  const Wide needed = purses_.scale().floor(cost);
  if (low > needed) return true;
  if (high < needed && !tracking_) return false;
  Purses::Sum all(purses_);
  for (std::size_t i = offer.gone; i < offer.supporters.size(); ++i)
    all.add(offer.supporters[i].group);
  if (high >= needed && all.money() >= cost) return true;
  if (tracking_) keep_unpayable_alike(all, cost);
  return false;
}

// Who has nothing left never has again.  Among the poor they are by now, or become it here: either way they
// pay nothing and take no units.
void EqualShares::move_gone(Offer& offer) {
  for (std::size_t i = offer.gone; i < offer.supporters.size(); ++i) {
    if (!purses_.gone(offer.supporters[i].group)) continue;
    if (i >= offer.poor) {
      offer.units -= offer.supporters[i].units * purses_.ballots(offer.supporters[i].group);
      std::swap(offer.supporters[i], offer.supporters[offer.poor]);
      std::swap(offer.supporters[offer.poor++], offer.supporters[offer.gone++]);
    } else {
      std::swap(offer.supporters[i], offer.supporters[offer.gone++]);
    }
  }
}

// Moves those whose purse is less than they would have to pay to the front; whether there were any.
bool EqualShares::move_poor(Offer& offer) {
  const std::size_t before = offer.poor;
  for (std::size_t i = before; i < offer.supporters.size(); ++i) {
    Supporter& each = offer.supporters[i];
    if (!purses_.less(each.group, offer.price, each.units)) continue;
    offer.units -= each.units * purses_.ballots(each.group);
    std::swap(each, offer.supporters[offer.poor++]);
  }
  return offer.poor > before;
}

// From below: as if all paid alike, then with those who cannot paying all they have, until nobody joins them.
void EqualShares::reckon_price(Offer& offer, Option project) {
  const Exact& cost = asked_.projects[project].cost;
  Purses::Sum poor(purses_);
  std::size_t added = offer.gone;
  do {
    for (; added < offer.poor; ++added)
      poor.add(offer.supporters[added].group);
    offer.price.exact = (cost - poor.money()) / exact(offer.units);
    offer.price.near = purses_.scale().near(offer.price.exact);
    if (tracking_) offer.price.slope = -poor.slope() / exact(offer.units);
  } while (move_poor(offer));
  const Exact utility = utility_ == Utility::cost ? cost : Exact(1);
  offer.rho = offer.price.exact / utility;
  offer.reckoned_at = funded_.bought.size();
  if (!tracking_) return;
  offer.rho_slope = offer.price.slope / utility;
  Exact steep = offer.price.slope * exact(std::int64_t{1} << kSlopePlaces);
  offer.price.slope_known = abs(steep) < exact(std::int64_t{1} << 55);
  if (offer.price.slope_known) {
    mpz_class floor;
    mpz_fdiv_q(floor.get_mpz_t(), steep.get_num_mpz_t(), steep.get_den_mpz_t());
    offer.price.slope_near = {floor.get_si(), floor.get_si() + 1};
  }
  keep_poor_alike(offer);
}

void EqualShares::buy(Option project) {
  Offer& offer = offers_[project];
  purses_.add(offer.price);
  for (std::size_t i = offer.gone; i < offer.poor; ++i)
    purses_.empty(offer.supporters[i].group);
  for (std::size_t i = offer.poor; i < offer.supporters.size(); ++i)
    purses_.pay(offer.supporters[i].group, offer.supporters[i].units);
  funded_.spent += asked_.projects[project].cost;
  funded_.bought.push_back({project, offer.rho});
}

// Others still waiting with the same rho, reckoned anew where they might have.
std::vector<Option> EqualShares::equals_of(Option chosen) {
  std::vector<Option> equals;
  for (const Option other : waiting_) {
    Offer& offer = offers_[other];
    if (offer.rho != offers_[chosen].rho || !open_to(asked_, funded_, other)) continue;
    if (offer.reckoned_at != funded_.bought.size()) {
      Offer now = offer;
      if (!payable(now, other)) continue;
      reckon_price(now, other);
      if (now.rho != offers_[chosen].rho) continue;
    }
    equals.push_back(other);
  }
  return equals;
}

void EqualShares::tell(Option project, const std::vector<Option>& equals) {
  const Offer& offer = offers_[project];
  Stage stage{.what = "bought",
              .acted_on = {project},
              .figures = {{"rho", project, offer.rho}, {"price", project, offer.price.exact}}};
  if (!equals.empty()) {
    Tie tie{.tied = equals, .asked = "least rho", .parted_by = "order", .taken = {project}};
    tie.tied.push_back(project);
    std::ranges::sort(tie.tied);
    stage.ties.push_back(std::move(tie));
  }
  funded_.trace.push_back(std::move(stage));
}

Reckoning EqualShares::reckon(const Exact& share, Tell tell_what) {
  tracing_ = tell_what == Tell::trace;
  tracking_ = tell_what == Tell::slack;
  alike_ = kAlikeForever;
  funded_ = {};
  purses_.open(share);
  waiting_.clear();
  for (Option project = 0; project < offers_.size(); ++project) {
    Offer& offer = offers_[project];
    offer.gone = offer.poor = 0;
    offer.units = 0;
    for (const Supporter& each : offer.supporters)
      offer.units += each.units * purses_.ballots(each.group);
    if (offer.units == 0 || !payable(offer, project)) continue;
    reckon_price(offer, project);
    waiting_.push_back(project);
  }
  const Later later{this};
  std::ranges::make_heap(waiting_, later);
  while (!waiting_.empty()) {
    std::ranges::pop_heap(waiting_, later);
    const Option project = waiting_.back();
    waiting_.pop_back();
    Offer& offer = offers_[project];
    if (!open_to(asked_, funded_, project)) continue;
    if (offer.reckoned_at != funded_.bought.size()) {
      if (!payable(offer, project)) continue;
      reckon_price(offer, project);
      waiting_.push_back(project);
      std::ranges::push_heap(waiting_, later);
      continue;
    }
    if (tracking_) keep_choice_alike(project);
    if (tracing_) tell(project, equals_of(project));
    buy(project);
  }
  if (!purses_.slopes_known()) alike_ = 0;
  return {std::move(funded_), tracking_ ? std::max<std::int64_t>(0, alike_) : 0};
}

void EqualShares::at_most(const Exact& units) {
  const mpz_class below = ceiling(units) - 1;
  alike_ = below < alike_ ? std::max<std::int64_t>(0, below.get_si()) : alike_;
}

// A purse grows and a price falls with the share: those who pay all now may then pay as others do.
void EqualShares::keep_poor_alike(const Offer& offer) {
  if (!purses_.slopes_known() || !offer.price.slope_known || purses_.scale().places() < 0) alike_ = 0;
  for (std::size_t i = offer.gone; i < offer.poor && alike_ > 0; ++i) {
    const auto [group, units] = offer.supporters[i];
    const Wide gap = Wide{offer.price.near.low} * units - purses_.near(group).high;
    const Wide closing = purses_.slope(group).high - Wide{offer.price.slope_near.low} * units;
    if (gap <= 0 || closing > (Wide{1} << 62) || gap > (Wide{1} << 62)) {
      alike_ = 0;
    } else if (closing > 0) {
      const Wide units_alike = ((gap << kSlopePlaces) - 1) / (closing << purses_.scale().places());
      if (units_alike < alike_) alike_ = static_cast<std::int64_t>(units_alike);
    }
  }
}

void EqualShares::keep_unpayable_alike(const Purses::Sum& all, const Exact& cost) {
  const Exact slope = all.slope();
  if (slope > 0 && alike_ > 0) at_most((cost - all.money()) / slope);
}

// Every other's rho, known from below, must stay above the chosen one's.
void EqualShares::keep_choice_alike(Option chosen) {
  const Offer& least = offers_[chosen];
  for (const Option other : waiting_) {
    if (alike_ == 0) return;
    const Offer& offer = offers_[other];
    const Exact closing = least.rho_slope - offer.rho_slope;
    if (closing > 0) at_most((offer.rho - least.rho) / closing);
  }
}

Funded equal_shares(const Budgeting& asked, Utility utility) {
  EqualShares shares(asked, utility);
  return shares.reckon(shares.first_share(), EqualShares::Tell::trace).funded;
}

namespace {

// Whether to look how far a reckoning holds: where that led nowhere, it is left off for a while.
class Outlook {
 public:
  [[nodiscard]] EqualShares::Tell next() {
    if (rest_ == 0) return EqualShares::Tell::slack;
    --rest_;
    return EqualShares::Tell::nothing;
  }
  void saw(EqualShares::Tell tell, std::int64_t alike) {
    if (tell != EqualShares::Tell::slack) return;
    pause_ = alike > 0 ? 0 : std::min<std::int64_t>(2 * pause_ + 1, 31);
    rest_ = pause_;
  }

 private:
  std::int64_t pause_ = 0, rest_ = 0;
};

}  // namespace

Result<Funded> add_one(const Budgeting& asked, Utility utility) {
  EqualShares shares(asked, utility);
  const Exact first = shares.first_share();
  Outlook outlook;
  const auto reckon = [&](std::int64_t raises) {
    const auto tell = outlook.next();
    Reckoning reckoning = shares.reckon(first + exact(raises), tell);
    outlook.saw(tell, reckoning.alike);
    return reckoning;
  };
  Reckoning now = reckon(0);
  std::int64_t raises = 0, reckoned = 1;
  bool overspends = false;
  while (!overspends && shares.goes_on(now.funded)) {
    if (++reckoned > asked.most_raises)
      return refuse("count.too_many_raises", {.params = {{"most", asked.most_raises}}});
    raises += now.alike + 1;
    Reckoning then = reckon(raises);
    overspends = then.funded.spent > asked.budget;
    if (!overspends) now = std::move(then);
  }
  if (overspends) --raises;
  Funded kept = shares.reckon(first + exact(raises), EqualShares::Tell::trace).funded;
  kept.raises = raises;
  kept.overspends = overspends;
  kept.reckoned = reckoned;
  return kept;
}

Funded add_one_by_steps(const Budgeting& asked, Utility utility) {
  EqualShares shares(asked, utility);
  const Exact first = shares.first_share();
  Funded now = shares.reckon(first, EqualShares::Tell::trace).funded;
  for (std::int64_t raises = 1; shares.goes_on(now); ++raises) {
    Funded then = shares.reckon(first + exact(raises), EqualShares::Tell::trace).funded;
    if (then.spent > asked.budget) break;
    now = std::move(then);
    now.raises = raises;
  }
  return now;
}

}  // namespace plenary::count::budgets
