// Entries into state: the meaning of a record.
//
//     PLENARY_TRY(const Effects effects, admit(state, entry, blobs));   // judges, changes nothing
//     apply(state, effects);                                            // changes, judges nothing
//
// admit() refuses what the charter in force does not allow, with the article and the missing numbers
// ("act.*", "gate.*", "step.*").  Clerk and verify call both; the same entries give the same state on every
// machine.  There is no clock, chance, float or I/O here; `blobs` yields public blobs by their hash.
#pragma once

#include <functional>
#include <optional>
#include <variant>

#include "base/result.h"
#include "body/entry.h"
#include "body/state.h"
#include "decide/evaluate.h"

namespace plenary::body {

using Blobs = std::function<Result<std::string>(const Hash&)>;

struct Nothing {};  // the act itself says all
struct NewCharter {
  CharterVersion version;
};
struct NewRoll {
  std::shared_ptr<const Roll> roll;
  std::int64_t rows = 0;
};
struct NewChunk {
  std::shared_ptr<const StagedChunk> rows;
};
struct Agenda {
  bool reached = false;
};
struct Opened {
  Electorate roll;
  std::optional<Day> closes_on;  // none: an office closes it
};
struct Decision {
  decide::Evaluation valid, pass;  // with their proofs, for whoever shows them; the state keeps the outcome
  std::optional<std::int64_t> chosen;
};

struct Deposited {
  decide::Evaluation reached;  // the tests of `complete` with this deposit
  std::optional<Day> complete, in_force;
};

using AnyEffect = std::variant<Nothing, NewCharter, NewRoll, NewChunk, Agenda, Opened, Decision, Deposited>;

struct Effects {
  Seq seq;
  Entry entry;
  AnyEffect effect;
};

[[nodiscard]] Result<Effects> admit(const State& state, Entry entry, const Blobs& blobs);
void apply(State& state, const Effects& effects);

// Parses, admits and applies one stored entry; the error's `where` is "entry N".
[[nodiscard]] Result<Effects> fold(State& state, std::string_view bytes, const Blobs& blobs);

// The next act that the clerk owes on `today`, or none: a vote to close, a promise missed, a matter to
// re-open; of one matter if `only` is given.  Apply it and ask again.  verify lists what is still owed at the
// end of a record.
struct Due {
  AnyAct data;
  std::optional<Seq> on;
};
[[nodiscard]] std::optional<Due> next_due(const State& state, Day today, std::optional<Seq> only = {});

}  // namespace plenary::body
