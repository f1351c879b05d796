// Inside this room: wanted means as a lottery, for pools of many types.
//
// One panel after another is taken off the means, each with the largest chance that leaves a rest which quotas and
// sizes still allow; each leaves out a type, or holds a quota fast, for all that follow.  So few types remain that
// PanelHull finds the lottery of the rest.  Where a rest is no lottery, what was taken last is put back, until half as
// many types again are open; with nothing taken the answer is PanelHull's own: a lottery, or a bound that forbids these
// means.
#pragma once

#include "count/lot/panel_hull.h"

namespace plenary::count::panels {

class PanelPeel {
 public:
  // Of so few types, or fewer, the rest is PanelHull's: its work grows faster than the cube of their number.
  static constexpr std::size_t kFewTypes = 40;
  PanelPeel(const Frame& frame, Nodes& nodes, std::size_t few = kFewTypes)
      : frame_(frame), nodes_(nodes), few_(few), search_(frame, nodes), whole_(frame, nodes) {}
  [[nodiscard]] PanelHull::Reached reach(const std::vector<Exact>& means);

 private:
  struct Rest {                      // not divided by its chance
    std::vector<Exact> seated, met;  // by type; by quota
    Exact chance = 1;
  };
  [[nodiscard]] Rest rest_of(const std::vector<Exact>& means) const;
  void take(Rest& rest, const WeightedPanel& panel) const;
  [[nodiscard]] Exact most_of(const Rest& rest, const Counts& panel) const;
  [[nodiscard]] Boxes quotas_of(const Rest& rest) const;
  [[nodiscard]] std::vector<WeightedPanel> peeled(Rest rest);
  [[nodiscard]] PanelHull::Reached remainder_of(const Rest& rest);

  const Frame& frame_;
  Nodes& nodes_;
  std::size_t few_;
  PanelSearch search_;
  PanelHull whole_;
};

}  // namespace plenary::count::panels
