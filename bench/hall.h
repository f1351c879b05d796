// A consultation with many voices and statements, and an endless supply of answers: what the benches put load on.
#pragma once

#include <atomic>

#include "garden/garden.h"

namespace plenary::bench {

class Hall {
 public:
  Hall(garden::Garden& garden, std::size_t statements) : garden_(garden) {
    matter_ = garden.raise(garden.members()[0].id, "Water butts", "A water butt shall stand on every plot.");
    for (std::size_t i = 1; i < 3; ++i) enter(garden.draft(body::Sign{}).by(garden.members()[i].id));
    enter(garden.draft(body::ConsultOpen{}).by(garden.secretary()));
    for (std::size_t i = 0; i < statements; ++i) {
      const auto& by = garden.members()[i % garden.members().size()].id;
      statements_.push_back(enter(garden.draft(body::ConsultState{}).by(by).hold("text", std::string(120, 'a'))));
    }
    for (const auto& member : garden.members()) voices_.push_back(join(member));
  }

  // The n-th answer: any voice to any statement.
  [[nodiscard]] clerk::Request answer(std::size_t n) const {
    const auto& statement = statements_[n / voices_.size() % statements_.size()];
    return garden_.draft(body::ConsultAnswer{body::Answer::agree, voices_[n % voices_.size()], statement, false, {}})
        .how(body::How::session)
        .on(matter_)
        .done();
  }
  [[nodiscard]] clerk::Request next() { return answer(given_++); }

 private:
  Seq enter(clerk::Draft draft) { return garden_.enter(draft.on(matter_)); }
  ParticipantId join(const garden::Member& member) {
    const auto voice = crypto::random_id<ParticipantId>();
    enter(garden_.draft(body::ConsultJoin{body::Channel::web, {{{"bank"}, {member.bank}}}, voice})
              .how(body::How::session)
              .link({matter_, to_string(member.id), to_string(voice)}));
    return voice;
  }

  garden::Garden& garden_;
  Seq matter_;
  std::vector<Seq> statements_;
  std::vector<ParticipantId> voices_;
  std::atomic<std::size_t> given_ = 0;
};

}  // namespace plenary::bench
