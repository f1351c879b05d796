#include "count/lot/panel_search.h"

namespace plenary::count::panels {
namespace {

mpz_class whole_below(const Exact& number) {
  mpz_class whole;
  mpz_fdiv_q(whole.get_mpz_t(), number.get_num_mpz_t(), number.get_den_mpz_t());
  return whole;
}

}  // namespace

Boxes Frame::boxes() const {
  Boxes boxes;
  for (const std::size_t size : sizes)
    boxes.emplace_back(0, size);
  return boxes;
}

bool fits(const Frame& frame, const Counts& panel) {
  std::size_t seats = 0;
  std::vector<std::size_t> met(frame.quotas.size());
  for (std::size_t type = 0; type < panel.size(); ++type) {
    if (panel[type] > frame.sizes[type]) return false;
    seats += panel[type];
    for (const std::size_t quota : frame.traits[type])
      met[quota] += panel[type];
  }
  for (std::size_t quota = 0; quota < met.size(); ++quota)
    if (met[quota] < frame.quotas[quota].first || met[quota] > frame.quotas[quota].second) return false;
  return seats == frame.seats;
}

mpz_class worth_of(const std::vector<mpz_class>& weights, const Counts& panel) {
  mpz_class sum = 0;
  for (std::size_t type = 0; type < panel.size(); ++type)
    sum += weights[type] * panel[type];
  return sum;
}

PanelSearch::PanelSearch(const Frame& frame, Nodes& nodes) : frame_(frame), nodes_(nodes), box_(frame.boxes()) {
  BoxedLp::Entries everybody;
  std::vector<BoxedLp::Entries> rows(frame.quotas.size());
  for (std::size_t type = 0; type < frame.sizes.size(); ++type) {
    lp_.add_variable(0, frame.sizes[type]);
    everybody.emplace_back(type, 1);
    for (const std::size_t quota : frame.traits[type])
      rows[quota].emplace_back(type, 1);
  }
  lp_.add_row(everybody, frame.seats, frame.seats);
  for (std::size_t quota = 0; quota < rows.size(); ++quota)
    lp_.add_row(rows[quota], frame.quotas[quota].first, frame.quotas[quota].second);
}

void PanelSearch::narrow(const Boxes& types, const Boxes& quotas) {
  box_ = types;
  for (std::size_t type = 0; type < types.size(); ++type)
    lp_.set_bounds(type, types[type].first, types[type].second);
  for (std::size_t quota = 0; quota < quotas.size(); ++quota)
    lp_.set_row_bounds(quota + 1, quotas[quota].first, quotas[quota].second);
}

PanelSearch::Found PanelSearch::search(const std::vector<mpz_class>& weights, const mpz_class& above, Wanted wanted) {
  const std::vector<Exact> gains(weights.begin(), weights.end());
  lp_.set_gains(gains);
  above_ = above, wanted_ = wanted, found_ = {}, done_ = false;
  visit();
  return found_;
}

std::optional<std::size_t> PanelSearch::seated_in_parts() const {
  for (std::size_t type = 0; type < box_.size(); ++type)
    if (lp_.value(type).get_den() != 1) return type;
  return std::nullopt;
}

void PanelSearch::visit() {
  if (done_) return;
  if (nodes_.taken++ >= nodes_.most) {
    found_.settled = false, done_ = true;
    return;
  }
  const LpEnd end = lp_.solve(nodes_.pivots);
  if (end == LpEnd::used_up) {
    found_.settled = false, done_ = true;
    return;
  }
  if (end == LpEnd::nothing_fits || whole_below(lp_.best()) <= above_) return;
  const auto type = seated_in_parts();
  if (!type) {
    auto& panel = found_.panel.emplace();
    for (std::size_t each = 0; each < box_.size(); ++each)
      panel.push_back(lp_.value(each).get_num().get_ui());
    above_ = lp_.best().get_num();
    done_ = wanted_ == Wanted::any;
    return;
  }
  const std::size_t below = whole_below(lp_.value(*type)).get_ui();
  const auto before = box_[*type];
  const auto with_box = [&](std::size_t least, std::size_t most) {
    box_[*type] = {least, most};
    lp_.set_bounds(*type, least, most);
  };
  with_box(below + 1, before.second);
  visit();
  with_box(before.first, below);
  visit();
  with_box(before.first, before.second);
}

}  // namespace plenary::count::panels
