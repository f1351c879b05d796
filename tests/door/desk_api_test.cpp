// A lost sheet made void, and the desk for programs.
#include "door/hall.h"

using namespace plenary;
using namespace plenary::hall;

namespace {

struct Programs {
  Hall hall;
  ActorId dara = hall.garden.secretary();
  std::string officer = hall.token("riverside", dara);
  std::int64_t matter = static_cast<std::int64_t>(hall.matter.value);

  ActorId member(std::size_t n) { return hall.garden.members()[n].id; }
  server::Answered post(const std::string& path, const std::string& session, const json::Value& body,
                        std::string form = {}) {
    if (form.empty()) form = hall.access.form_token(session);
    return hall.ask("POST", "/b/riverside/api/v1" + path, session, json::print(body),
                    {{"content-type", "application/json"}, {"x-plenary-form", form}});
  }
  server::Answered typed(const std::string& session, const ActorId& whom, json::Object act) {
    act.set("desk", json::Object{{"for", to_string(whom)}});
    act.set("id", to_string(crypto::random_id<ActId>()));
    act.set("on", matter);
    return post("/acts", session, act);
  }
  std::string code(const server::Answered& answer) { return *parsed(answer).object()->find("code")->text(); }
};

}  // namespace

TEST_CASE("whoever lost a sheet makes its codes void on her account page; what is signed in stays so") {
  Programs it;
  it.hall.clock.advance(2 * 60'000);  // signing in took a code too, which no entry of this test tells of
  const auto sheet = it.hall.post("/roll/code", it.officer, "codes=8&actor=" + to_string(it.dara));
  REQUIRE(sheet.status == 200);
  const auto at = sheet.body.find("code-once\">") + 11;
  const auto first = sheet.body.substr(at, 19);
  const auto second = sheet.body.substr(sheet.body.find("code-once\">", at) + 11, 19);
  REQUIRE(it.hall.access.sign_in(first).has_value());
  const auto strangers = *it.hall.access.issue("riverside", it.member(3), clerk::CodeChannel::paper);
  const auto page = it.hall.look("/account", it.officer).body;
  CHECK(page.find("action=\"/b/riverside/account/codes/void\"") != page.npos);
  const auto size = it.hall.size();
  const auto forged = it.hall.ask("POST", "/b/riverside/account/codes/void", it.officer, "token=forged");
  CHECK(forged.status == 403);
  CHECK(it.hall.look("/account", it.officer).body.find("account/codes/void") != page.npos);

  CHECK(it.hall.post("/account/codes/void", it.officer).status == 303);
  CHECK(it.hall.size() == size);
  CHECK(it.hall.access.sign_in(second).error().code == "access.wrong_code");
  CHECK(it.hall.access.sign_in(strangers).has_value());  // nobody else's
  const auto after = parsed(it.hall.look("/api/v1/account", it.officer));
  int used = 0, good = 0, issued = 0;
  for (const auto& one : *after.object()->find("account")->object()->find("codes")->array()) {
    used += *one.object()->find("used")->truth() ? 1 : 0;
    good += *one.object()->find("good")->truth() ? 1 : 0;
    ++issued;
  }
  CHECK(issued == 8);
  CHECK(used == 1);
  CHECK(good == 0);
  CHECK(it.hall.look("/account", it.officer).body.find("account/codes/void") == std::string::npos);
}

TEST_CASE("the API makes one's own unused codes void, and says how many were good") {
  Programs it;
  const auto session = it.hall.token("riverside", it.member(1));
  const auto code = *it.hall.access.issue("riverside", it.member(1), clerk::CodeChannel::paper);
  const auto stale = *it.hall.access.issue("riverside", it.member(1), clerk::CodeChannel::screen);
  it.hall.clock.advance(16 * 60'000);
  CHECK(it.post("/account/codes/void", session, json::Object{}, "forged").status == 403);
  CHECK(it.hall.ask("POST", "/b/riverside/api/v1/account/codes/void").status == 401);
  const auto done = it.post("/account/codes/void", session, json::Object{});
  REQUIRE(done.status == 200);
  CHECK(*parsed(done).object()->find("made_void")->number() == 1);
  CHECK_FALSE(it.hall.access.sign_in(code).has_value());
  CHECK_FALSE(it.hall.access.sign_in(stale).has_value());
}

TEST_CASE(
    "a program types for a member at the desk as a page does, and only for whom a helper is signed in") {
  Programs it;
  const json::Object sign{{"kind", "sign@1"}};
  const auto done = it.typed(it.officer, it.member(1), sign);
  REQUIRE(done.status == 201);
  const auto seq = *parsed(done).object()->find("seq")->number();
  const auto whole = parsed(it.hall.look("/api/v1/entries/" + std::to_string(seq), it.officer));
  const auto& entry = *whole.object()->find("entry")->object();
  CHECK(*entry.find("act")->object()->find("by")->text() == to_string(it.member(1)));
  CHECK(*entry.find("auth")->object()->find("how")->text() == "desk");
  CHECK(*entry.find("auth")->object()->find("helper")->text() == to_string(it.dara));

  const auto friendly = it.typed(it.hall.token("riverside", it.member(4)), it.member(2), sign);
  CHECK(friendly.status == 403);
  CHECK(it.code(friendly) == "desk.not_a_helper");
  CHECK(it.code(it.typed(it.officer, it.dara, sign)) == "desk.for_herself");
  CHECK(it.code(it.typed(it.officer, crypto::random_id<ActorId>(), sign)) == "act.not_a_member");
  CHECK(it.typed(it.officer, it.member(2), sign).status == 201);
  CHECK(it.code(it.typed(it.officer, it.member(2), {{"kind", "consult.open@1"}})) == "desk.act_of_an_office");
  const json::Object no_one{{"desk", json::Object{{"of", "nobody"}}}, {"kind", "sign@1"}, {"on", it.matter}};
  CHECK(it.post("/acts", it.officer, no_one).status == 400);
}
