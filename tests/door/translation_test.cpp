// A statement and its translation, through the door: entered by whom the charter names, read by whoever reads
// that language, with the original beside it, and gone with it.
#include "door/hall.h"

using namespace plenary;
using namespace plenary::hall;

namespace {

struct Talk {
  Hall hall{false,
            charter_with("reply = \"secretary\"", "reply = \"secretary\", translate = \"any member\"")};
  std::string officer = hall.token("riverside", hall.garden.secretary());
  std::string member = hall.token("riverside", hall.garden.members()[1].id);
  std::string path = fmt::format("/matter/{}", hall.matter.value);
  Seq statement;

  Talk() {
    for (int i = 1; i < 3; ++i)
      REQUIRE(hall.post(path + "/sign", hall.token("riverside", hall.garden.members()[i].id)).status == 303);
    REQUIRE(hall.post(path + "/consultation/open", officer).status == 303);
    REQUIRE(hall.post(path + "/consultation/state", member, "statement=One+bench+is+enough").status == 303);
    const auto shown = hall.garden.body().clerk->shown();
    statement = shown->matters.at(hall.matter).now().consultation->statements.back().seq;
  }
  server::Answered translate(const std::string& fields) {
    return hall.post(path + "/consultation/translate", member,
                     fmt::format("statement={}&{}", statement.value, fields));
  }
  server::Answered card(const char* language) {
    return hall.ask("GET", "/b/riverside" + path + "/consultation", member, {},
                    {{"accept-language", language}});
  }
};

}  // namespace

TEST_CASE("whoever reads another language is shown the translation first and the original with it") {
  Talk talk;
  CHECK(shows(talk.card("en"), "Translate this statement"));
  const auto done = talk.translate("language=de&translation=Eine+Bank+reicht");
  CHECK(done.status == 303);
  CHECK(header(done, "Location").ends_with(fmt::format("/consultation?statement={}", talk.statement.value)));
  const auto german = talk.card("de");
  CHECK(shows(german, "<h1 class=\"statement\">Eine Bank reicht</h1>"));
  CHECK(shows(german, "Übersetzt. Es gilt das Original:"));
  CHECK(shows(german, "lang=\"en\" dir=\"ltr\">One bench is enough</p>"));
  const auto english = talk.card("en");
  CHECK(shows(english, "<h1 class=\"statement\">One bench is enough</h1>"));
  CHECK(shows(english, "In other languages"));
  const auto standing = talk.hall.ask("GET", "/b/riverside" + talk.path + "/standing", talk.member, {},
                                      {{"accept-language", "de"}});
  CHECK(shows(standing, "Eine Bank reicht"));
  CHECK(shows(standing, "One bench is enough"));
}

TEST_CASE("a newer translation takes the place of the older, and one by a machine says so") {
  Talk talk;
  REQUIRE(talk.translate("language=de&translation=Eine+Bank&machine=yes").status == 303);
  CHECK(shows(talk.card("de"), "Von einer Maschine übersetzt"));
  REQUIRE(talk.translate("language=de&translation=Eine+Bank+reicht").status == 303);
  CHECK_FALSE(shows(talk.card("de"), "Von einer Maschine übersetzt"));
  CHECK(shows(talk.card("de"), "Eine Bank reicht"));
}

TEST_CASE("what is no language, no statement or no words is refused, and the page says what was meant") {
  Talk talk;
  const auto tag = talk.translate("language=Deutsch&translation=Eine+Bank");
  CHECK(tag.status == 400);
  CHECK(shows(tag, "This is not the tag of a language"));
  CHECK(shows(tag, "Deutsch"));
  CHECK(shows(tag, "Eine Bank</textarea>"));
  CHECK(talk.translate("language=de&translation=").status == 400);
  CHECK(talk.hall
            .post(talk.path + "/consultation/translate", talk.member,
                  "statement=0&language=de&translation=Eine+Bank")
            .status == 422);
}

TEST_CASE("an erased statement is not quoted in another language") {
  Talk talk;
  REQUIRE(talk.translate("language=de&translation=Eine+Bank+reicht").status == 303);
  REQUIRE(talk.hall
              .post("/erase", talk.officer,
                    fmt::format("entry={}&field=text&ground=request", talk.statement.value))
              .status == 303);
  CHECK_FALSE(shows(talk.card("de"), "Eine Bank reicht"));
}

TEST_CASE("an answer marked as important shows as marked when it is looked at again") {
  Talk talk;
  REQUIRE(talk.hall
              .post(talk.path + "/consultation/answer", talk.member,
                    fmt::format("statement={}&answer=agree&weighty=yes", talk.statement.value))
              .status == 303);
  const auto again = talk.hall.look(talk.path + "/consultation", talk.member,
                                    fmt::format("statement={}", talk.statement.value));
  CHECK(shows(again, "value=\"yes\" checked"));
}
