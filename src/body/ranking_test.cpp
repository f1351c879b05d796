// Ranked papers in a living body: the library project of charters/opensource, where options stand against a
// default one.
#include <doctest/doctest.h>

#include "body/facts.h"
#include "body/test_body.h"

using namespace plenary;
using namespace plenary::body;
using namespace plenary::body::tests;

namespace {

constexpr int kOpener = TestBody::kSecretary;

struct Project {
  TestBody body{source_file("charters/opensource/charter.toml"), "secretary", false};
  Seq matter;

  // The opening commits to the words of so many options.
  Result<Seq> open(AnyAct act, int named) {
    Entry entry = body.envelope(std::move(act), matter);
    entry.act.by = actor(kOpener);
    entry.act.held.clear();
    for (int i = 0; i < named; ++i)
      entry.act.held.push_back({"option." + std::to_string(i), Hash{}});
    return body.submit(entry);
  }
  void leader_between_two() {
    matter = TestBody::must(body.by(0, Raise{{"leader"}}));
    TestBody::must(open(VoteOpen{2}, 2));
  }
  void resolution() {
    matter = TestBody::must(body.by(0, Raise{{"resolution"}}));
    for (const int who : {1, 2, 4, 5})
      TestBody::must(body.by(who, Sign{}, matter));
    TestBody::must(body.by(kOpener, ConsultOpen{}, matter));
    body.move_to("2027-03-20", 9);
    TestBody::must(body.by(kOpener, ConsultClose{}, matter));
  }
  void rank(std::initializer_list<int> who, std::vector<std::int64_t> places) {
    for (const int one : who)
      TestBody::must(body.by(one, VoteRank{places}, matter));
  }
  std::string refused(const Result<Seq>& asked) { return asked ? "" : asked.error().code; }
  std::string ranked(int who, std::vector<std::int64_t> places) {
    return refused(body.by(who, VoteRank{std::move(places)}, matter));
  }
  const Vote& close_on(const std::string& day) {
    body.move_to(day, 9);
    body.tick();
    return *now().vote;
  }
  const Round& now() { return body.state.matters.at(matter).now(); }
  bool refolds() { return body.refolded(body.entries.size()) == state_digest(body.state); }
};

GivenNumber ratio(const char* number, std::int64_t option, const char* test = "its own ratio") {
  return {{number}, option, {test}};
}

}  // namespace

TEST_CASE("a ranked paper gives every option a place, without a gap, or leaves it out") {
  Project project;
  project.leader_between_two();
  CHECK(project.ranked(0, {1, 2}) == "vote.place_for_each");
  CHECK(project.ranked(0, {1, 2, 3, 0}) == "vote.place_for_each");
  CHECK(project.ranked(0, {}) == "vote.place_for_each");
  CHECK(project.ranked(0, {0, 0, 0}) == "vote.ranks_nothing");
  CHECK(project.ranked(0, {1, 3, 0}) == "vote.places_with_gaps");
  CHECK(project.ranked(0, {2, 2, 0}) == "vote.places_with_gaps");
  CHECK(project.ranked(0, {1, 2, 9'000'000'000'000}) == "vote.places_with_gaps");
  CHECK(project.ranked(0, {1, 1, 2}) == "");
  CHECK(project.ranked(1, {0, 0, 1}) == "");
  CHECK(project.now().vote->ballots.size() == 2);
  CHECK(project.refolds());
}

TEST_CASE("a ranked paper cast stands, and is cast by those on the roll at the opening") {
  Project project;
  project.leader_between_two();
  CHECK(project.ranked(0, {1, 2, 3}) == "");
  CHECK(project.ranked(0, {2, 1, 3}) == "vote.already_cast");
  CHECK(project.ranked(TestBody::kStranger, {1, 2, 3}) == "vote.not_on_its_roll");
  project.body.move_to("2027-03-15", 0);
  CHECK(project.ranked(1, {1, 2, 3}) == "vote.over");
}

TEST_CASE("a ranking takes no single answer, and a vote that is no ranking takes no ranking") {
  Project project;
  project.leader_between_two();
  CHECK(project.refused(project.body.by(0, VoteCast{{}, 1}, project.matter)) == "vote.needs_a_ranking");
  CHECK(project.refused(project.body.by(0, VoteCast{BallotAnswer::yes, {}}, project.matter)) ==
        "vote.needs_a_ranking");
  Project club{TestBody(source_file("cases/stories/club.toml"), "warden", false)};
  club.matter = TestBody::must(club.body.by(0, Raise{{"ordinary"}}));
  TestBody::must(club.body.by(1, Sign{}, club.matter));
  TestBody::must(club.body.by(kOpener, ConsultOpen{}, club.matter));
  club.body.move_to("2027-03-08", 9);
  TestBody::must(club.body.by(kOpener, ConsultClose{}, club.matter));
  CHECK(club.refused(club.open(VoteOpenGiven{{ratio("1", 0)}, {}}, 0)) == "vote.given_unasked");
  TestBody::must(club.open(VoteOpen{}, 0));
  CHECK(club.ranked(0, {1}) == "vote.takes_no_ranking");
}

TEST_CASE("who opens names the options beside the default one, which the charter names") {
  Project project;
  project.matter = TestBody::must(project.body.by(0, Raise{{"leader"}}));
  CHECK(project.refused(project.open(VoteOpen{}, 0)) == "vote.needs_options");
  CHECK(project.refused(project.open(VoteOpen{0}, 0)) == "vote.number_beside_default");
  CHECK(project.refused(project.open(VoteOpen{100}, 100)) == "vote.number_beside_default");
  CHECK(project.refused(project.open(VoteOpen{2}, 1)) == "vote.option_missing");
  CHECK(project.refused(project.open(VoteOpen{1}, 2)) == "vote.number_beside_default");
  CHECK(project.refused(project.open(VoteOpenGiven{{ratio("1", 0)}, 1}, 1)) == "vote.given_unasked");
  CHECK(project.refused(project.open(VoteOpen{1}, 1)) == "");
  CHECK(project.now().vote->options == 2);
}

TEST_CASE("the ratio of each option comes with the question: none missing, none more, none of nothing") {
  Project project;
  project.resolution();
  const auto opened = [&](std::vector<GivenNumber> given) {
    return project.refused(project.open(VoteOpenGiven{std::move(given), 2}, 2));
  };
  CHECK(project.refused(project.open(VoteOpen{2}, 2)) == "vote.given_missing");
  CHECK(opened({ratio("1", 0)}) == "vote.given_missing");
  CHECK(opened({ratio("1", 0), ratio("1", 0)}) == "vote.given_missing");
  CHECK(opened({ratio("1", 0), ratio("3", 1), ratio("3", 2)}) == "vote.given_unasked");
  CHECK(opened({ratio("1", 0), ratio("3", 1), ratio("3", 1, "the quorum")}) == "vote.given_unasked");
  CHECK(opened({ratio("1", 0), ratio("0", 1)}) == "vote.given_number");
  CHECK(opened({ratio("1", 0), ratio("123456789012345678901", 1)}) == "vote.given_number");
  CHECK(opened({ratio("1", 0), ratio("3", 1)}) == "");
  CHECK(project.refolds());
}

TEST_CASE("among options that enough place before the default, the one that more prefer is adopted") {
  Project project;
  project.leader_between_two();
  project.rank({0, 1, 2}, {1, 2, 3});
  project.rank({4, 5}, {2, 1, 0});
  const Vote& vote = project.close_on("2027-03-15");
  CHECK(vote.outcome == Ending::adopted);
  CHECK(vote.chosen == 0);
  CHECK(project.refolds());
}

TEST_CASE("an option that too few place before the default has fallen, whatever it would beat") {
  Project project;
  project.leader_between_two();
  project.rank({0, 1, 2, 4, 5}, {0, 2, 1});  // behind the default, and so it is before no quorum
  project.rank({6, 7, 8, 9}, {1, 2, 0});
  project.close_on("2027-03-15");
  const auto& matter = project.body.state.matters.at(project.matter);
  const auto outcome = outcome_of(project.body.state, matter, matter.now(), *parse_day("2027-03-15"));
  CHECK(outcome.ending == Ending::kept);
  CHECK(outcome.fallen == std::vector<std::int64_t>{0, 1});
  REQUIRE(outcome.pairs.size() == 3);
  CHECK(outcome.pairs[0][2] == 4);
  CHECK(outcome.pairs[2][0] == 5);
  CHECK(outcome.pairs[1][0] == 5);
  CHECK(matter.now().ended == Ending::kept);
  CHECK(matter.decided() == nullptr);
}

TEST_CASE("the ratio an option came with is asked of it, and of no other") {
  Project project;
  project.resolution();
  TestBody::must(project.open(VoteOpenGiven{{ratio("1", 0), ratio("3", 1)}, 2}, 2));
  project.rank({0, 1, 2, 4, 5}, {2, 1, 3});  // both before the default five times
  project.rank({6, 7}, {2, 3, 1});           // both behind it twice: 5 is not more than 3 times 2
  const Vote& vote = project.close_on("2027-04-03");
  CHECK(vote.outcome == Ending::adopted);
  CHECK(vote.chosen == 0);
  CHECK(project.refolds());
}

TEST_CASE("options that are equal in every way leave the vote undecided") {
  Project project;
  project.leader_between_two();
  project.rank({0, 1, 2}, {1, 2, 3});
  project.rank({4, 5, 6}, {2, 1, 3});
  const Vote& vote = project.close_on("2027-03-15");
  CHECK(vote.outcome == Ending::not_decided);
  CHECK_FALSE(vote.chosen.has_value());
}
