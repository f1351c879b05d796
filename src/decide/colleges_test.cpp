#include "decide/colleges.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "decide/conclude.h"
#include "decide/decide_helpers.h"

using namespace plenary;
using namespace plenary::decide;

namespace {

// People and five cantons, two of them halves; one came in 1979.
charter::Charter people_and_cantons() {
  return charter_with(R"(
[college.cantons]
law    = "Art. 2"
units  = ["a", "b", "c", "d", "e"]
weight = { c = "1/2", d = "1/2" }
from   = { e = "1979-01-01" }
vote   = "accepted inside"

[matter.question]
law   = "Art. 1"
steps = ["vote"]
[matter.question.step.vote]
law    = "Art. 1"
may    = { open = "any member", vote = "any member" }
ballot = "yes / no"
lasts  = "1 day"
pass   = ["the people", "the cantons"]

[test."accepted inside"]
law   = "Art. 3"
count = "yes"
rel   = ">"
share = "1/2"
of    = "yes + no"
[test."the people"]
like  = "accepted inside"
law   = "Art. 4"
[test."the cantons"]
law   = "Art. 5"
count = "yes"
in    = "cantons"
rel   = ">"
share = "1/2"
of    = "units"
)");
}

Facts votes(const std::map<std::string, std::pair<int, int>>& cantons, const char* day) {
  Facts facts;
  facts.day = parse_day(day);
  Exact yes = 0, no = 0;
  for (const auto& [canton, both] : cantons) {
    facts.set({.word = "yes", .group = canton}, both.first);
    facts.set({.word = "no", .group = canton}, both.second);
    yes += both.first;
    no += both.second;
  }
  facts.set({"yes"}, yes);
  facts.set({"no"}, no);
  return facts;
}

std::string ended(const charter::Charter& charter, const Facts& facts) {
  const auto end = conclude(charter, *charter.find_step("question", "vote"), facts);
  return end.outcome ? std::string(word_of(*end.outcome)) : "open";
}

}  // namespace

TEST_CASE("a half unit counts one half, and half of the whole is no majority") {
  const auto charter = people_and_cantons();
  const auto facts =
      votes({{"a", {9, 1}}, {"b", {1, 2}}, {"c", {2, 1}}, {"d", {2, 1}}, {"e", {1, 2}}}, "2000-01-01");
  const auto derived = with_colleges(charter, facts);
  CHECK(derived.facts.at({.word = "yes", .group = "cantons"}).low == 2);
  CHECK(derived.facts.at({.word = "units", .group = "cantons"}).low == 4);
  CHECK(ended(charter, facts) == "rejected");  // 2 of 4
}

TEST_CASE("a unit counts from the day it came") {
  const auto charter = people_and_cantons();
  const auto facts =
      votes({{"a", {9, 1}}, {"b", {1, 2}}, {"c", {2, 1}}, {"d", {2, 1}}, {"e", {0, 0}}}, "1978-12-31");
  CHECK(with_colleges(charter, facts).facts.at({.word = "units", .group = "cantons"}).low == 3);
  CHECK(ended(charter, facts) == "adopted");  // 2 of 3
}

TEST_CASE("a unit whose vote is not known bounds the total, and the outcome stands if it cannot turn it") {
  const auto charter = people_and_cantons();
  auto facts = votes({{"a", {9, 1}}, {"b", {3, 2}}, {"c", {2, 1}}, {"d", {2, 1}}}, "2000-01-01");
  const Fact yes = with_colleges(charter, facts).facts.at({.word = "yes", .group = "cantons"});
  CHECK(yes.low == 3);
  CHECK(*yes.high == 4);
  CHECK(ended(charter, facts) == "adopted");  // 3 or 4 of 4
  facts = votes({{"a", {9, 1}}, {"b", {1, 2}}, {"c", {2, 1}}, {"d", {2, 1}}}, "2000-01-01");
  CHECK(ended(charter, facts) == "open");  // 2 or 3 of 4
}

TEST_CASE("a tie inside a unit is not its yes") {
  const auto charter = people_and_cantons();
  const auto facts =
      votes({{"a", {9, 1}}, {"b", {2, 2}}, {"c", {2, 1}}, {"d", {2, 1}}, {"e", {2, 2}}}, "2000-01-01");
  CHECK(with_colleges(charter, facts).facts.at({.word = "yes", .group = "cantons"}).low == 2);
}

TEST_CASE("halves, units and people agree with a naive count of every small vote") {
  const auto charter = people_and_cantons();
  const Exact weight[] = {1, 1, Exact(1, 2), Exact(1, 2), 1};
  const char* names[] = {"a", "b", "c", "d", "e"};
  for (int code = 0; code < 3 * 3 * 3 * 3 * 3; ++code) {  // each unit: 2:1, 1:1 or 1:2
    std::map<std::string, std::pair<int, int>> cantons;
    Exact for_it = 0;
    int yes = 0, no = 0, rest = code;
    for (int i = 0; i < 5; ++i, rest /= 3) {
      const std::pair<int, int> both = rest % 3 == 0   ? std::pair(2, 1)
                                       : rest % 3 == 1 ? std::pair(1, 1)
                                                       : std::pair(1, 2);
      cantons[names[i]] = both;
      yes += both.first;
      no += both.second;
      if (both.first > both.second) for_it += weight[i];
    }
    const bool adopted = 2 * yes > yes + no && 2 * for_it > 4;
    CHECK(ended(charter, votes(cantons, "2000-01-01")) == (adopted ? "adopted" : "rejected"));
  }
}

namespace {

charter::Charter council() {
  return charter_with(R"(
[college.council]
law  = "Art. 23"
sets = { permanent = ["P", "Q"] }
[table.population]
law = "Annex"
since = { "2000-01-01" = { P = "9007199254740993", Q = "1", X = "1", Y = "1" }, "2010-01-01" = { P = "1", Q = "1", X = "5", Y = "1" } }

[matter.question]
law   = "Art. 27"
steps = ["vote"]
[matter.question.step.vote]
law        = "Art. 27"
may        = { open = "any member", vote = "any member" }
ballot     = "yes / no / abstain"
lasts      = "1 day"
pass       = ["two for"]
blocked_by = ["a permanent one against"]

[matter.weighed]
law   = "Art. 28"
steps = ["vote"]
[matter.weighed.step.vote]
law    = "Art. 28"
may    = { open = "any member", vote = "any member" }
ballot = "yes / no / abstain"
lasts  = "1 day"
pass   = ["most of the population"]

[test."two for"]
law     = "Art. 27, 2"
count   = "yes"
in      = "council"
rel     = ">="
number  = 2
earlier = { "1966-01-01" = "one for" }
[test."one for"]
law    = "Art. 27, 2, old"
count  = "yes"
in     = "council"
rel    = ">="
number = 1
[test."a permanent one against"]
law     = "Art. 27, 3"
count   = "no"
in      = "council"
cast_by = "permanent"
rel     = ">"
number  = 0
[test."most of the population"]
law   = "Art. 28"
count = "yes"
in    = "council"
weigh = "population"
rel   = ">"
share = "1/2"
of    = "units"
)");
}

std::string council_end(const charter::Charter& charter, const std::vector<UnitFact>& units, const char* day,
                        const char* matter = "question") {
  Facts facts;
  if (day != nullptr) facts.day = parse_day(day);
  facts.units["council"] = {units};
  const auto end = conclude(charter, *charter.find_step(matter, "vote"), facts);
  return end.outcome ? std::string(word_of(*end.outcome)) : "open";
}

}  // namespace

TEST_CASE("a no of a permanent member blocks what would be adopted; abstention and absence do not") {
  const auto charter = council();
  CHECK(council_end(charter, {{"P", "no"}, {"Q", "yes"}, {"X", "yes"}}, "2020-01-01") == "blocked");
  CHECK(council_end(charter, {{"P", "abstain"}, {"Q", "yes"}, {"X", "yes"}}, "2020-01-01") == "adopted");
  CHECK(council_end(charter, {{"P", "absent"}, {"Q", "yes"}, {"X", "yes"}}, "2020-01-01") == "adopted");
  CHECK(council_end(charter, {{"P", "no"}, {"Q", "yes"}, {"X", "no"}}, "2020-01-01") == "rejected");
  CHECK(council_end(charter, {{"P", "yes"}, {"Q", "yes"}, {"X", "no"}}, "2020-01-01") == "adopted");
}

TEST_CASE("a decision is asked by the rule of its day; without a day only what all rules agree on is known") {
  const auto charter = council();
  const std::vector<UnitFact> one_for = {{"P", "abstain"}, {"X", "yes"}};
  CHECK(council_end(charter, one_for, "1965-12-31") == "adopted");
  CHECK(council_end(charter, one_for, "1966-01-01") == "rejected");
  CHECK(council_end(charter, one_for, nullptr) == "open");
  CHECK(council_end(charter, {{"P", "yes"}, {"X", "yes"}}, nullptr) == "adopted");
}

TEST_CASE("weights are those in force on the day, exact beyond 2^53") {
  const auto charter = council();
  const std::vector<UnitFact> units = {{"P", "yes"}, {"Q", "no"}, {"X", "no"}, {"Y", "no"}};
  CHECK(council_end(charter, units, "2005-01-01", "weighed") == "adopted");
  CHECK(council_end(charter, units, "2015-01-01", "weighed") == "rejected");
  Facts facts;
  facts.day = parse_day("2005-01-01");
  facts.units["council"] = {units};
  const auto derived = with_colleges(charter, facts);
  const Fact& all = derived.facts.at({.word = "units", .group = "council", .table = "population"});
  CHECK(to_string(all.low) == "9007199254740996");
}

TEST_CASE("of a set no more can have said no than the college is known to hold") {
  const auto charter = council();
  Facts facts;
  facts.day = parse_day("2020-01-01");
  facts.units["council"] = {{{"X", "no"}}, false};  // who else voted is not told
  facts.set({.word = "yes", .group = "council"}, 9);
  facts.set({.word = "no", .group = "council"}, 1);
  const auto end = conclude(charter, *charter.find_step("question", "vote"), facts);
  CHECK(end.outcome == Outcome::adopted);
  facts.set({.word = "no", .group = "council"}, 2);  // the second no may be a permanent member's
  CHECK_FALSE(conclude(charter, *charter.find_step("question", "vote"), facts).outcome);
}
