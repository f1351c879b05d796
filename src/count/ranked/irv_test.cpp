#include "count/ranked/irv.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "count/ranked/interpret.h"
#include "count/ranked/test_papers.h"

using namespace plenary;
using namespace plenary::count;
using papers::of;
using papers::Row;

namespace {

const TiePolicy kByOrder{.steps = {TieStep::order}};

// From the definition, without piles: count every paper anew each round; the lowest index goes on a tie.
std::optional<Option> naive_irv(std::size_t options, const std::vector<Row>& rows) {
  std::vector<bool> out(options);
  while (true) {
    std::vector<int> sums(options);
    int all = 0;
    for (const Row& row : rows)
      for (const Mark mark : row)
        if (!out[mark]) {
          ++sums[mark], ++all;
          break;
        }
    std::vector<Option> left;
    for (Option option = 0; option < options; ++option)
      if (!out[option]) left.push_back(option);
    for (const Option option : left)
      if (sums[option] * 2 > all) return option;
    if (left.size() == 2) return left.front();  // equal: the first is elected
    if (left.size() == 1) return left.front();
    Option lowest = left.front();
    for (const Option option : left)
      if (sums[option] < sums[lowest]) lowest = option;
    out[lowest] = true;
  }
}

}  // namespace

TEST_CASE("more than half elects at once, else the last goes out and its papers move on") {
  const auto ballots = of(3, {{4, {0}}, {3, {1, 0}}, {2, {2, 1}}});
  const auto returned = irv(ballots, {});
  REQUIRE(returned.has_value());
  CHECK(returned->elected == std::vector<Option>{1});
  REQUIRE(returned->trace.size() == 2);
  CHECK(returned->trace[1].acted_on == std::vector<Option>{2});
  CHECK(returned->trace[1].sums == std::vector<Exact>{4, 5, 0});
  CHECK(returned->trace[1].moves.front().papers == 2);
  for (const Stage& stage : returned->trace)
    CHECK(balanced(stage, returned->counted));
}

TEST_CASE("every election of four voters and three options is counted as the definition has it") {
  const auto rows = papers::all_orders(3);
  papers::each_election(rows, 4, [&](const std::vector<Row>& cast) {
    RankedBallots ballots(3);
    std::vector<Row> voting;
    for (const Row& row : cast)
      if (!row.empty()) {
        voting.push_back(row);
        REQUIRE(ballots.add(row));
      }
    const auto returned = irv(ballots, kByOrder);
    REQUIRE(returned.has_value());
    if (voting.empty()) {
      CHECK(returned->vacant == 1);
      return;
    }
    CHECK(returned->elected == std::vector<Option>{*naive_irv(3, voting)});
  });
}

TEST_CASE("whoever is raised on some papers may lose by it: the run-off is not monotone") {
  CHECK(irv(of(3, {{39, {0, 2}}, {35, {1, 0}}, {26, {2, 1}}}), {})->elected == std::vector<Option>{1});
  const auto raised = irv(of(3, {{25, {0, 2}}, {14, {1, 0, 2}}, {35, {1, 0}}, {26, {2, 1}}}), {});
  CHECK(raised->elected == std::vector<Option>{2});
  CHECK(raised->trace[1].sums == std::vector<Exact>{0, 49, 51});
}

TEST_CASE("two left and equal are a tie for the seat, and an open one stops the count") {
  const auto returned = irv(of(2, {{1, {0}}, {1, {1}}}), {});
  CHECK(returned->elected.empty());
  REQUIRE(returned->open.has_value());
  CHECK(returned->open->asked == "election");
  const auto drawn = irv(of(2, {{1, {0}}, {1, {1}}}), {.steps = {TieStep::lot}, .lot = {1, 0}});
  CHECK(drawn->elected == std::vector<Option>{1});
}

TEST_CASE("a cycle of three is an open tie at the first exclusion") {
  const auto returned = irv(of(3, {{1, {0, 1, 2}}, {1, {1, 2, 0}}, {1, {2, 0, 1}}}), {});
  REQUIRE(returned->open.has_value());
  CHECK(returned->open->asked == "exclusion");
  CHECK(returned->open->tied.size() == 3);
}

TEST_CASE("the count goes on to two when told, and sends out together those without hope when told") {
  const auto ballots = of(4, {{10, {0}}, {6, {1}}, {2, {2, 1}}, {1, {3, 1}}});
  CHECK(irv(ballots, {})->trace.size() == 1);
  CHECK(irv(ballots, {}, {.stop = Stop::two_left})->trace.size() == 3);
  const auto together = irv(ballots, {}, {.stop = Stop::two_left, .together = Together::hopeless});
  CHECK(together->trace[1].acted_on == std::vector<Option>{3, 2});
  CHECK(together->elected == std::vector<Option>{0});
}

TEST_CASE("a majority of the first round is not reached by papers running out") {
  const auto ballots = of(3, {{4, {0}}, {3, {1}}, {3, {2}}});
  const auto now = irv(ballots, kByOrder), first = irv(ballots, kByOrder, {.stop = Stop::first_majority});
  CHECK(now->trace.size() == 2);
  CHECK(first->trace.size() == 3);
  CHECK(first->elected == now->elected);
}

TEST_CASE("a paper that is not plain is refused, and so is an option that is not there") {
  const auto skipped = of(2, {{1, {kSkipped, 0}}});
  CHECK(irv(skipped, {}).error().code == "count.not_interpreted");
  CHECK(irv(of(2, {}), {}, {}, {2}).error().code == "count.no_such_option");
}

TEST_CASE("another order of the papers, or each paper thrice, elects the same") {
  CHECK(rc::check([](std::vector<std::uint8_t> draws) {
    const auto rows = papers::all_orders(4);
    RankedBallots once(4), again(4), thrice(4);
    for (std::size_t i = 0; i < draws.size(); ++i) {
      const Row &row = rows[draws[i] % rows.size()], &back = rows[draws[draws.size() - 1 - i] % rows.size()];
      if (!row.empty()) RC_ASSERT(once.add(row) && thrice.add(row, 3));
      if (!back.empty()) RC_ASSERT(again.add(back));
    }
    const auto result = irv(once, kByOrder);
    RC_ASSERT(irv(again, kByOrder)->elected == result->elected);
    RC_ASSERT(irv(thrice, kByOrder)->elected == result->elected);
  }));
}

TEST_CASE("weights of parts of a vote count exactly") {
  RankedBallots ballots(2);
  REQUIRE(ballots.add_exact(Row{0}, Exact(1, 3)));
  REQUIRE(ballots.add_exact(Row{1}, Exact(1, 2)));
  const auto returned = irv(ballots, {});
  CHECK(returned->elected == std::vector<Option>{1});
  CHECK(returned->trace[0].sums == std::vector<Exact>{Exact(1, 3), Exact(1, 2)});
}
