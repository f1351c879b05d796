// The charter's page: numbers supposed for a vote, and a draft beside the charter in force.
#include "door/hall.h"

using namespace plenary;
using namespace plenary::hall;

namespace {

std::string trial(Hall& hall, const std::string& query) {
  const auto page = hall.look("/charter", {}, query);
  REQUIRE(page.status == 200);
  return page.body.substr(page.body.find("id=\"trial-outcome\""));
}

struct Drafting {
  Hall hall;
  std::string member = hall.token("riverside", hall.garden.members()[3].id);

  std::string compared(const std::string& draft, int status = 200, const char* field = "file") {
    const auto page = hall.send_file("/charter/draft", member, "draft.toml", draft, field);
    CHECK(page.status == status);
    return page.body;
  }
  static std::string in_force() { return garden::association_charter(); }
  static std::string with(const std::string& from, const std::string& to) {
    std::string text = in_force();
    const auto at = text.find(from);
    REQUIRE(at != text.npos);
    return text.replace(at, from.size(), to);
  }
};

}  // namespace

TEST_CASE("supposed numbers are asked by the charter in force, and nothing is entered") {
  Hall hall;
  const auto before = hall.size();
  const std::string vote = "kind=ordinary%2Fvote&f.members=10&f.took+part=6";
  CHECK(says(trial(hall, vote + "&f.yes=4&f.no=1"), "It would be adopted"));
  CHECK(says(trial(hall, vote + "&f.yes=2&f.no=2"), "It would be rejected"));
  CHECK(says(trial(hall, "kind=ordinary%2Fvote&f.members=10&f.took+part=2&f.yes=2&f.no=0"), "void"));
  CHECK(says(trial(hall, vote + "&f.yes=4"), "a number that can turn it is not given"));
  CHECK(says(trial(hall, vote + "&f.yes=5..6&f.no=0..4"), "It would be adopted"));
  CHECK(says(trial(hall, vote + "&f.yes=3..6&f.no=3"), "a number that can turn it is not given"));
  CHECK(hall.size() == before);
}

TEST_CASE("what is no number is refused as it was typed, and another kind of matter has its own rule") {
  Hall hall;
  CHECK(says(trial(hall, "f.yes=many"), "yes=many"));
  CHECK(says(trial(hall, "kind=charter%2Fvote&f.members=10&f.took+part=6&f.yes=4&f.no=3"),
             "It would be rejected"));
  CHECK(says(trial(hall, "kind=no+such&f.members=10&f.took+part=6&f.yes=4&f.no=3"), "It would be adopted"));
  CHECK(says(hall.look("/charter").body, "value=\"10\""));  // of the roll: nobody types what is known
}

TEST_CASE("a draft is compared with the charter in force, and nothing of it is kept") {
  Drafting it;
  const auto before = it.hall.size();
  CHECK(says(it.compared(Drafting::in_force()), "Nothing changes."));
  const auto changed = it.compared(Drafting::with("number = 14", "number = 21"));
  CHECK(says(changed, "Nothing to object."));
  CHECK(says(changed, "The test two weeks changes:"));
  CHECK(says(changed, "21 days"));
  const auto faulty = it.compared(Drafting::with("settle = \"secretary\"", "settle = \"secretery\""));
  CHECK(says(faulty, "draft.toml:35:40"));
  CHECK(says(faulty, "Nearest: secretary."));
  const auto unread = it.compared(Drafting::with("share = \"1/4\"", "share = 0.25"));
  CHECK(says(unread, "draft.toml:75:9"));
  CHECK_FALSE(says(unread, "What it would change"));
  CHECK(it.hall.size() == before);
}

TEST_CASE("a draft is refused without a file, and asked only of who is signed in") {
  Drafting it;
  CHECK(says(it.compared("x", 422, "other"), "id=\"file-error\""));
  CHECK(it.hall.look("/charter/draft").status == 303);
  CHECK(it.hall.look("/charter/draft", it.member).status == 200);
  CHECK(says(it.hall.look("/charter", it.member).body, "/charter/draft"));
  CHECK_FALSE(says(it.hall.look("/charter").body, "/charter/draft"));
}
