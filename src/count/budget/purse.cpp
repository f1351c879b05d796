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
  share_ = share;
  scale_ = Scale(share);
  prices_.clear();
  slopes_known_ = true;
  std::ranges::fill(count_, 0u);
  near_.assign(ballots_.size(), scale_.near(share));
  constexpr std::int64_t kOne = std::int64_t{1} << kSlopePlaces;
  slope_.assign(ballots_.size(), {kOne, kOne});
  gone_.assign(ballots_.size(), false);
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
  Exact left = share_;
  for (const Paid& each : paid(group))
    left -= prices_[each.purchase].exact * exact(each.units);
  return left;
}

void Purses::Sum::add(std::size_t group) {
  if (purses_.gone_[group]) return;
  ballots_ += purses_.ballots_[group];
  for (const Paid& each : purses_.paid(group))
    units_[each.purchase] += each.units * purses_.ballots_[group];
}

Exact Purses::Sum::money() const {
  Exact sum = purses_.share_ * exact(ballots_);
  for (std::size_t purchase = 0; purchase < units_.size(); ++purchase)
    if (units_[purchase] != 0) sum -= purses_.prices_[purchase].exact * exact(units_[purchase]);
  return sum;
}

Exact Purses::Sum::slope() const {
  Exact sum = exact(ballots_);
  for (std::size_t purchase = 0; purchase < units_.size(); ++purchase)
    if (units_[purchase] != 0) sum -= purses_.prices_[purchase].slope * exact(units_[purchase]);
  return sum;
}

}  // namespace plenary::count::budgets
