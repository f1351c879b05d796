// Who may not act, act by act; where periods end; and what no sequence of acts can break.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "body/test_body.h"

namespace plenary::body {
namespace {

using tests::actor;
using tests::participant;
using tests::TestBody;

constexpr int kSecretary = TestBody::kSecretary, kStranger = TestBody::kStranger, kMember = 6;

// Whoever else tries this act at this moment is refused, and nothing changes.
void only_by(TestBody& body, int who, const AnyAct& act, std::optional<Seq> on, std::vector<int> others) {
  CAPTURE(kind_of(act));
  const Hash before = state_digest(body.state);
  for (const int other : others) {
    CAPTURE(other);
    CHECK(!body.by(other, act, on));
  }
  CHECK(!body.by_clerk(act, on));
  CHECK(!body.by_nobody(act, on));
  for (const How how : {How::clerk, How::import}) {  // the clerk's own authority is nobody's
    Entry entry = body.envelope(act, on);
    entry.act.by = actor(who);
    entry.auth.how = how;
    if (how == How::import) entry.auth.import_seq = Seq{1};
    CHECK(!body.submit(entry));
  }
  CHECK(!body.by(who, act, Seq{9999}));  // nor about a matter that is not
  CHECK(state_digest(body.state) == before);
}

void only_clerk(TestBody& body, const AnyAct& act, std::optional<Seq> on) {
  CAPTURE(kind_of(act));
  for (const int other : {kSecretary, kMember, kStranger})
    CHECK(!body.by(other, act, on));
  CHECK(!body.by_nobody(act, on));
}

ConsultJoin join_of(int number, const std::string& bank) {
  ConsultJoin join{.channel = Channel::web, .participant = participant(number)};
  if (!bank.empty()) join.in[Word{"bank"}] = Word{bank};
  return join;
}

struct Walk {  // the association's year, up to some step
  TestBody body;
  Seq matter, objection;

  void raise() {
    matter = TestBody::must(body.by(0, Raise{Word{"ordinary"}}));
    TestBody::must(body.by(1, Sign{}, matter));
    TestBody::must(body.by(5, Sign{}, matter));
  }
  void consult() {
    TestBody::must(body.by(kSecretary, ConsultOpen{}, matter));
    const Seq statement = TestBody::must(body.by(2, ConsultState{}, matter));
    for (const int who : {0, 1, 5, 6}) {
      TestBody::must(body.by_nobody(join_of(who, TestBody::group(who)), matter));
      TestBody::must(body.by_nobody(ConsultAnswer{Answer::agree, participant(who), statement}, matter));
    }
    body.move_to("2027-03-15", 9);
    TestBody::must(body.by(kSecretary, ConsultClose{}, matter));
  }
  void vote() {
    body.move_to("2027-03-21", 9);
    TestBody::must(body.by(kSecretary, VoteOpen{}, matter));
  }
  void adopt() {
    for (const int who : {0, 1, 5, 6})
      TestBody::must(body.by(who, VoteCast{BallotAnswer::yes, {}}, matter));
    body.move_to("2027-03-28", 9);
    body.tick();
  }
};

TEST_CASE("each act is refused to whoever the charter does not name for it, and leaves nothing behind") {
  Walk walk;
  auto& body = walk.body;
  const std::vector<int> not_officers{kMember, 0, kStranger}, strangers{kStranger};
  only_by(body, kSecretary, RollBegin{}, {}, not_officers);
  only_by(body, kSecretary, RollRevert{Seq{3}}, {}, not_officers);
  only_by(body, kSecretary, AccessIssued{Channel::paper, actor(kStranger)}, {},
          {kMember, kStranger, kSecretary});
  only_by(body, 0, Raise{Word{"ordinary"}}, {}, strangers);
  only_by(body, kSecretary, Found{}, {}, {kSecretary, kMember, kStranger});
  walk.matter = TestBody::must(body.by(0, Raise{Word{"ordinary"}}));
  const Seq on = walk.matter;
  only_by(body, 1, Sign{}, on, {kStranger, 0});
  only_by(body, 0, Unsign{}, on, {kStranger, 1});
  TestBody::must(body.by(1, Sign{}, on));
  TestBody::must(body.by(5, Sign{}, on));
  only_by(body, kSecretary, ConsultOpen{}, on, not_officers);
  TestBody::must(body.by(kSecretary, ConsultOpen{}, on));
  only_by(body, kMember, ConsultState{}, on, strangers);
  only_by(body, kMember, ConsultObject{}, on, strangers);
  only_by(body, kSecretary, ImportBegin{}, on, {kSecretary, kMember, kStranger});
  const Seq statement = TestBody::must(body.by(kMember, ConsultState{}, on));
  const Seq objection = TestBody::must(body.by(kMember, ConsultObject{}, on));
  only_by(body, kSecretary, ConsultReply{objection}, on, not_officers);
  TestBody::must(body.by(kSecretary, ConsultReply{objection}, on));
  CHECK(!body.by(0, join_of(0, "North"), on));  // a participant has no name
  CHECK(!body.by_clerk(join_of(0, "North"), on));
  CHECK(
      !body.by(kMember, ConsultTranslate{{"de"}, false, statement}, on));  // the charter names nobody for it
  CHECK(!body.by_nobody(ConsultAnswer{Answer::agree, participant(0), statement}, on));  // before joining
  for (const int who : {0, 1, 5, 6}) {
    TestBody::must(body.by_nobody(join_of(who, TestBody::group(who)), on));
    CHECK(!body.by_nobody(join_of(who, TestBody::group(who)), on));
    CHECK(!body.by(who, ConsultAnswer{Answer::agree, participant(who), statement}, on));
    TestBody::must(body.by_nobody(ConsultAnswer{Answer::agree, participant(who), statement}, on));
  }
  body.move_to("2027-03-15", 9);
  only_by(body, kSecretary, ConsultClose{}, on, not_officers);
  TestBody::must(body.by(kSecretary, ConsultClose{}, on));
  only_by(body, kMember, TextAmend{AmendOp::delete_, on}, on, strangers);
  only_by(body, kSecretary, TextSettle{}, on, not_officers);
  body.move_to("2027-03-21", 9);
  only_by(body, kSecretary, VoteOpen{}, on, not_officers);
  TestBody::must(body.by(kSecretary, VoteOpen{}, on));
  only_by(body, 0, VoteCast{BallotAnswer::yes, {}}, on, strangers);
  only_clerk(body, Closed{Ending::adopted, Word{"vote"}}, on);
  walk.adopt();
  only_by(body, kMember, Commit{*parse_day("2027-06-01")}, on, strangers);
  const Seq promise = TestBody::must(body.by(kMember, Commit{*parse_day("2027-06-01")}, on));
  only_by(body, kMember, Report{.commitment = promise, .state = Progress::done}, on, strangers);
  only_clerk(body, Missed{promise}, on);
  CHECK(!body.by_clerk(Missed{promise}, on));  // not before its day has passed
  CHECK(!body.by_clerk(Reopened{Word{"missed or of no help"}}, on));
  only_by(body, kSecretary, ReviewOpen{}, on, not_officers);
  TestBody::must(body.by(kSecretary, ReviewOpen{}, on));
  only_by(body, kMember, ReviewAnswer{{{Word{"done"}, Judgement::yes}}}, on, strangers);
  only_by(body, kSecretary, Erased{Word{"name.0"}, Ground::request, Seq{2}}, {}, not_officers);
}

TEST_CASE("a vote of seven days takes the last millisecond of the seventh and not the first of the eighth") {
  // Summer time begins in Dublin on 28 March 2027 at one o'clock, on the very day the vote has ended.
  for (const bool in_time : {true, false}) {
    Walk walk;
    walk.raise(), walk.consult(), walk.vote();
    const auto midnight = *start_of_day("Europe/Dublin", *parse_day("2027-03-28"));
    walk.body.move_to_ms(in_time ? midnight - 1 : midnight);
    CHECK(to_string(walk.body.now()) ==
          (in_time ? "2027-03-27T23:59:59.999+00:00" : "2027-03-28T00:00:00.000+00:00"));
    CHECK(walk.body.by(0, VoteCast{BallotAnswer::yes, {}}, walk.matter).has_value() == in_time);
    CHECK(walk.body.by_clerk(Closed{Ending::void_, Word{"vote"}}, walk.matter).has_value() != in_time);
  }
}

TEST_CASE("what is due by a day is kept until its local midnight, in summer and in winter time") {
  for (const auto* due : {"2027-06-01", "2027-10-31"}) {  // the second is the day of 25 hours
    for (const bool in_time : {true, false}) {
      Walk walk;
      walk.raise(), walk.consult(), walk.vote(), walk.adopt();
      const Seq promise = TestBody::must(walk.body.by(kMember, Commit{*parse_day(due)}, walk.matter));
      const auto midnight = *start_of_day("Europe/Dublin", *parse_day(due) + 1);
      walk.body.move_to_ms(in_time ? midnight - 1 : midnight);
      CHECK(walk.body.now().local_day() == *parse_day(due) + (in_time ? 0 : 1));
      walk.body.tick();
      CHECK(walk.body.state.matters.at(walk.matter).rounds.front().promises.front().missed.has_value() !=
            in_time);
      CHECK(walk.body.by(kMember, Report{.commitment = promise, .state = Progress::done}, walk.matter)
                .has_value());
      CHECK((walk.body.state.matters.at(walk.matter).rounds.size() == 2) != in_time);
    }
  }
}

TEST_CASE("time never runs back, neither the instant nor the local day") {
  TestBody body;
  Entry entry = body.envelope(Raise{Word{"ordinary"}});
  entry.act.by = actor(0);
  entry.at.utc_ms -= 1;
  CHECK(body.submit(entry).error().code == "entry.before_the_last");
  entry.at.utc_ms += 1;
  entry.at.offset_min = -14 * 60;  // the same instant, where it is still yesterday
  CHECK(body.submit(entry).error().code == "entry.before_the_last");
  entry.at.offset_min = 0;
  CHECK(body.submit(entry).has_value());
}

TEST_CASE("an entry of another body is refused") {
  TestBody body;
  Entry entry = body.envelope(Raise{Word{"ordinary"}});
  entry.act.by = actor(0);
  entry.act.body = "plenary.invalid/other";
  CHECK(body.submit(entry).error().code == "act.of_another_body");
}

TEST_CASE("a signature withdrawn after its roll was reverted leaves no group with less than none") {
  TestBody body;
  const Seq begin = TestBody::must(body.by(kSecretary, RollBegin{}));
  RollRow moved{.in = {{Word{"bank"}, Word{"South"}}}, .member = actor(0), .op = RowOp::put};
  TestBody::must(body.by(kSecretary, RollRows{begin, {moved}}));
  const Seq commit = TestBody::must(body.by(kSecretary, RollCommit{begin, 1}));
  const Seq matter = TestBody::must(body.by(0, Raise{Word{"ordinary"}}));
  TestBody::must(body.by(kSecretary, RollRevert{commit}));
  TestBody::must(body.by(0, Unsign{}, matter));
  for (const auto& [_, groups] : body.state.matters.at(matter).signed_in) {
    for (const auto& [group, count] : groups)
      CHECK(count == 0);
  }
}

// ---------------------------------------------------------------- any sequence of acts

// Evenly, from the first run on: rapidcheck would begin with small numbers only.
int below(int most) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, most));
}

Seq some_seq(const TestBody& body) {
  return Seq{static_cast<std::uint64_t>(below(static_cast<int>(body.state.size) + 2))};
}

Seq some_matter(const TestBody& body) {
  const auto& matters = body.state.matters;
  if (matters.empty() || below(20) == 0) return some_seq(body);
  if (below(2) == 0) return matters.rbegin()->first;
  return std::next(matters.begin(), below(static_cast<int>(matters.size())))->first;
}

// Something that the matter's rounds hold, as a kind of act may point to it.
Seq some_target(const TestBody& body, Seq matter, std::string_view kind) {
  const auto at = body.state.matters.find(matter);
  if (at == body.state.matters.end() || below(10) == 0) return some_seq(body);
  std::vector<Seq> seqs;
  for (const auto& round : at->second.rounds) {
    if (round.consultation && kind == "answer") {
      for (const auto& statement : round.consultation->statements)
        seqs.push_back(statement.seq);
    }
    if (round.consultation && kind == "reply") {
      for (const auto& objection : round.consultation->objections)
        seqs.push_back(objection.seq);
    }
    if (kind == "report") {
      for (const auto& promise : round.promises)
        seqs.push_back(promise.seq);
    }
    if (kind == "amend") seqs.push_back(round.texts.back().seq);
  }
  if (seqs.empty()) return some_seq(body);
  return seqs[static_cast<std::size_t>(below(static_cast<int>(seqs.size())))];
}

bool is_grouped(const TestBody& body) {
  return !body.state.rules().roll.grouped.empty();
}

std::string some_bank(const TestBody& body) {
  if (!is_grouped(body)) return below(30) == 0 ? "North" : "";
  return below(2) == 0 ? "North" : "South";
}

RollRows some_rows(const TestBody& body) {
  RollRows rows{.begin = body.state.roll_set ? body.state.roll_set->begin : some_seq(body), .rows = {}};
  for (int i = below(3) + 1; i > 0; --i) {
    rows.rows.push_back({.member = actor(below(12)), .op = below(8) == 0 ? RowOp::end : RowOp::put});
    const auto bank = some_bank(body);
    if (!bank.empty()) rows.rows.back().in[Word{"bank"}] = Word{bank};
  }
  return rows;
}

// The captain is elected rarely and soon: what belongs to it is tried the more, or chance would not come to
// it.
AnyAct captains_act(const Round& round) {
  if (round.vote) return VoteRank{{below(3), below(3)}};
  return VoteOpenGiven{{{{"1"}, 0, {"a ratio"}}}, 1};
}

AnyAct some_ratification(Day today) {
  switch (below(6)) {
    case 0:
      return RatifyOpen{};
    case 1:
      return RatifyClose{};
    case 2:
      return RatifyWithdraw{actor(below(10))};
    default:
      return RatifyDeposit{below(5) > 0, today - below(3), Hash{}, actor(below(10))};
  }
}

AnyAct some_act(const TestBody& body, Seq matter) {
  const Day today = body.now().local_day();
  const auto at = body.state.matters.find(matter);
  if (at != body.state.matters.end() && at->second.kind == "captain" && below(2) == 0)
    return captains_act(at->second.now());
  const bool pact = at != body.state.matters.end() && at->second.kind == "pact";
  if (below(pact ? 2 : 60) == 0) return some_ratification(today);
  const bool decided =
      at != body.state.matters.end() && at->second.kind == "ordinary" && at->second.decided() != nullptr;
  switch (decided && below(2) == 0 ? 19 + below(4)
                                   : below(27)) {  // what follows a decision is tried the more
    case 0:
      if (body.state.matters.size() >= 9 || below(3) > 0) return ConsultClose{};
      return Raise{Word{below(9) == 0   ? "charter"
                        : below(6) == 0 ? "captain"
                        : below(8) == 0 ? "show"
                        : below(5) == 0 ? "pact"
                                        : "ordinary"}};
    case 1:
    case 2:
    case 3:
      return Sign{};
    case 4:
      return Unsign{};
    case 5:
      return ConsultOpen{};
    case 6:
      return join_of(below(10), some_bank(body));
    case 7:
      if (below(3) == 0) return ConsultTranslate{{"de"}, below(2) == 0, some_target(body, matter, "answer")};
      return ConsultState{};
    case 8:
    case 9:
      return ConsultAnswer{static_cast<Answer>(below(3)), participant(below(10)),
                           some_target(body, matter, "answer")};
    case 10:
      return below(3) == 0 ? AnyAct(ConsultObject{}) : AnyAct(ConsultClose{});
    case 11:
      return ConsultReply{some_target(body, matter, "reply")};
    case 12:
      return ConsultClose{};
    case 13:
      return TextAmend{AmendOp::delete_, some_target(body, matter, "amend")};
    case 14:
      return TextSettle{};
    case 15:
      if (below(2) == 0) return VoteOpenGiven{{{{"1"}, 0, {"a ratio"}}}, 1};
      return VoteOpen{};
    case 16:
      if (below(4) == 0) return VoteClose{};
      return VoteRank{{below(3), below(3)}};
    case 17:
    case 18:
      return VoteCast{static_cast<BallotAnswer>(below(3)), {}};
    case 19:
      return Commit{today + below(20)};
    case 20:
      return Report{.commitment = some_target(body, matter, "report"),
                    .state = static_cast<Progress>(below(3))};
    case 21:
      return ReviewOpen{};
    case 22:
      return ReviewAnswer{{{Word{below(2) == 0 ? "done" : "helped"}, static_cast<Judgement>(below(3))}}};
    case 23:
      if (below(4) > 0) return VoteOpen{};
      return RollBegin{below(60) == 0 ? RollMode::replace : RollMode::merge};
    case 24:
      return some_rows(body);
    case 25:
      return RollCommit{body.state.roll_set ? body.state.roll_set->begin : some_seq(body),
                        body.state.roll_set ? body.state.roll_set->rows : 1};
    default:
      if (below(2) == 0 ||
          body.state.roll_commits.size() < 2) {  // the first import stays: without members nothing happens
        return Erased{Word{"text"}, Ground::request,
                      some_target(body, matter, below(2) == 0 ? "answer" : "report")};
      }
      return RollRevert{body.state.roll_commits.back().seq};
  }
}

bool is_about_a_matter(const AnyAct& act) {
  const auto kind = kind_of(act);
  return !kind.starts_with("roll.") && kind != "raise@1" && kind != "erased@1";
}

void check_counts(const State& state) {
  for (const auto& [_, matter] : state.matters) {
    for (const auto& [dimension, groups] : matter.signed_in) {
      for (const auto& [group, count] : groups)
        RC_ASSERT(count >= 0);
    }
    for (const auto& round : matter.rounds) {
      if (round.vote)
        RC_ASSERT(static_cast<std::int64_t>(round.vote->ballots.size()) <= round.vote->roll.count.members);
      if (!round.consultation) continue;
      RC_ASSERT(round.consultation->joined.members <= round.consultation->roll.count.members);
      RC_ASSERT(round.consultation->heard.members <= round.consultation->joined.members);
    }
  }
}

// Now and then time passes, the clerk enters what is due, and somebody tries something.
void live(TestBody& body, std::int64_t& at, std::map<std::string, int, std::less<>>& admitted) {
  if (below(6) == 0) at += below(3 * 24) * 3'600'000LL;
  body.move_to_ms(at);
  const auto before = body.entries.size();
  body.tick();
  for (auto i = before; i < body.entries.size(); ++i)
    ++admitted[std::string(kind_of(parse_entry(body.entries[i])->act.data))];
  if (below(100) == 0 && body.change_key(static_cast<char>(below(120)))) ++admitted["log_key@1"];
  if (below(100) == 0 && body.by_clerk(ServedAt{{"https://vote" + std::to_string(below(3)) + ".example"}}))
    ++admitted["served_at@1"];
  const Seq matter = some_matter(body);
  const AnyAct act = some_act(body, matter);
  const auto on = is_about_a_matter(act) ? std::optional(matter) : std::nullopt;
  const bool nameless = kind_of(act) == "consult.join@1" || kind_of(act) == "consult.answer@1";
  const auto kind = kind_of(act);
  const bool officers = kind.ends_with(".open@1") || kind == "vote.open@2" || kind.ends_with(".close@1") ||
                        kind.starts_with("roll.") || kind.starts_with("ratify.") ||
                        kind == "consult.reply@1" || kind == "erased@1";
  const int who = officers && below(8) > 0 ? kSecretary : below(12);
  const auto done = nameless ? body.by_nobody(act, on) : body.by(who, act, on);
  if (done) ++admitted[std::string(kind_of(act))];
  check_counts(body.state);
}

// The club, where one vote in twenty is enough, and a captain is elected by ranked papers.
std::string easy_club() {
  std::string rules = tests::source_file("cases/stories/club.toml");
  const auto at = rules.find("\"1/2\"", rules.find("took part\"\nrel"));
  rules.replace(at, 5, "\"1/20\"");
  const std::string given = "reply = \"warden\",";
  rules.replace(rules.find(given), given.size(), given + " translate = \"any member\",");
  return rules + R"(
[matter.captain]
law   = "Rule 20. Ranked papers against nobody."
steps = ["vote"]

[matter.captain.step.vote]
law     = "Rule 20. Ranked papers against nobody."
may     = { open = "warden", vote = "any member" }
ballot  = "ranking"
default = "nobody"
lasts   = "3 days"
pass    = ["a ratio"]
then    = { "not decided" = "end" }

[test."a ratio"]
law   = "Rule 20"
count = "above the default"
each  = "option"
rel   = ">"
share = "given"
of    = "below the default"

[matter.show]
law   = "Rule 21. Hands are shown at a meeting."
steps = ["vote"]

[matter.show.step.vote]
law    = "Rule 21. Hands are shown at a meeting."
may    = { open = "warden", vote = "any member", close = "warden" }
ballot = "yes / no"
pass   = ["more yes than no"]

[college.clubs]
law = "Rule 22. Clubs that have joined."

[matter.pact]
law   = "Rule 22. A pact of clubs is in force a day after four have deposited."
steps = ["ratification"]

[matter.pact.step.ratification]
law      = "Rule 22. A pact of clubs is in force a day after four have deposited."
may      = { open = "warden", deposit = ["any member", "warden"], withdraw = ["any member", "warden"], close = "warden" }
complete = ["four clubs"]
in_force = { days_after_complete = 1 }

[test."four clubs"]
law    = "Rule 22"
count  = "deposited"
in     = "clubs"
rel    = ">="
number = 4
)";
}

TEST_CASE(
    "no sequence of acts, allowed or not, breaks the fold; what is admitted folds again to the same state") {
  std::map<std::string, int, std::less<>> admitted;
  CHECK(rc::check([&] {
    const bool club = below(4) > 0;  // its steps are short, so that chance comes to their end
    TestBody body = club ? TestBody(easy_club(), "warden", false) : TestBody();
    std::int64_t at = body.now().utc_ms;
    Hash halfway{};
    std::size_t half = 0;
    for (int i = 0; i < 600; ++i) {
      live(body, at, admitted);
      if (i == 300) halfway = state_digest(body.state), half = body.entries.size();
    }
    RC_ASSERT(body.refolded(body.entries.size()) == state_digest(body.state));
    RC_ASSERT(body.refolded(half) == halfway);
  }));
  for (const auto& kind : all_kinds()) {
    if (kind.kind == "access.issued@1" || kind.kind == "import.begin@1" || kind.kind == "found@1") continue;
    CAPTURE(kind.kind);
    CHECK(admitted[kind.kind] > 0);  // else the sequences would show nothing of it
  }
}

}  // namespace
}  // namespace plenary::body
