// What is really there: groups where there are groups, none where there are none, and the same for everybody
// who asks.
#include "consult/findings.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "consult/agreement.h"

using namespace plenary::consult;

namespace {

struct Made {
  std::size_t people = 120, statements = 24;
  double camps = 1;  // how sharply two camps differ
  double density = 0.8;
};

Table made(const Made& ask, std::uint64_t seed) {
  const Chance chance(seed);
  std::vector<Vote> votes;
  std::vector<Statement> all;
  for (std::size_t j = 0; j < ask.statements; ++j)
    all.push_back({.id = static_cast<std::int64_t>(j)});
  for (std::size_t i = 0; i < ask.people; ++i) {
    for (std::size_t j = 0; j < ask.statements; ++j) {
      const std::uint64_t at = i * ask.statements + j;
      if (chance.share(3 * at) >= ask.density) continue;
      const double agree =
          0.5 + 0.4 * ask.camps * ((i % 2 == 0) == (chance.stream(9).share(j) < 0.5) ? 1 : -1);
      const int value = chance.share(3 * at + 1) < agree ? 1 : -1;
      votes.push_back(
          {static_cast<std::int64_t>(i), static_cast<std::int64_t>(j), 0, static_cast<std::int8_t>(value)});
    }
  }
  return tabulate(votes, all).value();
}

StructureAsk quick(std::size_t threads = 0) {
  return {.permutations = 99, .bootstraps = 30, .threads = threads, .starts = 8};
}

}  // namespace

TEST_CASE("two camps are found, and everybody is in theirs") {
  const Table table = made({}, 1);
  const Structure s = structure_of(table, quick());
  REQUIRE(s.verdict == Verdict::groups);
  CHECK(s.groups == 2);
  std::vector<int> truth(table.rows());
  for (std::size_t i = 0; i < truth.size(); ++i)
    truth[i] = static_cast<int>(i % 2);
  CHECK(adjusted_rand(s.group_of, truth) == 1);
  CHECK(std::ranges::all_of(s.certainty, [](double c) { return c > 0.9; }));
}

TEST_CASE("votes that have nothing to do with each other make no groups") {
  for (const std::uint64_t seed : {2, 3, 4}) {
    const Structure s = structure_of(made({.camps = 0}, seed), quick());
    CHECK(s.verdict != Verdict::groups);
    CHECK(std::ranges::all_of(s.group_of, [](int g) { return g == kNoGroup; }));
  }
}

TEST_CASE("rows in any order, under any ids, on any number of threads: the same bits") {
  const Table table = made({.people = 60, .camps = 0.8}, 5);
  const Structure one = structure_of(table, quick(1));
  std::vector<std::size_t> order(table.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [](std::size_t i) { return Chance(77).bits(i); });
  Table moved = rows_of(table, order);
  for (std::size_t i = 0; i < moved.rows(); ++i)
    moved.participants[i] = static_cast<std::int64_t>(1000 + i);
  for (const std::size_t threads : {1, 2, 8}) {
    const Structure other = structure_of(moved, quick(threads));
    CHECK(other.content == one.content);
    CHECK(other.axes.values == one.axes.values);
    CHECK(other.axes.vectors == one.axes.vectors);
    CHECK(other.noise_floor == one.noise_floor);
    REQUIRE(other.tried.size() == one.tried.size());
    for (std::size_t t = 0; t < one.tried.size(); ++t) {
      CHECK(other.tried[t].silhouette == one.tried[t].silhouette);
      CHECK(other.tried[t].p == one.tried[t].p);
      CHECK(other.tried[t].stability == one.tried[t].stability);
      CHECK(other.tried[t].partition.centres == one.tried[t].partition.centres);
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
      CHECK(other.group_of[i] == one.group_of[order[i]]);
      CHECK(other.certainty[i] == one.certainty[order[i]]);
      CHECK(other.places.of(i)[0] == one.places.of(order[i])[0]);
    }
  }
}

TEST_CASE("nobody heard, and too few to tell") {
  CHECK(structure_of(tabulate({}, {}).value(), quick()).verdict == Verdict::nobody_heard);
  CHECK(structure_of(made({.people = 10}, 6), quick()).verdict == Verdict::too_few);
}

TEST_CASE("what is dealt anew keeps who saw what and every percentage") {
  const Table table = made({}, 7);
  const Table dealt = dealt_anew(table, Chance(1));
  CHECK(count_all(dealt) == count_all(table));
  CHECK(dealt.begin == table.begin);
  CHECK(dealt.cells != table.cells);
  for (std::size_t at = 0; at < table.cells.size(); ++at)
    CHECK(column_of(dealt.cells[at]) == column_of(table.cells[at]));
}

TEST_CASE("people who agree more with everything are one axis of general agreement, not groups") {
  const Chance chance(8);
  std::vector<Vote> votes;
  std::vector<Statement> all;
  for (std::int64_t j = 0; j < 30; ++j)
    all.push_back({.id = j});
  for (std::int64_t i = 0; i < 200; ++i) {
    const double inclined = 0.15 + 0.7 * chance.stream(1).share(static_cast<std::uint64_t>(i));
    for (std::int64_t j = 0; j < 30; ++j)
      votes.push_back({i, j, 0,
                       static_cast<std::int8_t>(
                           chance.share(static_cast<std::uint64_t>(30 * i + j)) < inclined ? 1 : -1)});
  }
  const Structure s = structure_of(tabulate(votes, all).value(), quick());
  CHECK(s.verdict == Verdict::general_agreement);
  REQUIRE_FALSE(s.found.empty());
  CHECK(s.found[0].general_agreement);
}

TEST_CASE("the adjusted Rand index knows no names, and chance is about nothing") {
  const std::vector<int> a{0, 0, 1, 1, 2, 2}, b{2, 2, 0, 0, 1, 1}, c{0, 1, 0, 1, 0, 1};
  CHECK(adjusted_rand(a, b) == 1);
  CHECK(adjusted_rand(a, c) < 0.1);
  CHECK(adjusted_rand(std::vector<int>{}, std::vector<int>{}) == 1);
  // By hand: 2 pairs together in both, 4 in each, 10 in all: (2 - 1.6) / (4 - 1.6).
  CHECK(adjusted_rand(std::vector<int>{0, 0, 0, 1, 1}, std::vector<int>{0, 0, 1, 1, 1}) ==
        doctest::Approx(1.0 / 6));
}
