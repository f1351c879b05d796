// The desk: who types for others, and what.
#include "body/desk.h"

#include <doctest/doctest.h>

#include "body/test_body.h"

namespace plenary::body {
namespace {

using tests::actor;
using tests::participant;
using tests::TestBody;

constexpr int kKeeper = TestBody::kSecretary, kNobody = TestBody::kStranger;

struct Desk {
  TestBody body{};
  Seq matter = TestBody::must(body.by(0, Raise{Word{"ordinary"}}));

  Result<Seq> typed(int helper, std::optional<int> member, AnyAct act, bool on_matter = true) {
    Entry entry = body.envelope(std::move(act), on_matter ? std::optional(matter) : std::nullopt);
    if (member) entry.act.by = actor(*member);
    entry.auth.how = How::desk;
    entry.auth.helper = actor(helper);
    return body.submit(entry);
  }
};

std::string code_of(const Result<Seq>& done) {
  return done ? "admitted" : done.error().code;
}

TEST_CASE("whoever keeps the roll types for a member; nobody without an office does") {
  Desk desk;
  CHECK(helps_at_desk(desk.body.state, actor(kKeeper)));
  CHECK_FALSE(helps_at_desk(desk.body.state, actor(2)));
  const Hash before = state_digest(desk.body.state);
  const auto refused = desk.typed(2, 1, Sign{});
  REQUIRE(code_of(refused) == "desk.not_a_helper");
  CHECK(refused.error().article == "Art. 3");
  CHECK(code_of(desk.typed(kNobody, 1, Sign{})) == "desk.not_a_helper");
  CHECK(state_digest(desk.body.state) == before);
  CHECK(code_of(desk.typed(kKeeper, 1, Sign{})) == "admitted");
  CHECK(desk.body.refolded(desk.body.entries.size()) == state_digest(desk.body.state));
}

// The association with two more offices: the warden (4) opens the vote and states, the chair (6) replies.
TestBody with_offices() {
  auto rules = tests::source_file("charters/association/charter.toml");
  const auto put = [&](const std::string& words, const std::string& instead) {
    const auto at = rules.find(words);
    REQUIRE(at != rules.npos);
    rules.replace(at, words.size(), instead);
  };
  put("{ open = \"secretary\", vote =", "{ open = [\"secretary\", \"warden\"], vote =");
  put("state = \"any member\"", "state = \"warden\"");
  put("reply = \"secretary\"", "reply = \"chair\"");
  put("[matter.ordinary]",
      "[office.warden]\nlaw = \"Art. 4a. The warden opens votes.\"\n\n[office.chair]\n"
      "law = \"Art. 4b. The chair replies.\"\n\n[matter.ordinary]");
  TestBody body(std::move(rules));
  body.state.offices[Word{"warden"}] = {actor(4)};
  body.state.offices[Word{"chair"}] = {actor(6)};
  return body;
}

TEST_CASE("an office that opens a step helps too; one that does not, does not") {
  Desk desk{with_offices()};
  CHECK(code_of(desk.typed(6, 1, Sign{})) == "desk.not_a_helper");
  CHECK(code_of(desk.typed(4, 1, Sign{})) == "admitted");
}

TEST_CASE("nobody helps herself, and a stranger has nothing that could be typed") {
  Desk desk;
  CHECK(code_of(desk.typed(kKeeper, kKeeper, Sign{})) == "desk.for_herself");
  CHECK(code_of(desk.typed(kKeeper, kNobody, Sign{})) == "act.not_a_member");
}

TEST_CASE("an act of an office is not entered at the desk for somebody") {
  Desk desk;
  for (const int who : {1, 5})
    TestBody::must(desk.body.by(who, Sign{}, desk.matter));
  CHECK(code_of(desk.typed(kKeeper, 1, ConsultOpen{})) == "desk.act_of_an_office");
  CHECK(code_of(desk.typed(kKeeper, kKeeper, ConsultOpen{})) == "desk.act_of_an_office");
  CHECK(code_of(desk.typed(kKeeper, 1, RollBegin{}, false)) == "desk.act_of_an_office");
  CHECK(code_of(desk.typed(kKeeper, 1, Erased{Word{"title"}, Ground::request, desk.matter}, false)) ==
        "desk.act_of_an_office");
  CHECK(code_of(desk.typed(kKeeper, {}, Closed{Ending::adopted, Word{"vote"}})) == "desk.act_of_an_office");
  TestBody::must(desk.body.by(kKeeper, ConsultOpen{}, desk.matter));
  CHECK(code_of(desk.typed(kKeeper, 1, ConsultClose{})) == "desk.act_of_an_office");
}

TEST_CASE("who answers at the desk joins and answers without her name; a member alone cannot enter it so") {
  Desk desk;
  for (const int who : {1, 5})
    TestBody::must(desk.body.by(who, Sign{}, desk.matter));
  TestBody::must(desk.body.by(kKeeper, ConsultOpen{}, desk.matter));
  const Seq statement = TestBody::must(desk.body.by(2, ConsultState{}, desk.matter));
  ConsultJoin join{.channel = Channel::desk, .participant = participant(7)};
  join.in[Word{"bank"}] = Word{"South"};
  const ConsultAnswer answer{Answer::agree, participant(7), statement};
  CHECK(code_of(desk.typed(4, {}, join)) == "desk.not_a_helper");
  CHECK(code_of(desk.typed(kKeeper, {}, join)) == "admitted");
  CHECK(code_of(desk.typed(4, {}, answer)) == "desk.not_a_helper");
  CHECK(code_of(desk.typed(kKeeper, {}, answer)) == "admitted");
}

TEST_CASE("where the charter leaves a member's act to an office, its holder does it herself") {
  Desk desk{with_offices()};
  for (const int who : {1, 5})
    TestBody::must(desk.body.by(who, Sign{}, desk.matter));
  TestBody::must(desk.body.by(kKeeper, ConsultOpen{}, desk.matter));
  const auto refused = desk.typed(kKeeper, 4, ConsultState{});
  REQUIRE(code_of(refused) == "desk.act_of_an_office");
  CHECK(refused.error().article == "Art. 7");
  CHECK(code_of(desk.typed(kKeeper, 5, ConsultState{})) == "act.not_entitled");
  CHECK(code_of(desk.body.by(4, ConsultState{}, desk.matter)) == "admitted");
}

}  // namespace
}  // namespace plenary::body
