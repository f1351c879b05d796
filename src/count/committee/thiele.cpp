// Thiele's rules: a ballot is worth w(1) + w(2) + ... for as many of its candidates as are elected; w never
// rises.
//
// Worths are whole numbers: w is multiplied until it is.  Lexicographic rules are Thiele rules with steps so
// far apart that all that comes after cannot make up for one before.  The best committee is searched from the
// lower numbers on; since w never rises, what the remaining candidates add each by itself, the largest first,
// bounds what they can add together.
#include <algorithm>
#include <numeric>

#include "count/committee/profile.h"

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

template <class Number>
class Search {
 public:
  Search(const Profile& profile, const std::vector<mpz_class>& steps, const std::vector<mpz_class>& weights)
      : profile_(profile), elected_(profile.weight.size()) {
    for (const mpz_class& step : steps)
      steps_.push_back(narrow<Number>(step));
    for (const mpz_class& weight : weights)
      weights_.push_back(narrow<Number>(weight));
  }

  // `at_least`: a committee known, whose worth the search need not fall below.
  Committees run(const Committee& at_least) {
    for (const Option candidate : at_least) {
      best_ += gain(candidate);
      enter(candidate, 1);
    }
    for (const Option candidate : at_least)
      enter(candidate, -1);
    one_ = profile_.asked.asked == Asked::one;
    known_ = at_least;
    search(0, 0);
    if (found_.committees.empty()) found_.committees.push_back(known_);
    return std::move(found_);
  }

 private:
  Number gain(Option candidate) const {
    Number sum = 0;
    for (const std::size_t ballot : profile_.supporters[candidate])
      if (elected_[ballot] < steps_.size()) sum += weights_[ballot] * steps_[elected_[ballot]];
    return sum;
  }
  void enter(Option candidate, int by) {
    for (const std::size_t ballot : profile_.supporters[candidate])
      elected_[ballot] += static_cast<std::size_t>(by);
  }

  void search(Option from, const Number& worth) {
    if (++steps_taken_ > profile_.asked.most_steps) {
      found_.proved = false;
      return;
    }
    if (chosen_.size() == profile_.seats) {
      keep(worth);
      return;
    }
    const std::size_t open = profile_.seats - chosen_.size();
    std::vector<Number> gains;
    for (Option candidate = from; candidate < profile_.candidates; ++candidate)
      gains.push_back(gain(candidate));
    for (Option candidate = from; candidate + open <= profile_.candidates && found_.proved; ++candidate) {
      // What the largest of those left could add; nothing that follows can have more.
      auto rest =
          std::vector<Number>(gains.begin() + static_cast<std::ptrdiff_t>(candidate - from), gains.end());
      std::ranges::partial_sort(rest, rest.begin() + static_cast<std::ptrdiff_t>(open),
                                std::greater<Number>());
      const Number bound =
          std::accumulate(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(open), Number(worth));
      if (bound < best_ || (one_ && found_any_ && bound == best_)) return;
      chosen_.push_back(candidate);
      const Number gained = gains[candidate - from];
      enter(candidate, 1);
      search(candidate + 1, worth + gained);
      enter(candidate, -1);
      chosen_.pop_back();
    }
  }

  void keep(const Number& worth) {
    if (worth < best_ || (one_ && found_any_ && worth == best_)) return;
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
  std::vector<Number> steps_, weights_;
  std::vector<std::size_t> elected_;  // by ballot, how many it has
  Committee chosen_, known_;
  Number best_ = 0;
  bool found_any_ = false, one_ = true;
  std::int64_t steps_taken_ = 0;
  Committees found_;
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

std::vector<std::size_t> elected_by(const Profile& profile, const Committee& committee) {
  std::vector<std::size_t> elected(profile.weight.size());
  for (const Option candidate : committee)
    for (const std::size_t ballot : profile.supporters[candidate])
      ++elected[ballot];
  return elected;
}

}  // namespace

Committees thiele(const Profile& profile, Thiele rule) {
  const Worths worths = worths_of(profile, rule);
  Approvals one = profile.asked;
  one.asked = Asked::one;
  const Profile for_one = profile_of(one, Ballots::merged);
  const Committee known = thiele_sequential(for_one, rule).committees.front();
  mpz_class most = 0;
  for (const mpz_class& weight : worths.weights)
    most += weight;
  most *= worths.steps.front() * mpz_class(profile.seats);
  if (mpz_sizeinbase(most.get_mpz_t(), 2) < 62)
    return Search<std::int64_t>(profile, worths.steps, worths.weights).run(known);
  return Search<mpz_class>(profile, worths.steps, worths.weights).run(known);
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
