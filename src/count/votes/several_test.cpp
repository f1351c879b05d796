// Several seats by the most votes: who may name how many, who is elected, and every small election by hand.
#include "count/votes/several.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <numeric>

namespace plenary::count {
namespace {

using Options = std::vector<Option>;

Marks votes(std::vector<Marked> ballots, std::size_t options = 4, std::int64_t highest = 1) {
  return {.options = options, .highest = highest, .grouped = std::move(ballots)};
}

Returned elected(std::string_view rule, const Marks& marks, const Seats& seats) {
  auto done = most_votes(rule, marks, seats);
  REQUIRE(done);
  return *std::move(done);
}

std::string why(std::string_view rule, const Marks& marks, const Seats& seats) {
  const auto done = most_votes(rule, marks, seats);
  return done ? "counted" : done.error().code;
}

TEST_CASE("a block vote lets the larger half take every seat") {
  const auto board = votes({{{1, 1, 0, 0}, 6}, {{0, 0, 1, 1}, 5}});
  const auto returned = elected("block@1", board, {.seats = 2});
  CHECK(returned.elected == Options{0, 1});
  CHECK(returned.counted == 11);
}

TEST_CASE("a limited vote leaves a seat for the smaller half") {
  const auto board = votes({{{1, 0, 0, 0}, 4}, {{0, 1, 0, 0}, 3}, {{0, 0, 1, 0}, 5}});
  CHECK(elected("limited@1", board, {.seats = 2}).elected == Options{2, 0});
}

TEST_CASE("points may all go to one") {
  const auto board = votes({{{2, 0, 0, 0}, 2}, {{0, 1, 1, 0}, 3}}, 4, 2);
  CHECK(why("bloc-points@1", board, {.seats = 1}) == "count.mark_out_of_range");  // one point, one seat
  const auto returned = elected("bloc-points@1", board, {.seats = 2, .ties = {.steps = {TieStep::order}}});
  CHECK(returned.elected == Options{0, 1});
  CHECK(returned.trace.front().sums == std::vector<Exact>{4, 3, 3, 0});
}

TEST_CASE("equals who all find a seat are not parted; equals for the last one are, or it stays open") {
  const auto board = votes({{{1, 1, 1, 0}, 2}, {{0, 0, 0, 1}, 1}});
  CHECK(elected("block@1", board, {.seats = 3}).elected == Options{0, 1, 2});
  const auto open = elected("block@1", votes({{{1, 1, 0, 0}, 2}, {{0, 0, 1, 1}, 1}}), {.seats = 3});
  REQUIRE(open.open);
  CHECK(open.open->tied == Options{2, 3});
  CHECK(open.elected == Options{0, 1});
  const auto drawn = elected("block@1", votes({{{1, 1, 0, 0}, 2}, {{0, 0, 1, 1}, 1}}),
                             {.seats = 3, .ties = {.steps = {TieStep::lot}, .lot = {3, 2, 1, 0}}});
  CHECK(drawn.elected == Options{0, 1, 3});
}

TEST_CASE("a ballot that gives more than it may is refused, not cut") {
  const auto board = votes({{{1, 1, 1, 0}, 1}});
  CHECK(why("block@1", board, {.seats = 2}) == "count.too_many_points");
  CHECK(why("limited@1", board, {.seats = 3}) == "count.too_many_points");
  CHECK(why("limited@1", board, {.seats = 1}) == "count.limit");
  CHECK(why("block@1", votes({{{2, 0, 0, 0}, 1}}, 4, 2), {.seats = 2}) == "count.mark_out_of_range");
  CHECK(why("block@1", board, {.seats = 0}) == "count.no_seats");
  CHECK(why("acclaim@1", board, {.seats = 2}) == "count.unknown_rule");
}

// A second implementation, from the definition: sort by votes; whoever is above the line is in.
TEST_CASE("whoever has more votes than somebody elected is elected") {
  CHECK(rc::check("block vote", [] {
    const std::size_t seats = *rc::gen::inRange<std::size_t>(1, 4);
    Marks marks = votes({});
    for (int i = *rc::gen::inRange(1, 6); i > 0; --i) {
      Marked ballot{.marks = {0, 0, 0, 0}, .weight = *rc::gen::inRange(1, 4)};
      for (std::size_t n = 0; n < seats; ++n)
        ballot.marks[*rc::gen::inRange<std::size_t>(0, 4)] = 1;
      marks.grouped.push_back(ballot);
    }
    const auto done = most_votes("block@1", marks, {.seats = seats, .ties = {.steps = {TieStep::order}}});
    RC_ASSERT(done.has_value());
    std::vector<int> sums(4);
    for (const auto& ballot : marks.grouped)
      for (Option option = 0; option < 4; ++option)
        sums[option] += static_cast<int>(*ballot.marks[option] * ballot.weight.get_num().get_si());
    Options order(4);
    std::iota(order.begin(), order.end(), Option{0});
    std::ranges::stable_sort(order, [&](Option a, Option b) { return sums[a] > sums[b]; });
    order.resize(seats);
    auto got = done->elected;
    std::ranges::sort(got);
    std::ranges::sort(order);
    RC_ASSERT(got == order);
  }));
}

}  // namespace
}  // namespace plenary::count
