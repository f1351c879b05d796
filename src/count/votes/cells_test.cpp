// Small cells of a published table: none is told, and none can be reckoned from the sums.
#include "count/votes/cells.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace plenary;
using namespace plenary::count;

namespace {

using Line = std::vector<bool>;

// Whether anything hidden follows from what is told, by subtraction alone, again and again.
bool follows(const Cells& cells, Told told, std::int64_t least) {
  for (bool more = true; more;) {
    more = false;
    for (std::size_t line = 0; line < cells.size(); ++line)
      for (std::size_t column = 0; column < cells[line].size(); ++column) {
        if (!told.hidden[line][column]) continue;
        bool alone_in_line = !told.hidden_lines[line], alone_in_column = !told.hidden_columns[column];
        for (std::size_t other = 0; other < cells[line].size(); ++other)
          alone_in_line = alone_in_line && (other == column || !told.hidden[line][other]);
        for (std::size_t other = 0; other < cells.size(); ++other)
          alone_in_column = alone_in_column && (other == line || !told.hidden[other][column]);
        if (!alone_in_line && !alone_in_column) continue;
        told.hidden[line][column] = false;
        more = true;
        if (cells[line][column] > 0 && cells[line][column] < least) return true;
      }
  }
  return false;
}

}  // namespace

TEST_CASE("a small cell is hidden, and others so that no sum tells it") {
  const auto told = hide_small({{40, 3, 57}, {60, 12, 28}}, 10);
  REQUIRE(told);
  CHECK(told->hidden == std::vector<Line>{{true, true, false}, {true, true, false}});
  CHECK(told->hidden_lines == Line{false, false});
}

TEST_CASE("where no cell is small, all is told; nought is told") {
  const auto told = hide_small({{40, 0, 57}, {60, 12, 28}}, 10);
  CHECK(told->hidden == std::vector<Line>{{false, false, false}, {false, false, false}});
}

TEST_CASE("where nothing is left to hide, the sum itself is not told") {
  const auto told = hide_small({{3}}, 10);
  CHECK(told->hidden == std::vector<Line>{{true}});
  CHECK(told->hidden_lines == Line{true});
  CHECK(told->hidden_columns == Line{true});
}

TEST_CASE("lines of unequal length and votes below nothing are refused; an empty table is one") {
  CHECK(hide_small({{1, 2}, {3}}, 10).error().code == "cells.uneven");
  CHECK(hide_small({{1, -2}}, 10).error().code == "cells.negative");
  CHECK(hide_small({}, 10)->hidden.empty());
}

TEST_CASE("no small cell follows by subtraction, whatever the table, and hidden cells are enough together") {
  CHECK(rc::check("random tables", [] {
    const std::size_t lines = *rc::gen::inRange<std::size_t>(1, 6), columns = *rc::gen::inRange<std::size_t>(1, 5);
    Cells cells(lines, std::vector<std::int64_t>(columns));
    for (auto& line : cells)
      for (auto& votes : line)
        votes = *rc::gen::inRange<std::int64_t>(0, 30);
    const std::int64_t least = *rc::gen::inRange<std::int64_t>(2, 12);
    const auto told = hide_small(cells, least);
    RC_ASSERT(told.has_value());
    RC_ASSERT(!follows(cells, *told, least));
    for (std::size_t line = 0; line < lines; ++line) {
      std::int64_t votes = 0, hidden = 0;
      for (std::size_t column = 0; column < columns; ++column) {
        if (cells[line][column] > 0 && cells[line][column] < least) RC_ASSERT(bool(told->hidden[line][column]));
        if (told->hidden[line][column]) votes += cells[line][column], ++hidden;
      }
      if (hidden > 0 && !told->hidden_lines[line]) RC_ASSERT((hidden > 1 && votes >= least));
    }
  }));
}
