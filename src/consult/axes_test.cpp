// Axes of opinion: the sparse way, the whole numbers kept live, and the definition written out, all agree.
#include "consult/axes.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cmath>

#include "consult/counts.h"
#include "consult/jacobi.h"
#include "consult/pairs.h"
#include "consult/places.h"
#include "consult/random.h"

using namespace plenary::consult;

namespace {

Table random_table(std::size_t people, std::size_t statements, std::uint64_t seed) {
  const Chance chance(seed);
  std::vector<Vote> votes;
  for (std::size_t i = 0; i < people; ++i) {
    const int camp = i % 3 == 0 ? 1 : -1;
    for (std::size_t j = 0; j < statements; ++j) {
      const std::uint64_t at = i * statements + j;
      if (chance.share(4 * at) < 0.4) continue;
      const bool with = chance.share(4 * at + 1) < 0.75;
      const int side = j % 2 == 0 ? camp : -camp;
      const int value = chance.share(4 * at + 2) < 0.2 ? 0 : with ? side : -side;
      votes.push_back(
          {static_cast<std::int64_t>(i), static_cast<std::int64_t>(j), 0, static_cast<std::int8_t>(value)});
    }
  }
  std::vector<Statement> all;
  for (std::size_t j = 0; j < statements; ++j)
    all.push_back({.id = static_cast<std::int64_t>(j)});
  return tabulate(votes, all).value();
}

// The definition: D'D entry by entry, D with missing votes 0.
Eigen dense(const Table& table, const std::vector<double>& c) {
  const std::size_t m = table.columns();
  std::vector<double> gram(m * m);
  for (std::size_t i = 0; i < table.rows(); ++i) {
    std::vector<double> d(m);
    for (const Code code : table.row(i))
      d[column_of(code)] = value_of(code) - c[column_of(code)];
    for (std::size_t j = 0; j < m; ++j) {
      for (std::size_t k = 0; k < m; ++k)
        gram[j * m + k] += d[j] * d[k];
    }
  }
  return jacobi(gram, m);
}

double alike(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  for (std::size_t j = 0; j < a.size(); ++j)
    sum += a[j] * b[j];
  return std::abs(sum);
}

}  // namespace

TEST_CASE("the sparse iteration finds what the definition says") {
  for (const std::uint64_t seed : {1, 2, 3}) {
    const Table table = random_table(80, 24, seed);
    const auto c = centres(table, count_all(table));
    const Axes axes = leading_axes(SparseGram(table, c), 3);
    const Eigen truth = dense(table, c);
    REQUIRE(axes.values.size() == 3);
    CHECK(axes.converged);
    for (std::size_t k = 0; k < 3; ++k) {
      CHECK(axes.values[k] == doctest::Approx(truth.values[k]).epsilon(1e-12));
      CHECK(alike(axes.vectors[k], truth.vectors[k]) > 1 - 1e-12);
    }
    CHECK(axes.next_value == doctest::Approx(truth.values[3]).epsilon(1e-6));
    double sum = 0;
    for (const double value : truth.values)
      sum += value;
    CHECK(total_spread(table, c) == doctest::Approx(sum));
  }
}

TEST_CASE("whole numbers kept live and the sparse iteration agree to 1e-10") {
  const Table table = random_table(120, 40, 9);
  const PairCounts pairs(table);
  const Axes live = leading_axes(PairGram(pairs), 2);
  const Axes sparse = leading_axes(SparseGram(table, centres(table, count_all(table))), 2);
  for (std::size_t k = 0; k < 2; ++k) {
    CHECK(live.values[k] == doctest::Approx(sparse.values[k]).epsilon(1e-12));
    for (std::size_t j = 0; j < table.columns(); ++j)
      CHECK(std::abs(live.vectors[k][j] - sparse.vectors[k][j]) < 1e-10);
  }
}

TEST_CASE("votes taken one by one, revised on the way, leave the same whole numbers as all at once") {
  CHECK(rc::check([](std::uint64_t seed) {
    const Table table = random_table(15, 8, seed);
    const Chance chance(seed);
    PairCounts live(table.columns());
    for (std::size_t i = 0; i < table.rows(); ++i) {
      std::vector<Code> so_far;
      for (const Code code : table.row(i)) {
        const int first = static_cast<int>(chance.below(code, 3)) - 1;
        live.revise(so_far, column_of(code), std::nullopt, first);
        live.revise(so_far, column_of(code), first, value_of(code));
        so_far.push_back(code);
      }
    }
    RC_ASSERT(live == PairCounts(table));
  }));
}

TEST_CASE("any number of threads gives the same bits") {
  const Table table = random_table(4000, 60, 5);  // several chunks
  const auto c = centres(table, count_all(table));
  const Axes one = leading_axes(SparseGram(table, c, {}, 1), 2);
  for (const std::size_t threads : {2, 3, 8}) {
    const Axes many = leading_axes(SparseGram(table, c, {}, threads), 2);
    CHECK(many.values == one.values);
    CHECK(many.vectors == one.vectors);
  }
}

TEST_CASE("every participant twice: the same centre, the same axes, twice the eigenvalues") {
  const Table table = random_table(50, 12, 4);
  std::vector<std::size_t> twice;
  for (std::size_t i = 0; i < 2 * table.rows(); ++i)
    twice.push_back(i / 2);
  const Table doubled = rows_of(table, twice);
  const auto c = centres(table, count_all(table));
  CHECK(centres(doubled, count_all(doubled)) == c);
  const Axes single = leading_axes(SparseGram(table, c), 2), both = leading_axes(SparseGram(doubled, c), 2);
  for (std::size_t k = 0; k < 2; ++k) {
    CHECK(both.values[k] == doctest::Approx(2 * single.values[k]).epsilon(1e-12));
    CHECK(alike(single.vectors[k], both.vectors[k]) > 1 - 1e-12);
  }
}

TEST_CASE("a weight of two is the row standing there twice") {
  const Table table = random_table(40, 10, 6);
  std::vector<std::uint8_t> weights(table.rows());
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    weights[i] = static_cast<std::uint8_t>(i % 3);
    for (std::size_t times = 0; times < i % 3; ++times)
      rows.push_back(i);
  }
  const Table expanded = rows_of(table, rows);
  const auto c = centres(table, count_all(table, weights));
  CHECK(c == centres(expanded, count_all(expanded)));
  const Axes weighted = leading_axes(SparseGram(table, c, weights), 2),
             plain = leading_axes(SparseGram(expanded, c), 2);
  CHECK(weighted.values[0] == doctest::Approx(plain.values[0]).epsilon(1e-12));
  CHECK(alike(weighted.vectors[1], plain.vectors[1]) > 1 - 1e-10);
}

TEST_CASE("all agree: nothing varies and there is no axis") {
  std::vector<Vote> votes;
  for (std::int64_t i = 0; i < 20; ++i) {
    for (std::int64_t j = 0; j < 5; ++j)
      votes.push_back({i, j, 0, 1});
  }
  const Table table = tabulate(votes, {{.id = 0}, {.id = 1}, {.id = 2}, {.id = 3}, {.id = 4}}).value();
  const Axes axes = leading_axes(SparseGram(table, centres(table, count_all(table))), 2);
  CHECK(axes.values.empty());
  CHECK(axes.vectors.empty());
}

TEST_CASE("two axes of equal strength span a plane in which no direction is determined, and that is told") {
  std::vector<Vote> votes;  // statement 0 divides the even, statement 1 the odd people, alike
  for (std::int64_t i = 0; i < 40; ++i)
    votes.push_back({i, i % 2, 0, static_cast<std::int8_t>(i % 4 < 2 ? 1 : -1)});
  const Table table = tabulate(votes, {{.id = 0}, {.id = 1}}).value();
  const Axes one = leading_axes(SparseGram(table, centres(table, count_all(table))), 1);
  CHECK_FALSE(one.determined);
}

TEST_CASE("the place computed for one row alone is the place computed for all") {
  const Table table = random_table(30, 9, 8);
  const auto c = centres(table, count_all(table));
  const Axes axes = leading_axes(SparseGram(table, c), 2);
  const Places all = places_of_participants(table, c, axes, Out::absent);
  for (std::size_t i = 0; i < table.rows(); ++i) {
    const auto alone = place_of(table.row(i), table, c, axes, Out::absent);
    for (std::size_t k = 0; k < 2; ++k)
      CHECK(alone[k] == all.of(i)[k]);
  }
}
