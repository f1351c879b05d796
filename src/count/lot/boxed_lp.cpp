#include "count/lot/boxed_lp.h"

#include "base/result.h"

namespace plenary::count::panels {
namespace {

constexpr auto kNothing = static_cast<std::size_t>(-1);

}  // namespace

std::size_t BoxedLp::add_variable(const Exact& least, const Exact& most) {
  ensure(lines_.empty() && least <= most, "variables come before rows, and their boxes hold something");
  const std::size_t name = variables_++;
  least_.push_back(least), most_.push_back(most), value_.push_back(least), gains_.emplace_back(0);
  place_.push_back(name), inside_.push_back(false);
  outside_.push_back(name), high_.push_back(false);
  goal_.num.emplace_back(0);
  return name;
}

// No common factor, and a denominator above 0.
void BoxedLp::shorten(Line& line) {
  if (line.den < 0) {
    line.den = -line.den;
    for (auto& each : line.num)
      mpz_neg(each.get_mpz_t(), each.get_mpz_t());
  }
  mpz_class common = line.den;
  for (const auto& each : line.num) {
    if (common == 1) return;
    if (each != 0) mpz_gcd(common.get_mpz_t(), common.get_mpz_t(), each.get_mpz_t());
  }
  if (common == 1) return;
  mpz_divexact(line.den.get_mpz_t(), line.den.get_mpz_t(), common.get_mpz_t());
  for (auto& each : line.num)
    if (each != 0) mpz_divexact(each.get_mpz_t(), each.get_mpz_t(), common.get_mpz_t());
}

BoxedLp::Line BoxedLp::line_of(const std::vector<Exact>& dense) {
  Line line;
  for (const Exact& each : dense)
    line.den = lcm(line.den, each.get_den());
  for (const Exact& each : dense)
    line.num.push_back(each.get_num() * (line.den / each.get_den()));
  return line;
}

// dense += factor * variable, said in those outside.
void BoxedLp::add_scaled(std::vector<Exact>& dense, std::size_t variable, const Exact& factor) const {
  if (!inside_[variable]) {
    dense[place_[variable]] += factor;
    return;
  }
  const Line& line = lines_[place_[variable]];
  const Exact by = factor / Exact(line.den);
  for (std::size_t column = 0; column < dense.size(); ++column)
    if (line.num[column] != 0) dense[column] += by * Exact(line.num[column]);
}

std::size_t BoxedLp::add_row(const Entries& entries, const Exact& least, const Exact& most) {
  const std::size_t name = value_.size();
  std::vector<Exact> dense(outside_.size());
  Exact value = 0;
  for (const auto& [variable, factor] : entries) {
    add_scaled(dense, variable, factor);
    value += factor * value_[variable];
  }
  least_.push_back(least), most_.push_back(most), value_.push_back(value);
  place_.push_back(lines_.size()), inside_.push_back(true);
  basic_.push_back(name);
  lines_.push_back(line_of(dense));
  return name - variables_;
}

void BoxedLp::set_bounds(std::size_t variable, const Exact& least, const Exact& most) {
  least_[variable] = least, most_[variable] = most;
}

void BoxedLp::set_gains(std::span<const Exact> gains) {
  gains_.assign(gains.begin(), gains.end());
  std::vector<Exact> dense(outside_.size());
  for (std::size_t variable = 0; variable < variables_; ++variable)
    if (gains[variable] != 0) add_scaled(dense, variable, gains[variable]);
  goal_ = line_of(dense);
}

Exact BoxedLp::best() const {
  Exact sum = 0;
  for (std::size_t variable = 0; variable < variables_; ++variable)
    if (gains_[variable] != 0) sum += gains_[variable] * value_[variable];
  return sum;
}

Exact BoxedLp::price(std::size_t row) const {
  const std::size_t name = variables_ + row;
  if (inside_[name]) return 0;
  Exact price(goal_.num[place_[name]], goal_.den);
  price.canonicalize();
  return price;
}

// Whoever stands outside moves, and all inside with it.
void BoxedLp::shift(std::size_t column, const Exact& by) {
  if (by == 0) return;
  value_[outside_[column]] += by;
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    const auto& [den, num] = lines_[line];
    if (num[column] != 0) value_[basic_[line]] += by * Exact(num[column]) / Exact(den);
  }
}

void BoxedLp::stand_at_ends() {
  for (std::size_t column = 0; column < outside_.size(); ++column) {
    const std::size_t name = outside_[column];
    const int wants = sgn(goal_.num[column]);
    high_[column] = wants > 0 || (wants == 0 && value_[name] == most_[name]);
    shift(column, (high_[column] ? most_[name] : least_[name]) - value_[name]);
  }
}

// Of those beyond their ends the farthest, or the one with the smallest name.
std::size_t BoxedLp::leaving(bool smallest) const {
  std::size_t best = kNothing;
  Exact farthest = 0;
  for (std::size_t line = 0; line < lines_.size(); ++line) {
    const std::size_t name = basic_[line];
    Exact beyond = 0;
    if (value_[name] < least_[name]) beyond = least_[name] - value_[name];
    if (value_[name] > most_[name]) beyond = value_[name] - most_[name];
    if (beyond == 0) continue;
    const bool better = best == kNothing || (smallest ? name < basic_[best] : beyond > farthest);
    if (!better) continue;
    best = line;
    farthest = beyond;
  }
  return best;
}

// Of those that can move the line's basic one the way it must go, whose price is spent first.
std::size_t BoxedLp::entering(std::size_t line, bool rises) const {
  std::size_t best = kNothing;
  const auto& num = lines_[line].num;
  for (std::size_t column = 0; column < outside_.size(); ++column) {
    const std::size_t name = outside_[column];
    const int sign = sgn(num[column]);
    if (sign == 0 || least_[name] == most_[name]) continue;
    if ((rises == (sign > 0)) == high_[column]) continue;
    if (best == kNothing) {
      best = column;
      continue;
    }
    const int first = cmp(abs(goal_.num[column] * num[best]), abs(goal_.num[best] * num[column]));
    if (first < 0 || (first == 0 && name < outside_[best])) best = column;
  }
  return best;
}

// line, with the pivot's line put in for the one at `column`.
void BoxedLp::substitute(Line& line, const Line& pivot, std::size_t column) {
  if (line.num[column] == 0) return;
  mpz_class common;
  mpz_gcd(common.get_mpz_t(), pivot.num[column].get_mpz_t(), line.num[column].get_mpz_t());
  const mpz_class by = pivot.num[column] / common, times = line.num[column] / common;
  for (std::size_t other = 0; other < line.num.size(); ++other) {
    if (other == column) continue;
    mpz_class& each = line.num[other];
    if (each != 0) each *= by;
    if (pivot.num[other] != 0) mpz_submul(each.get_mpz_t(), times.get_mpz_t(), pivot.num[other].get_mpz_t());
  }
  line.num[column] = times * pivot.den;
  line.den *= by;
  shorten(line);
}

void BoxedLp::exchange(std::size_t line, std::size_t column) {
  Line& pivot = lines_[line];
  for (std::size_t other = 0; other < lines_.size(); ++other)
    if (other != line) substitute(lines_[other], pivot, column);
  substitute(goal_, pivot, column);
  // den * leaves = num * enters + others  becomes  num * enters = den * leaves - others.
  const mpz_class den = pivot.num[column];
  for (auto& each : pivot.num)
    mpz_neg(each.get_mpz_t(), each.get_mpz_t());
  pivot.num[column] = pivot.den;
  pivot.den = den;
  shorten(pivot);
  std::swap(basic_[line], outside_[column]);
  place_[basic_[line]] = line, inside_[basic_[line]] = true;
  place_[outside_[column]] = column, inside_[outside_[column]] = false;
}

LpEnd BoxedLp::solve(Pivots& pivots) {
  stand_at_ends();
  const std::size_t patience = 20 * (lines_.size() + outside_.size());
  for (std::size_t steps = 0;; ++steps) {
    const std::size_t line = leaving(steps > patience);
    if (line == kNothing) return LpEnd::best;
    const std::size_t name = basic_[line];
    const bool rises = value_[name] < least_[name];
    const std::size_t column = entering(line, rises);
    if (column == kNothing) return LpEnd::nothing_fits;
    if (pivots.taken >= pivots.most) return LpEnd::used_up;
    ++pivots.taken;
    const Exact way = (rises ? least_[name] : most_[name]) - value_[name];
    shift(column, way * Exact(lines_[line].den) / Exact(lines_[line].num[column]));
    exchange(line, column);
    high_[column] = !rises;
  }
}

}  // namespace plenary::count::panels
