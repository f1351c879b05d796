// The compatible way at its edges; the published conversations themselves are run by corpus-consult.
#include "consult/compatible/map.h"

#include <doctest/doctest.h>

#include <cmath>

#include "consult/compatible/inclusion.h"

using namespace plenary::consult;

namespace {

std::vector<Statement> statements(std::int64_t n) {
  std::vector<Statement> all;
  for (std::int64_t j = 0; j < n; ++j)
    all.push_back({.id = j});
  return all;
}

// `people` in two camps of opposite opinion on `m` statements, all votes cast.
Table camps(std::int64_t people, std::int64_t m) {
  std::vector<Vote> votes;
  for (std::int64_t i = 0; i < people; ++i) {
    for (std::int64_t j = 0; j < m; ++j)
      votes.push_back({i, j, 0, static_cast<std::int8_t>((i + j) % 2 == 0 ? 1 : -1)});
  }
  return tabulate(votes, statements(m)).value();
}

bool all_finite(const compatible::Map& map) {
  bool finite = true;
  for (const double v : map.geometry.participants.at)
    finite = finite && std::isfinite(v);
  for (const auto& group : map.told.contrasts) {
    for (const auto& c : group) {
      for (const double v : {c.pa, c.pd, c.ra, c.rd, c.pat, c.pdt, c.rat, c.rdt})
        finite = finite && std::isfinite(v);
    }
  }
  for (const double v : map.told.priority)
    finite = finite && std::isfinite(v);
  return finite;
}

}  // namespace

TEST_CASE("no votes: an empty map") {
  const auto map = compatible::map_of(tabulate({}, {}).value());
  CHECK(map.group_of.empty());
  CHECK(map.told.raw.empty());
  CHECK(map.consensus.agree.empty());
}

TEST_CASE("one participant, or one statement: no axes, everybody at the origin, one group") {
  const auto alone = compatible::map_of(tabulate({{1, 0, 0, 1}, {1, 1, 0, -1}}, statements(2)).value());
  CHECK(alone.geometry.axes.values.empty());
  CHECK(alone.group_of == std::vector<int>{0});
  CHECK(all_finite(alone));
  const auto single = compatible::map_of(tabulate({{1, 0, 0, 1}, {2, 0, 0, -1}}, statements(1)).value());
  CHECK(single.geometry.axes.values.empty());
  CHECK(single.groups.chosen == 1);
  CHECK(single.group_of == std::vector<int>{0, 0});
}

TEST_CASE("all agree: one group, and its consensus is (n+1)/(n+2)") {
  std::vector<Vote> votes;
  for (std::int64_t i = 0; i < 20; ++i) {
    for (std::int64_t j = 0; j < 8; ++j)
      votes.push_back({i, j, 0, 1});
  }
  const auto map = compatible::map_of(tabulate(votes, statements(8)).value());
  CHECK(map.groups.chosen == 1);
  REQUIRE(map.told.group_aware.size() == 8);
  for (const auto& each : map.told.group_aware)
    CHECK(each.agree == doctest::Approx(21.0 / 22));
  CHECK(all_finite(map));
}

TEST_CASE("a statement nobody voted on has centre 0 and extremity 0") {
  Table table = camps(20, 8);
  table.statements.push_back({.id = 100});
  const auto map = compatible::map_of(table);
  CHECK(map.geometry.centre[8] == 0);
  CHECK(map.geometry.extremity[8] == doctest::Approx(0).epsilon(1e-12));
  CHECK(all_finite(map));
}

TEST_CASE("two camps are two groups, and each is told by what the other refuses") {
  const auto map = compatible::map_of(camps(40, 10));
  CHECK(map.groups.chosen == 2);
  CHECK(map.group_of[0] == map.group_of[2]);
  CHECK(map.group_of[0] != map.group_of[1]);
  REQUIRE(map.told.lists.size() == 2);
  for (const auto& list : map.told.lists) {
    REQUIRE(list.size() == 5);
    for (const auto& chosen : list)
      CHECK(chosen.success == 20);
  }
}

TEST_CASE("seven votes include, and those with most votes fill up to fifteen") {
  std::vector<Vote> votes;
  for (std::int64_t i = 0; i < 30; ++i) {
    for (std::int64_t j = 0; j < (i < 10 ? 7 : i < 12 ? 5 : 3); ++j)
      votes.push_back({i, j, 0, 1});
  }
  const auto rows = compatible::included(tabulate(votes, statements(9)).value());
  CHECK(rows.size() == 15);
  CHECK(rows[11] == 11);
  CHECK(rows[12] == 12);  // of equals the first
}

TEST_CASE("fewer than seven votes move the axes and never the groups") {
  Table table = camps(40, 10);
  std::vector<Vote> votes;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    for (const Code code : table.row(i))
      votes.push_back({static_cast<std::int64_t>(i), static_cast<std::int64_t>(column_of(code)), 0,
                       static_cast<std::int8_t>(value_of(code))});
  }
  for (std::int64_t i = 100; i < 130; ++i) {
    for (std::int64_t j = 0; j < 6; ++j)
      votes.push_back({i, j, 0, 1});
  }
  const auto before = compatible::map_of(table),
             after = compatible::map_of(tabulate(votes, statements(10)).value());
  CHECK(after.geometry.centre != before.geometry.centre);
  CHECK(after.groups.included == before.groups.included);
  CHECK(after.group_of[50] == kNoGroup);
}

TEST_CASE("a rejected statement is 0 for everybody, its group's size is its ns, and it is never chosen") {
  Table table = camps(40, 10);
  table.statements[3].rejected = true;
  table.statements[4].meta = true;
  const auto map = compatible::map_of(table);
  CHECK(map.geometry.centre[3] == 0);
  for (std::size_t g = 0; g < map.told.sizes.size(); ++g) {
    CHECK(map.told.contrasts[g][3].count == Count{0, 0, map.told.sizes[g]});
    for (const auto& chosen : map.told.lists[g])
      CHECK((chosen.column != 3 && chosen.column != 4));
  }
  CHECK(map.told.priority[4] == 49);
  CHECK(map.geometry.counts[3].seen == 40);
}

TEST_CASE("all votes turned round: places negate, agreeing and disagreeing lists change places") {
  const Table table = camps(40, 10);
  Table turned = table;
  for (Code& code : turned.cells)
    code = code_of(column_of(code), -value_of(code));
  const auto a = compatible::map_of(table), b = compatible::map_of(turned);
  CHECK(a.group_of == b.group_of);
  for (std::size_t i = 0; i < table.rows(); ++i)
    CHECK(a.geometry.participants.of(i)[0] == doctest::Approx(-b.geometry.participants.of(i)[0]));
  for (std::size_t j = 0; j < table.columns(); ++j)
    CHECK(a.told.group_aware[j].agree == doctest::Approx(b.told.group_aware[j].disagree));
}

TEST_CASE("identical statements and identical people are told alike") {
  Table table = camps(40, 10);
  const auto map = compatible::map_of(table);
  CHECK(map.geometry.centre[0] == map.geometry.centre[2]);
  CHECK(map.geometry.extremity[0] == doctest::Approx(map.geometry.extremity[2]));
  CHECK(map.geometry.participants.of(0)[0] == map.geometry.participants.of(2)[0]);
}
