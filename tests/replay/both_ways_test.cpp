// The same decision twice: once lived, act by act, through admit and fold; once read from a published table
// by a mapping.  Both go to the one evaluator, and the bytes of the proof are the same.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include "body/facts.h"
#include "body/test_body.h"
#include "decide/account.h"
#include "replay/replay.h"

using namespace plenary;
using body::tests::TestBody;

namespace {

constexpr const char* kCharter = R"(plenary-charter = 1
[body]
name     = "Two Banks"
timezone = "Europe/Dublin"
language = ["en"]

[roll]
law     = "Art. 1. One vote each."
grouped = { bank = ["North", "South"] }

[roll.admission]
law    = "Art. 2"
by     = "secretary"
appeal = "question"

[office.secretary]
law = "Art. 2"

[matter.question]
law   = "Art. 3"
steps = ["text", "vote"]

[matter.question.step.text]
law = "Art. 4"
may = { amend = "any member", settle = "secretary" }

[matter.question.step.vote]
law        = "Art. 5"
may        = { open = "secretary", vote = "any member" }
ballot     = "yes / no / abstain"
lasts      = "7 days"
valid      = ["a third took part"]
pass       = ["two thirds", "a majority on each bank"]
blocked_by = ["the South against"]

[test."a third took part"]
law   = "Art. 5"
count = "took part"
rel   = ">="
share = "1/3"
of    = "members"

[test."two thirds"]
law   = "Art. 6"
count = "yes"
rel   = ">="
share = "2/3"
of    = "yes + no"

[test."a majority on each bank"]
law   = "Art. 7"
count = "yes"
rel   = ">"
share = "1/2"
of    = "yes + no"
each  = "bank"

[test."the South against"]
law    = "Art. 8"
count  = "no"
in     = "South"
rel    = ">="
number = 2
)";

constexpr const char* kMapping = R"(plenary-mapping = 1
[source]
votes   = "votes.csv"
outcome = "outcome.csv"
id      = "id"
rows    = "several"

[decides]
matter = "question"

[[fact]]
word   = "members"
column = "members"

[[fact]]
word         = "members"
group_column = "bank"
column       = "members"

[[fact]]
word   = "took part"
column = "voted"

[[fact]]
word   = "yes"
column = "yes"

[[fact]]
word   = "no"
column = "no"

[[fact]]
word         = "yes"
group_column = "bank"
column       = "yes"

[[fact]]
word         = "no"
group_column = "bank"
column       = "no"

[[compare]]
what   = "outcome"
column = "outcome"
)";

using Answers = std::map<int, body::BallotAnswer>;

// Lived: raised, settled, put to the vote, voted on; the ten members of TestBody.
body::VoteOutcome lived(const Answers& answers) {
  TestBody at(kCharter);
  at.move_to("2027-03-02", 9);
  const Seq matter = TestBody::must(at.by(0, body::Raise{body::Word{"question"}}));
  at.move_to("2027-03-03", 9);
  TestBody::must(at.by(TestBody::kSecretary, body::VoteOpen{}, matter));
  for (const auto& [member, answer] : answers)
    TestBody::must(at.by(member, body::VoteCast{answer, {}}, matter));
  const auto& whole = at.state.matters.at(matter);
  return body::outcome_of(at.state, whole, whole.now(), *parse_day("2027-03-10"));
}

struct Row {
  int voted = 0, yes = 0, no = 0;
};

// The same as a table somebody published: a row for each bank.
replay::Report from_table(const Answers& answers, const std::string& outcome) {
  std::map<std::string, Row> banks = {{"North", {}}, {"South", {}}};
  for (const auto& [member, answer] : answers) {
    Row& row = banks[TestBody::group(member)];
    ++row.voted;
    row.yes += answer == body::BallotAnswer::yes ? 1 : 0;
    row.no += answer == body::BallotAnswer::no ? 1 : 0;
  }
  std::string votes = "id,bank,members,voted,yes,no\n";
  for (const auto& [bank, row] : banks)
    votes += fmt::format("q1,{},5,{},{},{}\n", bank, row.voted, row.yes, row.no);
  const auto folder = replay::open_folder({{"charter.toml", kCharter}, {"mapping.toml", kMapping}});
  REQUIRE_MESSAGE(folder, debug_text(folder.error()));
  const auto report =
      replay::replay(*folder, {{"votes.csv", votes}, {"outcome.csv", "id,outcome\nq1," + outcome + "\n"}});
  REQUIRE_MESSAGE(report, debug_text(report.error()));
  return *report;
}

void same_both_ways(const Answers& answers, const std::string& outcome) {
  const auto live = lived(answers);
  const auto table = from_table(answers, outcome);
  CHECK(table.reproduced == 1);
  CHECK(std::string(body::spell(live.ending)) == outcome);
  const decide::Conclusion& read = table.outcomes.at(0).conclusion;
  CHECK(decide::proof_json(live.valid.proof) == decide::proof_json(read.valid.proof));
  decide::Proof pass = read.pass.proof;  // a veto that held is told with it
  if (read.blocked_by.verdict == decide::Verdict::holds)
    pass.insert(pass.end(), read.blocked_by.proof.begin(), read.blocked_by.proof.end());
  CHECK(decide::proof_json(live.pass.proof) == decide::proof_json(pass));
  CHECK(decide::proof_json(pass).size() > 100);
}

constexpr auto kYes = body::BallotAnswer::yes, kNo = body::BallotAnswer::no,
               kAbstain = body::BallotAnswer::abstain;

}  // namespace

TEST_CASE("a decision lived and the same decision read from a table have the same proof, byte for byte") {
  same_both_ways({{0, kYes}, {1, kYes}, {5, kYes}, {6, kYes}, {7, kNo}}, "adopted");
  same_both_ways({{0, kYes}, {1, kNo}, {5, kYes}, {6, kNo}, {7, kAbstain}}, "rejected");
  same_both_ways({{0, kYes}, {1, kYes}}, "void");
  // Most of each bank is for it; two of the South against it block all the same.
  same_both_ways({{0, kYes}, {1, kYes}, {5, kYes}, {6, kYes}, {7, kYes}, {8, kNo}, {9, kNo}}, "blocked");
}

TEST_CASE("what a table records otherwise is not reproduced") {
  const auto report = from_table({{0, kYes}, {1, kYes}, {5, kYes}, {6, kYes}, {7, kNo}}, "rejected");
  CHECK(report.unexplained == 1);
  REQUIRE(report.cases.at(0).differences.size() == 1);
  CHECK(report.cases.at(0).differences[0].found == "adopted");
}
