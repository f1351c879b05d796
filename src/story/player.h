// The inside of play(): who is who, what was said, and the acts as requests.  Not for other rooms.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "clerk/request.h"
#include "story/play.h"
#include "story/tell.h"

namespace plenary::story {

// Does the acts of a story; the clerk's refusals are results, what the story itself gets wrong too.
class Cast {
 public:
  Cast(const Story& story, clerk::Body& body, const body::State& state, clerk::SetClock& clock, crypto::Chance& chance)
      : story_(story), body_(body), state_(state), clock_(clock), chance_(chance) {}

  [[nodiscard]] Result<void> import_roll(const std::map<std::string, ActorId>& people, const ActorId& keeper);
  // One act by one person.
  [[nodiscard]] Result<void> act(const Act& act, const std::string& who);
  [[nodiscard]] const std::string& title() const { return title_; }  // of the matter spoken of last
  // Whatever was committed since is folded before this returns.
  std::function<Result<void>()> after_each;

 private:
  struct Doer {
    ActorId id;
    std::optional<ActorId> helper;
  };

  [[nodiscard]] clerk::Draft draft(body::AnyAct data) const { return {body_.origin, std::move(data), chance_}; }
  Result<Seq> submit(clerk::Request request);
  Result<Seq> by(const Doer& doer, clerk::Draft draft);
  Result<Seq> on_matter(const Doer& doer, clerk::Draft draft);
  [[nodiscard]] const body::Matter* matter() const;
  [[nodiscard]] const body::Consultation* consultation() const;
  [[nodiscard]] Result<std::string> words_at(Seq seq, const std::string& field) const;
  Result<void> name_matter(const std::string& title);

  Result<void> raise(const Act& act, const Doer& doer);
  Result<void> translate(const Act& act, const Doer& doer);
  Result<void> answer(const Act& act, const Doer& doer);
  [[nodiscard]] Result<std::vector<Seq>> statements_meant(std::int64_t number) const;
  Result<void> answer_one(const Doer& doer, body::ConsultAnswer answer, bool by_name);
  Result<void> join(const Doer& doer, const ParticipantId& participant);
  Result<void> reply(const Act& act, const Doer& doer);
  Result<void> amend(const Act& act, const Doer& doer);
  [[nodiscard]] body::VoteOpenGiven with_given(const Act& act, std::optional<std::int64_t> options) const;
  Result<void> open_vote(const Act& act, const Doer& doer);
  Result<void> vote(const Act& act, const Doer& doer);
  Result<void> choose(const Act& act, const Doer& doer);
  Result<void> rank(const Act& act, const Doer& doer);
  [[nodiscard]] Result<std::int64_t> option_named(const body::Vote& vote, const std::string& label) const;
  Result<void> deposit(const Act& act, const Doer& doer);
  Result<void> commit(const Act& act, const Doer& doer);
  Result<void> report(const Act& act, const Doer& doer);
  Result<void> judge(const Act& act, const Doer& doer);
  Result<void> change_roll(const std::vector<RollChange>& roll, const Doer& doer);
  Result<void> revert_roll(const Doer& doer);
  Result<void> erase(const Act& act, const Doer& doer);
  Result<body::RollRow> row_of(const RollChange& change) const;
  const ActorId& id_of(const std::string& name);

  const Story& story_;
  clerk::Body& body_;
  const body::State& state_;
  clerk::SetClock& clock_;
  crypto::Chance& chance_;
  std::map<std::string, ActorId> people_;
  std::map<std::string, Seq> matters_;   // by title
  std::map<std::string, Seq> promises_;  // by what was promised
  std::map<std::pair<Seq, ActorId>, ParticipantId> participants_;
  std::string title_;
};

}  // namespace plenary::story
