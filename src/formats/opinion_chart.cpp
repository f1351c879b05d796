#include "formats/opinion_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace plenary::formats::opinion {
namespace {

using namespace consult;

constexpr int kCell = 40;  // units of the drawing

double reach(const Places& places, std::size_t axis) {
  std::vector<double> far;
  for (std::size_t i = 0; i < places.size(); ++i)
    far.push_back(std::abs(places.of(i)[axis]));
  if (far.empty()) return 1;
  // All but one in two hundred lie inside; the others stand at the edge.
  const auto at = far.begin() + static_cast<std::ptrdiff_t>((far.size() - 1) * 995 / 1000);
  std::ranges::nth_element(far, at);
  return std::max(*at, 1e-9);
}

int cell_of(double value, double edge, int cells) {
  return std::clamp(static_cast<int>(std::floor((value / edge + 1) / 2 * cells)), 0, cells - 1);
}

// Which group most of a cell's people are in for certain; kNoGroup where most are between.
int commonest(const MapCell& cell) {
  int best = kNoGroup;
  std::int64_t most = cell.between;
  for (std::size_t g = 0; g < cell.groups.size(); ++g) {
    if (cell.groups[g] > most) most = cell.groups[g], best = static_cast<int>(g);
  }
  return best;
}

std::string told(const MapCell& cell) {
  std::string text = cell.people == 1 ? "1 person" : fmt::format("{} people", cell.people);
  for (std::size_t g = 0; g < cell.groups.size(); ++g) {
    if (cell.groups[g] > 0) text += fmt::format(", {} of group {}", cell.groups[g], group_name(g));
  }
  return text;
}

// Groups differ by shape: circle, square, diamond, triangle, upside down, cross of two bars.
Markup mark(int shape, double x, double y, double r, const std::string& css) {
  const auto at = [](double v) { return fmt::format("{:.1f}", v); };
  if (shape <= 0)
    return element("circle", attr("class", css), attr("cx", at(x)), attr("cy", at(y)), attr("r", at(r)));
  if (shape == 1)
    return element("rect", attr("class", css), attr("x", at(x - r * 0.9)), attr("y", at(y - r * 0.9)),
                   attr("width", at(1.8 * r)), attr("height", at(1.8 * r)));
  const double up = shape == 4 ? -1 : 1;
  const std::string points =
      shape == 2 ? fmt::format("{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}", x, y - 1.2 * r,
                               x + 1.2 * r, y, x, y + 1.2 * r, x - 1.2 * r, y)
                 : fmt::format("{:.1f},{:.1f} {:.1f},{:.1f} {:.1f},{:.1f}", x, y - up * 1.2 * r, x + 1.1 * r,
                               y + up * 0.8 * r, x - 1.1 * r, y + up * 0.8 * r);
  return element("polygon", attr("class", css), attr("points", points));
}

}  // namespace

std::string group_name(std::size_t group) {
  return std::string(1, static_cast<char>('A' + group));
}

std::string percent(double share) {
  return fmt::format("{:.0f} %", 100 * share);
}

MapCells map_cells(const Opinion& o) {
  const Structure& s = o.structure;
  MapCells found;
  if (s.places.axes == 0) return found;
  found.reach_x = reach(s.places, 0);
  found.reach_y = s.places.axes > 1 ? reach(s.places, 1) : 1;
  const std::size_t groups = s.verdict == Verdict::groups ? s.groups : 0;
  std::vector<MapCell> all(kMapColumns * kMapRows, MapCell{.groups = std::vector<std::int64_t>(groups)});
  const std::vector<int> certain = s.certain_groups();
  for (std::size_t i = 0; i < s.table.rows(); ++i) {
    const int column = cell_of(s.places.of(i)[0], found.reach_x, kMapColumns);
    const int row =
        s.places.axes > 1 ? kMapRows - 1 - cell_of(s.places.of(i)[1], found.reach_y, kMapRows) : kMapRows / 2;
    MapCell& cell = all[static_cast<std::size_t>(row * kMapColumns + column)];
    cell.column = column, cell.row = row;
    ++cell.people;
    if (groups > 0 && certain[i] != kNoGroup) {
      ++cell.groups[static_cast<std::size_t>(certain[i])];
    } else {
      ++cell.between;
    }
  }
  std::ranges::copy_if(all, std::back_inserter(found.cells), [](const MapCell& c) { return c.people > 0; });
  return found;
}

Markup map_drawing(const Opinion& o, const MapCells& cells) {
  std::int64_t most = 1;
  for (const MapCell& cell : cells.cells)
    most = std::max(most, cell.people);
  const int width = kMapColumns * kCell, height = kMapRows * kCell;
  Markup inner = element("line", attr("class", "o-axis"), attr("x1", 0), attr("x2", width),
                         attr("y1", height / 2), attr("y2", height / 2));
  inner += element("line", attr("class", "o-axis"), attr("x1", width / 2), attr("x2", width / 2),
                   attr("y1", 0), attr("y2", height));
  for (const MapCell& cell : cells.cells) {
    const double r =
        std::max(3.0, kCell * 0.62 * std::sqrt(static_cast<double>(cell.people) / static_cast<double>(most)));
    const int group = commonest(cell);
    const std::string css = group == kNoGroup ? "o-none" : fmt::format("o-group o-g{}", group);
    inner += element("g", attr("role", "img"), attr("aria-label", told(cell)),
                     mark(group, (cell.column + 0.5) * kCell, (cell.row + 0.5) * kCell, r, css));
  }
  const std::string label =
      o.structure.verdict == Verdict::groups ? "Where people stand, by group" : "Where people stand";
  return element("svg", attr("class", "o-map"),
                 attr("viewBox", fmt::format("-30 -30 {} {}", width + 60, height + 60)),
                 attr("role", "group"), attr("aria-label", label), inner);
}

Markup vote_bar(const std::string& what, const Count& count, const Interval& agree) {
  const double seen = std::max(1.0, static_cast<double>(count.seen));
  const double a = static_cast<double>(count.agree) / seen, d = static_cast<double>(count.disagree) / seen;
  const auto at = [](double share) { return fmt::format("{:.2f}%", 100 * share); };
  Markup inner = element("rect", attr("class", "o-agree"), attr("x", "0"), attr("y", 4), attr("width", at(a)),
                         attr("height", 16));
  inner += element("rect", attr("class", "o-pass"), attr("x", at(a)), attr("y", 4),
                   attr("width", at(std::max(0.0, 1 - a - d))), attr("height", 16));
  inner += element("rect", attr("class", "o-disagree"), attr("x", at(1 - d)), attr("y", 4),
                   attr("width", at(d)), attr("height", 16));
  inner += element("line", attr("class", "o-range"), attr("x1", at(agree.low)), attr("x2", at(agree.high)),
                   attr("y1", 26), attr("y2", 26));
  const std::string label = fmt::format(
      "{}: {} agree ({} to {} with 95 % confidence), {} disagree, {} pass, of {}", what, percent(a),
      percent(agree.low), percent(agree.high), percent(d), percent(std::max(0.0, 1 - a - d)), count.seen);
  return element("svg", attr("class", "o-bar"), attr("width", "100%"), attr("height", 30),
                 attr("role", "img"), attr("aria-label", label), inner);
}

}  // namespace plenary::formats::opinion

namespace plenary::formats {

// Alone, the drawing brings its own ink: what the page's style sheet says of the same names.
std::string as_svg(const consult::Opinion& o) {
  std::string svg = opinion::map_drawing(o, opinion::map_cells(o)).bytes();
  const std::string style =
      "<style>.o-axis{stroke:#79756a;stroke-dasharray:6 6}.o-none{fill:#e4e0d4;stroke:#1c1b18;stroke-width:2}"
      ".o-group{fill:#5f2a6b;stroke:#fbfaf6}.o-g1{fill:#b0530a}.o-g2{fill:#2c6b5f}.o-g3{fill:#57534a}"
      ".o-g4{fill:#2a4d8f}.o-g5{fill:#98300f}</style>";
  svg.replace(0, 4, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  return svg.insert(svg.find('>') + 1, style) + "\n";
}

}  // namespace plenary::formats
