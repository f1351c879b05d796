// Vote: open roll call among those on the roll when it opened; the clerk closes it on its day.  How it
// opens is told in opening.cpp.
#include <algorithm>

#include "body/checks.h"
#include "body/facts.h"
#include "body/spelling.h"

namespace plenary::body::steps {
namespace {

Result<Place> open_vote(const Case& asked) {
  PLENARY_TRY(const Place place, standing_at(asked, charter::Kind::vote));
  if (!place.round->vote) return refuse("vote.not_open", {.article = charter::article_of(place.step->law)});
  return place;
}

Result<void> is_not_over(const Case& asked, const charter::Step& step, const Vote& vote) {
  if (!vote.closes_on || asked.day() < *vote.closes_on) return {};
  if (!step.lasts_days) return refuse("vote.closed", {.article = charter::article_of(step.law)});
  return refuse("vote.over", {.params = {{"day", *vote.closes_on}}});
}

// Whoever was on the roll at the opening votes once, whatever the ballot's form.
Result<Place> votes_now(const Case& asked) {
  PLENARY_TRY(const Place place, open_vote(asked));
  const Vote& vote = *place.round->vote;
  PLENARY_DO(may_on_roll(asked, *place.step, "vote", vote.roll, "vote.not_on_its_roll"));
  PLENARY_DO(is_not_over(asked, *place.step, vote));
  if (vote.ballots.contains(*asked.entry.act.by))
    return refuse("vote.already_cast", {.article = charter::article_of(place.step->law)});
  return place;
}

bool is_ranked(const Place& place) {
  return place.step->ballot == charter::BallotForm::ranking;
}

// Places run 1, 2, 3 without a gap, so that every ranking is written in one way; 0 leaves an option out.
Result<void> check_places(const std::vector<std::int64_t>& places, std::int64_t options) {
  if (static_cast<std::int64_t>(places.size()) != options) {
    return refuse("vote.place_for_each", {.params = {{"options", options}}});
  }
  const auto last = *std::ranges::max_element(places);
  if (last == 0) return refuse("vote.ranks_nothing");
  for (std::int64_t place = 1; place <= last; ++place) {
    if (place > options || std::ranges::find(places, place) == places.end())
      return refuse("vote.places_with_gaps");
  }
  return {};
}

}  // namespace

Result<Nothing> admit(const Case& asked, const VoteCast& act) {
  PLENARY_TRY(const Place place, votes_now(asked));
  const Vote& vote = *place.round->vote;
  if (is_ranked(place))
    return refuse("vote.needs_a_ranking", {.article = charter::article_of(place.step->law)});
  if (act.answer.has_value() == act.option.has_value()) return refuse("vote.one_answer");
  const bool choice = vote.options > 0;
  if (choice && act.answer && (act.answer != BallotAnswer::abstain || !place.step->with_abstain)) {
    return refuse("vote.needs_an_option");
  }
  if (!choice && act.answer == BallotAnswer::abstain && !place.step->with_abstain) return refuse("vote.no_abstaining");
  if (act.option && (!choice || *act.option >= vote.options)) return refuse("vote.unknown_option");
  return Nothing{};
}

void apply(State& state, const Moment& now, const VoteCast& act, const Nothing&) {
  auto& vote = *matter_in(state, *now.entry.act.on).rounds.back().vote;
  vote.ballots.emplace(*now.entry.act.by, CastBallot{now.seq, act.answer, act.option});
}

Result<Nothing> admit(const Case& asked, const VoteRank& act) {
  PLENARY_TRY(const Place place, votes_now(asked));
  if (!is_ranked(place))
    return refuse("vote.takes_no_ranking", {.article = charter::article_of(place.step->law)});
  PLENARY_DO(check_places(act.places, place.round->vote->options));
  return Nothing{};
}

void apply(State& state, const Moment& now, const VoteRank& act, const Nothing&) {
  auto& vote = *matter_in(state, *now.entry.act.on).rounds.back().vote;
  vote.ballots.emplace(*now.entry.act.by, CastBallot{now.seq, {}, {}, act.places});
}

// ---------------------------------------------------------------- the close

Result<Nothing> admit(const Case& asked, const VoteClose&) {
  PLENARY_TRY(const Place place, open_vote(asked));
  PLENARY_DO(may(asked, *place.step, "close"));
  const auto& until = place.round->vote->closes_on;
  if (until && place.step->lasts_days)
    return refuse("step.lasts_longer",
                  {.params = {{"day", *until}}, .article = charter::article_of(place.step->law)});
  if (until) return refuse("vote.closed", {.article = charter::article_of(place.step->law)});
  return Nothing{};
}

// From now on the clerk owes the outcome.
void apply(State& state, const Moment& now, const VoteClose&, const Nothing&) {
  matter_in(state, *now.entry.act.on).rounds.back().vote->closes_on = now.day();
}

namespace {

Result<Decision> close_review(const Case& asked, const Closed& act, const Matter& matter) {
  for (const auto& round : matter.rounds) {
    if (!round.review || round.review->closed) continue;
    const auto* step = asked.state.step_of(matter, round, charter::Kind::review);
    if (step->name != act.step.text) continue;
    if (asked.day() < round.review->closes_on) return refuse("step.lasts_longer", {.params = {{"day", round.review->closes_on}}});
    if (act.outcome != Ending::evaluated) return refuse("step.other_outcome");
    return Decision{};
  }
  return refuse("step.not_open", {.params = {{"step", act.step.text}}});
}

// In force on its day, or lapsed where it was closed without enough deposits.
Result<Decision> close_ratification(const Case& asked, const Closed& act, const Matter& matter) {
  const Round& round = matter.now();
  const Ratification& ratification = *round.ratification;
  const auto& day = ratification.ends_on();
  const auto* step = asked.state.step_of(matter, round, charter::Kind::ratification);
  if (!day) return refuse("ratify.not_complete", {.article = charter::article_of(step->law)});
  if (asked.day() < *day) return refuse("step.lasts_longer", {.params = {{"day", *day}}});
  const Ending outcome = ratification.ending();
  if (act.outcome != outcome)
    return refuse("step.other_outcome", {.params = {{"outcome", std::string(spell(outcome))}}});
  return Decision{{}, ratification_of(asked.state, matter, round, asked.day()).reached, {}};
}

bool is_open_ratification(const State& state, const Matter& matter, const Word& step) {
  const Round& round = matter.now();
  if (!round.ratification || round.ratification->closed) return false;
  return state.step_of(matter, round, charter::Kind::ratification)->name == step.text;
}

}  // namespace

Result<Decision> admit(const Case& asked, const Closed& act) {
  PLENARY_DO(by_clerk(asked));
  PLENARY_TRY(const Matter* matter, matter_of(asked));
  const Round& round = matter->now();
  if (is_open_ratification(asked.state, *matter, act.step)) return close_ratification(asked, act, *matter);
  const auto* step = asked.state.step_of(*matter, round, charter::Kind::vote);
  if (step == nullptr || step->name != act.step.text) return close_review(asked, act, *matter);
  if (!round.vote || round.vote->closed) return refuse("step.not_open", {.params = {{"step", act.step.text}}});
  const auto& until = round.vote->closes_on;
  if (!until) return refuse("vote.closed_by_hand", {.article = charter::article_of(step->law)});
  if (asked.day() < *until) return refuse("step.lasts_longer", {.params = {{"day", *until}}});
  auto decision = outcome_of(asked.state, *matter, round, asked.day());
  if (decision.ending != act.outcome) {
    return refuse("step.other_outcome", {.params = {{"outcome", std::string(spell(decision.ending))}}});
  }
  return Decision{std::move(decision.valid), std::move(decision.pass), decision.chosen};
}

void apply(State& state, const Moment& now, const Closed& act, const Decision& effect) {
  auto& matter = matter_in(state, *now.entry.act.on);
  for (auto& round : matter.rounds) {
    const auto* review = state.step_of(matter, round, charter::Kind::review);
    if (act.outcome == Ending::evaluated && round.review && !round.review->closed && review->name == act.step.text) {
      round.review->closed = now.seq;
      return;
    }
  }
  auto& round = matter.rounds.back();
  if (is_open_ratification(state, matter, act.step)) {
    round.ratification->closed = now.seq;
    round.ratification->closed_on = now.day();
    round.ratification->outcome = act.outcome;
    return move_on(state, matter, round, act.outcome);
  }
  round.vote->closed = now.seq;
  round.vote->closed_on = now.day();
  round.vote->outcome = act.outcome;
  round.vote->chosen = effect.chosen;
  move_on(state, matter, round, act.outcome);
}

}  // namespace plenary::body::steps
