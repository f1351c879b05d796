// The desk: who may enter an act for somebody else, and which acts.
//
//     helps_at_desk(state, ada)     // may Ada type for others at all?
//     check_desk(state, entry)      // admit() asks this of every entry whose `auth.how` is "desk"
//
// A helper keeps the roll or holds an office that opens a step of some matter.  She types what a member does
// as a member; an office acts for itself alone (checks.cpp: at the desk `may` counts no office).  That the
// member asked for it is the helper's word, and the record names her.  Refused: "desk.*", with the article.
#pragma once

#include "base/result.h"
#include "body/entry.h"
#include "body/state.h"

namespace plenary::body {

[[nodiscard]] bool helps_at_desk(const State& state, const ActorId& actor);
[[nodiscard]] Result<void> check_desk(const State& state, const Entry& entry);

}  // namespace plenary::body
