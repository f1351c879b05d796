// What an office may do at its desk: asked for a code again, erasing, typing for a member who came to the
// desk.
#include "door/hall.h"

using namespace plenary;
using namespace plenary::hall;

namespace {

constexpr std::int64_t kMinute = 60'000;

// The hidden fields of the page that asks, to be sent back with a code.
std::string hidden_of(const std::string& page) {
  std::string fields;
  const std::string mark = "<input type=\"hidden\" name=\"";
  for (auto at = page.find(mark); at != page.npos; at = page.find(mark, at + 1)) {
    const auto from = at + mark.size(), to = page.find('"', from);
    const auto value_from = page.find("value=\"", to) + 7, value_to = page.find('"', value_from);
    const auto name = page.substr(from, to - from);
    if (name == "id" || name == "token") continue;
    fields += "&" + name + "=";
    for (const char c : page.substr(value_from, value_to - value_from)) {
      fields += std::isalnum(static_cast<unsigned char>(c)) != 0
                    ? std::string(1, c)
                    : fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return fields;
}

struct Office {
  Hall hall;
  std::string path = fmt::format("/matter/{}", hall.matter.value);
  ActorId dara = hall.garden.secretary();
  std::string officer = hall.token("riverside", dara);

  Office() {
    for (const int n : {1, 2})
      (void)hall.post(path + "/sign", hall.token("riverside", hall.garden.members()[n].id));
  }
  std::string code() { return *hall.access.issue("riverside", dara, clerk::CodeChannel::paper); }
  std::string member(std::size_t n) { return hall.token("riverside", hall.garden.members()[n].id); }
  json::Value entry(std::uint64_t seq) {
    return parsed(hall.look(fmt::format("/api/v1/entries/{}", seq), officer));
  }
};

}  // namespace

TEST_CASE(
    "an officer who showed no code for ten minutes is asked again, and her form goes on with the code") {
  Office it;
  it.hall.clock.advance(11 * kMinute);
  const auto before = it.hall.size();
  const auto asked = it.hall.post(it.path + "/consultation/open", it.officer);
  CHECK(asked.status == 403);
  CHECK(asked.body.find("You are about to open a consultation.") != asked.body.npos);
  CHECK(it.hall.size() == before);
  const auto pending = hidden_of(asked.body);
  const auto wrong = it.hall.post("/confirm", it.officer, "code=" + clerk::make_code("K7QF") + pending);
  CHECK(wrong.status == 422);
  CHECK(hidden_of(wrong.body) == pending);  // what she sent is still kept
  const auto others =
      *it.hall.access.issue("riverside", it.hall.garden.members()[3].id, clerk::CodeChannel::paper);
  CHECK(it.hall.post("/confirm", it.officer, "code=" + others + pending).status == 422);
  CHECK(it.hall.size() == before);
  const auto done = it.hall.post("/confirm", it.officer, "code=" + it.code() + pending);
  CHECK(done.status == 303);
  CHECK(header(done, "Location") == "/b/riverside" + it.path);
  CHECK(it.hall.size() == before + 1);
  it.hall.clock.advance(9 * kMinute);
  CHECK(it.hall.post(it.path + "/consultation/close", it.officer).status ==
        422);  // refused by the charter, not asked
  it.hall.clock.advance(2 * kMinute);
  CHECK(it.hall.post(it.path + "/consultation/close", it.officer).status == 403);
}

TEST_CASE("signing in counts as a code shown, and members without an office are never asked") {
  Office it;
  CHECK(it.hall.post(it.path + "/consultation/open", it.officer).status == 303);
  const auto member = it.member(3);
  it.hall.clock.advance(60 * 24 * kMinute);
  CHECK(it.hall.post(it.path + "/consultation/state", member, "statement=By+the+gate").status == 303);
  CHECK(it.hall.post(it.path + "/consultation/close", member).status == 403);  // not entitled, and not asked
}

TEST_CASE("codes, the roll and erasing are asked for too; so is the API, which says how") {
  Office it;
  it.hall.clock.advance(11 * kMinute);
  const auto before = it.hall.size();
  CHECK(it.hall.post("/roll/code", it.officer, "actor=" + to_string(it.dara)).status == 403);
  CHECK(it.hall.post("/roll/revert", it.officer, "commit=3").status == 403);
  CHECK(it.hall.post("/roll/import/confirm", it.officer, "upload=x").status == 403);
  CHECK(it.hall.post("/erase", it.officer, fmt::format("entry={}&field=name.1&ground=request", 2)).status ==
        403);
  const std::map<std::string, std::string> headers{{"content-type", "application/json"},
                                                   {"x-plenary-form", it.hall.access.form_token(it.officer)}};
  const auto act = fmt::format(R"({{"kind":"consult.open@1","on":{},"id":"AAAAAAAAAAAAAAAAAAAAAQ"}})",
                               it.hall.matter.value);
  const auto refused = it.hall.ask("POST", "/b/riverside/api/v1/acts", it.officer, act, headers);
  CHECK(refused.status == 403);
  const auto problem = parsed(refused);
  CHECK(*problem.object()->find("type")->text() == "urn:plenary:request.confirm_first");
  CHECK(problem.object()->find("detail")->text()->find("/api/v1/confirm") != std::string::npos);
  CHECK(it.hall.size() == before);
  const auto say = [&](const std::string& code) {
    return it.hall.ask("POST", "/b/riverside/api/v1/confirm", it.officer, R"({"code":")" + code + R"("})",
                       headers);
  };
  CHECK(say(clerk::make_code("K7QF")).status == 422);
  CHECK(say("").status == 422);
  CHECK(it.hall.ask("POST", "/b/riverside/api/v1/confirm", it.officer, "[]", headers).status == 400);
  CHECK(say(it.code()).status == 200);
  CHECK(it.hall.ask("POST", "/b/riverside/api/v1/acts", it.officer, act, headers).status == 201);
}

TEST_CASE("the secretary prints herself a sheet of codes, each an entry, each good once") {
  Office it;
  const auto before = it.hall.size();
  const auto sheet = it.hall.post("/roll/code", it.officer, "codes=8&actor=" + to_string(it.dara));
  REQUIRE(sheet.status == 200);
  CHECK(it.hall.size() == before + 8);
  std::vector<std::string> codes;
  const std::string mark = "code-once\">";
  for (auto at = sheet.body.find(mark); at != sheet.body.npos; at = sheet.body.find(mark, at + 1))
    codes.push_back(sheet.body.substr(at + mark.size(), 19));
  REQUIRE(codes.size() == 8);
  it.hall.clock.advance(30 * kMinute);
  const auto asked = it.hall.post(it.path + "/consultation/open", it.officer);
  REQUIRE(asked.status == 403);
  CHECK(it.hall.post("/confirm", it.officer, "code=" + codes[0] + hidden_of(asked.body)).status == 303);
  CHECK(it.hall.post("/confirm", it.officer, "code=" + codes[0] + hidden_of(asked.body)).status == 422);
  CHECK(it.hall.access.sign_in(codes[7]).has_value());
  CHECK(it.hall.look("/account", it.officer).body.find("Print a sheet of eight codes") != std::string::npos);
  CHECK(it.hall.look("/account", it.member(3)).body.find("Print a sheet") == std::string::npos);
}

TEST_CASE(
    "words are erased by who keeps the roll, on a ground; the page says what stays, and the record "
    "verifies") {
  Office it;
  REQUIRE(it.hall.post(it.path + "/consultation/open", it.officer).status == 303);
  REQUIRE(it.hall.post(it.path + "/consultation/state", it.member(3), "statement=Something+unkind").status ==
          303);
  const auto seq = it.hall.size() - 1;
  const auto entry = fmt::format("/record/{}", seq), erase = fmt::format("/erase/{}/text", seq);
  CHECK(it.hall.look(entry, it.officer).body.find("href=\"/b/riverside" + erase + "\"") != std::string::npos);
  CHECK(it.hall.look(entry, it.member(3)).body.find(erase) == std::string::npos);
  CHECK(it.hall.look(erase, it.member(3)).status == 404);
  CHECK(it.hall.look(erase).status == 404);
  const auto page = it.hall.look(erase, it.officer);
  CHECK(page.status == 200);
  CHECK(page.body.find("Something unkind") != page.body.npos);
  const auto fields = fmt::format("entry={}&field=text", seq);
  CHECK(it.hall.post("/erase", it.officer, fields).body.find("Please choose one") != std::string::npos);
  CHECK(it.hall.post("/erase", it.member(3), fields + "&ground=request").status == 404);
  const auto done = it.hall.post("/erase", it.officer, fields + "&ground=request");
  CHECK(done.status == 303);
  CHECK(header(done, "Location") == "/b/riverside" + erase);
  const auto after = it.hall.look(erase, it.officer).body;
  CHECK(after.find("These words are erased") != after.npos);
  CHECK(after.find("Something unkind") == after.npos);
  CHECK(it.hall.look(it.path + "/consultation", it.officer).body.find("Something unkind") ==
        std::string::npos);
  CHECK(it.hall.post("/erase", it.officer, fields + "&ground=request").status == 422);  // once
  const auto title = fmt::format("/erase/{}/title", it.hall.matter.value);
  CHECK(it.hall.look(title, it.officer).body.find("An officer alone may not erase this") !=
        std::string::npos);
}

TEST_CASE("a helper types for a member at the desk; the entry, the record and the receipt name her") {
  Office it;
  REQUIRE(it.hall.post(it.path + "/consultation/open", it.officer).status == 303);
  REQUIRE(it.hall.post(it.path + "/consultation/state", it.member(3), "statement=By+the+gate").status == 303);
  const auto first = it.hall.size() - 1;
  REQUIRE(it.hall.post(it.path + "/consultation/state", it.member(3), "statement=By+the+pond").status == 303);
  const auto hugo = it.hall.garden.members()[7].id;
  const auto desk = "/desk/" + to_string(hugo);
  CHECK(it.hall.look("/roll", it.officer).body.find(desk) != std::string::npos);
  CHECK(it.hall.look("/roll", it.member(3)).body.find(desk) == std::string::npos);
  CHECK(it.hall.look(desk + "/", it.member(3)).status == 404);
  CHECK(it.hall.look(desk + "/").status == 404);
  CHECK(it.hall.look("/desk/" + to_string(it.dara) + "/", it.officer).status == 404);  // nobody helps herself
  CHECK(it.hall.look(desk + "/account", it.officer).status == 404);
  CHECK(it.hall.look(desk + "/roll", it.officer).status == 404);
  const auto page = it.hall.look(desk + it.path + "/consultation", it.officer);
  CHECK(page.body.find("At the desk for Hugo.") != page.body.npos);
  CHECK(page.body.find("action=\"/b/riverside" + desk + it.path + "/consultation/answer\"") !=
        page.body.npos);

  const auto stated =
      it.hall.post(desk + it.path + "/consultation/object", it.officer, "objection=It+floods");
  CHECK(stated.status == 303);
  const auto seq = it.hall.size() - 1;
  const auto whole = it.entry(seq);
  const auto& entry = *whole.object()->find("entry")->object();
  CHECK(*entry.find("act")->object()->find("by")->text() == to_string(hugo));
  CHECK(*entry.find("auth")->object()->find("how")->text() == "desk");
  CHECK(*entry.find("auth")->object()->find("helper")->text() == to_string(it.dara));
  CHECK(it.hall.look(fmt::format("/receipt/{}", seq), it.officer).body.find("at the desk, typed by Ada") !=
        std::string::npos);
  CHECK(it.hall.look("/record", it.officer).body.find("(typed by Ada)") != std::string::npos);

  const auto answered = it.hall.post(desk + it.path + "/consultation/answer", it.officer,
                                     fmt::format("statement={}&answer=agree", first));
  CHECK(answered.status == 303);
  CHECK(header(answered, "Location") ==
        fmt::format("/b/riverside{}{}/consultation?statement={}", desk, it.path, first + 1));
  const auto join = it.entry(it.hall.size() - 2);
  CHECK(*join.object()
             ->find("entry")
             ->object()
             ->find("act")
             ->object()
             ->find("data")
             ->object()
             ->find("channel")
             ->text() == "desk");
  // What the member answered is not told to the helper, neither her answers nor her pseudonym.
  const auto again = it.hall.look(desk + it.path + "/standing", it.officer).body;
  CHECK(again.find("Your pseudonym") == again.npos);
  CHECK(it.hall.look(it.path + "/standing", it.hall.token("riverside", hugo)).body.find("Your pseudonym") !=
        std::string::npos);

  const auto before = it.hall.size();
  CHECK(it.hall.post(desk + it.path + "/consultation/close", it.officer).status !=
        303);  // no act of an office
  CHECK(it.hall.post(desk + "/roll/code", it.officer, "actor=" + to_string(hugo)).status == 404);
  CHECK(it.hall.size() == before);
}
