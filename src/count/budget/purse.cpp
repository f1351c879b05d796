#include "count/budget/purse.h"

#include <algorithm>

#include "base/result.h"

namespace plenary::count::budgets {
namespace {

constexpr std::int64_t kSteepest = std::int64_t{1} << 56;

mpz_class scaled_floor(const Exact& number, int places) {
  mpz_class above = number.get_num(), below = number.get_den(), floor;
  if (places >= 0)
    above <<= static_cast<unsigned>(places);
  else
    below <<= static_cast<unsigned>(-places);
  mpz_fdiv_q(floor.get_mpz_t(), above.get_mpz_t(), below.get_mpz_t());
  return floor;
}

}  // namespace

// So that a share is below 2^56: sums of purses fit a Wide, a purse fits 64 bits.
Scale::Scale(const Exact& share)
    : places_(std::min(40, 55 - static_cast<int>(mpz_sizeinbase(ceiling(share).get_mpz_t(), 2)))) {}

Between Scale::near(const Exact& number) const {
  const mpz_class floor = scaled_floor(number, places_);
  ensure(floor.fits_slong_p(), "a purse is not far above the share");
  return {floor.get_si(), floor.get_si() + 1};
}

Wide Scale::floor(const Exact& number) const {
  const mpz_class floor = scaled_floor(number, places_);
  constexpr Wide kLargest = Wide{1} << 120;
  if (mpz_sizeinbase(floor.get_mpz_t(), 2) > 118) return kLargest;
  const mpz_class high = floor >> 60, low = floor - (high << 60);
  return (static_cast<Wide>(high.get_si()) << 60) + low.get_si();
}

void Together::open(const Exact& first) {
  above_ = {first.get_num()};
  below_ = first.get_den();
}

void Together::add(const Exact& number) {
  const mpz_class common = lcm(below_, number.get_den());
  if (common != below_) {
    const mpz_class factor = common / below_;
    for (mpz_class& above : above_)
      above *= factor;
    below_ = common;
  }
  above_.push_back(number.get_num() * (common / number.get_den()));
}

Exact Together::reduced(const mpz_class& above) const {
  Exact number(above, below_);
  number.canonicalize();
  return number;
}

Purses::Purses(std::vector<std::int64_t> ballots, const std::vector<std::size_t>& room)
    : ballots_(std::move(ballots)), start_(room.size()), count_(room.size()) {
  std::size_t all = 0;
  for (std::size_t group = 0; group < room.size(); ++group) {
    start_[group] = all;
    all += room[group];
  }
  paid_.resize(all);
}

void Purses::open(const Exact& share) {
  exact_.open(share);
  slopes_.open(1);
  scale_ = Scale(share);
  prices_.clear();
  slopes_known_ = true;
  std::ranges::fill(count_, 0u);
  near_.assign(ballots_.size(), scale_.near(share));
  constexpr std::int64_t kOne = std::int64_t{1} << kSlopePlaces;
  slope_.assign(ballots_.size(), {kOne, kOne});
  gone_.assign(ballots_.size(), false);
}

void Purses::add(Price price) {
  exact_.add(price.exact);
  slopes_.add(price.slope);
  prices_.push_back(std::move(price));
}

void Purses::pay(std::size_t group, std::int64_t units) {
  const Price& price = prices_.back();
  paid_[start_[group] + count_[group]++] = {static_cast<std::uint32_t>(prices_.size() - 1), units};
  Between& near = near_[group];
  near.low = static_cast<std::int64_t>(near.low - Wide{price.near.high} * units);
  near.high = static_cast<std::int64_t>(near.high - Wide{price.near.low} * units);
  if (near.low <= 0 && exactly(group) == 0) {
    gone_[group] = true;
    slopes_known_ = false;  // with a larger share something is left here
    return;
  }
  Between& slope = slope_[group];
  const Wide low = slope.low - Wide{price.slope_near.high} * units;
  const Wide high = slope.high - Wide{price.slope_near.low} * units;
  if (!price.slope_known || high > kSteepest || low < -kSteepest) {
    slopes_known_ = false;
    return;
  }
  slope = {static_cast<std::int64_t>(low), static_cast<std::int64_t>(high)};
}

bool Purses::less(std::size_t group, const Price& price, std::int64_t units) const {
  if (near_[group].high < Wide{price.near.low} * units) return true;
  if (near_[group].low >= Wide{price.near.high} * units) return false;
  return exactly(group) < price.exact * exact(units);
}

Exact Purses::exactly(std::size_t group) const {
  mpz_class left = exact_.over(0);
  for (const Paid& each : paid(group))
    left -= exact_.over(each.purchase + 1) * each.units;
  return exact_.reduced(left);
}

void Purses::Sum::add(std::size_t group) {
  if (purses_.gone_[group]) return;
  ballots_ += purses_.ballots_[group];
  for (const Paid& each : purses_.paid(group))
    units_[each.purchase] += each.units * purses_.ballots_[group];
}

Exact Purses::Sum::over(const Together& all) const {
  mpz_class sum = all.over(0) * ballots_;
  for (std::size_t purchase = 0; purchase < units_.size(); ++purchase)
    if (units_[purchase] != 0) sum -= all.over(purchase + 1) * units_[purchase];
  return all.reduced(sum);
}

Exact Purses::Sum::money() const {
  return over(purses_.exact_);
}

Exact Purses::Sum::slope() const {
  return over(purses_.slopes_);
}

}  // namespace plenary::count::budgets
