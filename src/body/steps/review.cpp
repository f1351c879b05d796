// Review: every member is asked whether it was done and whether it helped; a matter re-opens by right.
#include <algorithm>

#include "body/checks.h"
#include "body/facts.h"

namespace plenary::body::steps {

Result<Opened> admit(const Case& asked, const ReviewOpen&) {
  PLENARY_TRY(const Place place, after_decision(asked, charter::Kind::review));
  PLENARY_DO(may(asked, *place.step, "open"));
  if (place.round->review) return refuse("review.already_open");
  PLENARY_DO(gate(asked, place, place.step->before, "gate.review_not_opened"));
  return Opened{electorate_now(asked.state, asked.seq()), asked.day() + place.step->lasts_days.value_or(1)};
}

void apply(State& state, const Moment& now, const ReviewOpen&, const Opened& effect) {
  auto& round = decided_round(matter_in(state, *now.entry.act.on));
  round.review =
      Review{.opened = now.seq, .opened_on = now.day(), .closes_on = *effect.closes_on, .roll = effect.roll};
}

Result<Nothing> admit(const Case& asked, const ReviewAnswer& act) {
  PLENARY_TRY(const Place place, after_decision(asked, charter::Kind::review));
  const auto& review = place.round->review;
  if (!review || review->closed) return refuse("review.not_open", {.article = charter::article_of(place.step->law)});
  PLENARY_DO(may_on_roll(asked, *place.step, "answer", review->roll, "review.not_on_its_roll"));
  if (asked.day() >= review->closes_on) return refuse("review.over", {.params = {{"day", review->closes_on}}});
  if (act.answers.empty()) return refuse("review.no_answer");
  for (const auto& [question, _] : act.answers) {
    if (std::ranges::find(place.step->asks, question.text) == place.step->asks.end()) {
      return refuse("review.unknown_question", {.params = {{"question", question.text}}});
    }
  }
  return Nothing{};
}

void apply(State& state, const Moment& now, const ReviewAnswer& act, const Nothing&) {
  auto& review = *decided_round(matter_in(state, *now.entry.act.on)).review;
  for (const auto& [question, answer] : act.answers) review.answers[*now.entry.act.by][question] = answer;
}

// ---------------------------------------------------------------- re-opening

Result<Nothing> admit(const Case& asked, const Reopened& act) {
  PLENARY_DO(by_clerk(asked));
  PLENARY_TRY(const Matter* matter, matter_of(asked));
  const auto ground = ground_to_reopen(asked.state, *matter, asked.day());
  if (!ground) return refuse("reopen.no_ground");
  if (*ground != act.ground.text) return refuse("reopen.other_ground", {.params = {{"ground", *ground}}});
  return Nothing{};
}

// The same matter, a new round under the charter now in force, from the text that was adopted.
void apply(State& state, const Moment& now, const Reopened& act, const Nothing&) {
  auto& matter = matter_in(state, *now.entry.act.on);
  auto& decided = decided_round(matter);
  decided.reopened_by = act.ground.text;
  Round round{.since = now.seq, .charter = static_cast<std::uint32_t>(state.charters.size() - 1)};
  round.texts.push_back(decided.texts.back());
  round.texts.back().day = now.day();
  enter_step(state.course_of(matter, round), round, 0);
  matter.rounds.push_back(std::move(round));
}

}  // namespace plenary::body::steps
