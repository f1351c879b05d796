// The application behind the door, asked without a socket: who is let in, what is not there, what is described.
#include "door/hall.h"

#include <rapidcheck.h>

#include "base/csv.h"
#include "server/tar.h"

using namespace plenary;
using namespace plenary::hall;

TEST_CASE("a form without the token of its session changes nothing") {
  Hall hall;
  const auto bran = hall.garden.members()[1].id;
  const auto session = hall.token("riverside", bran);
  const auto before = hall.size();
  const auto path = fmt::format("/b/riverside/matter/{}/sign", hall.matter.value);
  CHECK(hall.ask("POST", path, session, "id=AAAAAAAAAAAAAAAAAAAAAA").status == 403);
  CHECK(hall.ask("POST", path, session, "id=AAAAAAAAAAAAAAAAAAAAAA&token=wrong").status == 403);
  CHECK(hall.ask("POST", path, {}, "id=AAAAAAAAAAAAAAAAAAAAAA").status == 303);  // to the sign-in
  CHECK(hall.size() == before);
  const auto form = fmt::format("id=AAAAAAAAAAAAAAAAAAAAAA&token={}", hall.access.form_token(session));
  CHECK(hall.ask("POST", path, session, form).status == 303);
  CHECK(hall.size() == before + 1);
  CHECK(hall.ask("POST", path, session, form).status == 303);  // sent twice, entered once
  CHECK(hall.size() == before + 1);
}

TEST_CASE("the API takes an act once, and tells a refusal with its article and numbers") {
  Hall hall;
  const auto session = hall.token("riverside", hall.garden.members()[1].id);
  const std::map<std::string, std::string> headers{{"content-type", "application/json"}, {"x-plenary-form", hall.access.form_token(session)}};
  const auto act = fmt::format(R"({{"kind":"sign@1","on":{},"id":"AAAAAAAAAAAAAAAAAAAAAQ"}})", hall.matter.value);
  CHECK(hall.ask("POST", "/b/riverside/api/v1/acts", session, act, {{"content-type", "application/json"}}).status == 403);  // no token
  CHECK(hall.ask("POST", "/b/riverside/api/v1/acts", session, act, headers).status == 201);
  CHECK(hall.ask("POST", "/b/riverside/api/v1/acts", session, act, headers).status == 200);
  const auto again = hall.ask("POST", "/b/riverside/api/v1/acts", session, fmt::format(R"({{"kind":"sign@1","on":{},"id":"AAAAAAAAAAAAAAAAAAAAAg"}})", hall.matter.value), headers);
  CHECK(again.status == 422);
  CHECK(again.content_type == "application/problem+json");
  CHECK(*parsed(again).object()->find("code")->text() == "raise.already_signed");
}

TEST_CASE("who guesses codes from one address is made to wait") {
  Hall hall;
  unsigned last = 0;
  for (int tries = 0; tries < 12; ++tries) last = hall.ask("POST", "/sign-in", {}, "code=" + clerk::make_code("K7QF")).status;
  CHECK(last == 429);
}

TEST_CASE("ten wrong tries, from wherever, end the codes of the account they were aimed at, and no other's") {
  Hall hall;
  const auto& members = hall.garden.members();
  const auto issue = [&](std::size_t who) { return *hall.access.issue("riverside", members[who].id, clerk::CodeChannel::paper); };
  const auto spent = issue(1), aimed_at = issue(1), other = issue(2);
  REQUIRE(hall.access.sign_in(spent));
  const std::string mark = aimed_at.substr(0, 4);
  CHECK(mark == spent.substr(0, 4));
  CHECK(mark != other.substr(0, 4));
  for (int tries = 0; tries < 10; ++tries) CHECK(hall.access.sign_in(clerk::make_code(mark)).error().code == "access.wrong_code");
  CHECK(hall.access.sign_in(aimed_at).error().code == "access.wrong_code");
  CHECK(hall.access.sign_in(other));
  CHECK(hall.access.sign_in(issue(1)));  // a new one is good again
}

TEST_CASE("a body whose readers are its members is not there for anybody else, on every path") {
  Hall hall;
  const auto stranger = hall.token("riverside", hall.garden.members().front().id), own = hall.token("millrace", hall.board);
  for (const char* tail :
       {"/", "/matters", "/roll", "/charter", "/charter.toml", "/record", "/record/0", "/record/download",
        "/record.csv", "/account", "/raise", "/events", "/receipt/0", "/log/checkpoint",
        "/log/tile/entries/000.p/1", "/api/v1/matters", "/api/v1/openapi.json", "/api/v1/record"}) {
    CAPTURE(tail);
    for (const auto& session : {std::string(), stranger}) {
      const auto there = hall.ask("GET", std::string("/b/millrace") + tail, session), nowhere = hall.ask("GET", std::string("/b/nowhere") + tail, session);
      CHECK(there.status == 404);
      CHECK(nowhere.status == 404);
    }
    CHECK(hall.ask("GET", std::string("/b/millrace") + tail, own).status != 404);
  }
}

TEST_CASE("an officer's session ends after an hour of rest, a member's does not") {
  Hall hall;
  const auto officer = hall.token("riverside", hall.garden.secretary()), member = hall.token("riverside", hall.garden.members()[1].id);
  CHECK(hall.ask("GET", "/b/riverside/account", officer).status == 200);
  hall.clock.advance(61 * 60 * 1000);
  CHECK(hall.ask("GET", "/b/riverside/account", officer).status == 303);
  CHECK(hall.ask("GET", "/b/riverside/account", officer).status == 303);  // and stays ended
  CHECK(hall.ask("GET", "/b/riverside/account", member).status == 200);
}

TEST_CASE("the cookie is for this host, not for scripts, and behind TLS for TLS alone") {
  for (const bool tls : {false, true}) {
    Hall hall(tls);
    const auto code = *hall.access.issue("riverside", hall.garden.secretary(), clerk::CodeChannel::screen);
    const auto answer = hall.ask("POST", "/sign-in", {}, "code=" + code);
    const auto cookie = header(answer, "Set-Cookie");
    CHECK(cookie.starts_with(tls ? "__Host-plenary=" : "plenary="));
    CHECK(cookie.find("HttpOnly") != cookie.npos);
    CHECK(cookie.find("SameSite=Lax") != cookie.npos);
    CHECK((cookie.find("; Secure") != cookie.npos) == tls);
    CHECK(header(answer, "Location").find(code) == std::string::npos);
    CHECK(hall.ask("POST", "/sign-in", {}, "code=" + code).status == 422);  // once
  }
}

TEST_CASE("every path that the description names answers as it says") {
  Hall hall;
  const auto session = hall.token("riverside", hall.garden.secretary());
  const auto described = parsed(hall.ask("GET", "/b/riverside/api/v1/openapi.json", session));
  CHECK(*described.object()->find("openapi")->text() == "3.1.0");
  int asked = 0;
  for (const auto& [path, methods] : described.object()->find("paths")->object()->members()) {
    const auto* get = methods.object()->find("get");
    if (get == nullptr || path == "/events") continue;
    auto target = path;
    if (const auto at = target.find("{seq}"); at != target.npos) target.replace(at, 5, std::to_string(hall.matter.value));
    const auto answer = hall.ask("GET", "/b/riverside/api/v1" + target, session);
    CAPTURE(path);
    CAPTURE(answer.body.substr(0, 300));
    const auto* response = get->object()->find("responses")->object()->find(std::to_string(answer.status));
    CHECK(response != nullptr);
    CHECK(answer.status < 500);
    (void)parsed(answer);
    ++asked;
  }
  CHECK(asked >= 15);
}

TEST_CASE("whatever bytes come, the application answers") {
  Hall hall;
  const auto session = hall.token("riverside", hall.garden.secretary());
  const auto form = hall.access.form_token(session);
  CHECK(rc::check([&](const std::string& bytes, const std::string& path) {
    for (const char* method : {"GET", "POST"}) {
      const auto page = hall.ask(method, "/b/riverside/" + path, session, "token=" + form + "&" + bytes);
      RC_ASSERT(page.status >= 200 && page.status < 600);
    }
    const auto act = hall.ask("POST", "/b/riverside/api/v1/acts", session, bytes, {{"content-type", "application/json"}, {"x-plenary-form", form}});
    RC_ASSERT(act.status >= 400 && act.status < 500);
  }));
}

TEST_CASE("an account lists its codes as the record has them, and its rights as the charter gives them") {
  Hall hall;
  const auto secretary = hall.token("riverside", hall.garden.secretary());
  const auto member = hall.garden.members()[1].id;
  const auto form = fmt::format("id=AAAAAAAAAAAAAAAAAAAAAA&token={}&actor={}", hall.access.form_token(secretary), to_string(member));
  const auto shown = hall.ask("POST", "/b/riverside/roll/code", secretary, form);
  REQUIRE(shown.status == 200);
  CHECK(hall.ask("POST", "/b/riverside/roll/code", secretary, form).status == 303);  // again: no second code
  CHECK(hall.access.codes_of((*hall.access.who(hall.token("riverside", member)))->account)->size() == 2);  // it, and the one just used
  const auto answer = hall.ask("GET", "/b/riverside/api/v1/account", hall.token("riverside", member));
  const auto value = parsed(answer);
  const auto& account = *value.object()->find("account")->object();
  const auto& codes = *account.find("codes")->array();
  REQUIRE(codes.size() == 1);
  CHECK(*codes[0].object()->find("by")->text() == "Ada");
  CHECK(codes[0].object()->find("at")->text()->starts_with("2027-02-20"));
  CHECK(*codes[0].object()->find("entry")->number() == static_cast<std::int64_t>(hall.size()) - 1);
  CHECK(account.find("rights")->array()->size() > 3);
  CHECK(account.find("in")->array()->size() == 1);
}

TEST_CASE("the record is taken away as one tar, which verifies; contents go to those who may read them") {
  Hall hall;
  const auto officer = hall.token("riverside", hall.garden.secretary());
  std::size_t before = 0;
  for (const auto& session : {std::string(), officer}) {
    const auto answer = hall.ask("GET", "/b/riverside/record/download", session);
    CHECK(header(answer, "Content-Disposition") == "attachment; filename=\"riverside-record.tar\"");
    const auto archive = gathered(answer),
               again = gathered(hall.ask("GET", "/b/riverside/record/download", session));
    CHECK(archive == again);  // the same record, the same archive
    CHECK(archive.size() % 512 == 0);
    CHECK(archive.size() > before);  // an officer reads more of the vault
    before = archive.size();
    const auto folder = hall.folder.file(session.empty() ? "public" : "officer"), file = folder + ".tar";
    std::ofstream(file, std::ios::binary) << archive;
    REQUIRE(run("mkdir " + folder + " && tar -xmf " + file + " -C " + folder) == 0);
    CHECK(run(std::string(PLENARY_VERIFY) + " " + folder + "/riverside-record > " + folder + ".txt") == 0);
    const auto report = slurp(folder + ".txt");
    CAPTURE(report);
    CHECK(report.find("\nsame") != report.npos);
    CHECK(report.find("wrong") == report.npos);
  }
}

TEST_CASE("a path too long for a tar is cut at a slash, or refused") {
  const std::string deep = std::string(120, 'a') + "/" + std::string(90, 'b');
  const auto entry = server::tar_entry(deep, "words", 1);
  REQUIRE(entry.has_value());
  CHECK(entry->size() == 1024);
  CHECK(entry->substr(345, 120) == std::string(120, 'a'));
  CHECK(entry->substr(0, 90) == std::string(90, 'b'));
  CHECK_FALSE(server::tar_entry(std::string(300, 'a'), "", 1).has_value());
  CHECK(server::tar_entry("x", std::string(512, 'y'), 1)->size() == 1024);
}

TEST_CASE("the entries are rows of a table, one for each, and no cell acts in a spreadsheet") {
  Hall hall;
  const auto rows =
      gathered(hall.ask("GET", "/b/riverside/record.csv", hall.token("riverside", hall.garden.secretary())));
  const auto table = read_csv(rows);
  REQUIRE(table.has_value());
  REQUIRE(table->rows.size() == hall.size() + 1);
  CHECK(table->rows[0].cells ==
        std::vector<std::string>{"seq", "at", "kind", "on", "by", "name", "auth", "helper"});
  CHECK(table->rows[1].cells[2] == "found@1");
  const auto& raised = table->rows[hall.matter.value + 1].cells;
  CHECK(raised[2] == "raise@1");
  CHECK(plain_cell(raised[4]) == to_string(hall.garden.members().front().id));
  CHECK(raised[6] == "session");
  for (const auto& row : table->rows) {
    for (const auto& cell : row.cells)
      CHECK((cell.empty() || std::string("=+-@").find(cell.front()) == std::string::npos));
  }
}
