#include "count/seats/biproportional.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <functional>
#include <numeric>
#include <set>

#include "count/seats/transfer.h"

using namespace plenary;
using namespace plenary::count;

namespace {

using Table = std::vector<std::vector<std::size_t>>;

// Every table with these margins and no seat where there are no votes.
void every_table(const seats::Margins& margins, Table& table, std::size_t cell,
                 const std::function<void()>& each) {
  const std::size_t columns = margins.columns.size();
  if (cell == margins.rows.size() * columns) {
    for (std::size_t r = 0; r < table.size(); ++r)
      if (std::accumulate(table[r].begin(), table[r].end(), std::size_t{0}) != margins.rows[r]) return;
    for (std::size_t c = 0; c < columns; ++c) {
      std::size_t sum = 0;
      for (const auto& row : table)
        sum += row[c];
      if (sum != margins.columns[c]) return;
    }
    each();
    return;
  }
  const std::size_t row = cell / columns, column = cell % columns;
  const std::size_t most = margins.votes[row][column] == 0 ? 0 : margins.rows[row];
  for (std::size_t seats = 0; seats <= std::min(most, margins.columns[column]); ++seats) {
    table[row][column] = seats;
    every_table(margins, table, cell + 1, each);
  }
  table[row][column] = 0;
}

// The worth of a table: the product over all seats of votes / (place - 1/2), first seats that are free left
// out and never missing.  Biproportional tables are those of the largest worth.
Exact worth(const seats::Margins& margins, const Table& table) {
  Exact product = 1;
  for (std::size_t r = 0; r < table.size(); ++r)
    for (std::size_t c = 0; c < table[r].size(); ++c) {
      if (margins.first_free[r][c] && table[r][c] == 0) return 0;
      for (std::size_t seat = margins.first_free[r][c] ? 2 : 1; seat <= table[r][c]; ++seat)
        product *= margins.votes[r][c] * Exact(2, 2 * seat - 1);
    }
  return product;
}

}  // namespace

TEST_CASE("a canton's four lists and four districts, with divisors anybody can check") {
  const DistrictVotes matrix{.votes = {{11471, 2822, 2309, 4794},
                                       {11908, 1606, 1705, 2600},
                                       {9213, 1567, 946, 2961},
                                       {7756, 2945, 1573, 3498}},
                             .seats = {15, 7, 6, 9}};
  auto found = biproportional(matrix);
  REQUIRE(found);
  CHECK(found->seats == Table{{5, 2, 2, 3}, {4, 1, 2, 2}, {3, 1, 1, 2}, {3, 3, 1, 2}});
  CHECK(found->open.empty());
  CHECK(prove(matrix, *found));
  --found->seats[0][0];
  ++found->seats[1][0];
  CHECK_FALSE(prove(matrix, *found));
}

TEST_CASE("a quorum in any district or over all lets a list in") {
  DistrictVotes matrix{.votes = {{60, 60}, {36, 40}, {4, 0}}, .seats = {10, 10}, .voters = Voters::as_votes};
  matrix.quorum_any = Exact(1, 20);
  CHECK(biproportional(matrix)->upper.seats[2] == 0);
  matrix.quorum_total = Exact(1, 50);
  CHECK(biproportional(matrix)->upper.seats[2] == 0);  // 4 of 200: the share of 20 seats rounds to none
  matrix.votes[2][0] = 6;
  CHECK(biproportional(matrix)->upper.seats[2] == 1);
}

TEST_CASE("the largest list of a district has a seat there where winners take one") {
  DistrictVotes matrix{
      .votes = {{40, 1000}, {35, 900}, {25, 3000}}, .seats = {1, 9}, .voters = Voters::as_votes};
  matrix.winner_takes_one = true;
  const auto found = biproportional(matrix);
  REQUIRE(found);
  CHECK(found->seats[0][0] == 1);
  CHECK(found->first_seats == std::vector<Cell>{{0, 0}, {2, 1}});
  CHECK(prove(matrix, *found));
}

TEST_CASE("an equal outcome is told by its open cells") {
  const DistrictVotes matrix{.votes = {{10, 10}, {10, 10}}, .seats = {1, 1}, .voters = Voters::as_votes};
  const auto found = biproportional(matrix);
  REQUIRE(found);
  CHECK(prove(matrix, *found));
  CHECK(found->open.size() == 4);
}

TEST_CASE("margins that no seating fits are refused") {
  const DistrictVotes matrix{.votes = {{10, 0}, {0, 10}}, .seats = {3, 1}, .voters = Voters::as_votes};
  CHECK(biproportional(matrix).error().code == "count.no_biproportional_seats");
  CHECK(biproportional({.votes = {{1}}, .seats = {1, 2}}).error().code == "count.uneven_matrix");
  CHECK(biproportional({.votes = {{-1}}, .seats = {1}}).error().code == "count.negative_votes");
}

TEST_CASE("tie-and-transfer finds exactly the tables of largest worth") {
  CHECK(rc::check("small matrices against all tables", [] {
    const auto rows = *rc::gen::inRange<std::size_t>(1, 4), columns = *rc::gen::inRange<std::size_t>(1, 4);
    const auto draw = [](int most) { return *rc::gen::inRange(0, most); };
    std::vector<std::vector<Exact>> votes(rows, std::vector<Exact>(columns));
    Table some(rows, std::vector<std::size_t>(columns));
    seats::Margins margins{.votes = votes,
                           .rows = std::vector<std::size_t>(rows),
                           .columns = std::vector<std::size_t>(columns),
                           .first_free = std::vector(rows, std::vector<bool>(columns))};
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t c = 0; c < columns; ++c) {
        votes[r][c] = draw(8);
        some[r][c] = static_cast<std::size_t>(draw(3));
        margins.first_free[r][c] = votes[r][c] > 0 && draw(6) == 0;
        margins.rows[r] += some[r][c];
        margins.columns[c] += some[r][c];
      }
    std::set<Table> best;
    Exact most = 0;
    Table table(rows, std::vector<std::size_t>(columns));
    every_table(margins, table, 0, [&] {
      const Exact here = worth(margins, table);
      if (here == 0) return;
      if (here > most) best.clear();
      most = std::max(most, here);
      if (here == most) best.insert(table);
    });
    const auto seating = seats::seat_both_ways(margins);
    RC_ASSERT(seating.has_value() == !best.empty());
    if (!seating) return;
    RC_ASSERT(best.contains(seating->seats));
    std::set<std::pair<Option, Option>> varying, open;
    for (const Table& other : best)
      for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
          if (other[r][c] != seating->seats[r][c]) varying.insert({r, c});
    for (const Cell& cell : seats::open_cells(margins, *seating))
      open.insert({cell.list, cell.district});
    RC_ASSERT(varying == open);
  }));
}
