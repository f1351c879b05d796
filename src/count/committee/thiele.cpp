// Thiele's rules: a ballot is worth w(1) + w(2) + ... for as many of its candidates as are elected; w never
// rises.
//
// Worths are whole numbers: w is multiplied until it is.  Lexicographic rules are Thiele rules with steps so
// far apart that all that comes after cannot make up for one before.  Since w never rises, a candidate adds
// less the more are elected before, and both bounds of best_search.h hold.
#include <algorithm>
#include <numeric>

#include "count/committee/best_search.h"

namespace plenary::count::committees {
namespace {

// w(1), w(2) ... of each rule, whole.
std::vector<mpz_class> steps_of(Thiele rule, std::size_t seats, const mpz_class& total) {
  std::vector<Exact> steps;
  for (std::size_t j = 1; j <= seats; ++j) {
    if (rule == Thiele::pav) steps.emplace_back(1, j);
    if (rule == Thiele::slav) steps.emplace_back(1, 2 * j - 1);
    if (rule == Thiele::cc) steps.emplace_back(j == 1 ? 1 : 0);
    if (rule == Thiele::geometric_2) steps.emplace_back(1, mpz_class(1) << j);
    if (rule == Thiele::lex_cc) {
      mpz_class step;
      mpz_pow_ui(step.get_mpz_t(), mpz_class(total + 1).get_mpz_t(), seats - j);
      steps.emplace_back(step);
    }
    if (rule == Thiele::adams)  // the first above all else, then 1, 1/2, 1/3 ...
      steps.push_back(j == 1 ? Exact(total * seats + 1) : Exact(1, j - 1));
  }
  mpz_class common = 1;
  for (const Exact& step : steps)
    common = lcm(common, step.get_den());
  std::vector<mpz_class> whole;
  for (const Exact& step : steps)
    whole.push_back(step.get_num() * (common / step.get_den()));
  return whole;
}

template <class Number>
Number narrow(const mpz_class& number) {
  if constexpr (std::is_same_v<Number, std::int64_t>)
    return number.get_si();
  else
    return number;
}

// Into so many parts a unit of worth is divided, so that a price is told to its millionth.
mpz_class parts_of(const mpz_class& first_step) {
  return first_step < kPriceUnit ? kPriceUnit : 1;
}

std::vector<std::size_t> elected_by(const Profile& profile, const Committee& committee) {
  std::vector<std::size_t> elected(profile.weight.size());
  for (const Option candidate : committee)
    for (const std::size_t ballot : profile.supporters[candidate])
      ++elected[ballot];
  return elected;
}

template <class Number>
class ThieleRule {
 public:
  ThieleRule(const Profile& profile, const std::vector<mpz_class>& steps,
             const std::vector<mpz_class>& weights)
      : profile_(profile), elected_(profile.weight.size()) {
    for (const mpz_class& step : steps)
      steps_.push_back(narrow<Number>(step));
    for (const mpz_class& weight : weights)
      weights_.push_back(narrow<Number>(weight));
  }

  [[nodiscard]] std::vector<Number> gains(Option from) const {
    std::vector<Number> gains;
    for (Option candidate = from; candidate < profile_.candidates; ++candidate)
      gains.push_back(gain(candidate));
    return gains;
  }
  void enter(Option candidate) {
    worth_ += gain(candidate);
    for (const std::size_t ballot : profile_.supporters[candidate])
      ++elected_[ballot];
  }
  void leave(Option candidate) {
    for (const std::size_t ballot : profile_.supporters[candidate])
      --elected_[ballot];
    worth_ -= gain(candidate);
  }
  [[nodiscard]] const Number& worth() const { return worth_; }
  [[nodiscard]] Number bounded(Number sum) const { return sum; }
  [[nodiscard]] Number whole(const Committee& committee) const {
    Number sum = 0;
    const auto elected = elected_by(profile_, committee);
    for (std::size_t ballot = 0; ballot < elected.size(); ++ballot)
      for (std::size_t j = 0; j < elected[ballot]; ++j)
        sum += weights_[ballot] * steps_[j];
    return sum;
  }

  [[nodiscard]] PriceBound<Number> prices() const {
    const mpz_class parts = parts_of(mpz_class(steps_.front()));
    const Number unit = narrow<Number>(parts), most = steps_.front() * unit;
    const auto prices = best_prices(profile_, most, [&](const auto& some) {
      Number bound = kept(some, unit);
      const auto paid = this->paid(some);
      std::vector<std::size_t> elected(some.size());
      for (const Option candidate : best_paid(paid, profile_.seats)) {
        bound += paid[candidate];
        for (const std::size_t ballot : profile_.supporters[candidate])
          ++elected[ballot];
      }
      PriceLook<Number> look{std::move(bound), {}};
      for (std::size_t ballot = 0; ballot < some.size(); ++ballot)
        look.wants.push_back(
            (wanted(ballot, some[ballot], unit) - static_cast<std::int64_t>(elected[ballot])) * kWantParts);
      return look;
    });
    return PriceBound<Number>(kept(prices, unit), paid(prices), profile_.seats, unit);
  }

 private:
  // So many candidates of its own a vote would pay for.
  [[nodiscard]] std::int64_t wanted(std::size_t ballot, const Number& price, const Number& unit) const {
    std::size_t j = 0;
    while (j < std::min(profile_.approved[ballot].size(), steps_.size()) && steps_[j] * unit > price)
      ++j;
    return static_cast<std::int64_t>(j);
  }
  [[nodiscard]] Number kept(const std::vector<Number>& prices, const Number& unit) const {
    Number sum = 0;
    for (std::size_t ballot = 0; ballot < prices.size(); ++ballot)
      for (std::int64_t j = 0; j < wanted(ballot, prices[ballot], unit); ++j)
        sum += weights_[ballot] * Number(steps_[static_cast<std::size_t>(j)] * unit - prices[ballot]);
    return sum;
  }
  [[nodiscard]] std::vector<Number> paid(const std::vector<Number>& prices) const {
    std::vector<Number> paid(profile_.candidates, Number(0));
    for (std::size_t ballot = 0; ballot < prices.size(); ++ballot)
      for (const Option candidate : profile_.approved[ballot])
        paid[candidate] += weights_[ballot] * prices[ballot];
    return paid;
  }

  Number gain(Option candidate) const {
    Number sum = 0;
    for (const std::size_t ballot : profile_.supporters[candidate])
      if (elected_[ballot] < steps_.size()) sum += weights_[ballot] * steps_[elected_[ballot]];
    return sum;
  }

  const Profile& profile_;
  std::vector<Number> steps_, weights_;
  std::vector<std::size_t> elected_;  // by ballot, how many it has
  Number worth_ = 0;
};

struct Worths {
  std::vector<mpz_class> steps, weights;
};

Worths worths_of(const Profile& profile, Thiele rule) {
  Worths worths{.weights = whole_weights(profile)};
  const mpz_class total = std::accumulate(worths.weights.begin(), worths.weights.end(), mpz_class(0));
  worths.steps = steps_of(rule, profile.seats, total);
  return worths;
}

template <class Number>
Committees best_thiele(const Profile& profile, const Worths& worths, const std::vector<Committee>& known) {
  ThieleRule<Number> rule(profile, worths.steps, worths.weights);
  return BestSearch<Number, ThieleRule<Number>>(profile, rule, rule.prices()).run(known);
}

}  // namespace

Committees thiele(const Profile& profile, Thiele rule) {
  const Worths worths = worths_of(profile, rule);
  Approvals one = profile.asked;
  one.asked = Asked::one;
  const Profile for_one = profile_of(one, Ballots::merged);
  std::vector<Committee> known{thiele_sequential(for_one, rule).committees.front()};
  if (auto proposed = proposed_committee(profile)) known.push_back(*std::move(proposed));
  mpz_class most = 0;
  for (const mpz_class& weight : worths.weights)
    most += weight;
  most *= worths.steps.front() * mpz_class(profile.seats) * parts_of(worths.steps.front());
  if (mpz_sizeinbase(most.get_mpz_t(), 2) < 61)  // what is kept and what is paid add up to twice that
    return best_thiele<std::int64_t>(profile, worths, known);
  return best_thiele<mpz_class>(profile, worths, known);
}

Committees thiele_sequential(const Profile& profile, Thiele rule) {
  const Worths worths = worths_of(profile, rule);
  const Stepwise stepwise{
      .steps = profile.seats,
      .equals =
          [&](State& state, Exact& figure) {
            const auto elected = elected_by(profile, state.chosen);
            return largest(
                not_in(state.chosen, profile.candidates),
                [&](Option candidate) {
                  mpz_class gain = 0;
                  for (const std::size_t ballot : profile.supporters[candidate])
                    gain += worths.weights[ballot] * worths.steps[elected[ballot]];
                  return Exact(gain);
                },
                figure);
          },
      .take = [](const State& state, Option candidate) { return State{with(state.chosen, candidate)}; },
      .figure_name = "gain"};
  return walk(profile, {}, stepwise);
}

Committees thiele_reverse(const Profile& profile, Thiele rule) {
  Profile whole = profile;
  whole.seats = profile.candidates;  // the first committee is everybody
  const Worths worths = worths_of(whole, rule);
  const Stepwise stepwise{
      .steps = profile.candidates - profile.seats,
      .equals =
          [&](State& state, Exact& figure) {
            const auto left = not_in(state.chosen, profile.candidates);
            const auto elected = elected_by(profile, left);
            return smallest(
                left,
                [&](Option candidate) {
                  mpz_class loss = 0;
                  for (const std::size_t ballot : profile.supporters[candidate])
                    loss += worths.weights[ballot] * worths.steps[elected[ballot] - 1];
                  return Exact(loss);
                },
                figure);
          },
      .take = [](const State& state, Option candidate) { return State{with(state.chosen, candidate)}; },
      .figure_name = "loss",
      .removes = true};
  return walk(profile, {}, stepwise);
}

}  // namespace plenary::count::committees
