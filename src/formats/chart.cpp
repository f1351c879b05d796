#include "formats/chart.h"

#include <algorithm>

#include "formats/chart_parts.h"

namespace plenary::formats {

using namespace charts;

namespace {

constexpr int kRow = 46;  // a name, its bar under it, and air

// Lines stand at the bars alone, so that they cross no text.
Markup line_at(const char* name, const std::string& x, int top) {
  return element("line", attr("class", name), attr("x1", x), attr("x2", x), attr("y1", top + 18),
                 attr("y2", top + 38));
}

Markup bar_row(const Bar& bar, const Exact& most, int top) {
  Markup row = clipped_name(bar.name, 0, "60%", top);
  row += element("text", attr("class", "t-end"), attr("x", "100%"), attr("y", top + 15), bar.told);
  row += element("rect", attr("class", tone_class(bar.tone)), attr("x", "0"), attr("y", top + 21),
                 attr("width", percent(bar.value, most)), attr("height", 14));
  row += line_at("c-zero", "0", top);
  return element("g", attr("role", "img"), attr("aria-label", bar.name + ": " + bar.told), row);
}

Markup line_name(const BarLine& mark, const Exact& most) {
  const bool right = mark.at * 2 > most;
  return element("g", attr("role", "img"), attr("aria-label", mark.told),
                 element("text", attr("class", right ? "t-end" : "t-start"),
                         attr("x", percent(mark.at, most)), attr("y", 14), mark.told));
}

}  // namespace

Markup bar_chart(const BarChart& chart) {
  const std::size_t shown = std::min(chart.bars.size(), kMostBars);
  Exact most = chart.line ? chart.line->at : Exact(0);
  for (const Bar& bar : chart.bars)
    most = std::max(most, bar.value);
  const int head = chart.line ? 24 : 0;
  const int height = head + static_cast<int>(shown) * kRow;
  Markup inner;
  for (std::size_t i = 0; i < shown; ++i) {
    const int top = head + static_cast<int>(i) * kRow;
    inner += bar_row(chart.bars[i], most, top);
    if (chart.line) inner += line_at("c-line", percent(chart.line->at, most), top);
  }
  if (chart.line) inner += line_name(*chart.line, most);
  return drawing(chart.question, height, inner);
}

Markup whole_chart(const WholeChart& chart) {
  Exact used = 0;
  for (const Bar& part : chart.parts)
    used += part.value;
  const Exact most = std::max(used, chart.whole);
  Markup inner = element("rect", attr("class", "m-rest"), attr("x", "0"), attr("y", 26),
                         attr("width", percent(chart.whole, most)), attr("height", 36));
  Exact at = 0;
  for (const Bar& part : chart.parts) {
    const std::string width = percent(part.value, most);
    Markup mark = element("rect", attr("class", tone_class(part.tone)), attr("x", percent(at, most)),
                          attr("y", 26), attr("width", width), attr("height", 36));
    if (part.value * 100 >= most * 4)
      mark += element("svg", attr("class", "clip"), attr("x", percent(at, most)), attr("y", 26),
                      attr("width", width), attr("height", 36),
                      element("text", attr("class", "on-" + tone_class(part.tone)), attr("x", 6),
                              attr("y", 23), part.name));
    inner += element("g", attr("role", "img"), attr("aria-label", part.name + ": " + part.told), mark);
    at += part.value;
  }
  const std::string end = percent(chart.whole, most);
  inner += element("line", attr("class", "c-line"), attr("x1", end), attr("x2", end), attr("y1", 20),
                   attr("y2", 66));
  inner += element("line", attr("class", "c-zero"), attr("x1", "0"), attr("x2", "0"), attr("y1", 20),
                   attr("y2", 66));
  inner += line_name({chart.whole, chart.whole_told}, most);
  return drawing(chart.question, 70, inner);
}

namespace {

constexpr int kSquare = 14, kStep = 18, kAcross = 16;  // 16 squares fit into 288 px

Markup squares(const SeatRow& row, int top) {
  Markup out;
  for (std::size_t i = 0; i < row.seats + row.open; ++i)
    out += element("rect", attr("class", i < row.seats ? "m-chosen" : "m-plain"),
                   attr("x", static_cast<int>(i % kAcross) * kStep + 1),
                   attr("y", top + static_cast<int>(i / kAcross) * kStep), attr("width", kSquare),
                   attr("height", kSquare));
  return out;
}

std::vector<Bar> seats_as_bars(const std::vector<SeatRow>& rows) {
  std::vector<Bar> bars;
  for (const SeatRow& row : rows)
    bars.push_back({row.name, exact(static_cast<std::int64_t>(row.seats)), row.told, Tone::chosen});
  return bars;
}

}  // namespace

Markup seat_chart(const std::string& question, const std::vector<SeatRow>& rows) {
  std::size_t all = 0;
  for (const SeatRow& row : rows)
    all += row.seats + row.open;
  if (all > kMostSquares || rows.size() > kMostBars) return bar_chart({question, seats_as_bars(rows)});
  Markup inner;
  int top = 0;
  for (const SeatRow& row : rows) {
    Markup one = clipped_name(row.name, 0, "60%", top);
    one += element("text", attr("class", "t-end"), attr("x", "100%"), attr("y", top + 15), row.told);
    one += squares(row, top + 23);
    inner += element("g", attr("role", "img"), attr("aria-label", row.name + ": " + row.told), one);
    top += 36 + std::max(1, static_cast<int>((row.seats + row.open + kAcross - 1) / kAcross)) * kStep;
  }
  return drawing(question, top, inner);
}

}  // namespace plenary::formats
