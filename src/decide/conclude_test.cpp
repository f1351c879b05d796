#include "decide/conclude.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "decide/account.h"
#include "decide/decide_helpers.h"

using namespace plenary;
using namespace plenary::decide;

namespace {

std::string read_source(const std::string& path) {
  const char* source = std::getenv("PLENARY_SOURCE");
  std::ifstream file(std::string(source == nullptr ? "." : source) + "/" + path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

charter::Charter example(const std::string& name) {
  const auto charter = charter::parse(read_source("charters/" + name + "/charter.toml"), "charter.toml");
  REQUIRE_MESSAGE(charter, debug_text(charter.error()));
  return *charter;
}

Facts voted(long members, long yes, long no, long abstain) {
  Facts facts;
  facts.set({"members"}, members);
  facts.set({"yes"}, yes);
  facts.set({"no"}, no);
  facts.set({"abstain"}, abstain);
  facts.set({"took part"}, yes + no + abstain);
  return facts;
}

Facts chose(std::vector<long> votes, long members = 10) {
  Facts facts = voted(members, 0, 0, 0);
  long all = 0;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    facts.options.push_back(std::to_string(i + 1));
    facts.set({.word = "votes", .option = facts.options.back()}, votes[i]);
    all += votes[i];
  }
  facts.set({"took part"}, all);
  return facts;
}

}  // namespace

TEST_CASE("void is not rejected: validity is asked first") {
  const auto charter = example("association");
  const auto& vote = *charter.find_step("ordinary", "vote");
  CHECK(conclude(charter, vote, voted(10, 4, 1, 1)).outcome == Outcome::adopted);
  CHECK(conclude(charter, vote, voted(10, 2, 2, 0)).outcome == Outcome::rejected);
  CHECK(conclude(charter, vote, voted(10, 3, 0, 0)).outcome == Outcome::void_);
  CHECK(conclude(charter, vote, voted(10, 0, 3, 0)).outcome == Outcome::void_);
  Facts unknown = voted(10, 4, 1, 1);
  unknown.bound({"members"}, 0, {});
  CHECK(conclude(charter, vote, unknown).outcome == std::nullopt);
}

TEST_CASE("a step that is no vote ends when its own tests hold, and never because it has no test of a vote") {
  const auto treaty = example("treaty");
  const auto& step = *treaty.find_step("treaty", "ratification");
  const auto deposited = [](long parties, long water) {
    Facts facts;
    facts.set({.word = "deposited", .group = "parties"}, parties);
    facts.set({.word = "deposited", .group = "parties", .table = "water"}, water);
    return facts;
  };
  CHECK_FALSE(conclude(treaty, step, Facts()).outcome.has_value());  // nothing is known
  CHECK(conclude(treaty, step, deposited(4, 51)).outcome == Outcome::adopted);
  CHECK(conclude(treaty, step, deposited(4, 50)).outcome == Outcome::lapsed);
  CHECK(conclude(treaty, step, deposited(3, 99)).outcome == Outcome::lapsed);
  const auto garden = example("association");
  const auto& consultation = *garden.find_step("ordinary", "consultation");
  Facts early;
  early.set({"days open"}, 7);
  CHECK_FALSE(conclude(garden, consultation, early).outcome.has_value());
}

TEST_CASE("a choice goes to the most votes; equal firsts are not decided; too few is none elected") {
  const auto charter = example("cooperative");
  const auto& vote = *charter.find_step("choice", "vote");
  const auto chosen = conclude(charter, vote, chose({2, 5, 1}));
  CHECK(chosen.outcome == Outcome::adopted);
  CHECK(chosen.chosen == "2");
  CHECK_FALSE(chosen.trace.empty());
  const auto tied = conclude(charter, vote, chose({4, 4, 1}));
  CHECK(tied.outcome == Outcome::not_decided);
  CHECK(tied.tied == std::vector<std::string>{"1", "2"});
  CHECK(conclude(charter, vote, chose({1, 1, 1, 1, 1})).outcome == Outcome::none_elected);
  CHECK(conclude(charter, vote, chose({1, 2})).outcome == Outcome::void_);
  Facts missing = chose({2, 5, 1});
  missing.bound({.word = "votes", .option = "1"}, 0, {});
  CHECK(conclude(charter, vote, missing).outcome == std::nullopt);
}

TEST_CASE("a refusal tells each condition that is short, with its numbers and article") {
  const auto charter = example("association");
  const auto& step = *charter.find_step("ordinary", "consultation");
  Facts facts;
  facts.set({"days open"}, 7);
  facts.set({"objections unanswered"}, 0);
  for (const char* bank : {"North", "South"}) {
    facts.set({.word = "members", .group = bank}, 5);
    facts.set({.word = "heard", .group = bank}, *bank == 'N' ? 3 : 0);
  }
  const auto because = shortfall(evaluate(charter, step.enough, facts));
  REQUIRE(because.size() == 2);
  CHECK(because[0].code == "test.short.days_open");
  CHECK(because[0].article == "Art. 7");
  CHECK(*find_param(because[0], "measured") == Param(std::int64_t{7}));
  CHECK(*find_param(because[0], "needed") == Param(std::int64_t{14}));
  CHECK(because[1].code == "test.short.heard");
  CHECK(*find_param(because[1], "group") == Param("South"));
  CHECK(*find_param(because[1], "base") == Param(std::int64_t{5}));
  CHECK(*find_param(because[1], "missing") == Param(std::int64_t{2}));
  facts.set({"objections unanswered"}, 1);
  CHECK(shortfall(evaluate(charter, step.enough, facts)).back().code == "test.over.objections_unanswered");
}

TEST_CASE("a combination is short by its parts, and none by the part that holds") {
  const auto charter = charter_with(
      "[test.v]\nlaw = \"x\"\ncount = \"yes\"\nrel = \">\"\nnumber = 0\n[test.w]\nlaw = \"x\"\ncount = "
      "\"no\"\n"
      "rel = \">\"\nnumber = 0\n[test.t]\nnone = [\"v\", \"w\"]\n[test.any]\nany = [\"v\", \"w\"]\n");
  const auto against = shortfall(evaluate(charter, std::vector<std::string>{"t"}, voted(9, 1, 0, 0)));
  REQUIRE(against.size() == 1);
  CHECK(against[0].code == "test.against");
  CHECK(*find_param(against[0], "test") == Param("v"));
  CHECK(shortfall(evaluate(charter, std::vector<std::string>{"any"}, voted(9, 0, 0, 1))).size() == 2);
  CHECK(shortfall(evaluate(charter, std::vector<std::string>{"any"}, voted(9, 1, 0, 1))).empty());
}

TEST_CASE("an outcome's account tells every comparison with its numbers") {
  const auto charter = example("association");
  const auto ended = conclude(charter, *charter.find_step("ordinary", "vote"), voted(10, 4, 1, 1));
  const auto took_part = accounts(ended.valid);
  REQUIRE(took_part.size() == 1);
  CHECK(took_part[0].code == "test.measured.took_part");
  CHECK(*find_param(took_part[0], "threshold") == Param("1/3"));
  CHECK(accounts(ended.pass)[0].code == "test.measured.yes");
  CHECK(*find_param(accounts(ended.pass)[0], "base") == Param(std::int64_t{5}));
}

TEST_CASE("a proof is canonical JSON, its numbers text, to be checked by hand") {
  const auto charter = example("association");
  const auto ended = conclude(charter, *charter.find_step("ordinary", "vote"), voted(10, 2, 2, 0));
  const std::string proof = proof_json(ended.pass.proof);
  CHECK(proof == R"([{"article":"Art. 8","base":"4","count":["yes"],"depth":0,"measured":"2","missing":"1",)"
                 R"("needed":"3","of":["yes","no"],"rel":">","shape":"share","test":"more yes than no",)"
                 R"("threshold":"1/2","verdict":"fails"}])");
  CHECK(json::parse(proof, json::Form::canonical).has_value());
}

TEST_CASE("every code an evaluation can say has its English sentence") {
  const std::string english = read_source("src/words/en/decide.txt");
  std::set<std::string> codes;
  const std::string words[] = {"signatures",
                               "days open",
                               "heard",
                               "days since the text changed",
                               "took part",
                               "yes",
                               "objections unanswered",
                               "statements open",
                               "commitments missed",
                               "reports late"};
  const std::string shapes[] = {"number = 2", "share = \"1/2\"\nof = \"members\"",
                                "root = 2\nof = \"members\""};
  for (const auto& word : words)
    for (const auto& shape : shapes)
      for (const char* rel : {">=", "<"})
        for (const long measured : {0, 9}) {
          const auto charter = charter_with(
              fmt::format("[test.t]\nlaw = \"x\"\ncount = \"{}\"\nrel = \"{}\"\n{}\n", word, rel, shape));
          Facts facts;
          facts.set({word}, measured);
          facts.set({"members"}, 4);
          const auto result = evaluate(charter, std::vector<std::string>{"t"}, facts);
          for (const auto& error : shortfall(result))
            codes.insert(error.code);
          for (const auto& error : accounts(result))
            codes.insert(error.code);
        }
  for (const char* code : {"test.against", "test.open"})
    codes.insert(code);
  for (const auto& code : codes)
    CHECK_MESSAGE(english.find("\n" + code + " = ") != std::string::npos, code);
}
