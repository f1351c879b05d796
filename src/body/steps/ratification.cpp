// Ratification: each unit decides under its own charter; what is entered here is that it did, with its
// source. The body looks into no other body: a deposit is a fact, and the tests of the charter count it.
#include <algorithm>

#include "body/checks.h"
#include "body/facts.h"

namespace plenary::body::steps {

// ---------------------------------------------------------------- opening

Result<Opened> admit(const Case& asked, const RatifyOpen&) {
  PLENARY_TRY(const Place place, standing_at(asked, charter::Kind::ratification));
  PLENARY_DO(may(asked, *place.step, "open"));
  if (place.round->ratification) return refuse("ratify.already_open");
  PLENARY_DO(gate(asked, place, place.step->before, "gate.ratification_not_opened"));
  Opened opened{electorate_now(asked.state, asked.seq()), {}};
  if (place.step->lasts_days) opened.closes_on = asked.day() + *place.step->lasts_days;
  return opened;
}

void apply(State& state, const Moment& now, const RatifyOpen&, const Opened& effect) {
  auto& round = matter_in(state, *now.entry.act.on).rounds.back();
  round.ratification = Ratification{.step = *round.step,
                                    .opened = now.seq,
                                    .opened_on = now.day(),
                                    .closes_on = effect.closes_on,
                                    .text = round.texts.back().seq,
                                    .roll = effect.roll};
}

// ---------------------------------------------------------------- deposits

namespace {

Ratification& ratification_in(State& state, const Moment& now) {
  Matter& matter = matter_in(state, *now.entry.act.on);
  const Round* round = matter.ratified();
  ensure(round != nullptr, "an admitted deposit finds its ratification");
  return *matter.rounds[static_cast<std::size_t>(round - matter.rounds.data())].ratification;
}

Result<Place> opened_ratification(const Case& asked) {
  PLENARY_TRY(const Matter* matter, matter_of(asked));
  const auto here = standing_at(asked, charter::Kind::ratification);
  if (here && !here->round->ratification)
    return refuse("ratify.not_open", {.article = charter::article_of(here->step->law)});
  const Round* round = matter->ratified();
  if (round == nullptr) return tl::unexpected<Error>(here.error());
  return Place{matter, round, asked.state.step_of(*matter, *round, charter::Kind::ratification)};
}

// A unit for itself, where the charter says "any member"; an office that it names for any of them.
Result<void> may_for_unit(const Case& asked, const Place& place, std::string_view act, const ActorId& unit) {
  const Ratification& ratification = *place.round->ratification;
  if (asked.entry.act.by == unit)
    return may_on_roll(asked, *place.step, act, ratification.roll, "ratify.not_on_its_roll");
  PLENARY_DO(may_for_others(asked, *place.step, act));
  if (asked.state.roll->find(unit, ratification.roll.at) == nullptr)
    return refuse("ratify.not_on_its_roll", {.article = charter::article_of(place.step->law)});
  return {};
}

// Once complete it takes later parties for ever; before, until its last day.
Result<void> takes_deposits(const Case& asked, const Place& place) {
  const Ratification& ratification = *place.round->ratification;
  const auto article = charter::article_of(place.step->law);
  if (ratification.complete) return {};
  if (ratification.closed || (ratification.closes_on && asked.day() >= *ratification.closes_on))
    return refuse("ratify.over", {.article = article});
  return {};
}

Deposit deposit_made(const RatifyDeposit& act, Seq seq, Day day) {
  return {seq, act.unit, day, act.decided, act.evidence, act.additional};
}

}  // namespace

Result<Deposited> admit(const Case& asked, const RatifyDeposit& act) {
  PLENARY_TRY(const Place place, opened_ratification(asked));
  PLENARY_DO(may_for_unit(asked, place, "deposit", act.unit));
  PLENARY_DO(takes_deposits(asked, place));
  const Ratification& ratification = *place.round->ratification;
  if (const auto* before = ratification.find(act.unit))
    return refuse("ratify.already_deposited", {.params = {{"day", before->day}}});
  if (act.decided > asked.day())
    return refuse("ratify.decided_in_the_future", {.params = {{"day", act.decided}}});
  Round with = *place.round;
  with.ratification->deposits.push_back(deposit_made(act, asked.seq(), asked.day()));
  auto counted = ratification_of(asked.state, *place.matter, with, asked.day());
  return Deposited{std::move(counted.reached), counted.complete, counted.in_force};
}

void apply(State& state, const Moment& now, const RatifyDeposit& act, const Deposited& effect) {
  auto& ratification = ratification_in(state, now);
  ratification.deposits.push_back(deposit_made(act, now.seq, now.day()));
  if (ratification.complete) return;
  ratification.complete = effect.complete;
  ratification.in_force = effect.in_force;
}

Result<Nothing> admit(const Case& asked, const RatifyWithdraw& act) {
  PLENARY_TRY(const Place place, opened_ratification(asked));
  PLENARY_DO(may_for_unit(asked, place, "withdraw", act.unit));
  const Ratification& ratification = *place.round->ratification;
  if (ratification.find(act.unit) == nullptr) return refuse("ratify.nothing_deposited");
  if (ratification.complete) {
    return refuse("ratify.complete_already", {.params = {{"day", *ratification.complete}},
                                              .article = charter::article_of(place.step->law)});
  }
  PLENARY_DO(takes_deposits(asked, place));
  return Nothing{};
}

void apply(State& state, const Moment& now, const RatifyWithdraw& act, const Nothing&) {
  auto& ratification = ratification_in(state, now);
  std::erase_if(ratification.deposits, [&](const Deposit& one) { return one.unit == act.unit; });
}

// ---------------------------------------------------------------- the end

Result<Nothing> admit(const Case& asked, const RatifyClose&) {
  PLENARY_TRY(const Place place, opened_ratification(asked));
  PLENARY_DO(may(asked, *place.step, "close"));
  const auto article = charter::article_of(place.step->law);
  const Ratification& ratification = *place.round->ratification;
  if (ratification.complete)
    return refuse("ratify.complete_already",
                  {.params = {{"day", *ratification.complete}}, .article = article});
  if (ratification.closed) return refuse("ratify.over", {.article = article});
  if (ratification.closes_on)
    return refuse("step.lasts_longer", {.params = {{"day", *ratification.closes_on}}, .article = article});
  return Nothing{};
}

// From now on the clerk owes the end.
void apply(State& state, const Moment& now, const RatifyClose&, const Nothing&) {
  ratification_in(state, now).closes_on = now.day();
}

}  // namespace plenary::body::steps
