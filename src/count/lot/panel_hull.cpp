#include "count/lot/panel_hull.h"

#include <algorithm>

namespace plenary::count::panels {
namespace {

struct WholeWeights {
  std::vector<mpz_class> weights;
  mpz_class worth;  // times the same factor, the broken part left out
};

mpz_class whole_part(const Exact& number) {
  mpz_class whole;
  mpz_fdiv_q(whole.get_mpz_t(), number.get_num_mpz_t(), number.get_den_mpz_t());
  return whole;
}

WholeWeights times(const BoxedLp& lp, std::size_t types, const mpz_class& factor) {
  WholeWeights whole;
  for (std::size_t type = 0; type < types; ++type)
    whole.weights.push_back(whole_part(lp.value(type) * Exact(factor)));
  whole.worth = whole_part(lp.value(types) * Exact(factor));
  return whole;
}

mpz_class common_denominator(const BoxedLp& lp, std::size_t types) {
  mpz_class common = 1;
  for (std::size_t type = 0; type < types; ++type)
    common = lcm(common, lp.value(type).get_den());
  return common;
}

}  // namespace

PanelHull::PanelHull(const Frame& frame, Nodes& nodes) : frame_(frame), nodes_(nodes) {
  for (std::size_t type = 0; type < frame.sizes.size(); ++type)
    lp_.add_variable(0, 1);
  worthiest_ = lp_.add_variable(0, frame.seats);
}

// worth of this panel <= the worthiest.
void PanelHull::know(const Counts& panel) {
  BoxedLp::Entries entries;
  for (std::size_t type = 0; type < panel.size(); ++type)
    if (panel[type] > 0) entries.emplace_back(type, panel[type]);
  entries.emplace_back(worthiest_, -1);
  lp_.add_row(entries, -Exact(frame_.seats), 0);
  known_.push_back(panel);
}

std::vector<WeightedPanel> PanelHull::lottery() const {
  std::vector<WeightedPanel> panels;
  for (std::size_t row = 0; row < known_.size(); ++row)
    if (const Exact price = lp_.price(row); price > 0) panels.push_back({known_[row], price});
  std::ranges::sort(panels, {}, &WeightedPanel::seated);
  return panels;
}

// By weights shortened to twenty bits, which are much quicker to search with; what is found is worth more by the whole
// ones too, or is not taken.
std::optional<Counts> PanelHull::worthier_about(PanelSearch& search) const {
  const auto about = times(lp_, frame_.sizes.size(), mpz_class(1) << 20);
  auto found = search.search(about.weights, about.worth, Wanted::any);
  if (!found.panel) return std::nullopt;
  Exact worth = 0;
  for (std::size_t type = 0; type < frame_.sizes.size(); ++type)
    worth += lp_.value(type) * Exact((*found.panel)[type]);
  if (worth <= lp_.value(worthiest_)) return std::nullopt;
  return found.panel;
}

PanelHull::Reached PanelHull::reach(const std::vector<Exact>& means, PanelSearch& search) {
  std::vector<Exact> gains = means;
  gains.emplace_back(-1);
  lp_.set_gains(gains);
  const std::size_t types = frame_.sizes.size();
  while (true) {
    const LpEnd end = lp_.solve(nodes_.pivots);
    if (end == LpEnd::used_up) return OutOfNodes{};
    ensure(end == LpEnd::best, "no weights at all always fit");
    if (lp_.best() == 0) return lottery();
    if (const auto panel = worthier_about(search)) {
      know(*panel);
      continue;
    }
    const auto whole = times(lp_, types, common_denominator(lp_, types));
    const auto found = search.search(whole.weights, whole.worth, Wanted::any);
    if (found.panel) {
      know(*found.panel);
      continue;
    }
    if (!found.settled) return OutOfNodes{};
    Bound bound{.weights = {}, .least = 0, .most = lp_.value(worthiest_)};
    for (std::size_t type = 0; type < types; ++type)
      bound.weights.push_back(lp_.value(type));
    return bound;
  }
}

}  // namespace plenary::count::panels
