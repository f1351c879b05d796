#include "body/fold.h"

#include <fmt/format.h>

#include "body/desk.h"
#include "body/facts.h"
#include "body/steps.h"

namespace plenary::body {
namespace {

// Time never runs back, the record has one origin, and a helper at the desk is one by the charter.
Result<void> check_envelope(const State& state, const Entry& entry) {
  if (state.size == 0) {
    if (!std::holds_alternative<Found>(entry.act.data)) return refuse("found.must_be_first");
    return {};
  }
  const bool by_nobody = entry.auth.how == How::clerk || entry.auth.how == How::import;
  const bool about_keys = std::holds_alternative<NewLogKey>(entry.act.data);
  if ((entry.auth.how == How::key) != about_keys)
    return refuse(about_keys ? "key.not_signed" : "act.not_by_key");
  if (by_nobody && entry.act.by) return refuse("act.no_actor");
  if (entry.act.body != state.origin) return refuse("act.of_another_body");
  if (entry.at.utc_ms < state.last.utc_ms) return refuse("entry.before_the_last");
  if (entry.at.local_day() < state.last.local_day()) return refuse("entry.before_the_last");
  return check_desk(state, entry);
}

}  // namespace

Result<Effects> admit(const State& state, Entry entry, const Blobs& blobs) {
  PLENARY_DO(check_envelope(state, entry));
  const steps::Case asked{state, entry, blobs};
  auto effect = std::visit(
      [&](const auto& act) -> Result<AnyEffect> {
        auto judged = steps::admit(asked, act);
        if (!judged) return tl::unexpected<Error>(std::move(judged).error());
        return AnyEffect(*std::move(judged));
      },
      entry.act.data);
  if (!effect) return tl::unexpected<Error>(std::move(effect).error());
  return Effects{state.next(), std::move(entry), *std::move(effect)};
}

namespace {

template <class Act>
using EffectOf = typename decltype(steps::admit(std::declval<const steps::Case&>(),
                                                std::declval<const Act&>()))::value_type;

}  // namespace

void apply(State& state, const Effects& effects) {
  ensure(effects.seq == state.next(), "effects are applied to the state they were judged on");
  const steps::Moment now{effects.seq, effects.entry};
  std::visit([&]<class Act>(
                 const Act& act) { steps::apply(state, now, act, std::get<EffectOf<Act>>(effects.effect)); },
             effects.entry.act.data);
  state.last = effects.entry.at;
  ++state.size;
}

Result<Effects> fold(State& state, std::string_view bytes, const Blobs& blobs) {
  const auto place = [&](Error error) {
    error.where = fmt::format("entry {}{}{}", state.size, error.where.empty() ? "" : " ", error.where);
    return tl::unexpected<Error>(std::move(error));
  };
  auto entry = parse_entry(bytes);
  if (!entry) return place(std::move(entry).error());
  auto effects = admit(state, *std::move(entry), blobs);
  if (!effects) return place(std::move(effects).error());
  apply(state, *effects);
  return effects;
}

// ---------------------------------------------------------------- what the clerk owes

namespace {

std::optional<Due> due_in(const State& state, const Matter& matter, Day today) {
  for (const auto& round : matter.rounds) {
    for (const auto& promise : round.promises) {
      if (!promise.missed && !promise.done_on && promise.due < today)
        return Due{Missed{promise.seq}, matter.seq};
    }
    if (round.review && !round.review->closed && round.review->closes_on <= today) {
      const auto* step = state.step_of(matter, round, charter::Kind::review);
      return Due{Closed{Ending::evaluated, Word{step->name}}, matter.seq};
    }
  }
  const Round& round = matter.now();
  if (round.vote && !round.vote->closed && round.vote->closes_on && *round.vote->closes_on <= today) {
    const auto* step = state.step_of(matter, round, charter::Kind::vote);
    return Due{Closed{outcome_of(state, matter, round, today).ending, Word{step->name}}, matter.seq};
  }
  if (round.ratification && !round.ratification->closed) {
    const auto& ratification = *round.ratification;
    const auto* step = state.step_of(matter, round, charter::Kind::ratification);
    if (ratification.ends_on() && *ratification.ends_on() <= today)
      return Due{Closed{ratification.ending(), Word{step->name}}, matter.seq};
  }
  if (const auto ground = ground_to_reopen(state, matter, today))
    return Due{Reopened{Word{*ground}}, matter.seq};
  return std::nullopt;
}

}  // namespace

std::optional<Due> next_due(const State& state, Day today, std::optional<Seq> only) {
  if (only) {
    const auto at = state.matters.find(*only);
    return at == state.matters.end() ? std::nullopt : due_in(state, at->second, today);
  }
  for (const auto& [_, matter] : state.matters) {
    if (auto due = due_in(state, matter, today)) return due;
  }
  return std::nullopt;
}

}  // namespace plenary::body
