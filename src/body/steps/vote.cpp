// Vote: open roll call among those on the roll when it opened; the clerk closes it on its day.
#include <algorithm>

#include "body/checks.h"
#include "body/facts.h"
#include "body/spelling.h"

namespace plenary::body::steps {
namespace {

// A vote may open at its own step, and from the text before it: opening settles the words.
Result<Place> ready_to_vote(const Case& asked) {
  const auto at_text = standing_at(asked, charter::Kind::text);
  if (!at_text) return standing_at(asked, charter::Kind::vote);
  const auto& course = asked.state.course_of(*at_text->matter, *at_text->round);
  const auto* vote = course.find_step(at_text->step->after("adopted"));
  const auto taken = vote == nullptr ? 0 : std::ranges::count(at_text->round->path, *course.index_of(vote->name));
  if (vote == nullptr || vote->kind != charter::Kind::vote || (vote->at_most && taken >= *vote->at_most)) {
    return standing_at(asked, charter::Kind::vote);
  }
  PLENARY_DO(gate(asked, *at_text, at_text->step->enough, "gate.text_not_settled"));
  return Place{at_text->matter, at_text->round, vote};
}

Result<void> check_options(const Case& asked, const charter::Step& step, const VoteOpen& act) {
  const bool choice = step.ballot == charter::BallotForm::one_of_many;
  if (choice != act.options.has_value()) {
    return refuse(choice ? "vote.needs_options" : "vote.takes_no_options", {.article = charter::article_of(step.law)});
  }
  const auto& held = asked.entry.act.held;
  const std::int64_t named = std::ranges::count_if(held, [](const Commitment& c) { return c.field.starts_with("option."); });
  if (!choice) return named == 0 ? Result<void>() : refuse("vote.takes_no_options");
  if (*act.options < 2 || *act.options > 100) return refuse("vote.number_of_options", {.params = {{"options", *act.options}}});
  for (std::int64_t i = 0; i < *act.options; ++i) {
    if (find_held(asked.entry.act, "option." + std::to_string(i)) == nullptr) {
      return refuse("vote.option_missing", {.params = {{"option", i}}});
    }
  }
  return named == *act.options ? Result<void>() : refuse("vote.number_of_options", {.params = {{"options", named}}});
}

Result<Place> open_vote(const Case& asked) {
  PLENARY_TRY(const Place place, standing_at(asked, charter::Kind::vote));
  if (!place.round->vote) return refuse("vote.not_open", {.article = charter::article_of(place.step->law)});
  return place;
}

}  // namespace

Result<Opened> admit(const Case& asked, const VoteOpen& act) {
  PLENARY_TRY(const Place place, ready_to_vote(asked));
  PLENARY_DO(may(asked, *place.step, "open"));
  if (place.round->vote) return refuse("vote.already_open");
  PLENARY_DO(gate(asked, place, place.step->before, "gate.vote_not_opened"));
  PLENARY_DO(check_options(asked, *place.step, act));
  return Opened{electorate_now(asked.state, asked.seq()), asked.day() + place.step->lasts_days.value_or(1)};
}

void apply(State& state, const Moment& now, const VoteOpen& act, const Opened& effect) {
  auto& matter = matter_in(state, *now.entry.act.on);
  auto& round = matter.rounds.back();
  if (state.course_of(matter, round).steps[*round.step].kind == charter::Kind::text) {
    round.text_settled = now.seq;
    move_on(state, matter, round, Ending::adopted);
  }
  round.vote = Vote{.step = *round.step,
                    .opened = now.seq,
                    .opened_on = now.day(),
                    .closes_on = effect.closes_on,
                    .text = round.texts.back().seq,
                    .options = act.options.value_or(0),
                    .roll = effect.roll};
}

Result<Nothing> admit(const Case& asked, const VoteCast& act) {
  PLENARY_TRY(const Place place, open_vote(asked));
  const Vote& vote = *place.round->vote;
  PLENARY_DO(may_on_roll(asked, *place.step, "vote", vote.roll, "vote.not_on_its_roll"));
  if (asked.day() >= vote.closes_on) return refuse("vote.over", {.params = {{"day", vote.closes_on}}});
  if (vote.ballots.contains(*asked.entry.act.by)) return refuse("vote.already_cast", {.article = charter::article_of(place.step->law)});
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

// ---------------------------------------------------------------- the close

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

}  // namespace

Result<Decision> admit(const Case& asked, const Closed& act) {
  PLENARY_DO(by_clerk(asked));
  PLENARY_TRY(const Matter* matter, matter_of(asked));
  const Round& round = matter->now();
  const auto* step = asked.state.step_of(*matter, round, charter::Kind::vote);
  if (step == nullptr || step->name != act.step.text) return close_review(asked, act, *matter);
  if (!round.vote || round.vote->closed) return refuse("step.not_open", {.params = {{"step", act.step.text}}});
  if (asked.day() < round.vote->closes_on) return refuse("step.lasts_longer", {.params = {{"day", round.vote->closes_on}}});
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
  round.vote->closed = now.seq;
  round.vote->closed_on = now.day();
  round.vote->outcome = act.outcome;
  round.vote->chosen = effect.chosen;
  move_on(state, matter, round, act.outcome);
}

}  // namespace plenary::body::steps
