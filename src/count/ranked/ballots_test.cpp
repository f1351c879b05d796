#include "count/ranked/ballots.h"

#include <doctest/doctest.h>

#include <array>

#include "count/ranked/interpret.h"

using namespace plenary;
using namespace plenary::count;

namespace {

using Row = std::vector<Mark>;

Row row(std::span<const Mark> marks) {
  return {marks.begin(), marks.end()};
}

RankedBallots cast_of(std::size_t options, const std::vector<std::pair<Row, std::int64_t>>& papers) {
  RankedBallots ballots(options);
  for (const auto& [marks, weight] : papers)
    REQUIRE(ballots.add(marks, weight));
  return ballots;
}

constexpr Mark beside(Mark mark) {
  return static_cast<Mark>(mark | kEqual);
}

}  // namespace

TEST_CASE("equal papers are laid together, in the order in which they first came") {
  const auto ballots = cast_of(3, {{{2, 0}, 4}, {{1}, 1}, {{2, 0}, 3}, {{}, 2}});
  REQUIRE(ballots.size() == 3);
  CHECK(row(ballots.marks(0)) == Row{2, 0});
  CHECK(ballots.weight(0) == 7);
  CHECK(ballots.marks(2).empty());
  CHECK(ballots.total() == 10);
  CHECK(ballots.plain());
}

TEST_CASE("equals are the same whichever was written first") {
  const auto ballots = cast_of(3, {{{2, beside(0), 1}, 1}, {{0, beside(2), 1}, 1}});
  CHECK(ballots.size() == 1);
  CHECK(row(ballots.marks(0)) == Row{0, beside(2), 1});
  CHECK_FALSE(ballots.plain());
}

TEST_CASE("papers are kept one by one where their order counts") {
  RankedBallots ballots(2, Keep::papers);
  for (int i = 0; i < 3; ++i)
    REQUIRE(ballots.add(Row{1}));
  CHECK(ballots.size() == 3);
}

TEST_CASE("a million orders are still found again after the lookup was given back") {
  RankedBallots ballots(200);
  for (Mark a = 0; a < 200; ++a)
    for (Mark b = 0; b < 200; ++b)
      REQUIRE(ballots.add(Row{a, b}));
  ballots.forget_lookup();
  REQUIRE(ballots.add(Row{199, 198}, 5));
  CHECK(ballots.size() == 40'000);
  CHECK(ballots.weight(199 * 200 + 198) == 6);
}

TEST_CASE("weights of parts of a vote share one unit") {
  RankedBallots ballots(2);
  REQUIRE(ballots.add(Row{0}, 2));
  REQUIRE(ballots.add_exact(Row{1}, Exact(1, 2)));
  REQUIRE(ballots.add_exact(Row{0}, Exact(1, 3)));
  CHECK(ballots.per_vote() == 6);
  CHECK(ballots.votes(ballots.weight(0)) == Exact(7, 3));
  CHECK(ballots.votes(ballots.total()) == Exact(17, 6));
}

TEST_CASE("what would pass the bounds is not added") {
  RankedBallots ballots(2);
  REQUIRE(ballots.add(Row{0}, kMostWeight - 1));
  CHECK_FALSE(ballots.add(Row{1}, 2));
  CHECK_FALSE(ballots.add(Row{1}, -1));
  CHECK_FALSE(ballots.add_exact(Row{1}, Exact(1, 7)));
  CHECK_FALSE(ballots.add(Row(kMostMarks + 1, Mark{0})));
  CHECK(ballots.total() == kMostWeight - 1);
  CHECK(ballots.size() == 1);
}

TEST_CASE("a rank left empty is passed over, or ends the paper after as many as are borne") {
  const auto cast = cast_of(2, {{{kSkipped, kSkipped, 0}, 3}, {{kSkipped, 1, kSkipped}, 2}});
  const auto any = interpret(cast, {});
  CHECK(any.ballots.total() == 5);
  const auto one = interpret(cast, {.skips = 1});
  REQUIRE(one.ballots.size() == 1);
  CHECK(row(one.ballots.marks(0)) == Row{1});
  CHECK(one.empty == 3);
}

TEST_CASE("an overvote ends the paper or is passed over") {
  const auto cast = cast_of(3, {{{0, 1, beside(2), 2}, 4}});
  const auto ended = interpret(cast, {.overvotes = Overvotes::exhaust});
  CHECK(row(ended.ballots.marks(0)) == Row{0});
  CHECK(ended.ended_by_overvote == 4);
  const auto passed = interpret(cast, {.overvotes = Overvotes::skip});
  CHECK(row(passed.ballots.marks(0)) == Row{0, 2});
}

TEST_CASE("an overvote of one standing and one withdrawn is no overvote") {
  const auto read = interpret(cast_of(3, {{{1, beside(2)}, 1}, {{2}, 1}}), {.withdrawn = {2}});
  CHECK(row(read.ballots.marks(0)) == Row{1});
  CHECK(read.empty == 1);
}

TEST_CASE("a repeat stays with the first, or ends the paper there") {
  const auto cast = cast_of(2, {{{0, 0, 1}, 4}});
  CHECK(row(interpret(cast, {}).ballots.marks(0)) == Row{0, 1});
  const auto ended = interpret(cast, {.repeats = Repeats::exhaust});
  CHECK(row(ended.ballots.marks(0)) == Row{0});
  CHECK(ended.ended_by_repeat == 4);
}

TEST_CASE("no more ranks are read than are told, and blank papers are counted apart") {
  const auto read = interpret(cast_of(3, {{{0, 1, 2}, 1}, {{}, 2}}), {.ranks = 2});
  CHECK(row(read.ballots.marks(0)) == Row{0, 1});
  CHECK(read.blank == 2);
  CHECK(read.ballots.total() == 1);
}

TEST_CASE("two papers that differ only in what does not count are equal") {
  const auto read = interpret(cast_of(3, {{{0, 2, 1}, 1}, {{0, 1}, 1}}), {.withdrawn = {2}});
  CHECK(read.ballots.size() == 1);
  CHECK(read.ballots.weight(0) == 2);
}

TEST_CASE("weak orders keep equals, and lose skips, repeats and the withdrawn") {
  const auto orders = weak_orders(cast_of(4, {{{kSkipped, 1, beside(3), 0, 1, 2}, 1}}), {1});
  CHECK(row(orders.marks(0)) == Row{3, 0, 2});
  const auto equal = weak_orders(cast_of(4, {{{0, beside(3), 3, 1}, 1}}));
  CHECK(row(equal.marks(0)) == Row{0, beside(3), 1});
}
