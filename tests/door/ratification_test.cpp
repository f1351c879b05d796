// A ratification through the door: the page and its form without script, the depositary's choice of a unit,
// the same for programs, and the unit's decision as a public file.
#include "door/hall.h"

using namespace plenary;
using namespace plenary::hall;

namespace {

std::string charter_with_a_pact() {
  return garden::association_charter() + R"(
[college.clubs]
law = "Art. 31. Every member speaks for a club."

[matter.pact]
law   = "Art. 32. A pact is in force two days after two clubs have deposited."
steps = ["ratification"]

[matter.pact.step.ratification]
law      = "Art. 32. A pact is in force two days after two clubs have deposited."
may      = { open = "secretary", deposit = ["any member", "secretary"], withdraw = "any member", close = "secretary" }
complete = ["two clubs"]
in_force = { days_after_complete = 2 }

[test."two clubs"]
law    = "Art. 32"
count  = "deposited"
in     = "clubs"
rel    = ">="
number = 2
)";
}

struct Pact {
  Hall hall{false, charter_with_a_pact()};
  ActorId bran = hall.garden.members()[1].id, cleo = hall.garden.members()[2].id;
  std::string officer = hall.token("riverside", hall.garden.secretary());
  std::string member = hall.token("riverside", bran);
  std::string path = raised();

  std::string raised() {
    const auto done = hall.post("/raise", member, "kind=pact&title=A+pact&concern=Boats+are+lent&seen=yes");
    REQUIRE(done.status == 303);
    const auto location = header(done, "Location");
    return location.substr(location.find("/matter/"));
  }
  server::Answered deposit(const std::string& session, const ActorId& unit, const std::string& decision) {
    return hall.post(
        path + "/ratify/deposit", session,
        "decided=2027-02-19&source=Minutes%2C+item+5&unit=" + to_string(unit) + "&decision=" + decision);
  }
  std::string page(const std::string& session) { return hall.look(path + "/ratification", session).body; }
};

}  // namespace

TEST_CASE("the page of a ratification says who has deposited, what is needed and who is missing") {
  Pact it;
  CHECK(it.hall.look(it.path + "/ratification", it.member).status == 404);
  CHECK(says(it.hall.look(it.path, it.officer).body, it.path + "/ratify/open"));
  CHECK_FALSE(says(it.hall.look(it.path, it.member).body, it.path + "/ratify/open"));
  CHECK(it.hall.post(it.path + "/ratify/open", it.member).status == 403);
  REQUIRE(it.hall.post(it.path + "/ratify/open", it.officer).status == 303);
  CHECK(says(it.hall.look("/", it.member).body, it.path + "/ratification"));  // it waits for each club

  const auto before = it.page(it.member);
  CHECK(says(before, "0 of 10 have deposited"));
  CHECK(says(before, "Has not deposited"));
  CHECK(says(before, "name=\"unit\" value=\"" + to_string(it.bran) + "\""));  // her own, hidden in the form
  CHECK_FALSE(says(before, "<select"));
  REQUIRE(it.deposit(it.member, it.bran, "The+club+ratifies").status == 303);
  const auto after = it.page(it.member);
  CHECK(says(after, "1 of 10 have deposited"));
  CHECK(says(after, "Minutes, item 5"));
  CHECK(says(after, "2 of") == false);
  CHECK(says(after, it.path + "/ratify/withdraw"));
  CHECK_FALSE(says(after, it.path + "/ratify/deposit"));
  CHECK_FALSE(says(it.page({}), "<form method=\"post\" action=\"/b/riverside/matter/"));

  const auto at = after.find("/log/blob/");
  REQUIRE(at != after.npos);
  const auto file = it.hall.look(after.substr(at, 10 + 64));
  CHECK(file.status == 200);
  CHECK(file.body == "The club ratifies");
}

TEST_CASE("what is refused of a deposit is told above its page, and nothing has changed") {
  Pact it;
  REQUIRE(it.hall.post(it.path + "/ratify/open", it.officer).status == 303);
  const auto size = it.hall.size();
  const auto others = it.deposit(it.member, it.cleo, "Yes");
  CHECK(others.status == 403);
  CHECK(says(others.body, "The instrument was not taken"));
  CHECK(says(others.body, "0 of 10 have deposited"));
  const auto empty = it.deposit(it.member, it.bran, "+");
  CHECK(empty.status == 400);
  CHECK(says(empty.body, "id=\"decision-error\""));
  CHECK(it.hall.size() == size);
}

TEST_CASE("the depositary chooses for whom, and the pact is in force on its day") {
  Pact it;
  REQUIRE(it.hall.post(it.path + "/ratify/open", it.officer).status == 303);
  CHECK(says(it.page(it.officer), "<select id=\"unit\""));
  REQUIRE(it.deposit(it.member, it.bran, "Yes").status == 303);
  CHECK(it.hall.post(it.path + "/ratify/withdraw", it.member, "unit=" + to_string(it.bran)).status == 303);
  REQUIRE(it.deposit(it.officer, it.bran, "Yes").status == 303);
  REQUIRE(it.deposit(it.officer, it.cleo, "Yes+too").status == 303);
  CHECK(says(it.page(it.officer), "in force from"));
  CHECK(it.hall.post(it.path + "/ratify/close", it.officer).status == 422);
  it.hall.clock.advance(std::int64_t{2} * 86'400'000);
  REQUIRE(it.hall.garden.keeper().settle().has_value());
  CHECK(says(it.page(it.member), "In force since"));
  CHECK(says(it.hall.look(it.path, it.member).body, "In force."));
}

TEST_CASE("a program deposits with the words of the decision, and reads how far the deposits reach") {
  Pact it;
  REQUIRE(it.hall.post(it.path + "/ratify/open", it.officer).status == 303);
  const auto on = std::stoll(it.path.substr(8));
  const json::Object act{
      {"data", json::Object{{"additional", true}, {"decided", "2027-02-19"}, {"unit", to_string(it.bran)}}},
      {"id", to_string(crypto::random_id<ActId>())},
      {"kind", "ratify.deposit@1"},
      {"on", on},
      {"words", json::Object{{"decision", "The club ratifies"}, {"source", "Minutes"}}}};
  const auto sent = it.hall.ask(
      "POST", "/b/riverside/api/v1/acts", it.member, json::print(act),
      {{"content-type", "application/json"}, {"x-plenary-form", it.hall.access.form_token(it.member)}});
  REQUIRE_MESSAGE(sent.status == 201, sent.body);
  const auto again = it.hall.ask(
      "POST", "/b/riverside/api/v1/acts", it.member, json::print(act),
      {{"content-type", "application/json"}, {"x-plenary-form", it.hall.access.form_token(it.member)}});
  CHECK(again.status == 200);  // the same request is the same entry
  const auto shown = parsed(it.hall.look("/api/v1" + ("/matters/" + std::to_string(on)) + "/ratification"));
  CHECK(*shown.object()->find("deposited")->number() == 1);
  CHECK(*shown.object()->find("units")->number() == 10);
  const auto& gate = *shown.object()->find("gates")->array()->front().object();
  CHECK(*gate.find("missing")->number() == 1);
  CHECK(*gate.find("unit")->text() == "deposits");
}
