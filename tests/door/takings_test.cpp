// A vote or a consultation held more than once in a matter: each is shown, newest first, with its outcome.
#include "door/hall.h"

using namespace plenary;
using namespace plenary::hall;

namespace {

struct Repeated {
  Hall hall{false, charter_with("rejected = \"end\"", "rejected = \"consultation\"")};
  std::string path = fmt::format("/matter/{}", hall.matter.value);
  std::string officer = hall.token("riverside", hall.garden.secretary());
  std::vector<std::string> others;

  Repeated() {
    for (const auto& member : hall.garden.members())
      others.push_back(hall.token("riverside", member.id));
    for (const int n : {1, 2})
      must(hall.post(path + "/sign", others[n]));
  }
  void must(const server::Answered& answer) {
    REQUIRE_MESSAGE(answer.status == 303, answer.body.substr(0, 3000));
    REQUIRE(header(answer, "Location").find("sign-in") == std::string::npos);
  }
  void on(std::string_view day) {
    hall.clock.move_to(garden::noon(day));
    officer = hall.token("riverside", hall.garden.secretary());
    others.clear();
    for (const auto& member : hall.garden.members())
      others.push_back(hall.token("riverside", member.id));
  }
  void consult(std::string_view from, std::string_view to, int heard) {
    on(from);
    must(hall.post(path + "/consultation/open", officer));
    must(hall.post(path + "/consultation/state", others[3], "statement=By+the+north+gate"));
    const auto statement = hall.size() - 1;
    for (int n = 1; n <= heard; ++n)
      must(hall.post(path + "/consultation/answer", others[n],
                     fmt::format("statement={}&answer=agree", statement)));
    on(to);
    must(hall.post(path + "/consultation/close", officer));
  }
  void vote(std::string_view from, std::string_view until, const char* answer) {
    on(from);
    must(hall.post(path + "/vote/open", officer));
    for (int n = 1; n < 6; ++n)
      must(hall.post(path + "/vote/cast", others[n], std::string("answer=") + answer));
    hall.clock.move_to(garden::noon(until));
    REQUIRE(hall.garden.keeper().settle().has_value());
  }
  json::Value api(const std::string& tail, const std::string& query = {}) {
    return parsed(hall.look("/api/v1/matters/" + std::to_string(hall.matter.value) + tail, others[4], query));
  }
};

const json::Array& takings(const json::Value& view) {
  return *view.object()->find("takings")->array();
}
std::string text_of(const json::Value& taking) {
  return *taking.object()->find("what")->object()->find("text")->text();
}

}  // namespace

TEST_CASE("a second vote does not hide the first, nor a repeated consultation the one before") {
  Repeated it;
  it.consult("2027-03-01", "2027-03-16", 6);
  it.vote("2027-03-16", "2027-03-24", "no");
  const auto once = it.api("/result");
  CHECK(takings(once).empty());  // only one so far
  it.consult("2027-04-01", "2027-04-16", 8);
  const auto first = it.api("/result");  // the second vote is not open yet: the first is the newest
  CHECK(takings(first).empty());
  it.vote("2027-04-16", "2027-04-24", "yes");
  const auto newest = it.api("/result");
  REQUIRE(takings(newest).size() == 2);
  CHECK(text_of(takings(newest)[0]) == "Adopted");
  CHECK(text_of(takings(newest)[1]) == "Rejected");
  CHECK(*takings(newest)[0].object()->find("shown")->truth());
  const std::string path = *takings(newest)[1].object()->find("path")->text();
  const auto earlier = it.api("/result", path.substr(path.find('?') + 1));
  CHECK(*earlier.object()->find("outcome")->object()->find("text")->text() == "Rejected");
  CHECK(*earlier.object()->find("closed")->text() == "2027-03-24");
  const auto page = it.hall.look(it.path + "/result").body;
  CHECK(page.find("All votes in this matter") != page.npos);
  CHECK(page.find("href=\"" + path + "\"") != page.npos);
  const auto standing = it.api("/consultation");
  REQUIRE(takings(standing).size() == 2);
  CHECK(text_of(takings(standing)[0]) != text_of(takings(standing)[1]));
  const std::string before = *takings(standing)[1].object()->find("path")->text();
  const auto first_heard = it.api("/consultation", before.substr(before.find('?') + 1));
  CHECK(*first_heard.object()->find("heard")->number() == 6);
  CHECK(*standing.object()->find("heard")->number() == 8);
  CHECK(it.hall.look(it.path + "/standing", it.others[4], "consultation=999").status == 404);
}

TEST_CASE(
    "an objection has the day it was made, and its answer the office and, for those who may see it, the "
    "person") {
  Repeated it;
  it.on("2027-03-01");
  it.must(it.hall.post(it.path + "/consultation/open", it.officer));
  it.on("2027-03-04");
  it.must(it.hall.post(it.path + "/consultation/object", it.others[7], "objection=It+floods"));
  const auto objection = it.hall.size() - 1;
  it.on("2027-03-09");
  it.must(it.hall.post(it.path + "/consultation/reply", it.officer,
                       fmt::format("objection={}&reply=On+legs", objection)));
  const auto member = it.api("/consultation");
  const auto& row = *(*member.object()->find("objections")->array())[0].object();
  CHECK(*row.find("on")->text() == "2027-03-04");
  CHECK(*row.find("replied_on")->text() == "2027-03-09");
  CHECK(*row.find("reply_office")->text() == "secretary");
  CHECK(*row.find("reply_by")->text() == "Ada");
  const auto page = it.hall.look(it.path + "/standing", it.others[4]).body;
  CHECK(page.find("Answered by Ada, secretary on Tue 9 March") != page.npos);
  const auto stranger = it.hall.look(it.path + "/standing").body;  // names are for members
  CHECK(stranger.find("Answered by secretary on Tue 9 March") != page.npos);
}
