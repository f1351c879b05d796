// The proof of a fair lottery, looked at from the pool and the quotas alone (leximin.h says why it suffices).
#include <algorithm>

#include "count/lot/leximin.h"
#include "count/lot/panel_types.h"

namespace plenary::count {
namespace {

bool same_types(const std::vector<PersonType>& told, const std::vector<PersonType>& found) {
  return std::ranges::equal(told, found, [](const PersonType& a, const PersonType& b) {
    return a.traits == b.traits && a.members == b.members;
  });
}

// Panels meet the quotas, their chances are one in all, and give each type the chance that is told.
bool is_lottery(const panels::Frame& frame, const FairPanels& found) {
  Exact sum = 0;
  std::vector<Exact> means(frame.sizes.size());
  for (const auto& [seated, chance] : found.panels) {
    if (chance <= 0 || seated.size() != means.size() || !panels::fits(frame, seated)) return false;
    sum += chance;
    for (std::size_t type = 0; type < means.size(); ++type)
      means[type] += chance * Exact(seated[type]);
  }
  for (std::size_t type = 0; type < means.size(); ++type)
    if (means[type] != found.types[type].chance * Exact(frame.sizes[type])) return false;
  return sum == 1;
}

// Every type is in one level and has its chance, and levels rise.
bool are_levels(const FairPanels& found) {
  std::vector<bool> met(found.types.size());
  for (std::size_t level = 0; level < found.levels.size(); ++level) {
    const auto& [chance, types, weights, bound] = found.levels[level];
    if (types.empty() || weights.size() != met.size()) return false;
    if (level > 0 && chance < found.levels[level - 1].chance) return false;
    for (const std::size_t type : types) {
      if (type >= met.size() || met[type] || found.types[type].chance != chance) return false;
      met[type] = true;
    }
  }
  return std::ranges::find(met, false) == met.end();
}

// Weights are above 0 for the level's own types, 0 for later ones, never below; the lottery is worth the bound.
bool are_weights(const panels::Frame& frame, const FairPanels& found, std::size_t at) {
  const FairLevel& level = found.levels[at];
  std::vector<bool> later(found.types.size());
  for (std::size_t other = at + 1; other < found.levels.size(); ++other)
    for (const std::size_t type : found.levels[other].types)
      later[type] = true;
  Exact worth = 0;
  for (std::size_t type = 0; type < later.size(); ++type) {
    if (level.weights[type] < 0 || (later[type] && level.weights[type] != 0)) return false;
    worth += Exact(level.weights[type]) * found.types[type].chance * Exact(frame.sizes[type]);
  }
  const bool all = std::ranges::all_of(level.types, [&](std::size_t type) { return level.weights[type] > 0; });
  return all && worth == Exact(level.bound);
}

}  // namespace

PanelProof prove_panels(const PanelAsked& asked, const FairPanels& found, PanelWork* work) {
  if (!panels::look_at(asked) || !same_types(panels::types_of(asked), found.types)) return PanelProof::fails;
  const panels::Frame frame = panels::frame_of(asked, found.types);
  if (!is_lottery(frame, found) || !are_levels(found)) return PanelProof::fails;
  panels::Nodes taken{.most = asked.most_nodes, .pivots = {.most = asked.most_pivots}};
  panels::PanelSearch search(frame, taken);
  bool settled = true;
  for (std::size_t level = 0; level < found.levels.size(); ++level) {
    if (!are_weights(frame, found, level)) return PanelProof::fails;
    const auto worthier = search.search(found.levels[level].weights, found.levels[level].bound, panels::Wanted::any);
    if (worthier.panel) return PanelProof::fails;
    settled = settled && worthier.settled;
  }
  if (work) *work = {taken.taken, taken.pivots.taken};
  return settled ? PanelProof::holds : PanelProof::not_settled;
}

}  // namespace plenary::count
