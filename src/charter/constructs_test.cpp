// Every construct of the language beyond the association's charter, malformed in each way it can be: refused
// by its code, with the line and column of the key or value that is wrong.
#include <doctest/doctest.h>

#include "charter/check.h"
#include "charter/live.h"
#include "charter/parse.h"
#include "charter/test_files.h"

using namespace plenary;
using namespace plenary::charter;

namespace {

// Lines 1 to 12; what is added begins on line 13.
const std::string kHead =
    "plenary-charter = 1\n[body]\nname = \"B\"\ntimezone = \"UTC\"\nlanguage = [\"en\"]\n[roll]\nlaw = "
    "\"r\"\n"
    "grouped = { bank = [\"N\", \"S\"] }\n[matter.m]\nlaw = \"m\"\nsteps = "
    "[\"vote\"]\n[matter.m.step.vote]\n";
const std::string kVote =
    "law = \"v\"\nmay = { open = \"any member\", vote = \"any member\", close = \"any member\" }\n";
const std::string kYesNo = kVote + "ballot = \"yes / no\"\npass = [\"t\"]\n";
const std::string kTest =
    "[test.t]\nlaw = \"t\"\ncount = \"yes\"\nrel = \">\"\nshare = \"1/2\"\nof = \"yes + no\"\n";

std::string problem_with(const std::string& more) {
  const auto charter = parse(kHead + more, "c");
  if (!charter) return charter.error().code.substr(8) + " " + charter.error().where.substr(2);
  const auto problems = check(*charter);
  return problems.empty() ? "" : problems.front().code.substr(8) + " " + problems.front().where.substr(2);
}

std::string lived(const std::string& more) {
  const auto charter = parse(kHead + more, "c");
  REQUIRE_MESSAGE(charter, debug_text(charter.error()));
  const auto can = can_be_lived(*charter);
  return can ? "" : can.error().code.substr(8) + " " + can.error().where.substr(2);
}

// A choice on lines 13 to 17, then the keys given.
std::string choice(const std::string& ballot, const std::string& keys, const std::string& more = "") {
  return kVote + "ballot = \"" + ballot + "\"\n" + keys + more;
}

}  // namespace

TEST_CASE("a sound charter of each form has nothing against it") {
  CHECK(problem_with(kYesNo + kTest) == "");
  CHECK(problem_with(choice("approval", "rule = \"all that pass\"\n")) == "");
  CHECK(problem_with(choice("ranking", "default = \"none\"\nthen = { \"not decided\" = \"end\" }\n")) == "");
  CHECK(problem_with(choice(
            "points", "voices = [\"a\"]\npoints = [2, 1]\nthen = { \"not decided\" = \"end\" }\n")) == "");
  CHECK(problem_with(choice("rounds", "")) == "");
}

TEST_CASE("votes and choices are refused where they are wrong") {
  CHECK(problem_with(choice("scores", "")) == "not_built 15:10");
  CHECK(problem_with(kYesNo + "rule = \"most\"\n" + kTest) == "misplaced_key 17:1");
  CHECK(problem_with(kYesNo + "seats = 2\n" + kTest) == "misplaced_key 17:1");
  CHECK(problem_with(choice("approval", "blocked_by = [\"t\"]\n", kTest)) == "misplaced_key 16:1");
  CHECK(problem_with(choice("approval", "rule = \"schulze-wv@1\"\n")) == "unknown_value 16:8");
  CHECK(problem_with(choice("ranking", "rule = \"most\"\n")) == "unknown_value 16:8");
  CHECK(problem_with(choice("approval", "seats = 0\n")) == "out_of_range 16:9");
  CHECK(problem_with(choice("approval", "seats = \"two\"\n")) == "type 16:9");
  CHECK(problem_with(choice("approval", "default = \"none\"\n")) == "misplaced_key 16:1");
  CHECK(problem_with(choice("approval", "cap = { group = \"bank\" }\n")) == "missing_key 16:1");
  CHECK(
      problem_with(choice("approval", "cap = { group = \"bnk\", most = 1 }\nrule = \"all that pass\"\n")) ==
      "undefined_group 12:16");
  CHECK(problem_with(choice("approval", "counted_in = \"states\"\nrule = \"all that pass\"\n")) ==
        "undefined_group 16:14");
  CHECK(problem_with(choice("approval", "points = [1]\n")) == "misplaced_key 16:1");
  CHECK(problem_with(choice("points", "points = [\"one\"]\n")) == "number 16:11");
  CHECK(problem_with(choice("points", "points = 3\n")) == "type 16:10");
  CHECK(problem_with(choice("points", "points = [1]\nthen = { \"not decided\" = \"end\" }\n")) ==
        "no_voices 12:16");
  CHECK(problem_with(choice("points", "voices = [\"a\"]\nparting = [\"lot\"]\n")) == "unknown_value 17:12");
  CHECK(problem_with(choice("ranking", "")) == "tie_without_rule 12:16");
  CHECK(problem_with(choice("one of many", "silence = \"consent\"\n")) == "not_built 16:1");
  CHECK(problem_with(kYesNo + "then = { blocked = \"end\" }\n" + kTest) == "unknown_outcome 17:10");
  CHECK(problem_with(kYesNo + "blocked_by = [\"u\"]\n" + kTest) == "undefined_test 17:15");
}

TEST_CASE("colleges and tables are refused where they are wrong") {
  const std::string in =
      kYesNo +
      "[test.t]\nlaw = \"t\"\ncount = \"yes\"\nrel = \">\"\nshare = \"1/2\"\nof = \"units\"\nin = \"c\"\n";
  CHECK(problem_with(in + "[college.c]\nlaw = \"c\"\nunits = [\"a\", \"b\"]\n") == "");
  CHECK(problem_with(in + "[college.c]\nunits = [\"a\"]\n") == "missing_key 24:10");
  CHECK(problem_with(in + "[college.c]\nlaw = \"c\"\nunits = [\"a\", \"a\"]\n") == "twice 26:15");
  CHECK(problem_with(in + "[college.c]\nlaw = \"c\"\nunits = \"a\"\n") == "type 26:9");
  CHECK(problem_with(in + "[college.c]\nlaw = \"c\"\nweight = { a = \"-1\" }\n") == "number 26:16");
  CHECK(problem_with(in + "[college.c]\nlaw = \"c\"\nweight = { a = 0.5 }\n") == "float 26:16");
  CHECK(problem_with(in + "[college.c]\nlaw = \"c\"\nunits = [\"a\"]\nweight = { z = \"1/2\" }\n") ==
        "undefined_unit 27:12");
  CHECK(problem_with(in + "[college.c]\nlaw = \"c\"\nunits = [\"a\"]\nfrom = { a = \"1979\" }\n") ==
        "day 27:14");
  CHECK(problem_with(in + "[college.c]\nlaw = \"c\"\nunits = [\"a\"]\nuntil = { z = \"1979-01-01\" }\n") ==
        "undefined_unit 27:11");
  CHECK(problem_with(in + "[college.c]\nlaw = \"c\"\nunits = [\"a\"]\nsets = { s = [\"z\"] }\n") ==
        "undefined_unit 27:10");
  CHECK(problem_with(in + "[college.c]\nlaw = \"c\"\nsets = { s = [] }\n") == "no_parts 26:10");
  CHECK(problem_with(in + "[college.c]\nlaw = \"c\"\nvote = \"nobody knows\"\n") == "undefined_test 26:8");
  CHECK(problem_with(in + "[college.c]\nlaw = \"c\"\nsplit = true\n") == "not_built 26:1");
  CHECK(problem_with(in + "[college.N]\nlaw = \"c\"\n") == "twice 24:10");
  CHECK(problem_with(in + "cast_by = \"s\"\n[college.c]\nlaw = \"c\"\nunits = [\"a\"]\n") ==
        "undefined_set 24:11");
  CHECK(problem_with(in + "weigh = \"w\"\n[college.c]\nlaw = \"c\"\n") == "undefined_weight 24:9");
  CHECK(problem_with(in + "weigh = \"w\"\n[college.c]\nlaw = \"c\"\n[table.w]\nlaw = \"w\"\nsince = { "
                           "\"soon\" = { a = 1 } }\n") == "day 29:11");
  CHECK(problem_with(
            in +
            "weigh = \"w\"\n[college.c]\nlaw = \"c\"\n[table.w]\nlaw = \"w\"\nnumbers = { a = \"x\" }\n") ==
        "number 29:17");
  CHECK(problem_with(kYesNo + kTest + "[college.c]\nlaw = \"c\"\n") == "unused_college 23:10");
  CHECK(problem_with(kYesNo + kTest + "[table.w]\nlaw = \"w\"\n") == "unused_table 23:8");
}

TEST_CASE("tests beyond one comparison are refused where they are wrong") {
  CHECK(problem_with(kYesNo + kTest + "earlier = { \"1990\" = \"t\" }\n") == "day 23:13");
  CHECK(problem_with(kYesNo + kTest + "earlier = { \"1990-01-01\" = \"u\" }\n") == "undefined_test 23:28");
  CHECK(problem_with(kYesNo + kTest + "earlier = { \"1990-01-01\" = \"t\" }\n") == "test_circle 23:28");
  CHECK(problem_with(kYesNo + kTest + "cast_by = \"s\"\n") == "misplaced_key 23:1");
  CHECK(problem_with(kYesNo + "[test.t]\nlaw = \"t\"\nshares = [\"u\"]\nrel = \">\"\n") ==
        "missing_key 17:7");
  CHECK(problem_with(kYesNo + "[test.t]\nlaw = \"t\"\nshares = [\"u\"]\nrel = \">\"\nnumber = 1\n") ==
        "undefined_test 19:11");
  CHECK(problem_with(
            kYesNo +
            "[test.t]\nlaw = \"t\"\nshares = [\"u\"]\nrel = \">\"\nnumber = 1\n[test.u]\nlaw = \"u\"\n"
            "count = \"yes\"\nrel = \">\"\nnumber = 1\n") == "no_share 17:7");
  CHECK(problem_with(
            kYesNo +
            "[test.t]\nlaw = \"t\"\ncount = \"yes\"\nrel = \">\"\nroot = \"given\"\nof = \"members\"\n") ==
        "number 21:8");
  CHECK(problem_with(kYesNo +
                      "[test.t]\nlaw = \"t\"\ncount = \"units\"\nrel = \">\"\nnumber = 1\nin = \"N\"\n") ==
        "not_by_group 19:9");
  CHECK(problem_with(kYesNo + "[test.t]\nlaw = \"t\"\ncount = \"silent\"\nrel = \">\"\nnumber = 1\n") ==
        "not_built 19:9");
}

TEST_CASE("a ratification is refused where it is wrong") {
  const std::string ratify =
      "kind = \"ratification\"\nlaw = \"v\"\nmay = { open = \"any member\", deposit = \"any member\", close "
      "= \"any member\" }\n";
  const std::string test =
      "[test.t]\nlaw = \"t\"\ncount = \"deposited\"\nin = \"c\"\nrel = \">=\"\nnumber = 2\n[college.c]\nlaw "
      "= \"c\"\n";
  const std::string force = "in_force = { days_after_complete = 30 }\n";
  CHECK(problem_with(ratify + "complete = [\"t\"]\n" + force + test) == "");
  CHECK(problem_with(ratify + force + test) == "missing_key 12:16");
  CHECK(problem_with(ratify + "complete = [\"t\"]\n" + test) == "missing_key 12:16");
  CHECK(problem_with(ratify + "complete = [\"t\"]\nin_force = { days_after_complete = -1 }\n" + test) ==
        "out_of_range 17:36");
  CHECK(problem_with(ratify + "complete = [\"t\"]\nin_force = { provisional = true }\n" + test) ==
        "not_built 17:14");
  CHECK(problem_with(ratify + "complete = [\"t\"]\nballot = \"yes / no\"\n" + force + test) ==
        "unknown_key 17:1");
}

TEST_CASE("what no body can live by yet is refused at the founding, by name and place") {
  const std::string lasts = "lasts = \"7 days\"\n", week = kYesNo + lasts,
                    tie = "then = { \"not decided\" = \"end\" }\n";
  CHECK(lived(week + kTest) == "");
  CHECK(lived(kYesNo + kTest) == "");  // closed by hand
  CHECK(lived(choice("ranking", lasts + tie)) == "");
  CHECK(lived(choice("ranking", lasts + tie + "default = \"1\"\n")) == "not_lived 12:16");
  CHECK(lived(choice("approval", lasts + tie)) == "not_lived 12:16");
  CHECK(lived(choice("one of many", lasts + "rule = \"all that pass\"\n")) == "not_lived 12:16");
  CHECK(lived(choice("one of many", lasts + tie + "cap = { group = \"bank\", most = 1 }\n")) ==
        "not_lived 12:16");
  CHECK(lived(week + "[test.t]\nlaw = \"t\"\ncount = \"seats\"\nrel = \">\"\nnumber = 1\n") ==
        "not_lived 20:9");
  for (const char* body :
       {"assembly", "association", "city", "consultation", "cooperative", "council", "federation", "housing",
        "opensource", "parliament", "senate", "standards", "statesunion", "tiers", "treaty", "union"}) {
    const auto charter = parse(read_source("charters/" + std::string(body) + "/charter.toml"), "c");
    CHECK_MESSAGE((charter && can_be_lived(*charter)), body);
  }
}

TEST_CASE("a ratification is lived by the units of the roll: one each, or by what their rows carry") {
  const auto lived_with = [](const std::string& test_keys, const std::string& college_keys,
                             const std::string& more = "") {
    std::string text = kHead;
    text.insert(text.find("grouped"), "weights = [\"w\"]\n");
    text +=
        "kind = \"ratification\"\nlaw = \"v\"\nmay = { open = \"any member\", deposit = \"any member\", "
        "close "
        "= \"any member\" }\ncomplete = [\"t\"]\nin_force = { days_after_complete = 30 }\n[test.t]\nlaw = "
        "\"t\"\nrel = \">=\"\n" +
        test_keys + "[college.c]\nlaw = \"c\"\n" + college_keys + more;
    const auto charter = parse(text, "c");
    REQUIRE_MESSAGE(charter, debug_text(charter.error()));
    const auto can = can_be_lived(*charter);
    return can ? "" : std::get<std::string>(*find_param(can.error(), "construct"));
  };
  const std::string two = "count = \"deposited\"\nin = \"c\"\nnumber = 2\n";
  CHECK(lived_with(two, "") == "");
  CHECK(lived_with(two + "weigh = \"w\"\n", "") == "");
  CHECK(lived_with(two + "weigh = \"w\"\n", "", "[table.w]\nlaw = \"w\"\nwhole = \"100\"\n") == "");
  const std::string named = "units = [\"A\", \"B\"]\n",
                    own = "[table.w]\nlaw = \"w\"\nnumbers = { A = \"1\" }\n";
  CHECK(lived_with(two, named) == "college");  // ids stand for units in a body, and names for nothing
  CHECK(lived_with(two, "sets = { first = [\"A\"] }\n") == "college");
  CHECK(lived_with(two + "weigh = \"w\"\n", "", own) == "w");
  CHECK(lived_with("count = \"deposited\"\nin = \"c\"\nnumber = \"given\"\n", "") == "given");
}

TEST_CASE("a threshold that comes with the question is lived where a vote asks for it, and nowhere else") {
  const std::string given = "[test.t]\nlaw = \"t\"\ncount = \"took part\"\nrel = \">\"\nnumber = \"given\"\n";
  const std::string week = kVote + "ballot = \"yes / no\"\nlasts = \"7 days\"\n";
  CHECK(lived(week + "pass = [\"t\"]\n" + given) == "");
  const std::string other = "[test.u]\nlaw = \"u\"\ncount = \"took part\"\nrel = \">\"\nnumber = 1\n";
  CHECK(lived(week + "before = [\"t\"]\npass = [\"u\"]\n" + given + other) == "not_lived 19:7");
}

TEST_CASE("weights are lived at a vote, by the tables that the roll carries, and nowhere else") {
  const auto weighed = [](const std::string& count, const std::string& keys) {
    std::string text = kHead;
    text.insert(text.find("grouped"), "weights = [\"w\"]\n");
    text += kVote + "ballot = \"yes / no\"\nlasts = \"7 days\"\n" + keys +
            "[test.t]\nlaw = \"t\"\ncount = \"" + count + "\"\nweigh = \"w\"\nrel = \">\"\nnumber = 1\n" +
            "[test.u]\nlaw = \"u\"\ncount = \"yes\"\nrel = \">\"\nnumber = 1\n";
    const auto charter = parse(text, "c");
    REQUIRE_MESSAGE(charter, debug_text(charter.error()));
    const auto can = can_be_lived(*charter);
    return can ? "" : can.error().code.substr(8) + " " + can.error().where.substr(2);
  };
  CHECK(weighed("yes", "pass = [\"t\"]\n") == "");
  CHECK(weighed("members", "before = [\"t\"]\npass = [\"u\"]\n") == "not_lived 23:9");
  CHECK(weighed("signatures", "pass = [\"t\"]\n") == "not_lived 21:9");
  CHECK(lived(kYesNo + "lasts = \"7 days\"\n" + kTest + "weigh = \"a table of the charter\"\n") == "not_lived 24:9");
}

TEST_CASE(
    "a ranking is asked only what ranked papers say, and only it is asked what stands before the default") {
  const std::string tie = "lasts = \"7 days\"\nthen = { \"not decided\" = \"end\" }\npass = [\"t\"]\n";
  const auto test = [](const std::string& word) {
    return "[test.t]\nlaw = \"t\"\ncount = \"" + word + "\"\neach = \"option\"\nrel = \">\"\nnumber = 1\n";
  };
  CHECK(lived(choice("ranking", "default = \"none\"\n" + tie, test("above the default"))) == "");
  CHECK(lived(choice("ranking", tie, test("above the default"))) == "not_lived 21:9");
  CHECK(lived(choice("ranking", "default = \"none\"\n" + tie, test("votes"))) == "not_lived 22:9");
  CHECK(lived(choice("one of many", tie, test("above the default"))) == "not_lived 21:9");
}
