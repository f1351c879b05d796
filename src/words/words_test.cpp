#include "words/words.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <set>

#include "words/pseudo.h"

namespace plenary {
namespace {

constexpr MessageFile kFiles[] = {
    {"en", "room",
     "# context\na.signed = {names} signed {count, plural, one {one matter} other {# matters}}\n"
     "a.due = due {day}, that is {day, date, full}\n"
     "a.who = {who, select, clerk {the clerk} other {{who}}}\n"
     "a.quoted = it''s '{not}' an argument\n"
     "gate.short = {article} asks for more\n"
     "gate.days = open {measured} days, {needed} needed\n"},
    {"ar", "room", "a.who = من {who}\n"},
    {"de", "room", "a.due = bis {day}, {day, date, full}\n"},
};

const Words& small() {
  static const Words words{std::span(kFiles)};
  return words;
}

const Words& whole() {
  static const Words words;
  return words;
}

const Day kDay = *parse_day("2027-03-17");

}  // namespace

TEST_CASE("numbers choose the plural, and are written as the language writes them") {
  const Params one{{"names", "Ada"}, {"count", std::int64_t{1}}};
  const Params many{{"names", "Ada"}, {"count", std::int64_t{12000}}};
  CHECK(small().sentence("en", "a.signed", one) == "Ada signed one matter");
  CHECK(small().sentence("en", "a.signed", many) == "Ada signed 12,000 matters");
}

TEST_CASE("a day has its weekday, in the reader's language") {
  CHECK(small().sentence("en", "a.due", {{"day", kDay}}) ==
        "due Wed 17 March, that is Wednesday 17 March 2027");
  CHECK(whole().format("de").day_full(kDay) == "Mittwoch, 17. März 2027");
  CHECK(whole().format("ar").day(kDay) == "الأربعاء 17 مارس");
  CHECK(whole().format("en").weekday(kDay) == "Wednesday");
}

TEST_CASE("an instant is shown in the offset it was written with") {
  const auto at = *parse_instant("2027-07-15T00:00:02.000+01:00");
  CHECK(whole().format("en").instant(at) == "Thu 15 July 2027, 00:00:02");
}

TEST_CASE("names are joined as the language joins them") {
  CHECK(whole().format("en").list({"Ada", "Bran", "Finn"}) == "Ada, Bran and Finn");
  CHECK(whole().format("de").list({"Ada", "Bran"}) == "Ada und Bran");
  CHECK(whole().format("en").list({}).empty());
}

TEST_CASE("a code falls back to the body's order, then to English, then to itself in brackets") {
  const std::vector<std::string> order{"de"};
  CHECK(small().sentence("ar", "a.due", {{"day", kDay}}, order).starts_with("bis "));
  CHECK(small().sentence("ar", "a.due", {{"day", kDay}}).starts_with("due "));
  CHECK(small().sentence("ar", "a.absent") == "[a.absent]");
  CHECK(small().sentence("en", "a.who") == "{who}");
}

TEST_CASE("a sentence that fell back says in which language it is") {
  const std::vector<std::string> order{"de"};
  CHECK(small().said("ar", "a.who", {{"who", "Ada"}}).language.empty());
  CHECK(small().said("ar", "a.due", {{"day", kDay}}, order).language == "de");
  CHECK(small().said("ar", "a.due", {{"day", kDay}}).language == "en");
  CHECK(small().explain("ar", make_error("gate.short")).headline.language == "en");
}

TEST_CASE("text put into a sentence of the other direction is isolated") {
  CHECK(small().sentence("ar", "a.who", {{"who", "Ada"}}) == "من \u2068Ada\u2069");
  CHECK(small().sentence("en", "a.who", {{"who", "آدا"}}) == "\u2068آدا\u2069");
  CHECK(small().sentence("en", "a.who", {{"who", "Ada"}}) == "Ada");
}

TEST_CASE("a refusal is explained by one line for each failed condition") {
  const Error days =
      make_error("gate.days", {.params = {{"measured", std::int64_t{7}}, {"needed", std::int64_t{14}}}});
  const Error error = make_error("gate.short", {.article = "Art. 7", .because = {days}});
  const Explanation said = small().explain("en", error);
  CHECK(said.headline == "Art. 7 asks for more");
  REQUIRE(said.lines.size() == 1);
  CHECK(said.lines[0] == "open 7 days, 14 needed");
}

TEST_CASE("quoting with apostrophes is ICU's, and a broken pattern is told with its place") {
  CHECK(small().sentence("en", "a.quoted") == "it's {not} an argument");
  const MessageFile broken[] = {{"en", "room", "a = fine\nb = {open\nc\na = again\n"}};
  const Words words{std::span(broken)};
  REQUIRE(words.problems().size() == 3);
  CHECK(words.problems()[0] == make_error("words.syntax", {.where = "en/room.txt:2"}));
  CHECK(words.problems()[1] == make_error("words.line", {.where = "en/room.txt:3"}));
  CHECK(words.problems()[2] == make_error("words.twice", {.where = "en/room.txt:4"}));
}

TEST_CASE("pseudo-languages keep the arguments; the accented one is at least 40 % longer") {
  const Params one{{"names", "Ada"}, {"count", std::int64_t{1}}};
  const std::string english = small().sentence("en", "a.signed", one);
  const std::string accented = small().sentence("en-XA", "a.signed", one);
  CHECK(accented.find("Ada") != std::string::npos);
  CHECK(accented.size() * 10 >= english.size() * 14);
  CHECK(small().format("ar-XB").right_to_left());
  CHECK(small().sentence("ar-XB", "a.signed", one).find("Ada") != std::string::npos);
}

TEST_CASE("every pattern of every message file compiles, and no code is given twice") {
  for (const Error& problem : whole().problems())
    FAIL_CHECK(debug_text(problem));
}

TEST_CASE("every translation has a code English has, and the same arguments") {
  const Words& words = whole();
  for (const MessageFile& file : message_files()) {
    const MessageFile one[] = {file};
    const Words alone{std::span(one)};
    std::string_view rest = file.text;
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.empty() || line[0] == '#') continue;
      const std::string code(line.substr(0, line.find_first_of(" =")));
      CAPTURE(file.language);
      CAPTURE(code);
      const auto* english = words.find("en", code);
      REQUIRE(english != nullptr);
      CHECK(words::arguments_of(*words.find(file.language, code)) == words::arguments_of(*english));
    }
  }
}

TEST_CASE("German has every code that English has, of every room") {
  for (const MessageFile& file : message_files()) {
    if (file.language != "en") continue;
    std::string_view rest = file.text;
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.empty() || line[0] == '#') continue;
      const std::string code(line.substr(0, line.find_first_of(" =")));
      CAPTURE(code);
      if (!code.starts_with("format.")) CHECK(whole().find("de", code) != nullptr);
    }
  }
}

TEST_CASE("any text as a pattern is read or refused, and any text as a parameter is kept whole") {
  CHECK(rc::check([](const std::string& text) { (void)words::parse_pattern(text); }));
  CHECK(rc::check([](const std::string& text) {
    const std::string said = small().sentence("en", "a.who", {{"who", "x" + text}});
    RC_ASSERT(said.find("x" + text) != std::string::npos);
  }));
}

}  // namespace plenary
