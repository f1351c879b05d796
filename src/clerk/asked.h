// An act as a form or the API asks for it: kind, plain data, plain words.  Made into a request with salts and
// commitments, whole and checked; what it means is still admit()'s to judge.
//
//     const Asked asked{.kind = "raise@1",
//                       .data = {{"matter", "ordinary"}},
//                       .words = {{"title", "Water butts"}, {"text", "..."}}};
//     PLENARY_TRY(auto request, request_for(body, actor, asked));
//
// The words "decision" of a ratify.deposit@1 become a public file, which its `evidence` names.
// For text.amend@1 the whole new text is worked out here from the words ("find", "put") and the newest
// version. Refused: "entry.*" with its place, "asked.too_long", "asked.empty", "amend.*".
#pragma once

#include <map>
#include <optional>
#include <string>

#include "base/json.h"
#include "clerk/house.h"
#include "clerk/request.h"

namespace plenary::clerk {

struct Asked {
  std::string kind;
  std::optional<Seq> on = {};
  json::Object data = {};
  std::map<std::string, std::string> words = {};  // by field of `held`
  std::optional<ActId> id = {};                   // the device's; else a fresh one
  std::string language = {};
};

struct Actor {
  ActorId id;
  body::How how = body::How::session;
  std::optional<ActorId> helper = {};  // at the desk
};

[[nodiscard]] ActId fresh_act_id();  // what a form carries, so that sending it twice makes one entry

[[nodiscard]] Result<Request> request_for(const Body& body, const Actor& actor, const Asked& asked);

// Enters what was asked and waits for the answer.  An answer to a consultation (consult.answer@1) goes under the
// member's participant id, for which she joins first if she has not; that is never told in the entry.
// A refusal of the act itself is put, signed, into `refusal`: the person keeps it, anybody recomputes it.
[[nodiscard]] Result<Admitted> enter(const Body& body, const Actor& actor, const Asked& asked,
                                     std::shared_ptr<std::string> refusal = {});

// The member's participant id in a matter, made and entered if there is none yet.
[[nodiscard]] Result<ParticipantId> participant_for(const Body& body, const Actor& actor, Seq matter);
[[nodiscard]] Result<std::optional<ParticipantId>> known_participant(const Body& body, const ActorId& actor, Seq matter);

}  // namespace plenary::clerk
