// The flow of transfers: stages from top to bottom, votes from left to right.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "formats/chart_parts.h"
#include "formats/report.h"

namespace plenary::formats {

using namespace charts;
using count::Option;
using count::Stage;

namespace {

constexpr int kStageHeight = 84, kBarTop = 24, kBarHeight = 24;

// Places along a stage's bar: the options, then the exhausted, then what was lost.
struct Along {
  std::vector<Exact> width, start;

  explicit Along(const Stage& stage) : width(stage.sums) {
    width.push_back(stage.exhausted);
    width.push_back(stage.lost);
    Exact at = 0;
    for (const Exact& one : width) {
      start.push_back(at);
      at += one;
    }
  }
};

using Ways = std::map<std::pair<Option, Option>, Exact>;  // from place, to place

// What moved, as the stage tells it; what stayed is the rest, and never more than either end holds.
Ways ways_between(const Stage& before, const Stage& after) {
  const Option exhausted = before.sums.size();
  Ways ways;
  std::vector<Exact> left = Along(before).width, room = Along(after).width;
  for (const auto& move : after.moves) {
    if (!move.from) continue;
    const Option to = move.to.value_or(exhausted);
    const Exact value = std::min({move.value, left[*move.from], room[to]});
    if (value <= 0 || *move.from == to) continue;
    ways[{*move.from, to}] += value;
    left[*move.from] -= value;
    room[to] -= value;
  }
  for (Option place = 0; place < left.size(); ++place)
    if (const Exact stays = std::min(left[place], room[place]); stays > 0) ways[{place, place}] = stays;
  return ways;
}

Markup ribbon(const char* name, std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d, int top,
              int bottom) {
  const int middle = (top + bottom) / 2;
  return element("path", attr("class", name),
                 attr("d", fmt::format("M{0} {4}C{0} {6} {2} {6} {2} {5}L{3} {5}C{3} {6} {1} {6} {1} {4}Z", a,
                                       b, c, d, top, bottom, middle)));
}

class Flow {
 public:
  explicit Flow(const FlowChart& chart) : chart_(chart), shown_(std::min(chart.stages.size(), kMostStages)) {}

  Markup draw() {
    const int height = static_cast<int>(shown_) * kStageHeight - (kStageHeight - kBarTop - kBarHeight) + 4;
    Markup ribbons, bars;
    for (std::size_t i = 0; i < shown_; ++i) {
      if (i > 0) ribbons += between(i);
      bars += bar(i);
    }
    Markup inner = element("svg", attr("width", "100%"), attr("height", height),
                           attr("viewBox", fmt::format("0 0 10000 {}", height)),
                           attr("preserveAspectRatio", "none"), attr("aria-hidden", "true"), ribbons);
    inner += bars;
    return drawing(chart_.question, height, inner);
  }

 private:
  [[nodiscard]] std::int64_t at(const Exact& votes) const { return ten_thousandths(votes, chart_.counted); }

  Markup between(std::size_t stage) const {
    const Along before(chart_.stages[stage - 1]), after(chart_.stages[stage]);
    const Ways ways = ways_between(chart_.stages[stage - 1], chart_.stages[stage]);
    std::vector<Exact> from = before.start, into = after.start;
    std::map<std::pair<Option, Option>, Exact> arrives;  // where each way begins at its lower end
    for (Option to = 0; to < into.size(); ++to)
      for (Option source = 0; source < from.size(); ++source)
        if (const auto way = ways.find({source, to}); way != ways.end()) {
          arrives[way->first] = into[to];
          into[to] += way->second;
        }
    const int top = static_cast<int>(stage - 1) * kStageHeight + kBarTop + kBarHeight;
    const int bottom = static_cast<int>(stage) * kStageHeight + kBarTop;
    Markup stays, moves;
    for (const auto& [way, value] : ways) {
      const Exact begins = from[way.first], ends = arrives[way];
      from[way.first] += value;
      const bool same = way.first == way.second;
      (same ? stays : moves) += ribbon(same ? "r-stay" : "r-move", at(begins), at(begins + value), at(ends),
                                       at(ends + value), top, bottom);
    }
    stays += moves;
    return stays;
  }

  [[nodiscard]] std::string name_of(Option place) const {
    if (place < chart_.names.size()) return chart_.names[place];
    return place == chart_.names.size() ? "no further preference" : "lost to rounding";
  }

  [[nodiscard]] std::string class_of(Option place) const {
    if (place >= chart_.names.size()) return "m-rest";
    return std::ranges::find(chart_.chosen, place) != chart_.chosen.end() ? "m-chosen" : "m-plain";
  }

  Markup segment(Option place, const Exact& start, const Exact& width, int top) const {
    const std::string x = percent(start, chart_.counted), wide = percent(width, chart_.counted);
    Markup mark = element("rect", attr("class", class_of(place)), attr("x", x), attr("y", top),
                          attr("width", wide), attr("height", kBarHeight));
    // The number of an option comes first: it can be read where there is no room for the name.
    if (width * 100 >= chart_.counted * 4) {
      const std::string label = place < chart_.names.size()
                                    ? fmt::format("{} {}", place + 1, name_of(place))
                                    : std::string(place == chart_.names.size() ? "–" : "");
      mark += element(
          "svg", attr("class", "clip"), attr("x", x), attr("y", top), attr("width", wide),
          attr("height", kBarHeight),
          element("text", attr("class", "on-" + class_of(place)), attr("x", 5), attr("y", 17), label));
    }
    return element("g", attr("role", "img"), attr("aria-label", name_of(place) + ": " + decimal(width)),
                   mark);
  }

  Markup bar(std::size_t i) const {
    const Stage& stage = chart_.stages[i];
    const Along along(stage);
    const int top = static_cast<int>(i) * kStageHeight;
    Markup out =
        element("svg", attr("class", "clip"), attr("y", top), attr("width", "100%"), attr("height", kBarTop),
                element("text", attr("class", "t-stage"), attr("x", 0), attr("y", 16), title(i)));
    for (Option place = 0; place < along.width.size(); ++place)
      if (along.width[place] > 0)
        out += segment(place, along.start[place], along.width[place], top + kBarTop);
    return element("g", attr("role", "group"), attr("aria-label", title(i)), out);
  }

  [[nodiscard]] std::string title(std::size_t i) const {
    const Stage& stage = chart_.stages[i];
    std::string out = fmt::format("{}. {}", i + 1, stage.what);
    for (std::size_t k = 0; k < stage.acted_on.size(); ++k)
      out += (k == 0 ? ": " : ", ") + name_of(stage.acted_on[k]);
    return out;
  }

  const FlowChart& chart_;
  std::size_t shown_;
};

}  // namespace

Markup flow_chart(const FlowChart& chart) {
  if (chart.stages.empty() || chart.counted <= 0) return {};
  return Flow(chart).draw();
}

}  // namespace plenary::formats
