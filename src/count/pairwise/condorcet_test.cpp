#include "count/pairwise/condorcet.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <numeric>

#include "count/pairwise/debian.h"
#include "count/pairwise/rules.h"
#include "count/pairwise/run.h"
#include "count/ranked/interpret.h"
#include "count/ranked/positional.h"
#include "count/ranked/test_papers.h"

using namespace plenary;
using namespace plenary::count;
using papers::of;
using papers::Row;

namespace {

Matrix matrix_of(std::size_t options, const std::vector<papers::Pile>& piles) {
  return pairwise(of(options, piles));
}

bool contains(const Winners& set, Option option) {
  return std::ranges::find(set, option) != set.end();
}

std::vector<Option> members(std::size_t options, unsigned set) {
  std::vector<Option> found;
  for (Option option = 0; option < options; ++option)
    if ((set >> option & 1) != 0) found.push_back(option);
  return found;
}

// --- each rule once more, from its definition, without any of its ways of computing

std::int64_t naive_pair(const std::vector<Row>& rows, Mark a, Mark b) {
  std::int64_t ballots = 0;
  for (const Row& row : rows) {
    const auto at = std::ranges::find(row, a), other = std::ranges::find(row, b);
    ballots += at < other ? 1 : 0;
  }
  return ballots;
}

Winners naive_smith(const Matrix& m) {
  for (std::size_t size = 1;; ++size)
    for (unsigned set = 1; set < 1u << m.options(); ++set) {
      if (static_cast<std::size_t>(std::popcount(set)) != size) continue;
      bool dominates = true;
      for (Option a = 0; a < m.options(); ++a)
        for (Option b = 0; b < m.options(); ++b)
          if ((set >> a & 1) != 0 && (set >> b & 1) == 0) dominates = dominates && m.margin(a, b) > 0;
      if (dominates) return members(m.options(), set);
    }
}

Winners naive_schwartz(const Matrix& m) {
  const auto undefeated = [&](unsigned set) {
    for (Option a = 0; a < m.options(); ++a)
      for (Option b = 0; b < m.options(); ++b)
        if ((set >> a & 1) == 0 && (set >> b & 1) != 0 && m.margin(a, b) > 0) return false;
    return true;
  };
  unsigned all = 0;
  for (unsigned set = 1; set < 1u << m.options(); ++set) {
    bool smallest = undefeated(set);
    for (unsigned part = (set - 1) & set; part != 0 && smallest; part = (part - 1) & set)
      smallest = !undefeated(part);
    if (smallest) all |= set;
  }
  return members(m.options(), all);
}

// The strongest way from a to b, over every way there is.
std::int64_t naive_way(const Matrix& m, Strength s, Option a, Option b, unsigned been = 0) {
  std::int64_t best = m.defeat(a, b, s);
  for (Option next = 0; next < m.options(); ++next)
    if (next != a && next != b && (been >> next & 1) == 0 && m.defeat(a, next, s) > 0)
      best = std::max(best,
                      std::min(m.defeat(a, next, s), naive_way(m, s, next, b, been | 1u << a | 1u << next)));
  return best;
}

Winners naive_schulze(const Matrix& m, Strength s) {
  Winners found;
  for (Option a = 0; a < m.options(); ++a) {
    bool wins = true;
    for (Option b = 0; b < m.options(); ++b)
      wins = wins && (a == b || naive_way(m, s, a, b) >= naive_way(m, s, b, a));
    if (wins) found.push_back(a);
  }
  return found;
}

std::int64_t agreements(const Matrix& m, const std::vector<Option>& order) {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < order.size(); ++i)
    for (std::size_t j = i + 1; j < order.size(); ++j)
      sum += m(order[i], order[j]);
  return sum;
}

Winners naive_kemeny(const Matrix& m) {
  std::vector<Option> order(m.options());
  std::iota(order.begin(), order.end(), Option{0});
  std::int64_t best = -1;
  Winners first;
  do {
    const auto sum = agreements(m, order);
    if (sum > best) best = sum, first.clear();
    if (sum == best && !contains(first, order.front())) first.push_back(order.front());
  } while (std::ranges::next_permutation(order).found);
  std::ranges::sort(first);
  return first;
}

// Ranked pairs by its other definition: the option that is first in an order which, for every pair it sets
// against a defeat, gives a way of defeats at least as strong down that order.
bool stack(const Matrix& m, Strength s, const std::vector<Option>& order) {
  for (std::size_t i = 0; i < order.size(); ++i)
    for (std::size_t j = i + 1; j < order.size(); ++j) {
      const std::int64_t against = m.defeat(order[j], order[i], s);
      if (against == 0) continue;
      std::vector<bool> reached(order.size());  // down the order from i, by defeats at least as strong
      reached[i] = true;
      for (std::size_t from = i; from < j; ++from)
        for (std::size_t to = from + 1; to <= j && reached[from]; ++to)
          if (m.defeat(order[from], order[to], s) >= against) reached[to] = true;
      if (!reached[j]) return false;
    }
  return true;
}

Winners naive_ranked_pairs(const Matrix& m, Strength s) {
  std::vector<Option> order(m.options());
  std::iota(order.begin(), order.end(), Option{0});
  Winners first;
  do {
    if (stack(m, s, order) && !contains(first, order.front())) first.push_back(order.front());
  } while (std::ranges::next_permutation(order).found);
  std::ranges::sort(first);
  return first;
}

void check_all(const Matrix& m) {
  REQUIRE(smith(m) == naive_smith(m));
  REQUIRE(schwartz(m) == naive_schwartz(m));
  for (const Strength s : {Strength::winning, Strength::margins}) {
    REQUIRE(schulze(m, s).winners == naive_schulze(m, s));
    const auto locked = ranked_pairs(m, s);
    const auto any = ranked_pairs_any_order(m, s);
    for (const Option winner : locked.winners)
      REQUIRE(contains(*any, winner));
    for (const Option winner : split_cycle(m, s))
      REQUIRE((winner < m.options()));
    for (const Option winner : *any)
      REQUIRE(contains(split_cycle(m, s), winner));
  }
  REQUIRE(kemeny(m)->winners == naive_kemeny(m));
  REQUIRE(agreements(m, kemeny(m)->order) == kemeny(m)->agreements);
}

Matrix random_matrix(std::size_t options, const std::vector<std::uint8_t>& draws) {
  const auto rows = papers::all_orders(options);
  RankedBallots ballots(options);
  for (std::size_t i = 0; i + 1 < draws.size(); i += 2)
    RC_ASSERT(ballots.add(rows[(draws[i] * 256u + draws[i + 1]) % rows.size()]));
  return pairwise(ballots);
}

}  // namespace

TEST_CASE("a pair counts the ballots that have one before the other, and those not listed come last") {
  const auto matrix = matrix_of(3, {{3, {0, 1}}, {2, {1, static_cast<Mark>(2 | kEqual)}}, {4, {}}});
  CHECK(matrix(0, 1) == 3);
  CHECK(matrix(1, 0) == 2);
  CHECK(matrix(1, 2) == 3);
  CHECK(matrix(2, 1) == 0);
  CHECK(matrix.margin(0, 2) == 1);
}

TEST_CASE("every election of three voters and three options agrees with the definitions") {
  papers::each_election(papers::all_orders(3), 3, [](const std::vector<Row>& cast) {
    RankedBallots ballots(3);
    for (const Row& row : cast)
      REQUIRE(ballots.add(row));
    const Matrix matrix = pairwise(ballots);
    for (Mark a = 0; a < 3; ++a)
      for (Mark b = 0; b < 3; ++b)
        if (a != b) REQUIRE(matrix(a, b) == naive_pair(cast, a, b));
    check_all(matrix);
  });
}

TEST_CASE("every election of four voters with all of four options in order agrees with the definitions") {
  std::vector<Row> full;
  for (const Row& row : papers::all_orders(4))
    if (row.size() == 4) full.push_back(row);
  std::size_t looked = 0;
  papers::each_election(full, 3, [&](const std::vector<Row>& cast) {
    if (++looked % 3 != 0) return;
    RankedBallots ballots(4);
    for (const Row& row : cast)
      REQUIRE(ballots.add(row));
    check_all(pairwise(ballots));
  });
}

TEST_CASE("random elections of five options agree with the definitions") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& draws) { check_all(random_matrix(5, draws)); }));
}

TEST_CASE("where no defeats are equal, ranked pairs is what its other definition says") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& draws) {
    const Matrix matrix = random_matrix(4, draws);
    for (const Strength strength : {Strength::winning, Strength::margins})
      RC_ASSERT(*ranked_pairs_any_order(matrix, strength) == naive_ranked_pairs(matrix, strength));
  }));
}

TEST_CASE("whoever defeats all others wins by every rule of pairs") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& draws) {
    const Matrix m = random_matrix(4, draws);
    const auto winner = condorcet_winner(m);
    if (!winner) return;
    const Winners alone = {*winner};
    RC_ASSERT(smith(m) == alone);
    RC_ASSERT(schwartz(m) == alone);
    RC_ASSERT(minimax(m, Strength::winning).winners == alone);
    RC_ASSERT(copeland(m).winners == alone);
    RC_ASSERT(ranked_pairs(m, Strength::margins).winners == alone);
    RC_ASSERT(river(m, Strength::margins).winners == alone);
    RC_ASSERT(split_cycle(m) == alone);
    RC_ASSERT(kemeny(m)->winners == alone);
    RC_ASSERT(nanson(m, {}).elected == alone);
    RC_ASSERT(baldwin(m, {.steps = {TieStep::order}}).elected == alone);
  }));
}

TEST_CASE("Kemeny's order of sixty options in twenty circles of three is that of each circle, one below the other") {
  // Option 3i + j: of a circle the first of each pair wins by 2, 4 and 6 papers of ten; every circle defeats those below.
  Matrix m(60);
  const auto put = [&](Option a, Option b, std::int64_t papers) { m.at(a, b) = papers, m.at(b, a) = 10 - papers; };
  for (Option a = 0; a < 60; ++a)
    for (Option b = a + 1; b < 60; ++b)
      put(a, b, 9);
  for (Option i = 0; i < 60; i += 3)
    put(i, i + 1, 6), put(i + 1, i + 2, 7), put(i + 2, i, 8);
  const auto found = kemeny(m);
  REQUIRE(found);
  CHECK(found->winners == Winners{1});  // 1, 2, 0: the weakest of the circle, 0 before 1, is given up
  for (Option i = 0; i < 60; ++i)
    CHECK(found->order[i] == i / 3 * 3 + (i + 1) % 3);
  CHECK(found->agreements == agreements(m, found->order));
  CHECK_FALSE(kemeny(Matrix(kMostKemeny + 1)));  // all equal: one circle
}

TEST_CASE("new names for the options give the same winners under their new names") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& draws) {
    const Matrix m = random_matrix(4, draws);
    const std::vector<Option> names = {2, 0, 3, 1};
    const Matrix renamed = m.among(names);
    const auto same = [&](const Winners& ours, Winners theirs) {
      std::ranges::for_each(theirs, [&](Option& option) { option = names[option]; });
      std::ranges::sort(theirs);
      return ours == theirs;
    };
    RC_ASSERT(same(schulze(m, Strength::winning).winners, schulze(renamed, Strength::winning).winners));
    RC_ASSERT(same(minimax(m, Strength::margins).winners, minimax(renamed, Strength::margins).winners));
    RC_ASSERT(same(copeland(m).winners, copeland(renamed).winners));
    RC_ASSERT(same(kemeny(m)->winners, kemeny(renamed)->winners));
    RC_ASSERT(same(split_cycle(m), split_cycle(renamed)));
    RC_ASSERT(same(*ranked_pairs_any_order(m, Strength::margins),
                   *ranked_pairs_any_order(renamed, Strength::margins)));
  }));
}

TEST_CASE("ranked pairs says whether equal defeats were met, and the order told decides between them") {
  const auto cycle = matrix_of(3, {{1, {0, 1, 2}}, {1, {1, 2, 0}}, {1, {2, 0, 1}}});
  for (Option first = 0; first < 3; ++first) {
    const auto locked = ranked_pairs(cycle, Strength::margins, {first});
    CHECK(locked.equals);
    CHECK(locked.winners == Winners{first});
    CHECK(locked.dropped.size() == 1);
  }
  CHECK(*ranked_pairs_any_order(cycle, Strength::margins) == Winners{0, 1, 2});
  const auto clear = matrix_of(2, {{2, {0, 1}}, {1, {1, 0}}});
  CHECK_FALSE(ranked_pairs(clear, Strength::margins).equals);
}

TEST_CASE("Nanson sends out all at or below the mean, Baldwin the least alone") {
  const auto matrix = matrix_of(4, {{6, {0, 1, 2, 3}}, {5, {1, 0, 3, 2}}});
  const auto together = nanson(matrix, {}), alone = baldwin(matrix, {});
  CHECK(together.trace[1].acted_on.size() > 1);
  CHECK(alone.trace[1].acted_on == std::vector<Option>{3});
  CHECK(together.elected.size() == 1);
  const auto even = nanson(matrix_of(2, {{1, {0}}, {1, {1}}}), {});
  REQUIRE(even.open.has_value());
  CHECK(even.open->asked == "election");
}

TEST_CASE("Benham ends the run-off as soon as somebody defeats all others left") {
  // 2 is first on the fewest papers and defeats both others.
  const auto ballots = of(3, {{4, {0, 2, 1}}, {4, {1, 2, 0}}, {3, {2, 0, 1}}});
  CHECK(benham(ballots, {})->elected == std::vector<Option>{2});
  const auto cycle = of(3, {{4, {0, 1, 2}}, {3, {1, 2, 0}}, {2, {2, 0, 1}}});
  const auto returned = benham(cycle, {});
  CHECK(returned->excluded == std::vector<Option>{2});
  CHECK(returned->elected == std::vector<Option>{0});
}

TEST_CASE("against a default option, quorum and ratio come before any pair") {
  // Options 0, 1 and the default 2: 0 has 6 over the default against 3, 1 has 5 against 4.
  const auto matrix = matrix_of(3, {{5, {0, 1, 2}}, {1, {0, 2, 1}}, {3, {2, 1, 0}}});
  CHECK(debian(matrix, {.no_change = 2}).winners == Winners{0});
  CHECK(debian(matrix, {.no_change = 2, .ratios = {2, 1, 1}}).below_ratio == std::vector<Option>{0});
  CHECK(debian(matrix, {.no_change = 2, .ratios = {2, 1, 1}, .strict = false}).winners == Winners{0});
  CHECK(debian(matrix, {.no_change = 2, .quorum = LeastVotes{6}}).below_quorum == std::vector<Option>{1});
  CHECK(debian(matrix, {.no_change = 2, .quorum = LeastVotes{7}}).winners == Winners{2});
  CHECK(debian(matrix, {.no_change = 2, .quorum = RootOfMembers{.members = 16, .times = 3}}).winners ==
        Winners{0});
  CHECK(debian(matrix, {.no_change = 2, .quorum = RootOfMembers{.members = 17, .times = 3}}).winners ==
        Winners{2});
}

TEST_CASE("a cycle beside the default is dropped to its winners by the weakest defeat") {
  const auto matrix = matrix_of(4, {{8, {0, 1, 2, 3}}, {7, {1, 2, 0, 3}}, {6, {2, 0, 1, 3}}});
  const auto cleared = debian(matrix, {.no_change = 3});
  CHECK(cleared.schwartz == Winners{0, 1, 2});
  REQUIRE(cleared.dropped.size() == 1);
  CHECK(cleared.dropped[0] == Defeat{2, 0, 13});
  CHECK(cleared.winners == Winners{0});
}

TEST_CASE("points by places: the mean for equals and for those not listed") {
  const auto ballots = of(3, {{1, {0}}, {2, {1, static_cast<Mark>(2 | kEqual)}}, {4, {}}});
  CHECK(borda(ballots).scores == std::vector<Exact>{6, Exact(15, 2), Exact(15, 2)});
  CHECK(borda(ballots).winners == std::vector<Option>{1, 2});
  CHECK(borda(ballots, Unlisted::nothing).scores == std::vector<Exact>{2, 3, 3});
  CHECK(borda(ballots, Unlisted::modified).scores == std::vector<Exact>{1, 3, 3});
  CHECK(count_pairs("borda@1", ballots)->scores == borda(ballots).scores);
}

TEST_CASE("Bucklin adds rank after rank until somebody stands on more than half") {
  const auto scored = bucklin(of(3, {{2, {0, 1}}, {2, {1, 2}}, {1, {2, 1}}}));
  CHECK(scored.winners == std::vector<Option>{1});
  CHECK(scored.trace.size() == 2);
  CHECK(scored.scores == std::vector<Exact>{2, 5, 3});
}

TEST_CASE("Coombs sends out whoever is last on most, and unlisted options share that place") {
  const auto returned = coombs(of(3, {{4, {0, 2, 1}}, {3, {1, 2, 0}}, {2, {2}}}), {}, Until::majority);
  REQUIRE(returned.has_value());
  CHECK(returned->trace[0].figures[1].value == 5);
  CHECK(returned->excluded == std::vector<Option>{1});
  CHECK(returned->elected == std::vector<Option>{2});
}

TEST_CASE("whoever withdrew takes no part in any pair") {
  const auto ballots = of(3, {{3, {2, 0, 1}}, {2, {1, 0, 2}}});
  const auto compared = count_pairs("schulze-wv@1", ballots, {.withdrawn = {2}});
  CHECK(compared->winners == Winners{0});
  CHECK(count_pairs("borda@1", ballots, {.withdrawn = {2}})->scores == std::vector<Exact>{3, 2, 0});
  CHECK(count_pairs("ranked-pairs-wv@1", ballots, {.withdrawn = {0}, .order = {2, 1}})->winners ==
        Winners{2});
  CHECK(count_pairs("kemeny@1", of(kMostKemeny + 1, {}), {}).error().code == "count.too_many_options");
  CHECK(count_pairs("debian@1", ballots, {}).error().code == "count.no_default");
}
