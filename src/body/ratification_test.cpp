// Ratification by member bodies: what a deposit is, who may make it, when the whole is in force, when it
// lapses.
#include <doctest/doctest.h>

#include "body/facts.h"
#include "body/test_body.h"

using namespace plenary;
using namespace plenary::body;
using namespace plenary::body::tests;

namespace {

constexpr int kDepositary = TestBody::kSecretary;

Day on_day(const std::string& text) {
  return *parse_day(text);
}

// The treaty of charters/: members 0 to 9 draw 1, 2, ... 10 of 100 parts of the water; the rest is drawn by
// others.
struct Treaty {
  TestBody body;
  Seq matter;

  explicit Treaty(std::string charter = source_file("charters/treaty/charter.toml"))
      : body(std::move(charter), "depositary", false) {
    weigh(0, 10);
    matter = TestBody::must(body.by(0, Raise{{"treaty"}}));
    TestBody::must(body.by(kDepositary, TextSettle{}, matter));
  }
  void weigh(int from, int until) {
    const Seq begin = TestBody::must(body.by(kDepositary, RollBegin{}));
    RollRows rows{.begin = begin, .rows = {}};
    for (int i = from; i < until; ++i)
      rows.rows.push_back(
          {.member = actor(i), .op = RowOp::put, .weight = {{{"water"}, {std::to_string(i + 1)}}}});
    TestBody::must(body.by(kDepositary, rows));
    TestBody::must(body.by(kDepositary, RollCommit{begin, until - from}));
  }
  void open() { TestBody::must(body.by(kDepositary, RatifyOpen{}, matter)); }
  std::string tried(int who, AnyAct act) {
    const auto done = body.by(who, std::move(act), matter);
    return done ? "" : done.error().code;
  }
  RatifyDeposit instrument(int unit, bool additional = true) {
    return {.additional = additional, .decided = body.now().local_day(), .evidence = {}, .unit = actor(unit)};
  }
  std::string deposit(int unit) { return tried(unit, instrument(unit)); }
  const Ratification& held() { return *body.state.matters.at(matter).now().ratification; }
  bool folds_again() { return body.refolded(body.entries.size()) == state_digest(body.state); }
};

// With a quarter of the water enough, so that four of ten can be enough too.
std::string easy_treaty(const std::string& more_keys = "") {
  std::string text = source_file("charters/treaty/charter.toml");
  text.replace(text.find("share = \"1/2\""), 13, "share = \"1/4\"");
  const std::string before = "complete = [\"four parties\"";
  return text.replace(text.find(before), 0, more_keys);
}

}  // namespace

TEST_CASE("a treaty is complete on the day its last test holds, and in force thirty days later") {
  Treaty treaty(easy_treaty());
  CHECK(treaty.deposit(9) == "ratify.not_open");
  treaty.open();
  CHECK(treaty.tried(kDepositary, RatifyOpen{}) == "ratify.already_open");
  for (const int unit : {0, 1, 2, 3, 4})
    CHECK(treaty.deposit(unit) == "");  // five, with 15 parts of the water
  CHECK_FALSE(treaty.held().complete.has_value());
  treaty.body.move_to("2027-04-01", 9);
  CHECK(treaty.deposit(9) == "");  // 25: not more than a quarter
  CHECK_FALSE(treaty.held().complete.has_value());
  treaty.body.move_to("2027-04-02", 9);
  CHECK(treaty.deposit(5) == "");
  CHECK(treaty.held().complete == on_day("2027-04-02"));
  CHECK(treaty.held().in_force == on_day("2027-05-02"));
  treaty.body.move_to("2027-05-01", 23);
  treaty.body.tick();
  CHECK_FALSE(treaty.held().closed.has_value());
  treaty.body.move_to("2027-05-02", 0);
  treaty.body.tick();
  CHECK(treaty.held().outcome == Ending::adopted);
  CHECK(treaty.body.state.matters.at(treaty.matter).now().ended == Ending::adopted);
  CHECK(treaty.folds_again());
}

TEST_CASE("a later party is bound from thirty days after its own deposit, the first from the common day") {
  Treaty treaty(easy_treaty());
  treaty.open();
  for (const int unit : {6, 7, 8, 9})
    CHECK(treaty.deposit(unit) == "");
  treaty.body.move_to("2027-06-01", 9);
  treaty.body.tick();
  CHECK(treaty.held().outcome == Ending::adopted);
  CHECK(treaty.deposit(0) == "");
  const auto& matter = treaty.body.state.matters.at(treaty.matter);
  const auto counted = ratification_of(treaty.body.state, matter, matter.now(), on_day("2027-06-01"));
  CHECK(counted.for_each.at(to_string(actor(9))) == on_day("2027-03-31"));
  CHECK(counted.for_each.at(to_string(actor(0))) == on_day("2027-07-01"));
  CHECK(treaty.held().in_force == on_day("2027-03-31"));  // it stays
}

TEST_CASE("a unit deposits for itself, the depositary for any of them, and nobody else") {
  Treaty treaty;
  treaty.open();
  CHECK(treaty.tried(1, treaty.instrument(2)) == "act.not_entitled");
  CHECK(treaty.tried(kDepositary, treaty.instrument(2)) == "");
  CHECK(treaty.deposit(2) == "ratify.already_deposited");
  CHECK(treaty.deposit(TestBody::kStranger) == "ratify.not_on_its_roll");
  CHECK(treaty.tried(kDepositary, treaty.instrument(TestBody::kStranger)) == "ratify.not_on_its_roll");
  auto tomorrow = treaty.instrument(4);
  tomorrow.decided = tomorrow.decided + 1;
  CHECK(treaty.tried(4, tomorrow) == "ratify.decided_in_the_future");
  CHECK_FALSE(treaty.body.by_clerk(treaty.instrument(4), treaty.matter).has_value());
  CHECK_FALSE(treaty.body.by_nobody(treaty.instrument(4), treaty.matter).has_value());
}

TEST_CASE("at the desk an instrument is typed for the unit that deposits it, and for no other") {
  Treaty treaty;
  treaty.open();
  const auto typed = [&](int by, int unit) {
    Entry entry = treaty.body.envelope(treaty.instrument(unit), treaty.matter);
    entry.act.by = actor(by);
    entry.auth = {How::desk, actor(kDepositary), {}};
    const auto done = treaty.body.submit(entry);
    return done ? "" : done.error().code;
  };
  CHECK(typed(1, 2) == "act.not_entitled");
  CHECK(typed(1, 1) == "");
}

TEST_CASE("the units are those on the roll when it opened; who joins later is no party to it") {
  Treaty treaty;
  treaty.open();
  treaty.weigh(20, 21);
  CHECK(treaty.deposit(20) == "ratify.not_on_its_roll");
  CHECK(treaty.held().roll.count.members == 10);
  const Seq newest = treaty.body.state.roll_commits.back().seq;
  CHECK(treaty.body.by(kDepositary, RollRevert{newest}).has_value());  // nothing opened with it
}

TEST_CASE("a change of the roll that a ratification has opened with is not reverted") {
  Treaty treaty;
  const Seq newest = treaty.body.state.roll_commits.back().seq;
  treaty.open();
  CHECK(treaty.body.by(kDepositary, RollRevert{newest}).error().code == "roll.commit_in_use");
}

TEST_CASE("an instrument beside its members is no party and weighs nothing") {
  Treaty treaty(easy_treaty());
  treaty.open();
  for (const int unit : {7, 8, 9})
    CHECK(treaty.deposit(unit) == "");
  CHECK(treaty.tried(6, treaty.instrument(6, false)) == "");
  CHECK_FALSE(treaty.held().complete.has_value());
  CHECK(treaty.deposit(0) == "");
  CHECK(treaty.held().complete.has_value());
}

TEST_CASE("an instrument is withdrawn before the deposits are complete, and not after") {
  Treaty treaty(easy_treaty());
  treaty.open();
  for (const int unit : {7, 8, 9})
    CHECK(treaty.deposit(unit) == "");
  CHECK(treaty.tried(8, RatifyWithdraw{actor(9)}) == "act.not_entitled");
  CHECK(treaty.tried(6, RatifyWithdraw{actor(6)}) == "ratify.nothing_deposited");
  CHECK(treaty.tried(9, RatifyWithdraw{actor(9)}) == "");
  CHECK(treaty.deposit(6) == "");
  CHECK_FALSE(treaty.held().complete.has_value());
  CHECK(treaty.deposit(9) == "");
  CHECK(treaty.held().complete.has_value());
  CHECK(treaty.tried(9, RatifyWithdraw{actor(9)}) == "ratify.complete_already");
  CHECK(treaty.folds_again());
}

TEST_CASE("without the word in the charter nobody withdraws") {
  std::string text = easy_treaty();
  const std::string word = "withdraw = \"any member\", ";
  text.erase(text.find(word), word.size());
  Treaty treaty(text);
  treaty.open();
  CHECK(treaty.deposit(9) == "");
  CHECK(treaty.tried(9, RatifyWithdraw{actor(9)}) == "act.not_entitled");
}

TEST_CASE("closed without enough deposits it lapses at once, and takes none any more") {
  Treaty treaty;
  treaty.open();
  CHECK(treaty.deposit(9) == "");
  CHECK(treaty.tried(1, RatifyClose{}) == "act.not_entitled");
  CHECK(treaty.body.by_clerk(Closed{Ending::lapsed, Word{"ratification"}}, treaty.matter).error().code ==
        "ratify.not_complete");
  CHECK(treaty.tried(kDepositary, RatifyClose{}) == "");
  CHECK(treaty.deposit(8) == "ratify.over");
  treaty.body.tick();
  CHECK(treaty.held().outcome == Ending::lapsed);
  CHECK(treaty.deposit(8) == "ratify.over");
  CHECK(treaty.tried(9, RatifyWithdraw{actor(9)}) == "ratify.over");
  CHECK(treaty.folds_again());
}

TEST_CASE("with a length the last day still takes a deposit, and the day after it lapses") {
  for (const bool in_time : {true, false}) {
    Treaty other(easy_treaty("lasts    = \"30 days\"\n"));
    other.open();
    for (const int unit : {6, 7, 8})
      CHECK(other.deposit(unit) == "");
    CHECK(other.tried(kDepositary, RatifyClose{}) == "step.lasts_longer");
    other.body.move_to(in_time ? "2027-03-30" : "2027-03-31", 9);
    other.body.tick();
    CHECK(other.deposit(9) == (in_time ? "" : "ratify.over"));
    other.body.move_to("2027-04-20", 9);
    other.body.tick();
    CHECK(other.held().outcome.has_value() != in_time);  // complete: its last day no longer matters
    other.body.move_to("2027-05-01", 9);
    other.body.tick();
    CHECK(other.held().outcome == (in_time ? Ending::adopted : Ending::lapsed));
  }
}

TEST_CASE("the clerk's end of a ratification is the one the deposits give, and not before its day") {
  Treaty treaty(easy_treaty());
  treaty.open();
  for (const int unit : {6, 7, 8, 9})
    CHECK(treaty.deposit(unit) == "");
  const auto closed = [&](Ending ending) {
    const auto done = treaty.body.by_clerk(Closed{ending, Word{"ratification"}}, treaty.matter);
    return done ? "" : done.error().code;
  };
  CHECK(closed(Ending::adopted) == "step.lasts_longer");
  treaty.body.move_to("2027-03-31", 9);
  CHECK(closed(Ending::lapsed) == "step.other_outcome");
  CHECK(closed(Ending::adopted) == "");
}

TEST_CASE("what was voted and has still to be ratified is not carried out before it is in force") {
  std::string text = easy_treaty();
  text += R"(
[matter.joint]
law   = "Art. 8. A joint act is voted, ratified and carried out."
steps = ["vote", "ratification", "carrying out"]

[matter.joint.step.vote]
like = { matter = "amendment", step = "vote" }

[matter.joint.step.ratification]
like     = { matter = "treaty", step = "ratification" }
in_force = { days_after_complete = 2 }

[matter.joint.step."carrying out"]
law = "Art. 8. A party says what it does."
may = { commit = "any member", report = "any member" }
)";
  Treaty treaty(text);
  treaty.matter = TestBody::must(treaty.body.by(0, Raise{{"joint"}}));
  TestBody::must(treaty.body.by(kDepositary, VoteOpen{}, treaty.matter));
  for (int i = 0; i < 8; ++i)
    TestBody::must(treaty.body.by(i, VoteCast{BallotAnswer::yes, {}}, treaty.matter));
  TestBody::must(treaty.body.by(kDepositary, VoteClose{}, treaty.matter));
  treaty.body.tick();
  const Commit task{on_day("2027-12-01")};
  CHECK(treaty.tried(0, task) == "step.not_decided");
  treaty.open();
  for (const int unit : {6, 7, 8, 9})
    CHECK(treaty.deposit(unit) == "");
  CHECK(treaty.tried(0, task) == "step.not_decided");
  treaty.body.move_to("2027-03-03", 9);
  treaty.body.tick();
  CHECK(treaty.tried(0, task) == "");
  CHECK(treaty.deposit(1) == "");  // the matter has gone on; a later party still comes
  CHECK(treaty.folds_again());
}
