// Carrying out: who takes on what, by when, and how one can tell; what was missed cannot be hidden.
#include <algorithm>

#include "body/checks.h"

namespace plenary::body::steps {
namespace {

const Promise* find_promise(const Round& round, Seq seq) {
  const auto at = std::ranges::find(round.promises, seq, &Promise::seq);
  return at == round.promises.end() ? nullptr : &*at;
}

struct Promised {
  Place place;
  const Promise* promise;
};

// Any round may hold it: the commitments of an earlier decision stand after a re-opening.
Result<Promised> promised(const Case& asked, Seq seq) {
  PLENARY_TRY(const Matter* matter, matter_of(asked));
  for (const auto& round : matter->rounds) {
    const auto* step = asked.state.step_of(*matter, round, charter::Kind::carrying_out);
    const auto* promise = find_promise(round, seq);
    if (promise != nullptr && step != nullptr) return Promised{{matter, &round, step}, promise};
  }
  return refuse("commitment.unknown");
}

Promise& promise_in(State& state, const Moment& now, Seq seq) {
  for (auto& round : matter_in(state, *now.entry.act.on).rounds) {
    for (auto& promise : round.promises) {
      if (promise.seq == seq) return promise;
    }
  }
  ensure(false, "an admitted report finds its commitment");
  std::abort();
}

}  // namespace

Result<Nothing> admit(const Case& asked, const Commit& act) {
  PLENARY_TRY(const Place place, after_decision(asked, charter::Kind::carrying_out));
  PLENARY_DO(may(asked, *place.step, "commit"));
  if (act.due < asked.day()) return refuse("commitment.due_in_the_past", {.params = {{"due", act.due}}});
  return Nothing{};
}

void apply(State& state, const Moment& now, const Commit& act, const Nothing&) {
  auto& round = decided_round(matter_in(state, *now.entry.act.on));
  round.promises.push_back({.seq = now.seq, .by = *now.entry.act.by, .made_on = now.day(), .due = act.due});
}

Result<Nothing> admit(const Case& asked, const Report& act) {
  PLENARY_TRY(const Promised found, promised(asked, act.commitment));
  PLENARY_DO(may(asked, *found.place.step, "report"));
  if (found.promise->done_on) return refuse("commitment.done_already", {.params = {{"day", *found.promise->done_on}}});
  return Nothing{};
}

void apply(State& state, const Moment& now, const Report& act, const Nothing&) {
  auto& promise = promise_in(state, now, act.commitment);
  promise.reports.push_back({now.seq, *now.entry.act.by, act.state, now.day()});
  if (act.state == Progress::done) promise.done_on = now.day();
}

Result<Nothing> admit(const Case& asked, const Missed& act) {
  PLENARY_DO(by_clerk(asked));
  PLENARY_TRY(const Promised found, promised(asked, act.commitment));
  if (found.promise->missed || found.promise->done_on) return refuse("commitment.settled_already");
  if (asked.day() <= found.promise->due) return refuse("commitment.not_due", {.params = {{"due", found.promise->due}}});
  return Nothing{};
}

void apply(State& state, const Moment& now, const Missed& act, const Nothing&) {
  promise_in(state, now, act.commitment).missed = now.seq;
}

}  // namespace plenary::body::steps
