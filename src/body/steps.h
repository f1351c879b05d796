// How each kind of act is judged and applied: one admit and one apply for each, grouped by step.  fold.cpp
// dispatches here.  The files in steps/ bear the names the steps have on every floor of the house.
#pragma once

#include "base/result.h"
#include "body/fold.h"

namespace plenary::body::steps {

struct Case {  // an act before admission
  const State& state;
  const Entry& entry;
  const Blobs& blobs;

  [[nodiscard]] Seq seq() const { return state.next(); }
  [[nodiscard]] Day day() const { return entry.at.local_day(); }
};

struct Moment {  // an act admitted
  Seq seq;
  const Entry& entry;
  [[nodiscard]] Day day() const { return entry.at.local_day(); }
};

#define PLENARY_STEP(Kind, Effect)                                        \
  [[nodiscard]] Result<Effect> admit(const Case& asked, const Kind& act); \
  void apply(State& state, const Moment& now, const Kind& act, const Effect& effect)

PLENARY_STEP(Found, NewCharter);  // steps/found.cpp
PLENARY_STEP(ServedAt, Nothing);  // steps/log.cpp
PLENARY_STEP(NewLogKey, Nothing);
PLENARY_STEP(AccessIssued, Nothing);  // steps/found.cpp
PLENARY_STEP(Erased, Nothing);
PLENARY_STEP(RollBegin, Nothing);  // steps/roll.cpp
PLENARY_STEP(RollRows, NewChunk);
PLENARY_STEP(RollCommit, NewRoll);
PLENARY_STEP(RollRevert, NewRoll);
PLENARY_STEP(Raise, Agenda);  // steps/raise.cpp
PLENARY_STEP(Sign, Agenda);
PLENARY_STEP(Unsign, Nothing);
PLENARY_STEP(ConsultOpen, Opened);  // steps/consultation.cpp
PLENARY_STEP(ConsultJoin, Nothing);
PLENARY_STEP(ConsultState, Nothing);
PLENARY_STEP(ConsultTranslate, Nothing);
PLENARY_STEP(ConsultAnswer, Nothing);
PLENARY_STEP(ConsultObject, Nothing);
PLENARY_STEP(ConsultReply, Nothing);
PLENARY_STEP(ConsultClose, Nothing);
PLENARY_STEP(ImportBegin, Nothing);
PLENARY_STEP(TextAmend, Nothing);  // steps/text.cpp
PLENARY_STEP(TextSettle, Nothing);
PLENARY_STEP(VoteOpen, Opened);  // steps/opening.cpp
PLENARY_STEP(VoteOpenGiven, Opened);
PLENARY_STEP(VoteCast, Nothing);  // steps/vote.cpp
PLENARY_STEP(VoteRank, Nothing);
PLENARY_STEP(VoteClose, Nothing);
PLENARY_STEP(Closed, Decision);
PLENARY_STEP(RatifyOpen, Opened);  // steps/ratification.cpp
PLENARY_STEP(RatifyDeposit, Deposited);
PLENARY_STEP(RatifyWithdraw, Nothing);
PLENARY_STEP(RatifyClose, Nothing);
PLENARY_STEP(Commit, Nothing);  // steps/carrying_out.cpp
PLENARY_STEP(Report, Nothing);
PLENARY_STEP(Missed, Nothing);
PLENARY_STEP(Reopened, Nothing);
PLENARY_STEP(ReviewOpen, Opened);  // steps/review.cpp
PLENARY_STEP(ReviewAnswer, Nothing);

#undef PLENARY_STEP

}  // namespace plenary::body::steps
