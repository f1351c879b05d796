#include "replay/replay.h"

#include <doctest/doctest.h>

#include "charter/test_files.h"

using namespace plenary;
using namespace plenary::replay;

namespace {

const std::string kCharter =
    "plenary-charter = 1\n[body]\nname = \"B\"\ntimezone = \"UTC\"\nlanguage = [\"en\"]\n[roll]\nlaw = "
    "\"r\"\n"
    "[matter.m]\nlaw = \"Art. 1\"\nsteps = [\"vote\"]\n[matter.m.step.vote]\nlaw = \"Art. 1\"\n"
    "may = { open = \"any member\", vote = \"any member\", close = \"any member\" }\nballot = \"yes / no\"\n"
    "pass = [\"most\"]\n"
    "[test.most]\nlaw = \"Art. 2\"\ncount = \"yes\"\nrel = \">\"\nshare = \"1/2\"\nof = \"yes + no\"\n";
const std::string kHead =
    "plenary-mapping = 1\n[source]\nvotes = \"v.csv\"\noutcome = \"o.csv\"\nid = \"id\"\n"
    "[decides]\nmatter = \"m\"\n";
const std::string kFacts =
    "[[fact]]\nword = \"yes\"\ncolumn = \"yes\"\n[[fact]]\nword = \"no\"\ncolumn = \"no\"\n";
const std::string kCompare = "[[compare]]\nwhat = \"outcome\"\ncolumn = \"outcome\"\nwords = \"outcome\"\n";
const std::string kWords = "[outcome]\npassed = \"adopted\"\nfailed = \"rejected\"\n";

Files folder(const std::string& mapping = kHead + kFacts + kCompare, const std::string& exceptions = "") {
  return {{"charter.toml", kCharter},
          {"mapping.toml", mapping},
          {"words.toml", kWords},
          {"exceptions.toml", exceptions}};
}

Report run(const Files& files, const std::string& votes, const std::string& outcome) {
  const auto opened = open_folder(files);
  REQUIRE_MESSAGE(opened, debug_text(opened.error()));
  const auto report = plenary::replay::replay(*opened, {{"v.csv", votes}, {"o.csv", outcome}});
  REQUIRE_MESSAGE(report, debug_text(report.error()));
  return *report;
}

std::string refusal(const std::string& mapping) {
  const auto opened = open_folder(folder(mapping));
  return opened ? "" : opened.error().code + " " + opened.error().where;
}

}  // namespace

TEST_CASE("a decision is reproduced, recorded otherwise with its reason, or unexplained") {
  const std::string votes = "id,yes,no\na,3,2\nb,1,2\nc,2,2\n";
  const std::string listed = "[\"recorded otherwise\"]\nb = \"The source says so.\"\n";
  const auto report =
      run(folder(kHead + kFacts + kCompare, listed), votes, "id,outcome\na,passed\nb,passed\nc,passed\n");
  CHECK(report.reproduced == 1);
  CHECK(report.otherwise == 1);
  CHECK(report.unexplained == 1);
  CHECK(report.cases[1].reason == "The source says so.");
  CHECK(report.cases[2].differences.at(0).found == "rejected");  // a tie is no majority
}

TEST_CASE("an exception that is not needed is told") {
  const std::string listed = "[\"recorded otherwise\"]\na = \"Not so.\"\n";
  const auto report =
      run(folder(kHead + kFacts + kCompare, listed), "id,yes,no\na,3,2\n", "id,outcome\na,passed\n");
  CHECK(report.reproduced == 1);
  CHECK(report.listed_for_nothing == std::vector<std::string>{"a"});
}

TEST_CASE("what cannot be read is unexplained, and said with its line") {
  const auto report =
      run(folder(), "id,yes,no\na,three,2\nb,3,2\nc,1,2\n", "id,outcome\na,passed\nb,won\nd,passed\n");
  CHECK(report.unexplained == 3);
  REQUIRE(report.cases[0].error);
  CHECK(report.cases[0].error->code == "replay.number");
  CHECK(report.cases[0].error->where == "line 2");
  CHECK(report.cases[1].differences.at(0).found == "no word for it");
  CHECK(report.cases[2].error->code == "replay.no_rows");
}

TEST_CASE("a missing number leaves open what it could turn, and no more") {
  const auto report = run(folder(), "id,yes,no\na,3,\nb,0,\n", "id,outcome\na,passed\nb,failed\n");
  CHECK(report.cases[0].differences.at(0).found == "open");
  CHECK(report.cases[1].state == State::reproduced);  // no yes is no majority, whatever the noes
}

TEST_CASE("a published percentage is what its digits leave possible") {
  const std::string facts =
      "[[fact]]\nword = \"yes\"\ncolumn = \"yes\"\nvalue = \"percent\"\n"
      "[[fact]]\nword = \"no\"\ncolumn = \"yes\"\nvalue = \"rest of percent\"\n";
  const auto report = run(folder(kHead + facts + kCompare), "id,yes\na,50.1%\nb,50%\nc,49.9%\n",
                          "id,outcome\na,passed\nb,passed\nc,failed\n");
  CHECK(report.cases[0].state == State::reproduced);
  CHECK(report.cases[1].differences.at(0).found == "open");  // 49.5 to 50.5
  CHECK(report.cases[2].state == State::reproduced);
}

TEST_CASE("every construct of a mapping is refused with its place when it is malformed") {
  CHECK(refusal(kHead + kFacts + kCompare) == "");
  CHECK(refusal("plenary-mapping = 2\n") == "replay.not_first mapping.toml:1:1");
  CHECK(refusal(kHead + kFacts) == "charter.missing_block mapping.toml:1:1");
  CHECK(refusal(kHead + "[[fact]]\nword = \"yes\"\n" + kCompare) == "charter.missing_key mapping.toml:8:1");
  CHECK(refusal(kHead + "[[fact]]\nword = \"yes\"\ncolumn = \"a + b\"\nsum = true\n" + kCompare) ==
        "charter.unknown_key mapping.toml:11:1");
  CHECK(refusal(kHead + "[[fact]]\nword = \"yes\"\ncolumn = \"a\"\nvalue = \"formula\"\n" + kCompare) ==
        "charter.unknown_value mapping.toml:11:9");
  CHECK(refusal(kHead + "[[fact]]\nword = \"yes\"\ncolumn = \"a\"\nwords = \"none\"\n" + kCompare) ==
        "charter.unknown_value mapping.toml:11:9");
  CHECK(refusal(kHead + "[[fact]]\nword = \"yes\"\ncolumn = \"a\"\nif_blank = \"0\"\n" + kCompare) ==
        "charter.missing_key mapping.toml:8:1");
  CHECK(refusal(kHead + "[[compare]]\nwhat = \"mood\"\ncolumn = \"a\"\n") ==
        "charter.unknown_value mapping.toml:9:8");
  CHECK(refusal(kHead + "[[cast]]\ncolumn = \"a\"\n" + kCompare) == "charter.missing_key mapping.toml:8:1");
  CHECK(refusal(kHead + "[rounds]\nrow = \"a\"\n" + kCompare) == "charter.unknown_key mapping.toml:9:1");
  CHECK(refusal(kHead + "[[fact]]\nword = 3\ncolumn = \"a\"\n" + kCompare) ==
        "charter.type mapping.toml:9:8");
}

TEST_CASE("patterns find columns and paths, and say what stands for their names") {
  const auto csv = read_source("id,a_yes,b_yes,yes\n1,3,4,7\n", "v.csv");
  REQUIRE(csv);
  const auto found = find(csv->rows[0], "{group}_yes");
  REQUIRE(found.size() == 2);
  CHECK(found[1].text == "4");
  CHECK(found[1].names.at("group") == "b");
  const auto lines = read_source("{\"rounds\":[{\"x\":1},{\"x\":2,\"y\":3}]}\n\n", "v.jsonl");
  REQUIRE(lines);
  const auto deep = find(lines->rows[0], "rounds/{round}/{option}");
  REQUIRE(deep.size() == 3);
  CHECK(deep[2].names.at("round") == "1");
  CHECK(deep[2].names.at("option") == "y");
  CHECK_FALSE(read_source("id,id\n", "v.csv"));
  CHECK_FALSE(read_source("{\"a\":1}\n[1]\n", "v.jsonl"));
  CHECK_FALSE(read_source("x", "v.xlsx"));
}

TEST_CASE("every charter of charters/replay is read, checked, and its mapping fits") {
  for (const char* body :
       {"apache-incubator", "australia-referendum", "baseball-hall-of-fame", "debian", "eu-council",
        "eurovision", "eurovision-junior", "exhaustive-ballot", "npc-china", "paris-agreement", "php-rfc",
        "python-steering-council", "referendum-quorums", "russia-nationwide-vote-2020", "swiss-federal",
        "un-general-assembly", "un-security-council", "us-electoral-college"}) {
    CAPTURE(std::string(body));
    Files files;
    for (const char* name : {"charter.toml", "mapping.toml", "words.toml", "exceptions.toml"})
      files[name] = charter::read_source("charters/replay/" + std::string(body) + "/" + name);
    const auto opened = open_folder(files);
    CHECK_MESSAGE(opened, debug_text(opened ? Error{} : opened.error()));
  }
}
