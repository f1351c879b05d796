// Inside this room: approvals made ready for the rules, and the two ways of choosing: step by step among
// equals, and the best of all committees.
#pragma once

#include <functional>
#include <optional>
#include <span>

#include "count/committee/committee.h"

namespace plenary::count::committees {

struct Profile {
  std::size_t candidates, seats;
  std::vector<std::vector<Option>> approved;  // by ballot, ascending
  std::vector<Exact> weight;
  std::vector<std::vector<std::size_t>> supporters;  // by candidate, ballots ascending
  std::vector<Exact> support;                        // by candidate
  Exact total;
  const Approvals& asked;

  [[nodiscard]] bool approves(std::size_t ballot, Option candidate) const;
};

enum class Ballots { merged, as_cast };
[[nodiscard]] Profile profile_of(const Approvals& approvals, Ballots how);

// Whole weights in the same proportion.
[[nodiscard]] std::vector<mpz_class> whole_weights(const Profile& profile);

struct State {  // of a rule that chooses one after another: what its next choice depends on
  Committee chosen;
  std::vector<Exact> money = {};  // by ballot: purse, load, weight ... as the rule has it
  int phase = 0;
};

struct Stepwise {
  std::size_t steps;  // choices to make
  // The candidates equal for the next choice, and the figure they share; may move the state to its next
  // phase.
  std::function<std::vector<Option>(State&, Exact& figure)> equals;
  std::function<State(const State&, Option)> take;
  std::string_view figure_name;
  bool removes = false;  // the chosen leave, and the others are the committee
};
[[nodiscard]] Committees walk(const Profile& profile, State first, const Stepwise& rule);

// Of `some`, those with the largest (smallest) figure.
[[nodiscard]] std::vector<Option> largest(const std::vector<Option>& some,
                                          const std::function<Exact(Option)>& of, Exact& figure);
[[nodiscard]] std::vector<Option> smallest(const std::vector<Option>& some,
                                           const std::function<Exact(Option)>& of, Exact& figure);
[[nodiscard]] std::vector<Option> not_in(const Committee& chosen, std::size_t candidates);
[[nodiscard]] Committee with(const Committee& chosen, Option candidate);

// Every committee in turn, from {0, 1, ...}; stops when `each` says false.
void every_committee(std::size_t candidates, std::size_t seats,
                     const std::function<bool(const Committee&)>& each);
// Whether there are at most so many.
[[nodiscard]] bool few_committees(std::size_t candidates, std::size_t seats, std::int64_t most);

inline constexpr std::int64_t kMostCommittees = 2'000'000;  // where each is looked at

// The best by a value that compares; refused "count.too_many_committees" beyond these and most_steps.
template <class Value>
Result<Committees> best_of_all(const Profile& profile, const std::function<Value(const Committee&)>& value,
                               const std::function<bool(const Value&, const Value&)>& better) {
  const std::int64_t most = std::min(profile.asked.most_steps, kMostCommittees);
  if (!few_committees(profile.candidates, profile.seats, most))
    return refuse("count.too_many_committees", {.params = {{"most", most}}});
  Committees found;
  std::optional<Value> best;
  every_committee(profile.candidates, profile.seats, [&](const Committee& committee) {
    Value here = value(committee);
    if (best && better(*best, here)) return true;
    if (!best || better(here, *best)) {
      found = {};
      best = std::move(here);
    } else if (profile.asked.asked == Asked::one) {
      return true;
    }
    if (found.committees.size() == profile.asked.most)
      found.more = true;
    else
      found.committees.push_back(committee);
    return true;
  });
  return found;
}

// The rules.
[[nodiscard]] Result<Committees> separable(const Profile& profile, const std::vector<Exact>& score);
[[nodiscard]] Committees any_committee(const Profile& profile);
[[nodiscard]] Committees serial_dictator(const Profile& profile);

enum class Thiele { pav, slav, cc, lex_cc, geometric_2, adams };
[[nodiscard]] Committees thiele(const Profile& profile, Thiele rule);
[[nodiscard]] Committees thiele_sequential(const Profile& profile, Thiele rule);
[[nodiscard]] Committees thiele_reverse(const Profile& profile, Thiele rule);

[[nodiscard]] Committees phragmen_sequential(const Profile& profile);
[[nodiscard]] Committees phragmen_enestroem(const Profile& profile);
[[nodiscard]] Result<Committees> phragmen_minimax(const Profile& profile);
[[nodiscard]] Result<Committees> phragmen_leximax(const Profile& profile);
[[nodiscard]] Result<Committees> maximin_support(const Profile& profile);

enum class Completion { none, phragmen, approval };
[[nodiscard]] Committees equal_shares(const Profile& profile, Completion completion);
[[nodiscard]] Result<Committees> equal_shares_increment(const Profile& profile);

[[nodiscard]] Result<Committees> monroe(const Profile& profile);
[[nodiscard]] Result<Committees> monroe_greedy(const Profile& profile);
[[nodiscard]] Result<Committees> minimax_approval(const Profile& profile);
[[nodiscard]] Result<Committees> lex_minimax_approval(const Profile& profile);
[[nodiscard]] Committees consensus(const Profile& profile);
[[nodiscard]] Committees eph(const Profile& profile);

}  // namespace plenary::count::committees
