// A ranking through the door: opened with the numbers its charter asks for, ranked in plain number fields,
// checked, cast, and its result told pair by pair.
#include "door/hall.h"

using namespace plenary;
using namespace plenary::hall;

namespace {

// The association elects a captain by ranked papers against nobody, each with a ratio of its own.
std::string charter_with_a_ranking() {
  return garden::association_charter() + R"(
[matter.captain]
law   = "Art. 30. Ranked papers against nobody, and a ratio of each candidate's own."
steps = ["vote"]

[matter.captain.step.vote]
law     = "Art. 30. Ranked papers against nobody, and a ratio of each candidate's own."
may     = { open = "secretary", vote = "any member" }
ballot  = "ranking"
default = "nobody"
lasts   = "7 days"
pass    = ["the ratio"]
then    = { "not decided" = "end" }

[test."the ratio"]
law   = "Art. 30"
count = "above the default"
each  = "option"
rel   = ">"
share = "given"
of    = "below the default"
)";
}

constexpr const char* kTwoCandidates =
    "option-0=Gita&given-0-0=1&option-2=Hugo&given-0-2=3%2F2&given-0=the+ratio";

struct Election {
  Hall hall{false, charter_with_a_ranking()};
  std::string officer = hall.token("riverside", hall.garden.secretary());
  std::vector<std::string> members;
  std::string path;

  Election() {
    for (const auto& member : hall.garden.members())
      members.push_back(hall.token("riverside", member.id));
    const auto raised = hall.post("/raise", members[1], "kind=captain&title=The+captain&concern=&seen=yes");
    REQUIRE_MESSAGE(raised.status == 303, raised.body.substr(0, 3000));
    const auto location = header(raised, "Location");
    path = location.substr(location.find("/matter/"));
  }
  server::Answered open(const std::string& fields = kTwoCandidates) {
    return hall.post(path + "/vote/open", officer, fields);
  }
  void cast(std::initializer_list<int> who, const std::string& places) {
    for (const int one : who)
      REQUIRE(
          hall.post(path + "/vote/cast", members[static_cast<std::size_t>(one)], "places=" + places).status ==
          303);
  }
  json::Value api(const std::string& tail) {
    return parsed(hall.look("/api/v1/matters" + path.substr(7) + tail, members[1]));
  }
};

}  // namespace

TEST_CASE(
    "who opens a ranking names the options and the number that comes with each, and not the default one") {
  Election it;
  CHECK(shows(it.hall.look(it.path, it.officer), it.path + "/vote/open"));
  const auto form = it.hall.look(it.path + "/vote/open", it.officer);
  REQUIRE(form.status == 200);
  for (const char* part :
       {"name=\"option-0\"", "name=\"given-0-0\"", "name=\"given-0\"", "the ratio", "“nobody”"})
    CHECK_MESSAGE(shows(form, part), std::string(part));
  CHECK(it.hall.look(it.path + "/vote/open", it.members[2]).status == 404);
  const auto incomplete = it.open("option-0=Gita&option-1=Hugo&given-0-0=1&given-0=the+ratio");
  CHECK(incomplete.status == 422);
  CHECK(shows(incomplete, "a number come with the question"));
  CHECK(it.open("option-0=Gita&given-0-0=much&given-0=the+ratio").status == 400);
  CHECK(it.open().status == 303);
  const auto opening = it.hall.size() - 1;
  CHECK(shows(it.hall.look(fmt::format("/record/{}", opening), it.officer), "vote.open@2"));
}

TEST_CASE("a member ranks in number fields, sees the ranking once more, and then casts it") {
  Election it;
  REQUIRE(it.open().status == 303);
  const auto ballot = it.hall.look(it.path + "/vote", it.members[1]);
  for (const char* part : {"type=\"number\"", "name=\"place-2\"", "Place of “nobody”", "Place of “Hugo”"})
    CHECK_MESSAGE(shows(ballot, part), std::string(part));
  const auto check = it.hall.post(it.path + "/vote/check", it.members[1], "place-0=9&place-1=4&place-2=");
  REQUIRE(check.status == 200);
  CHECK(shows(check, "name=\"places\" value=\"2,1,0\""));
  CHECK(shows(check, "<li>Hugo</li><li>Gita</li>"));
  CHECK(shows(check, "Behind all others: nobody."));
  CHECK(shows(it.hall.post(it.path + "/vote/check", it.members[1], "place-0=4&place-1=4&place-2=5"),
              "Gita and Hugo (equal)"));
  CHECK(shows(it.hall.look(it.path + "/vote", it.members[1]), "name=\"place-0\""));  // nothing is cast yet
  const auto receipt = it.hall.post(it.path + "/vote/cast", it.members[1], "places=2,1,0");
  REQUIRE(receipt.status == 303);
  const auto location = header(receipt, "Location");
  const auto shown = it.hall.look(location.substr(12, location.find('?') - 12), it.members[1]);
  CHECK(shown.status == 200);
  CHECK(shows(shown, "ranked the options of matter"));
  const auto again = it.hall.post(it.path + "/vote/cast", it.members[1], "places=1,2,0");
  CHECK(again.status == 422);
  CHECK(shows(again, "a vote cast stands"));
}

TEST_CASE("places that are no places are told beside the fields, which keep what was typed") {
  Election it;
  REQUIRE(it.open().status == 303);
  for (const char* typed :
       {"place-0=&place-1=&place-2=", "place-0=first&place-1=2&place-2=", "place-0=-1&place-1=2&place-2=",
        "place-0=1&place-1=2", "place-0=1&place-1=2&place-2=3&place-3=4", "answer=0"}) {
    const auto asked = it.hall.post(it.path + "/vote/check", it.members[1], typed);
    CHECK_MESSAGE(asked.status == 422, typed);
    CHECK_MESSAGE(shows(asked, "Give places as whole numbers"), typed);
  }
  CHECK(shows(it.hall.post(it.path + "/vote/check", it.members[1], "place-0=first&place-1=2&place-2="),
              "value=\"first\""));
  for (const char* places :
       {"places=1,3,0", "places=1,2", "places=x", "places=1,,2", "places=0,0,0", "places=,"})
    CHECK_MESSAGE(it.hall.post(it.path + "/vote/cast", it.members[1], places).status >= 400, places);
  CHECK(it.hall.post(it.path + "/vote/cast", it.members[1], "answer=0").status == 422);
}

TEST_CASE("the result of a ranking is told pair by pair, with each ratio and each paper") {
  Election it;
  REQUIRE(it.open().status == 303);
  const auto ballot = it.api("/ballot");
  CHECK(*ballot.object()->find("ranked")->truth());
  it.cast({1, 2, 3}, "1,2,3");
  it.cast({4, 5}, "3,1,2");
  it.cast({6}, "0,0,1");
  it.hall.clock.move_to(garden::noon("2027-02-27"));
  REQUIRE(it.hall.garden.keeper().settle().has_value());
  const auto result = it.api("/result");
  CHECK(*result.object()->find("ranked")->truth());
  const auto& pairs = *result.object()->find("pairs")->array();
  REQUIRE(pairs.size() == 3);
  CHECK(*pairs[0].object()->find("option")->text() == "Gita");
  const auto before = [&](std::size_t row, std::size_t column) {
    return *(*pairs[row].object()->find("before")->array())[column].number();
  };
  CHECK(before(0, 1) == 3);
  CHECK(before(1, 0) == 2);
  CHECK(before(0, 2) == 3);  // three papers against three: not more than once as many
  CHECK(before(2, 0) == 3);
  CHECK(before(1, 2) == 5);
  CHECK(*result.object()->find("outcome")->object()->find("text")->text() == "Chosen: Hugo");
  const auto page = it.hall.look(it.path + "/result", it.members[1]);
  for (const char* part :
       {"Each against each", "Placed first: 3 Gita, 2 Hugo and 1 nobody.", "Gita &gt; Hugo &gt; nobody",
        "5 against 1, &gt; 3/2 times as many needed", "papers that place it behind “nobody”"})
    CHECK_MESSAGE(shows(page, part), std::string(part));
}

TEST_CASE("a program ranks by the same act, and is told what is wrong with its places") {
  Election it;
  REQUIRE(it.open().status == 303);
  const auto act = [&](const json::Array& places) {
    const json::Object asked{{"kind", "vote.rank@1"},
                             {"id", to_string(crypto::random_id<ActId>())},
                             {"on", std::stoll(it.path.substr(8))},
                             {"data", json::Object{{"places", places}}}};
    return it.hall.ask("POST", "/b/riverside/api/v1/acts", it.members[7], json::print(asked),
                       {{"content-type", "application/json"}, {"sec-fetch-site", "same-origin"}});
  };
  const auto refused = act(json::Array{1, 3, 0});
  CHECK(refused.status == 422);
  CHECK(shows(refused, "vote.places_with_gaps"));
  CHECK(act(json::Array{1, 2, 0}).status == 201);
}
