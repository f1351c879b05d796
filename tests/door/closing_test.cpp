// A vote without a length, through the door: it lies open until the office that may close it does, and is
// counted at once.
#include "door/hall.h"

using namespace plenary;
using namespace plenary::hall;

namespace {

std::string charter_with_a_show_of_hands() {
  return garden::association_charter() + R"(
[matter.show]
law   = "Art. 31. Hands are shown at a meeting."
steps = ["vote"]

[matter.show.step.vote]
law    = "Art. 31. Hands are shown at a meeting."
may    = { open = "secretary", vote = "any member", close = "secretary" }
ballot = "yes / no / abstain"
pass   = ["more yes than no"]
)";
}

}  // namespace

TEST_CASE("a vote without a length says who closes it, and is decided when that is done") {
  Hall hall(false, charter_with_a_show_of_hands());
  const auto officer = hall.token("riverside", hall.garden.secretary());
  const auto member = hall.token("riverside", hall.garden.members()[1].id);
  const auto raised = hall.post("/raise", member, "kind=show&title=A+show+of+hands&concern=&seen=yes");
  REQUIRE(raised.status == 303);
  const auto location = header(raised, "Location");
  const auto path = location.substr(location.find("/matter/"));
  REQUIRE(hall.post(path + "/vote/open", officer).status == 303);
  const auto ballot = hall.look(path + "/vote", member);
  CHECK(shows(ballot, "Open vote, until it is closed by: "));
  CHECK(shows(hall.look(path, officer), path + "/vote/close"));
  CHECK_FALSE(shows(hall.look(path, member), path + "/vote/close"));
  CHECK(shows(hall.look("/", officer), "Close the vote on"));
  REQUIRE(hall.post(path + "/vote/cast", member, "answer=yes").status == 303);
  CHECK(hall.post(path + "/vote/close", member).status == 403);
  CHECK(hall.look(path + "/result", member).status == 404);
  CHECK(hall.post(path + "/vote/close", officer).status == 303);
  const auto result = hall.look(path + "/result", member);
  REQUIRE(result.status == 200);
  CHECK(shows(result, "Adopted"));
}
