#include "formats/count_page.h"

#include <doctest/doctest.h>

#include "count/budget/budget.h"
#include "count/contest/contest.h"
#include "count/ranked/rules.h"
#include "count/seats/apportion.h"
#include "formats/blt.h"

using namespace plenary;
using namespace plenary::formats;

namespace {

bool has(const std::string& page, std::string_view text) {
  return page.find(text) != page.npos;
}

}  // namespace

TEST_CASE("a name that is markup stands on a page as text, in every place") {
  const auto file = read_blt("2 1\n3 1 2 0\n1 2 0\n0\n<b onload=x>\n\"'&\n</title><script>\n");
  REQUIRE(file);
  const auto returned = count::count_ranked("irv@1", file->ballots, {});
  const auto page = as_html({.rule = "irv@1", .title = file->title, .names = file->names}, *returned);
  CHECK_FALSE(has(page, "<b "));
  CHECK_FALSE(has(page, "<script"));
  CHECK(has(page, "&lt;b onload=x&gt;"));
}

TEST_CASE("a count that stopped at a tie says so on its page") {
  const auto file = read_blt("2 1\n1 1 0\n1 2 0\n0\nA\nB\nT\n");
  const auto returned = count::count_ranked("irv@1", file->ballots, {});
  CHECK(has(as_html({.rule = "irv@1", .title = "T", .names = file->names}, *returned),
            "stopped at an open tie"));
}

TEST_CASE("a budget without projects and a house without votes have their page") {
  const count::Budgeting asked{.budget = 0, .projects = {}};
  const auto funded = count::budget("greedy-votes@1", asked);
  REQUIRE(funded);
  CHECK(
      has(as_html({.rule = "greedy-votes@1", .title = "", .names = {}}, asked, *funded), "0 of 0 projects"));
  const count::Contest none{.lists = {{.votes = 0}}, .seats = 2};
  const auto shared = count::apportion("dhondt@1", none);
  REQUIRE(shared);
  CHECK(has(as_html({.rule = "dhondt@1", .title = "", .names = {"Reed"}}, none, *shared),
            "Seats: 2. Lists: 1."));
}

TEST_CASE("the stages of a tabulated contest hold all papers that say something") {
  count::RankedBallots papers(3);
  for (const auto& row : std::vector<std::vector<count::Mark>>{{0}, {0, 1}, {1}, {1, 0}, {2}, {}})
    REQUIRE(papers.add(row, 1));
  REQUIRE(papers.add(std::vector<count::Mark>{2, 0}, 1));
  const auto counted = count::count_contest(papers, {.ties = count::Ties::order});
  REQUIRE(counted);
  const auto returned = returned_of(*counted);
  REQUIRE(returned.size() == 1);
  CHECK(returned[0].counted == 6);
  for (const auto& stage : returned[0].trace)
    CHECK(count::balanced(stage, returned[0].counted));
  CHECK(returned[0].trace[1].acted_on == std::vector<count::Option>{2});
  CHECK(returned[0].trace[1].exhausted == 1);
}
