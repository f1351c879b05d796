#include "count/lot/panel_peel.h"

#include <algorithm>
#include <map>

namespace plenary::count::panels {
namespace {

std::size_t open_types(const std::vector<Exact>& seated) {
  return static_cast<std::size_t>(std::ranges::count_if(seated, [](const Exact& each) { return each > 0; }));
}

mpz_class in_millionths(const Exact& number) {
  return mpz_class(number.get_num() * 1'000'000 / number.get_den());
}

std::vector<WeightedPanel> merged(const std::vector<WeightedPanel>& panels) {
  std::map<Counts, Exact> chances;
  for (const auto& [seated, chance] : panels)
    chances[seated] += chance;
  std::vector<WeightedPanel> all;
  for (const auto& [seated, chance] : chances)
    all.push_back({seated, chance});
  return all;
}

}  // namespace

PanelPeel::Rest PanelPeel::rest_of(const std::vector<Exact>& means) const {
  Rest rest{.seated = means, .met = std::vector<Exact>(frame_.quotas.size())};
  for (std::size_t type = 0; type < means.size(); ++type)
    for (const std::size_t quota : frame_.traits[type])
      rest.met[quota] += means[type];
  return rest;
}

void PanelPeel::take(Rest& rest, const WeightedPanel& panel) const {
  rest.chance -= panel.chance;
  for (std::size_t type = 0; type < panel.seated.size(); ++type) {
    if (panel.seated[type] == 0) continue;
    const Exact seated = panel.chance * Exact(panel.seated[type]);
    rest.seated[type] -= seated;
    for (const std::size_t quota : frame_.traits[type])
      rest.met[quota] -= seated;
  }
}

// The largest chance by which it can be taken: what is left lies between its ends, which shrink with it.
Exact PanelPeel::most_of(const Rest& rest, const Counts& panel) const {
  Exact most = rest.chance;
  const auto hold = [&](const Exact& left, std::size_t counts, std::size_t least, std::size_t up_to) {
    if (counts > least) most = std::min(most, Exact((left - Exact(least) * rest.chance) / Exact(counts - least)));
    if (counts < up_to) most = std::min(most, Exact((Exact(up_to) * rest.chance - left) / Exact(up_to - counts)));
  };
  std::vector<std::size_t> met(rest.met.size());
  for (std::size_t type = 0; type < panel.size(); ++type) {
    hold(rest.seated[type], panel[type], 0, frame_.sizes[type]);
    for (const std::size_t quota : frame_.traits[type])
      met[quota] += panel[type];
  }
  for (std::size_t quota = 0; quota < met.size(); ++quota)
    hold(rest.met[quota], met[quota], frame_.quotas[quota].first, frame_.quotas[quota].second);
  return most;
}

// A quota that the rest meets at one of its ends is met there by each of its panels.
Boxes PanelPeel::quotas_of(const Rest& rest) const {
  Boxes quotas = frame_.quotas;
  for (std::size_t quota = 0; quota < quotas.size(); ++quota) {
    auto& [least, most] = quotas[quota];
    if (rest.met[quota] == Exact(least) * rest.chance) most = least;
    if (rest.met[quota] == Exact(most) * rest.chance) least = most;
  }
  return quotas;
}

// Until few types are left, or no panel can be taken.  Whoever has the largest rest is seated first.
std::vector<WeightedPanel> PanelPeel::peeled(Rest rest) {
  std::vector<WeightedPanel> taken;
  while (rest.chance > 0 && open_types(rest.seated) > few_) {
    Boxes boxes;
    std::vector<mpz_class> weights;
    for (std::size_t type = 0; type < frame_.sizes.size(); ++type) {
      const std::size_t size = frame_.sizes[type];
      const bool all = rest.seated[type] == Exact(size) * rest.chance;
      boxes.emplace_back(all ? size : 0, rest.seated[type] > 0 ? size : 0);
      weights.push_back(in_millionths(rest.seated[type] / (rest.chance * Exact(size))));
    }
    search_.narrow(boxes, quotas_of(rest));
    const auto found = search_.search(weights, -1, Wanted::any);
    if (!found.panel) break;
    taken.push_back({*found.panel, most_of(rest, *found.panel)});
    take(rest, taken.back());
  }
  search_.narrow(frame_.boxes(), frame_.quotas);
  return taken;
}

// The lottery of a rest alone, its chances those of the whole; of types that are still open.
PanelHull::Reached PanelPeel::remainder_of(const Rest& rest) {
  Frame frame{.seats = frame_.seats, .sizes = {}, .traits = {}, .quotas = quotas_of(rest)};
  std::vector<std::size_t> open;
  std::vector<Exact> means;
  for (std::size_t type = 0; type < rest.seated.size(); ++type) {
    if (rest.seated[type] == 0) continue;
    open.push_back(type);
    frame.sizes.push_back(frame_.sizes[type]);
    frame.traits.push_back(frame_.traits[type]);
    means.push_back(rest.seated[type] / rest.chance);
  }
  PanelSearch search(frame, nodes_);
  auto reached = PanelHull(frame, nodes_).reach(means, search);
  auto* panels = std::get_if<std::vector<WeightedPanel>>(&reached);
  if (!panels) return reached;
  for (auto& [seated, chance] : *panels) {
    Counts all(frame_.sizes.size());
    for (std::size_t place = 0; place < open.size(); ++place)
      all[open[place]] = seated[place];
    seated = std::move(all);
    chance *= rest.chance;
  }
  return reached;
}

PanelHull::Reached PanelPeel::reach(const std::vector<Exact>& means) {
  std::vector<WeightedPanel> taken;
  std::vector<Rest> rests{rest_of(means)};
  if (open_types(means) > few_) taken = peeled(rests.front());
  for (const WeightedPanel& panel : taken) {
    rests.push_back(rests.back());
    take(rests.back(), panel);
  }
  if (rests.back().chance == 0) return merged(taken);
  while (!taken.empty()) {
    auto reached = remainder_of(rests.back());
    if (std::holds_alternative<PanelHull::OutOfNodes>(reached)) return reached;
    if (const auto* panels = std::get_if<std::vector<WeightedPanel>>(&reached)) {
      taken.insert(taken.end(), panels->begin(), panels->end());
      return merged(taken);
    }
    const std::size_t wanted = open_types(rests.back().seated) * 3 / 2;
    while (!taken.empty() && open_types(rests.back().seated) < wanted)
      taken.pop_back(), rests.pop_back();
  }
  return whole_.reach(means, search_);
}

}  // namespace plenary::count::panels
