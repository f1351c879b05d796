// Inside this room: whether people can be seated so on the mean: by a lottery of panels, or a bound that forbids it.
//
// The program that finds it asks for weights, each from 0 to 1, by which the wanted means are worth more than the
// worthiest panel known.  Where there are none, its prices are the lottery.  Where there are, a panel that is worth
// more than all known ones is looked for and becomes known; where there is none, the weights are the bound.  Every
// panel seats the same number, and so do the means: a lottery that gives every type its mean gives none more.
#pragma once

#include <variant>

#include "count/lot/leximin_levels.h"

namespace plenary::count::panels {

class PanelHull {
 public:
  PanelHull(const Frame& frame, Nodes& nodes);
  void know(const Counts& panel);

  struct OutOfNodes {};
  using Reached = std::variant<std::vector<WeightedPanel>, Bound, OutOfNodes>;
  // `means`: by type, people seated; between none and all, their sum the seats.
  [[nodiscard]] Reached reach(const std::vector<Exact>& means, PanelSearch& search);

 private:
  [[nodiscard]] std::vector<WeightedPanel> lottery() const;
  [[nodiscard]] std::optional<Counts> worthier_about(PanelSearch& search) const;

  const Frame& frame_;
  Nodes& nodes_;
  BoxedLp lp_;
  std::size_t worthiest_;  // the variable that stands for the worth of the worthiest panel known
  std::vector<Counts> known_;
};

}  // namespace plenary::count::panels
