// The facts of a matter, as a charter's tests count them.  The one place where state becomes Facts: gates,
// outcomes, pages and verify all see these numbers.
#pragma once

#include "body/state.h"
#include "decide/evaluate.h"
#include "decide/facts.h"
#include "decide/ratify.h"

namespace plenary::body {

// What is known on `today` for the tests of one step of a round.  "members" and groups are those of the roll
// that the step fixed when it opened; before it opens, of the roll now.
[[nodiscard]] decide::Facts facts_of(const State& state, const Matter& matter, const Round& round,
                                     charter::Kind kind, Day today);

// The same for a matter not yet on the agenda, as it would stand if `one_more` signed too.
[[nodiscard]] decide::Facts signature_facts(const State& state, const Matter& matter,
                                            std::optional<ActorId> one_more, Day today);

// What an open vote comes to if it closes on `today`: void, or by the ballot's form adopted, rejected, tied.
struct VoteOutcome {
  Ending ending{};
  decide::Evaluation valid, pass;
  std::optional<std::int64_t> chosen;            // the option adopted, or the default one kept
  std::vector<std::int64_t> fallen, tied;        // of a ballot on options
  std::vector<std::vector<std::int64_t>> pairs;  // of a ranking: papers that have row before column
};
[[nodiscard]] VoteOutcome outcome_of(const State& state, const Matter& matter, const Round& round, Day today);

// How far the deposits of a ratification reach, and from when on it is in force for whom; parties are named
// by their ids.  Of a round that has one.
[[nodiscard]] decide::Ratification ratification_of(const State& state, const Matter& matter,
                                                   const Round& round, Day today);

// The first test of `reopens` that holds for the decision in force, if it has not re-opened the matter yet.
[[nodiscard]] std::optional<std::string> ground_to_reopen(const State& state, const Matter& matter, Day today);

}  // namespace plenary::body
