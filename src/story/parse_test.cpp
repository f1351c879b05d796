// What a story may say, and where it says what nobody understands.
#include "story/parse.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace plenary::story {
namespace {

const std::string kHead = "charter c.toml\nmembers North: Ada, Bran\noffice warden: Ada, named at the founding\n\n";

Result<Story> told(const std::string& lines) { return parse(kHead + lines, "s.txt"); }

Act only_act(const std::string& line) {
  const auto story = told("2027-03-01 " + line);
  if (!story) FAIL(line << ": " << debug_text(story.error()));
  return std::get<std::vector<Act>>(story->items.at(0).what).at(0);
}

std::string refused(const std::string& lines) {
  const auto story = told(lines);
  return story ? "" : story.error().code + " " + story.error().where;
}

TEST_CASE("a clause names who acts, on what, and at whose hands") {
  const Act act = only_act(R"(Ada enters at the desk for Bran: votes yes on "A tank")");
  CHECK(act.verb == Verb::vote);
  CHECK(act.who == std::vector<std::string>{"Bran"});
  CHECK(act.helper == "Ada");
  CHECK(act.matter == "A tank");
  CHECK(only_act(R"(Ada and Bran sign it)").who.size() == 2);
  CHECK(only_act(R"(Ada raises "A" with text "B" as ordinary)").more == "B");
  CHECK(only_act(R"(Ada answers pass to statement 12)").number == 12);
  CHECK(only_act(R"(Ada amends the text: replace "a" by "b")").verb == Verb::amend_replace);
  CHECK(only_act(R"(Ada commits to "a", told by "b", by 2027-06-01)").due == *parse_day("2027-06-01"));
  CHECK(only_act(R"(Ada says worth its price: cannot say)").words == "worth its price");
  CHECK(only_act(R"(Ada changes the roll: joins South + Red: Kim, Lea; leaves: Bran)").roll.size() == 3);
  CHECK(only_act(R"(Ada changes the roll: joins "South shore" + Red: Kim)").roll.at(0).groups.at(0) ==
        "South shore");
  CHECK(only_act(R"(Ada opens the vote between "A", "B", "C")").options.size() == 3);
  CHECK(only_act(R"(Ada erases Bran's objection)").verb == Verb::erase_objection);
}

TEST_CASE("a matter named in one clause is not the matter of the clause before") {
  const auto story = told("2027-03-01 Ada votes yes; Bran votes no on \"B\"");
  REQUIRE(story.has_value());
  const auto& acts = std::get<std::vector<Act>>(story->items.at(0).what);
  CHECK(acts.at(0).matter.empty());
  CHECK(acts.at(1).matter == "B");
}

TEST_CASE("what is not understood is refused with its line") {
  CHECK(refused("2027-03-01 Ada dances") == "story.unknown_act s.txt:5");
  CHECK(refused("2027-03-01 Ada votes yes twice") == "story.expected s.txt:5");
  CHECK(refused("2027-03-01 Zoe votes yes") == "story.unknown_person s.txt:5");
  CHECK(refused("2027-03-01 Ada states \"no end") == "story.open_quote s.txt:5");
  CHECK(refused("2027-02-30 Ada votes yes") == "story.no_day s.txt:5");
  CHECK(refused("2027-03-02 Ada votes yes\n2027-03-01 Ada votes no") == "story.days_run_back s.txt:6");
  CHECK(refused("Ada votes yes") == "story.header s.txt:5");
  CHECK(refused("check nothing") == "story.unknown_check s.txt:5");
  CHECK(refused("2027-03-01 Ada changes the roll: joins \"Kim\"") == "story.expected s.txt:5");
  CHECK(refused("2027-03-01 Ada answers agree to statement 0") == "story.expected s.txt:5");
  CHECK(parse("members Ada\n", "s.txt").error().code == "story.no_charter");
  CHECK(parse(std::string(kStoryBytes + 1, '#'), "s.txt").error().code == "story.too_long");
  CHECK(parse("\xff", "s.txt").error().code == "story.not_utf8");
}

TEST_CASE("any words in any order are read or refused") {
  static const char* kWords[] = {"Ada", "Bran", ",", ";", ":", "\"x\"", "votes", "yes", "answers", "on", "enters", "at", "the",
                                 "desk", "for", "amends", "text", "replace", "by", "2027-03-01", "then:", "changes", "roll", "\n",
                                 "members", "office", "check", "joins", "leaves", "+", "and", "erases", "Ada's", "\""};
  CHECK(rc::check([](const std::vector<std::uint8_t>& picks) {
    std::string lines = "2027-03-01 ";
    for (const auto pick : picks) lines += std::string(kWords[pick % std::size(kWords)]) + " ";
    (void)told(lines);
  }));
}

}  // namespace
}  // namespace plenary::story
