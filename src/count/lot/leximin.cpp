#include "count/lot/leximin.h"

#include "count/lot/panel_peel.h"
#include "count/lot/panel_types.h"

namespace plenary::count {
namespace {

using panels::Bound;
using panels::PanelHull;

// Chances by the bounds known so far, until a lottery has them; false where the nodes or the pivots are used up.
bool fairest(const panels::Frame& frame, panels::Nodes& nodes, FairPanels& found) {
  panels::PanelPeel peel(frame, nodes);
  std::vector<Bound> bounds = panels::first_bounds(frame);
  while (true) {
    auto levels = panels::fairest_levels(frame, bounds, nodes.pivots);
    if (!levels) return false;
    found.levels = *std::move(levels);
    const auto chances = panels::chances_of(found.levels, frame.sizes.size());
    std::vector<Exact> means;
    for (std::size_t type = 0; type < chances.size(); ++type)
      means.push_back(chances[type] * Exact(frame.sizes[type]));
    auto reached = peel.reach(means);
    if (std::holds_alternative<PanelHull::OutOfNodes>(reached)) return false;
    if (auto* bound = std::get_if<Bound>(&reached)) {
      bounds.push_back(std::move(*bound));
      continue;
    }
    found.panels = std::get<std::vector<WeightedPanel>>(std::move(reached));
    for (std::size_t type = 0; type < chances.size(); ++type)
      found.types[type].chance = chances[type];
    return true;
  }
}

}  // namespace

Result<FairPanels> leximin_panels(const PanelAsked& asked) {
  PLENARY_DO(panels::look_at(asked));
  FairPanels found{.types = panels::types_of(asked)};
  if (found.types.size() > kMostPanelTypes) return refuse("lot.panel_size");
  const panels::Frame frame = panels::frame_of(asked, found.types);
  panels::Nodes nodes{.most = asked.most_nodes, .pivots = {.most = asked.most_pivots}};
  const std::vector<mpz_class> none(frame.sizes.size());
  const auto some = panels::PanelSearch(frame, nodes).search(none, -1, panels::Wanted::any);
  if (!some.panel && some.settled) return tl::unexpected<Error>(panels::conflict_of(asked, frame));
  if (some.panel) {
    if (fairest(frame, nodes, found))
      found.proved = prove_panels(asked, found, &found.proof_work) == PanelProof::holds;
    else
      found.levels.clear();
  }
  found.work = {nodes.taken, nodes.pivots.taken};
  return found;
}

}  // namespace plenary::count
