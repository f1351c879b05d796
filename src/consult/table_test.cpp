// The table of votes: what counts, whoever sends it and whenever.
#include "consult/table.h"

#include <doctest/doctest.h>

using namespace plenary;
using namespace plenary::consult;

namespace {

std::vector<Statement> three() {
  return {{.id = 30}, {.id = 10}, {.id = 20}};
}

}  // namespace

TEST_CASE("of a participant's votes on a statement the last counts, by time and then by place in the log") {
  const auto table =
      tabulate({{7, 10, 5, 1}, {7, 10, 9, -1}, {7, 20, 3, 1}, {7, 20, 3, 0}, {7, 10, 2, 0}}, three());
  REQUIRE(table);
  REQUIRE(table->cells.size() == 2);
  CHECK(value_of(table->cells[0]) == -1);
  CHECK(value_of(table->cells[1]) == 0);
}

TEST_CASE("a revised vote is as if only the last had been cast") {
  const auto revised = tabulate({{1, 10, 1, 1}, {2, 10, 2, -1}, {1, 10, 3, 0}}, three());
  const auto last = tabulate({{2, 10, 2, -1}, {1, 10, 3, 0}}, three());
  REQUIRE((revised && last));
  CHECK(revised->cells == last->cells);
  CHECK(revised->participants == last->participants);
}

TEST_CASE("ids may be sparse and huge; rows and columns ascend by them") {
  const std::int64_t huge = std::int64_t{1} << 62;
  const auto table = tabulate({{huge, 30, 1, 1}, {-5, 10, 1, -1}}, three());
  REQUIRE(table);
  CHECK(table->participants == std::vector<std::int64_t>{-5, huge});
  CHECK(table->statements[2].id == 30);
  CHECK(column_of(table->row(1)[0]) == 2);
}

TEST_CASE("what is no vote, or on no statement, is refused with its place") {
  const auto bad = tabulate({{1, 10, 1, 1}, {1, 10, 1, 2}}, three());
  REQUIRE_FALSE(bad);
  CHECK(bad.error().code == "consult.bad_vote");
  CHECK(bad.error().where == "vote 2");
  const auto unknown = tabulate({{1, 11, 1, 1}}, three());
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == "consult.vote_on_no_statement");
  const auto twice = tabulate({}, {{.id = 1}, {.id = 1}});
  REQUIRE_FALSE(twice);
  CHECK(twice.error().code == "consult.statement_twice");
}

TEST_CASE(
    "a statement rejected after votes loses its column, not its voters; accepted again, all is as before") {
  const std::vector<Vote> votes{{1, 10, 1, 1}, {1, 20, 1, 1}, {2, 20, 1, -1}};
  auto rejected = three();
  rejected[2].rejected = true;
  const auto before = tabulate(votes, three()), during = tabulate(votes, rejected),
             after = tabulate(votes, three());
  REQUIRE((before && during && after));
  const Table without = without_rejected(*during);
  CHECK(without.rows() == 2);
  CHECK(without.columns() == 2);
  CHECK(without.cells.size() == 1);
  CHECK(after->cells == before->cells);
}
