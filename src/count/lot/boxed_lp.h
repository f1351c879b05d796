// Inside this room: linear programs in exact numbers, every variable in a box (the dual simplex method, Lemke 1954).
//
//     BoxedLp lp;
//     const auto x = lp.add_variable(0, 1), y = lp.add_variable(0, 1);
//     lp.add_row({{x, 2}, {y, 1}}, 0, 2);      // 0 <= 2x + y <= 2
//     lp.set_gains({3, 1});
//     Pivots pivots{.most = 1000};
//     if (lp.solve(pivots) == LpEnd::best) lp.best();               // 7/2
//
// Since every variable has both ends, a basis can always be made one that no change of the gains, of a box or by a
// further row spoils: whoever is not in it stands at the end that its price asks for.  So one method suffices, and
// each solve() goes on from the last.  It ends: after a number of steps that grows with the size, the smallest index
// is taken wherever there is a choice (Bland 1977).  A line of the dictionary is whole numbers over one denominator.
// Numbers grow with the steps; whoever needs an end before that gives few pivots, and may go on later with more.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "base/exact.h"

namespace plenary::count::panels {

struct Pivots {  // of all programmes for one answer
  std::int64_t most = 0, taken = 0;
};

enum class LpEnd { best, nothing_fits, used_up };

class BoxedLp {
 public:
  using Entries = std::vector<std::pair<std::size_t, Exact>>;  // variable, coefficient; each variable once

  std::size_t add_variable(const Exact& least, const Exact& most);  // all of them before the first row
  std::size_t add_row(const Entries& entries, const Exact& least, const Exact& most);
  void set_bounds(std::size_t variable, const Exact& least, const Exact& most);
  void set_row_bounds(std::size_t row, const Exact& least, const Exact& most) {
    set_bounds(variables_ + row, least, most);
  }
  void set_gains(std::span<const Exact> gains);  // what is made as large as it can be: one for each variable

  [[nodiscard]] LpEnd solve(Pivots& pivots);
  // After a solve() that found the best:
  [[nodiscard]] const Exact& value(std::size_t variable) const { return value_[variable]; }
  [[nodiscard]] Exact best() const;
  // The row's multiplier: above 0 only where the row is at its most, below 0 only where it is at its least.  The gain
  // is, for all values whatever, the sum of price times row, and of a price times each variable by itself.
  [[nodiscard]] Exact price(std::size_t row) const;

 private:
  struct Line {  // den times a basic one = sum of num times those outside, by column
    mpz_class den = 1;
    std::vector<mpz_class> num;
  };
  static void shorten(Line& line);
  static Line line_of(const std::vector<Exact>& dense);
  static void substitute(Line& line, const Line& pivot, std::size_t column);
  void add_scaled(std::vector<Exact>& dense, std::size_t variable, const Exact& factor) const;
  void shift(std::size_t column, const Exact& by);
  void stand_at_ends();
  [[nodiscard]] std::size_t leaving(bool smallest) const;
  [[nodiscard]] std::size_t entering(std::size_t line, bool rises) const;
  void exchange(std::size_t line, std::size_t column);

  // By name: first the variables, then the rows.
  std::size_t variables_ = 0;
  std::vector<Exact> least_, most_, value_, gains_;
  std::vector<std::size_t> place_;  // its line or its column
  std::vector<bool> inside_;        // in the basis

  std::vector<std::size_t> basic_, outside_;  // names, by line and by column
  std::vector<bool> high_;                    // by column: stands at its most
  std::vector<Line> lines_;
  Line goal_;
};

}  // namespace plenary::count::panels
