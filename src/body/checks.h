// What several steps ask before they admit an act.  Each refuses with its own code and the article.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "body/steps.h"
#include "decide/evaluate.h"

namespace plenary::body::steps {

struct Place {  // where in the record an act happens
  const Matter* matter = nullptr;
  const Round* round = nullptr;
  const charter::Step* step = nullptr;
};

[[nodiscard]] Result<void> by_clerk(const Case& asked);        // nobody's own act, by the clerk itself
[[nodiscard]] Result<void> by_roll_keeper(const Case& asked);  // the office that keeps the roll
[[nodiscard]] Result<void> by_member(const Case& asked);       // on the roll now
[[nodiscard]] Result<void> is_key_of(const LogKey& key,
                                     std::string_view origin);  // a log's vkey under that name
[[nodiscard]] Result<void> no_matter(const Case& asked);
[[nodiscard]] Result<const Matter*> matter_of(const Case& asked);

// The matter's present round, standing at a step of this kind.
[[nodiscard]] Result<Place> standing_at(const Case& asked, charter::Kind kind);
// The round whose decision is in force and its step of this kind.
[[nodiscard]] Result<Place> after_decision(const Case& asked, charter::Kind kind);
// Whether `may` of the step lets this actor do this act ("open", "close", "amend"); at the desk, as a member.
[[nodiscard]] Result<void> may(const Case& asked, const charter::Step& step, std::string_view act);
// The same for a step whose roll was fixed when it opened: "any member" are those on that roll, and an
// officer must be on it too.
[[nodiscard]] Result<void> may_on_roll(const Case& asked, const charter::Step& step, std::string_view act,
                                       const Electorate& roll, std::string code);

// Whether an office that `may` names lets its holder do this act for somebody else.
[[nodiscard]] Result<void> may_for_others(const Case& asked, const charter::Step& step, std::string_view act);

// Every test must hold on these facts, else refuse(code) with the step's article and each shortfall.
[[nodiscard]] Result<void> gate(const Case& asked, const Place& place, std::span<const std::string> tests,
                                std::string code);

[[nodiscard]] Electorate electorate_now(const State& state, Seq at);

[[nodiscard]] Matter& matter_in(State& state, Seq seq);
[[nodiscard]] Round& decided_round(Matter& matter);
// Enters a step.  One taken again begins anew, as do the later ones; what they held is kept in the round.
void enter_step(const charter::Matter& course, Round& round, std::uint32_t index);
// Moves a round on after an outcome of the step it stands at, as the charter's `then` and `at_most` say.
void move_on(const State& state, const Matter& matter, Round& round, Ending outcome);

}  // namespace plenary::body::steps
