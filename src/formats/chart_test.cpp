#include "formats/chart.h"

#include <doctest/doctest.h>

#include "formats/chart_parts.h"

using namespace plenary;
using namespace plenary::formats;

namespace {

bool has(const Markup& drawn, std::string_view text) {
  return drawn.bytes().find(text) != std::string::npos;
}

std::size_t times(const Markup& drawn, std::string_view text) {
  std::size_t found = 0;
  for (auto at = drawn.bytes().find(text); at != std::string::npos; at = drawn.bytes().find(text, at + 1))
    ++found;
  return found;
}

}  // namespace

TEST_CASE("a share is cut to hundredths of one per cent, and nothing of nothing is none") {
  CHECK(charts::percent(Exact(1, 3), 1) == "33.33%");
  CHECK(charts::percent(Exact(2, 3), 1) == "66.66%");
  CHECK(charts::percent(5, 0) == "0.00%");
  CHECK(charts::percent(-1, 4) == "0.00%");
}

TEST_CASE("bars begin at zero, the longest fills the width, each says its name and number") {
  const auto drawn =
      bar_chart({.question = "How many?", .bars = {{"Ada", 9, "9, elected", Tone::chosen}, {"Ben", 3, "3"}}});
  CHECK(has(drawn, "aria-label=\"How many?\""));
  CHECK(has(drawn, "aria-label=\"Ada: 9, elected\""));
  CHECK(has(drawn, "class=\"m-chosen\" x=\"0\" y=\"21\" width=\"100.00%\""));
  CHECK(has(drawn, "class=\"m-plain\" x=\"0\" y=\"67\" width=\"33.33%\""));
}

TEST_CASE("a line beyond every bar widens the scale") {
  const auto drawn = bar_chart({.question = "q", .bars = {{"Ada", 5, "5"}}, .line = BarLine{10, "quota 10"}});
  CHECK(has(drawn, "width=\"50.00%\""));
  CHECK(has(drawn, "x1=\"100.00%\""));
}

TEST_CASE("a chart shows so many bars at most") {
  std::vector<Bar> bars(500, Bar{"Ada", 1, "1"});
  CHECK(times(bar_chart({.question = "q", .bars = bars}), "<rect") == kMostBars);
}

TEST_CASE("what goes beyond a budget is drawn within the drawing") {
  const auto drawn = whole_chart({.question = "q",
                                  .whole = 100,
                                  .whole_told = "budget 100",
                                  .parts = {{"a", 150, "150", Tone::chosen}, {"b", 50, "50"}}});
  CHECK(has(drawn, "x=\"75.00%\" y=\"26\" width=\"25.00%\""));
  CHECK(has(drawn, "x1=\"50.00%\""));
}

TEST_CASE("each seat is a square, those still open are hollow, and very many are bars") {
  const auto drawn = seat_chart("q", {{"Reed", "20 or one more", 20, 1}, {"Sedge", "0", 0, 0}});
  CHECK(times(drawn, "class=\"m-chosen\"") == 20);
  CHECK(times(drawn, "class=\"m-plain\"") == 1);
  CHECK(times(seat_chart("q", {{"Reed", "90000", 90000, 0}}), "<rect") == 1);
}

TEST_CASE("between two stages a band goes to where the votes went, and one for each that stayed") {
  const std::vector<std::string> names = {"Ada", "Ben", "Cyd"};
  const std::vector<count::Stage> stages = {{.what = "first preferences", .sums = {5, 3, 2}},
                                            {.what = "exclusion",
                                             .acted_on = {2},
                                             .moves = {{2, 0, 1, 1}, {2, {}, 1, 1}},
                                             .sums = {6, 3, 0},
                                             .exhausted = 1}};
  const std::vector<count::Option> chosen = {0};
  const auto drawn = flow_chart({"Where?", names, stages, chosen, 10});
  CHECK(times(drawn, "class=\"r-move\"") == 2);
  CHECK(times(drawn, "class=\"r-stay\"") == 2);
  CHECK(has(drawn, "aria-label=\"2. exclusion: Cyd\""));
  CHECK(has(drawn, "aria-label=\"no further preference: 1\""));
  CHECK(has(drawn, "d=\"M8000 48"));  // the excluded hands on from its own place
  CHECK(flow_chart({"Where?", names, {}, chosen, 10}).empty());
  CHECK(flow_chart({"Where?", names, stages, chosen, 0}).empty());
}

TEST_CASE("a stage that tells more moved than there was is drawn within its ends") {
  const std::vector<std::string> names = {"Ada", "Ben"};
  const std::vector<count::Stage> stages = {{.what = "a", .sums = {1, 1}},
                                            {.what = "b", .moves = {{0, 1, 9, 900}}, .sums = {0, 2}}};
  const auto drawn = flow_chart({"Where?", names, stages, {}, 2});
  CHECK(times(drawn, "class=\"r-move\"") == 1);
  CHECK_FALSE(has(drawn, "000000"));
}
