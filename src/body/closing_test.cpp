// Votes that the charter gives no length: they lie open until an office closes them, and are counted at once.
#include <doctest/doctest.h>

#include "body/facts.h"
#include "body/test_body.h"

using namespace plenary;
using namespace plenary::body;
using namespace plenary::body::tests;

namespace {

constexpr int kTeller = TestBody::kSecretary;

struct Sitting {
  TestBody body{source_file("charters/assembly/charter.toml"), "secretary", false};
  Seq question = TestBody::must(body.by(0, Raise{{"question"}}));

  std::string refused(int who, AnyAct act) {
    const auto done = body.by(who, std::move(act), question);
    return done ? "" : done.error().code;
  }
  std::string closed_by_clerk(Ending ending) {
    const auto done = body.by_clerk(Closed{ending, Word{"vote"}}, question);
    return done ? "" : done.error().code;
  }
  const Matter& matter() { return body.state.matters.at(question); }
};

}  // namespace

TEST_CASE("a vote without a length takes ballots on any day until it is closed, and none after") {
  Sitting sitting;
  CHECK(sitting.refused(kTeller, VoteClose{}) == "vote.not_open");
  TestBody::must(sitting.body.by(kTeller, VoteOpen{}, sitting.question));
  CHECK_FALSE(sitting.matter().now().vote->closes_on.has_value());
  CHECK(sitting.refused(0, VoteCast{BallotAnswer::yes, {}}) == "");
  sitting.body.move_to("2027-04-20", 9);
  CHECK_FALSE(next_due(sitting.body.state, sitting.body.now().local_day()).has_value());
  CHECK(sitting.refused(1, VoteCast{BallotAnswer::yes, {}}) == "");
  CHECK(sitting.closed_by_clerk(Ending::adopted) == "vote.closed_by_hand");
  CHECK(sitting.refused(1, VoteClose{}) == "act.not_entitled");
  CHECK(sitting.refused(kTeller, VoteClose{}) == "");
  CHECK(sitting.refused(2, VoteCast{BallotAnswer::no, {}}) == "vote.closed");
  CHECK(sitting.refused(kTeller, VoteClose{}) == "vote.closed");  // the clerk owes the count
  sitting.body.tick();
  CHECK(sitting.matter().now().vote->outcome == Ending::adopted);
  CHECK(sitting.matter().now().vote->closed_on == *parse_day("2027-04-20"));
  CHECK(sitting.refused(kTeller, VoteClose{}) == "step.not_now");
  CHECK(sitting.body.refolded(sitting.body.entries.size()) == state_digest(sitting.body.state));
}

TEST_CASE("a vote that lasts its days is closed by nobody before them") {
  TestBody body(source_file("charters/opensource/charter.toml"), "secretary", false);
  const Seq leader = TestBody::must(body.by(0, Raise{{"leader"}}));
  TestBody::must(body.by(kTeller, VoteOpenGiven{{}, 1}, leader));
  const auto closed = body.by(kTeller, VoteClose{}, leader);
  REQUIRE_FALSE(closed.has_value());
  CHECK(closed.error().code == "step.lasts_longer");
}
