// Charts of a count as inline SVG: pure functions, data -> drawing, laid out in whole numbers.
//
//     bar_chart({.question = "How many first preferences has each?", .bars = {{"Ada", 9, "9",
//     Tone::chosen}}})
//
// Widths are shares of the page's width, texts are not scaled with it: a drawing is read at 320 px as well.
// Every baseline is zero.  Every mark has its name and number on it and in its `aria-label`; what is chosen
// is told by fill and by word, never by colour alone, and no colour stands for a party.  The question is the
// drawing's `aria-label`; the heading above says it too.  A chart shows at most kMostBars bars, kMostStages
// rounds or kMostSquares squares: the caller's table has everything.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "count/stage.h"
#include "formats/markup.h"

namespace plenary::formats {

enum class Tone { plain, chosen, rest };

struct Bar {
  std::string name;
  Exact value;
  std::string told;  // the number in words: "9", "9, elected"
  Tone tone = Tone::plain;
};

struct BarLine {  // a line across the bars
  Exact at;
  std::string told;
};

struct BarChart {
  std::string question;
  std::vector<Bar> bars;
  std::optional<BarLine> line = {};
};
[[nodiscard]] Markup bar_chart(const BarChart& chart);

// Parts of a whole side by side; what is left stays open, what goes beyond widens the whole.
struct WholeChart {
  std::string question;
  Exact whole;
  std::string whole_told;
  std::vector<Bar> parts;
};
[[nodiscard]] Markup whole_chart(const WholeChart& chart);

// A square a seat; those still open between equals are hollow.
struct SeatRow {
  std::string name, told;
  std::size_t seats = 0, open = 0;
};
[[nodiscard]] Markup seat_chart(const std::string& question, const std::vector<SeatRow>& rows);

// Every stage a bar of all votes counted, and between two stages what moved where.
struct FlowChart {
  std::string question;
  std::span<const std::string> names;
  std::span<const count::Stage> stages;
  std::span<const count::Option> chosen;
  Exact counted;
};
[[nodiscard]] Markup flow_chart(const FlowChart& chart);

inline constexpr std::size_t kMostBars = 60, kMostStages = 60, kMostSquares = 2000;

}  // namespace plenary::formats
