#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "decide/conclude.h"
#include "decide/decide_helpers.h"
#include "decide/ratify.h"
#include "decide/suppose.h"

using namespace plenary;
using namespace plenary::decide;

namespace {

charter::Charter vote_with(const std::string& keys, const std::string& tests) {
  return charter_with(
      "[matter.m]\nlaw = \"Art. 1\"\nsteps = [\"vote\"]\n[matter.m.step.vote]\nlaw = \"Art. 1\"\n"
      "may = { open = \"any member\", vote = \"any member\" }\nlasts = \"1 day\"\n" +
      keys + tests);
}

Conclusion end_of(const charter::Charter& charter, const Facts& facts) {
  return conclude(charter, *charter.find_step("m", "vote"), facts);
}

std::string word(const Conclusion& end) {
  return end.outcome ? std::string(word_of(*end.outcome)) : "open";
}

Facts named(const std::vector<std::pair<std::string, int>>& votes) {
  Facts facts;
  for (const auto& [name, number] : votes) {
    facts.options.push_back(name);
    facts.set({.word = "votes", .option = name}, number);
  }
  return facts;
}

const std::string kThreeQuarters =
    "[test.t]\nlaw = \"Art. 2\"\ncount = \"votes\"\nrel = \">=\"\nshare = \"3/4\"\nof = \"papers\"\n"
    "each = \"option\"\n";

}  // namespace

TEST_CASE(
    "of an approval vote all that pass are elected, most votes first; nobody is an outcome of its own") {
  const auto charter =
      vote_with("ballot = \"approval\"\nrule = \"all that pass\"\npass = [\"t\"]\n", kThreeQuarters);
  Facts facts = named({{"a", 354}, {"b", 355}, {"c", 473}});
  facts.set({"papers"}, 473);
  const auto end = end_of(charter, facts);
  CHECK(end.elected == std::vector<std::string>{"c", "b"});  // 354.75 are needed, and no fewer
  CHECK(end.fallen == std::vector<std::string>{"a"});
  facts.set({"papers"}, 1000);
  CHECK(word(end_of(charter, facts)) == "none elected");
}

TEST_CASE(
    "seats go to the most votes, no more of one group than the cap, and equals at the last seat are tied") {
  const auto charter = charter::parse(
      "plenary-charter = 1\n[body]\nname = \"B\"\ntimezone = \"UTC\"\nlanguage = [\"en\"]\n[roll]\nlaw = "
      "\"r\"\n"
      "grouped = { employer = [\"x\", \"y\"] }\n[matter.m]\nlaw = \"Art. 1\"\nsteps = [\"vote\"]\n"
      "[matter.m.step.vote]\nlaw = \"Art. 1\"\nmay = { open = \"any member\", vote = \"any member\" }\n"
      "ballot = \"approval\"\nseats = 2\ncap = { group = \"employer\", most = 1 }\n",
      "c");
  REQUIRE(charter);
  Facts facts = named({{"a", 9}, {"b", 8}, {"c", 7}, {"d", 6}});
  CHECK(word(end_of(*charter, facts)) == "open");  // who works where is not told
  facts.group_of = {{"a", "x"}, {"b", "x"}, {"c", "y"}, {"d", "y"}};
  CHECK(end_of(*charter, facts).elected == std::vector<std::string>{"a", "c"});
  facts.group_of["d"] = "z";
  facts.set({.word = "votes", .option = "d"}, 7);
  const auto tied = end_of(*charter, facts);
  CHECK(word(tied) == "not decided");
  CHECK(tied.tied == std::vector<std::string>{"c", "d"});
}

namespace {

const std::string kRanked = "ballot = \"ranking\"\ndefault = \"none\"\npass = [\"quorum\", \"ratio\"]\n";
const std::string kRankedTests =
    "[test.quorum]\nlaw = \"Art. 2\"\ncount = \"above the default\"\neach = \"option\"\nrel = \">=\"\nroot = "
    "\"3/2\"\n"
    "of = \"eligible\"\n[test.ratio]\nlaw = \"Art. 3\"\ncount = \"above the default\"\neach = "
    "\"option\"\nrel = \">\"\n"
    "share = \"given\"\nof = \"below the default\"\n";

Facts ranked(const std::vector<Paper>& papers) {
  Facts facts;
  facts.options = {"a", "b", "none"};
  facts.papers = papers;
  facts.set({"eligible"}, 16);  // 6 are needed
  facts.given[{"ratio", "a"}] = {1, Exact(1)};
  facts.given[{"ratio", "b"}] = {3, Exact(3)};
  return facts;
}

}  // namespace

TEST_CASE("an option below its own ratio falls, and the default can win") {
  const auto charter = vote_with(kRanked, kRankedTests);
  // b beats everything, but not three to one over the default.
  auto facts = ranked({{{{"b"}, {"a"}, {"none"}}, 6}, {{{"none"}, {"a"}, {"b"}}, 4}});
  auto end = end_of(charter, facts);
  CHECK(end.fallen == std::vector<std::string>{"b"});
  CHECK(word(end) == "adopted");
  CHECK(end.chosen == "a");
  facts.set({"eligible"}, 17);  // more than 6 are needed: 4 * 36 < 9 * 17
  end = end_of(charter, facts);
  CHECK(word(end) == "kept");
  CHECK(end.chosen == "none");
}

TEST_CASE("options left out of a paper are equal and last") {
  const auto charter = vote_with(kRanked, kRankedTests);
  const auto end = end_of(charter, ranked({{{{"a"}}, 10}, {{{"a", "b"}}, 1}}));
  CHECK(end.pairs[0][2] == 11);
  CHECK(end.pairs[1][2] == 1);
  CHECK(end.pairs[0][1] == 10);
  CHECK(end.chosen == "a");
}

TEST_CASE("points by place are added over the voices; lists close up over whoever fell out") {
  const auto charter = vote_with(
      "ballot = \"points\"\nvoices = [\"public\", \"jury\"]\npoints = [3, 2, 1]\nparting = [\"points\"]\n",
      "");
  Facts facts;
  facts.options = {"a", "b", "c"};
  facts.lists = {{"public", "x", {"gone", "a", "b", "c"}}, {"jury", "x", {"b", "a", "c"}}};
  const auto end = end_of(charter, facts);
  CHECK(end.totals[0].second == 5);
  CHECK(end.totals[1].second == 5);
  CHECK(end.chosen == "a");  // more points of the public
  CHECK(end.ranking == std::vector<std::vector<std::string>>{{"a"}, {"b"}, {"c"}});
}

namespace {

charter::Charter rounds() {
  return vote_with(
      "ballot = \"rounds\"\npass = [\"t\"]\n",
      "[test.t]\nlaw = \"Art. 2\"\ncount = \"votes\"\nrel = \">\"\nshare = \"1/2\"\nof = \"valid\"\n"
      "each = \"option\"\n");
}

Facts held(std::vector<Votes> rounds) {
  Facts facts;
  facts.rounds = std::move(rounds);
  return facts;
}

}  // namespace

TEST_CASE("in rounds the lowest leaves until somebody has more than half") {
  auto end =
      end_of(rounds(), held({{{"a", 5}, {"b", 3}, {"c", 2}}, {{"a", 5}, {"b", 5}}, {{"a", 6}, {"b", 4}}}));
  CHECK(end.chosen == "a");  // five to five: all that are left vote once more
  CHECK(end.rounds == 3);
  CHECK(word(end_of(rounds(), held({{{"a", 5}, {"b", 3}, {"c", 2}}, {{"a", 5}, {"b", 5}}}))) == "open");
  end = end_of(rounds(), held({{{"a", 5}, {"b", 3}, {"c", 2}}, {{"a", 6}, {"b", 4}}}));
  CHECK(end.chosen == "a");
  CHECK(end.rounds == 2);
}

TEST_CASE("equals at the bottom are parted by a ballot between them") {
  const auto end =
      end_of(rounds(), held({{{"a", 4}, {"b", 3}, {"c", 3}}, {{"b", 6}, {"c", 4}}, {{"a", 3}, {"b", 7}}}));
  CHECK(end.chosen == "b");
  CHECK(end.fallen == std::vector<std::string>{"c", "a"});
}

TEST_CASE("a round that holds others than the rule leaves in is no decision of this rule") {
  CHECK(word(end_of(rounds(), held({{{"a", 4}, {"b", 3}, {"c", 2}}, {{"a", 4}, {"c", 5}}}))) == "open");
  CHECK(word(end_of(rounds(), held({{{"a", 7}, {"b", 3}}, {{"a", 4}, {"b", 6}}}))) == "open");
}

TEST_CASE("a reverse majority stops; with neither majority nothing is decided") {
  const auto charter = vote_with(
      "ballot = \"yes / no / abstain\"\npass = [\"for\"]\nrejected_by = [\"against\"]\n",
      "[test.for]\nlaw = \"Art. 2\"\ncount = \"yes\"\nrel = \">=\"\nshare = \"55/100\"\nof = \"members\"\n"
      "[test.against]\nlaw = \"Art. 3\"\ncount = \"no\"\nrel = \">=\"\nshare = \"55/100\"\nof = "
      "\"members\"\n");
  Facts facts;
  facts.set({"members"}, 20);
  const auto with = [&](int yes, int no) {
    facts.set({"yes"}, yes);
    facts.set({"no"}, no);
    return word(end_of(charter, facts));
  };
  CHECK(with(11, 5) == "adopted");
  CHECK(with(5, 11) == "rejected");
  CHECK(with(10, 10) == "not decided");
  facts.bound({"no"}, 0, Exact(9));
  facts.set({"yes"}, 11);
  CHECK(word(end_of(charter, facts)) == "adopted");  // whatever the noes are
}

TEST_CASE("shares are added exactly") {
  const auto charter = vote_with(
      "ballot = \"yes / no\"\npass = [\"sum\"]\n",
      "[test.a]\nlaw = \"Art. 2\"\ncount = \"yes\"\nrel = \">\"\nshare = \"1/2\"\nof = \"yes + no\"\n"
      "[test.b]\nlaw = \"Art. 3\"\ncount = \"yes\"\nrel = \">\"\nshare = \"1/2\"\nof = \"yes + no\"\nin = "
      "\"North\"\n"
      "[test.sum]\nlaw = \"Art. 4\"\nshares = [\"a\", \"b\"]\nrel = \">\"\nnumber = 1\n");
  Facts facts;
  facts.set({"yes"}, 2), facts.set({"no"}, 1);
  facts.set({.word = "yes", .group = "North"}, 1), facts.set({.word = "no", .group = "North"}, 2);
  CHECK(word(end_of(charter, facts)) == "rejected");  // exactly one
  facts.set({"yes"}, 2000001), facts.set({"no"}, 1000000);
  CHECK(word(end_of(charter, facts)) == "adopted");
}

namespace {

charter::Charter treaty() {
  return charter_with(R"(
[college.parties]
law = "Art. 20"
[table.emissions]
law = "Art. 21"
whole = "100"
[matter.m]
law   = "Art. 21"
steps = ["ratification"]
[matter.m.step.ratification]
law      = "Art. 21"
may      = { open = "any member", deposit = "any member", close = "any member" }
complete = ["two parties", "half the emissions"]
in_force = { days_after_complete = 30, days_after_own_deposit = 30 }
[test."two parties"]
law    = "Art. 21, parties"
count  = "deposited"
in     = "parties"
rel    = ">="
number = 2
[test."half the emissions"]
law   = "Art. 21, emissions"
count = "deposited"
in    = "parties"
weigh = "emissions"
rel   = ">="
share = "1/2"
of    = "units"
)");
}

}  // namespace

TEST_CASE("a treaty is in force a fixed time after the deposits suffice, for later parties after their own") {
  const auto charter = treaty();
  Facts facts;
  const auto deposit = [&](const char* party, const char* day, const char* share, bool counts = true) {
    facts.deposits.push_back({party, *parse_day(day), counts});
    facts.set({.word = "weight", .group = party, .table = "emissions"}, *parse_exact(share));
  };
  deposit("A", "2016-01-01", "30");
  deposit("U", "2016-02-01", "40", false);  // a union beside its members
  deposit("B", "2016-03-01", "19.99");
  const auto& step = *charter.find_step("m", "ratification");
  CHECK_FALSE(ratify(charter, step, facts).complete);
  deposit("C", "2016-04-01", "0.01");
  const auto found = ratify(charter, step, facts);
  REQUIRE(found.complete);
  CHECK(to_string(*found.complete) == "2016-04-01");
  CHECK(to_string(*found.in_force) == "2016-05-01");
  deposit("D", "2017-01-01", "1");
  const auto later = ratify(charter, step, facts);
  CHECK(to_string(later.for_each.at("D")) == "2017-01-31");
  CHECK(to_string(later.for_each.at("A")) == "2016-05-01");
  CHECK(to_string(later.for_each.at("U")) == "2016-05-01");
}

TEST_CASE("supposed facts are read as they are written, or refused with the text") {
  const auto charter = treaty();
  Facts facts;
  REQUIRE(suppose(charter, facts, "yes@North=3"));
  CHECK(facts.at({.word = "yes", .group = "North"}).low == 3);
  REQUIRE(suppose(charter, facts, "members=600..3000"));
  CHECK(*facts.at({"members"}).high == 3000);
  REQUIRE(suppose(charter, facts, "no@parties/some*emissions=1/3"));
  CHECK(facts.at({.word = "no", .group = "parties", .table = "emissions", .cast_by = "some"}).low ==
        Exact(1, 3));
  REQUIRE(suppose(charter, facts, "parties.A=abstain"));
  CHECK(facts.units.at("parties").units.at(0).vote == "abstain");
  for (const char* wrong :
       {"", "=", "yes", "yes=", "yes=x", "yes=-1", "yes=3..1", "nowhere.A=yes", "day=soon"}) {
    CAPTURE(std::string(wrong));
    const auto refused = suppose(charter, facts, wrong);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "suppose.form");
  }
}

TEST_CASE("to rename options renames the outcome, and no more") {
  const auto charter = vote_with("ballot = \"approval\"\nseats = 2\n", "");
  CHECK(rc::check("relabelling", [&] {
    const auto votes = *rc::gen::container<std::vector<int>>(5, rc::gen::inRange(0, 9));
    std::vector<std::pair<std::string, int>> plain, renamed;
    for (std::size_t i = 0; i < votes.size(); ++i) {
      plain.emplace_back(std::string(1, static_cast<char>('a' + i)), votes[i]);
      renamed.emplace_back(std::string(1, static_cast<char>('v' + i)), votes[i]);
    }
    auto one = end_of(charter, named(plain)), two = end_of(charter, named(renamed));
    for (std::string& name : one.elected)
      name[0] = static_cast<char>(name[0] - 'a' + 'v');
    RC_ASSERT(one.outcome == two.outcome);
    RC_ASSERT(one.elected == two.elected);
  }));
}

TEST_CASE("more yes never turns an adopted question into a rejected one") {
  const auto charter = vote_with(
      "ballot = \"yes / no / abstain\"\nvalid = [\"turnout\"]\npass = [\"most\"]\n",
      "[test.turnout]\nlaw = \"Art. 2\"\ncount = \"yes + no + abstain\"\nrel = \">=\"\nshare = \"1/3\"\nof = "
      "\"members\"\n"
      "[test.most]\nlaw = \"Art. 3\"\ncount = \"yes\"\nrel = \">\"\nshare = \"1/2\"\nof = \"yes + no\"\n");
  for (int members = 0; members <= 12; ++members)
    for (int yes = 0; yes < members; ++yes)
      for (int no = 0; yes + no < members; ++no) {
        Facts facts;
        facts.set({"members"}, members), facts.set({"yes"}, yes), facts.set({"no"}, no),
            facts.set({"abstain"}, 0);
        const auto before = end_of(charter, facts).outcome;
        const bool naive_valid = 3 * (yes + no) >= members, naive_pass = 2 * yes > yes + no;
        CHECK(before == (!naive_valid ? Outcome::void_ : naive_pass ? Outcome::adopted : Outcome::rejected));
        facts.set({"yes"}, yes + 1);
        if (before == Outcome::adopted) CHECK(end_of(charter, facts).outcome == Outcome::adopted);
      }
}
