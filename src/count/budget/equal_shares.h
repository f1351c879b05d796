// Inside this room: one reckoning of equal shares at one share.
//
// Everybody has the same share.  A project whose supporters can pay it together costs each of them the same
// money for a unit of utility, rho, or all that is left of the purse; the project of the least rho is bought,
// until none can be paid.  rho only rises as purses empty, so a rho reckoned before is a bound from below and
// only the least is reckoned anew.
#pragma once

#include <queue>

#include "count/budget/purse.h"
#include "count/budget/rules.h"

namespace plenary::count::budgets {

struct Reckoning {
  Funded funded;
  std::int64_t alike = 0;  // with so many units more of share every comparison here falls the same way
};

class EqualShares {
 public:
  EqualShares(const Budgeting& asked, Utility utility);

  enum class Tell { nothing, trace, slack };
  [[nodiscard]] Reckoning reckon(const Exact& share, Tell tell);

  [[nodiscard]] Exact first_share() const;  // the budget over the ballots; nothing where there is no ballot
  // Whether a supported project is left that could be bought beside those bought, or at all where raising
  // does not stop when nothing fits.
  [[nodiscard]] bool goes_on(const Funded& funded) const;

 private:
  struct Supporter {
    std::uint32_t group;
    std::int64_t units;
  };
  struct Offer {
    std::vector<Supporter> supporters;  // those that have nothing left, those that pay all, the others
    std::size_t gone = 0, poor = 0;     // so many of the first, of the first and second
    Price price;
    Exact rho, rho_slope;
    std::size_t reckoned_at = 0;  // after so many purchases
    std::int64_t units = 0;
  };
  struct Later {
    const EqualShares* shares;
    bool operator()(Option a, Option b) const { return shares->before(b, a); }
  };

  [[nodiscard]] bool before(Option a, Option b) const;
  [[nodiscard]] bool payable(Offer& offer, Option project);
  void reckon_price(Offer& offer, Option project);
  void move_gone(Offer& offer);
  bool move_poor(Offer& offer);
  void buy(Option project);
  [[nodiscard]] std::vector<Option> equals_of(Option project);
  void tell(Option project, const std::vector<Option>& equals);

  void keep_poor_alike(const Offer& offer);
  void keep_unpayable_alike(const Purses::Sum& all, const Exact& cost);
  void keep_choice_alike(Option chosen);
  void at_most(const Exact& units);  // alike stays below this many

  const Budgeting& asked_;
  Utility utility_;
  std::vector<std::size_t> place_;
  std::vector<Offer> offers_;
  Purses purses_;
  std::vector<Option> waiting_;  // a heap, the least rho on top
  Funded funded_;
  std::int64_t alike_ = 0;
  bool tracing_ = false, tracking_ = false;
};

}  // namespace plenary::count::budgets
