// Which statements represent, what is shown next, whether anything new comes, and the second opinion.
#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

#include "consult/bridge.h"
#include "consult/represent.h"
#include "consult/routing.h"
#include "consult/saturation.h"
#include "consult/split_tests.h"

using namespace plenary::consult;

namespace {

std::vector<Statement> statements(std::int64_t n) {
  std::vector<Statement> all;
  for (std::int64_t j = 0; j < n; ++j)
    all.push_back({.id = j});
  return all;
}

// Camp 0 (even people) agrees with even statements and refuses odd ones; camp 1 the other way; all agree with
// 0.
Table camps(std::int64_t people, std::int64_t m, double noise, std::uint64_t seed) {
  const Chance chance(seed);
  std::vector<Vote> votes;
  for (std::int64_t i = 0; i < people; ++i) {
    for (std::int64_t j = 0; j < m; ++j) {
      const bool agree =
          (j == 0 || (i + j) % 2 == 0) != (chance.share(static_cast<std::uint64_t>(i * m + j)) < noise);
      votes.push_back({i, j, 0, static_cast<std::int8_t>(agree ? 1 : -1)});
    }
  }
  return tabulate(votes, statements(m)).value();
}

}  // namespace

TEST_CASE(
    "the audit names a planted violation: a third of the people, one seat in three, nobody of theirs "
    "chosen") {
  std::vector<Vote> votes;
  for (std::int64_t i = 0; i < 90; ++i) {
    for (std::int64_t j = 0; j < 6; ++j)
      votes.push_back({i, j, 0, static_cast<std::int8_t>((i < 30) == (j == 5) ? 1 : -1)});
  }
  const Table table = tabulate(votes, statements(6)).value();
  const Audit unfair = audit_of(table, {0, 1, 2});
  CHECK(unfair.violations == std::vector<std::size_t>{5});
  CHECK(unfair.by_statement[0].surely == 30);
  const auto fair = proportional_choice(table, 3);
  CHECK(std::ranges::count(fair, 5u) == 1);
  CHECK(audit_of(table, fair).violations.empty());
}

TEST_CASE("who has not seen the chosen statements is possible, not surely without") {
  std::vector<Vote> votes;
  for (std::int64_t i = 0; i < 40; ++i)
    votes.push_back({i, i < 20 ? 0 : 1, 0, 1});
  const Audit audit = audit_of(tabulate(votes, statements(2)).value(), {0});
  CHECK(audit.violations.empty());
  CHECK(audit.by_statement[0].column == 1);
  CHECK(audit.by_statement[0].at_most == 20);
  CHECK(audit.possible.empty());  // 20 of 40 do not deserve the one seat
  CHECK(audit_of(tabulate(votes, statements(2)).value(), {0, 1}).possible.empty());
}

TEST_CASE("whole votes: the proportional choice passes the audit whatever the people are") {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5, 6}) {
    const Table table = camps(60, 14, 0.35, seed);
    for (const std::size_t count : {2, 3, 5}) {
      const auto chosen = proportional_choice(table, count);
      CHECK(chosen.size() == count);
      CHECK(audit_of(table, chosen).violations.empty());
    }
  }
}

TEST_CASE("chances sum to a million, every statement keeps its floor, the unseen come first") {
  std::vector<Live> live{{{5, 5, 10}, 3, false}, {{50, 20, 100}, 60, false}, {{0, 0, 0}, 0, false}};
  const auto chances = show_chances(live);
  CHECK(std::accumulate(chances.begin(), chances.end(), std::int64_t{0}) == kMillion);
  CHECK(*std::ranges::min_element(chances) >= kMillion / 12 - 1);
  CHECK(chances[2] > chances[0]);
  CHECK(chances[0] > chances[1]);
  for (Live& l : live)
    l.least_views = 20;
  const auto explored = show_chances(live);
  CHECK(explored[2] > explored[1]);
  CHECK(show_chances({}).empty());
}

TEST_CASE("a draw can be repeated by whoever knows the secret, and every statement's part is its chance") {
  const DrawKey key{"matter 7", "p-19", 3};
  CHECK(draw_share("secret", key) == draw_share("secret", key));
  CHECK(draw_share("secret", key) != draw_share("secret", {"matter 7", "p-19", 4}));
  CHECK(draw_share("secret", {"a", "bc", 0}) != draw_share("secret", {"ab", "c", 0}));
  CHECK(draw({250'000, 0, 750'000}, 249'999) == 0);
  CHECK(draw({250'000, 0, 750'000}, 250'000) == 2);
  CHECK(draw({250'000, 0, 750'000}, 999'999) == 2);
  CHECK(secret_commitment("secret") != secret_commitment("Secret"));
}

TEST_CASE("votes cast with known chances estimate the share that showing by opinion would bend") {
  std::vector<ShownVote> votes;
  for (int i = 0; i < 90; ++i)
    votes.push_back({900'000, 1});
  for (int i = 0; i < 10; ++i)
    votes.push_back({100'000, -1});
  CHECK(estimated_share(votes) == doctest::Approx(0.5));
  CHECK(estimated_share({}) == 0);
}

TEST_CASE("among the first ten at most one in three is about the voter") {
  CHECK_FALSE(meta_allowed(0, 0));
  CHECK(meta_allowed(2, 0));
  CHECK_FALSE(meta_allowed(4, 1));
  CHECK(meta_allowed(10, 4));
}

TEST_CASE("tested on the other half, camps differ where they do and nobody differs on common ground") {
  const Structure s =
      structure_of(camps(120, 24, 0.15, 3), {.permutations = 99, .bootstraps = 20, .starts = 8});
  REQUIRE(s.verdict == Verdict::groups);
  const auto tests = split_tests(s);
  std::size_t significant = 0;
  for (const SplitTest& t : tests)
    significant += t.significant ? 1 : 0;
  CHECK(significant >= 44);  // 23 statements, two groups, one direction each: 46
  for (const SplitTest& t : tests)
    CHECK((t.column != 0 || !t.significant));
}

TEST_CASE("Benjamini and Hochberg's own example: of fifteen tests at 5 % the four smallest") {
  std::vector<SplitTest> tests;
  for (const double p : {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240,
                         0.4262, 0.5719, 0.6528, 0.7590, 1.000})
    tests.push_back({.p = p});
  benjamini_hochberg(tests, 0.05);
  CHECK(std::ranges::count_if(tests, &SplitTest::significant) == 4);
}

TEST_CASE("ranks correlate as Spearman has them, equals sharing theirs") {
  CHECK(spearman({1, 2, 3, 4}, {10, 20, 30, 40}) == doctest::Approx(1));
  CHECK(spearman({1, 2, 3, 4}, {4, 3, 2, 1}) == doctest::Approx(-1));
  CHECK(spearman({1, 2, 2, 3}, {1, 2, 3, 4}) == doctest::Approx(0.9486833));
}

TEST_CASE("more of the same people changes nothing: the plane stays and so do the ranks") {
  const Table table = camps(200, 20, 0.2, 9);
  std::vector<std::size_t> order(table.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const Saturation s = saturation(table, order);
  CHECK(s.rank_correlation > 0.8);
  CHECK(s.people_before == 160);
  CHECK(plane_degrees(leading_axes(SparseGram(table, centres(table, count_all(table))), 2),
                      leading_axes(SparseGram(table, centres(table, count_all(table))), 2)) < 1e-4);
}

TEST_CASE("a statement that the camps foretell is not new; one on which they do not decide is") {
  const Table table = camps(200, 20, 0.03, 4);
  const auto c = centres(table, count_all(table));
  const Axes axes = leading_axes(SparseGram(table, c), 2);
  const Places places = places_of_participants(table, c, axes, Out::absent);
  const auto r = foretold(table, places);
  CHECK(r[5] > 0.5);
  CHECK(r[0] < 0.5);
  const NewIdeas ideas = new_ideas(table, places, {5, 4, 0}, 3);
  CHECK(ideas.looked_at == 3);
  CHECK(ideas.fresh == 1);
}

TEST_CASE("the second opinion: what both camps agree with scores above what one of them refuses") {
  const Table table = camps(100, 12, 0.1, 5);
  const auto c = centres(table, count_all(table));
  const Axes axes = leading_axes(SparseGram(table, c), 2);
  const Bridge bridge = bridge_of(table, places_of_participants(table, c, axes, Out::absent));
  CHECK(bridge.meaningful);
  CHECK(bridge.converged);
  for (std::size_t j = 1; j < 12; ++j)
    CHECK(bridge.score[0] > bridge.score[j] + 0.1);
}
