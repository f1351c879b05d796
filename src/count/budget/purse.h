// Inside this room: what every group of equal ballots has left, exactly, and how that moves with the share.
//
// A purse is share - (price x units) of each purchase, kept as the list of purchases.  Beside it stand whole
// numbers between which it lies (in 2^-places of a unit of money): they settle nearly every comparison, and
// where they do not, the exact purse is reckoned.  So the outcome is exact and most of the work is whole
// numbers.  `slope` is how much a purse grows for one more unit of share, bounded in the same way.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/exact.h"

namespace plenary::count::budgets {

__extension__ typedef __int128 Wide;

struct Between {  // a number known to lie here, both ends included
  std::int64_t low = 0, high = 0;
};

struct Price {  // of a unit of a purchase, and how it moves with the share
  Exact exact, slope;
  Between near, slope_near;
  bool slope_known = false;  // false: too steep for slope_near
};

class Scale {
 public:
  explicit Scale(const Exact& share);
  [[nodiscard]] Between near(const Exact& number) const;  // |number| at most some shares
  [[nodiscard]] Wide floor(const Exact& number) const;    // of anything a Wide holds
  [[nodiscard]] int places() const { return places_; }

 private:
  int places_;
};

inline constexpr int kSlopePlaces = 32;

// Fractions over one denominator, so that sums of them with whole numbers need no reducing on the way.
class Together {
 public:
  void open(const Exact& first);  // its place is 0
  void add(const Exact& number);  // at the next place
  [[nodiscard]] const mpz_class& over(std::size_t place) const { return above_[place]; }
  [[nodiscard]] Exact reduced(const mpz_class& above) const;

 private:
  std::vector<mpz_class> above_;
  mpz_class below_ = 1;
};

class Purses {
 public:
  // `room`: for each group how many purchases it may take part in.
  Purses(std::vector<std::int64_t> ballots, const std::vector<std::size_t>& room);

  void open(const Exact& share);                    // everybody has this, nothing is bought
  void add(Price price);                            // what pay() then takes
  void pay(std::size_t group, std::int64_t units);  // of the last price; leaves something or exactly nothing
  void empty(std::size_t group) { gone_[group] = true; }

  [[nodiscard]] bool gone(std::size_t group) const { return gone_[group]; }
  [[nodiscard]] std::int64_t ballots(std::size_t group) const { return ballots_[group]; }
  [[nodiscard]] const Between& near(std::size_t group) const { return near_[group]; }
  [[nodiscard]] const Between& slope(std::size_t group) const { return slope_[group]; }
  [[nodiscard]] bool less(std::size_t group, const Price& price, std::int64_t units) const;
  [[nodiscard]] const Scale& scale() const { return scale_; }
  [[nodiscard]] bool slopes_known() const { return slopes_known_; }

  // What some groups have together, and its slope: the groups are added one by one.
  class Sum {
   public:
    explicit Sum(const Purses& purses) : purses_(purses), units_(purses.prices_.size()) {}
    void add(std::size_t group);
    [[nodiscard]] Exact money() const;
    [[nodiscard]] Exact slope() const;

   private:
    [[nodiscard]] Exact over(const Together& all) const;
    const Purses& purses_;
    std::int64_t ballots_ = 0;
    std::vector<std::int64_t> units_;  // by purchase
  };

 private:
  struct Paid {
    std::uint32_t purchase;
    std::int64_t units;
  };
  [[nodiscard]] std::span<const Paid> paid(std::size_t group) const {
    return {paid_.data() + start_[group], count_[group]};
  }
  [[nodiscard]] Exact exactly(std::size_t group) const;

  std::vector<std::int64_t> ballots_;
  std::vector<std::size_t> start_;
  std::vector<std::uint32_t> count_;
  std::vector<Paid> paid_;
  std::vector<Between> near_, slope_;
  std::vector<bool> gone_;
  std::vector<Price> prices_;
  Together exact_, slopes_;  // the share, then each price; and so their slopes
  Scale scale_{1};
  bool slopes_known_ = true;
};

}  // namespace plenary::count::budgets
