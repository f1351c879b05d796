// One panel of a fair lottery, drawn from a public seed (leximin.h says how, to be done again by anybody).
#include <algorithm>

#include "count/lot/leximin.h"
#include "crypto/sha256.h"

namespace plenary::count {
namespace {

mpz_class number_of(const LotSeed& seed, std::string_view question) {
  std::string text(view_of(seed.bytes));
  text.append("|").append(question);
  mpz_class number = 0;
  for (const std::uint8_t byte : crypto::sha256(text))
    number = number * 256 + byte;
  return number;
}

std::size_t panel_at(const mpz_class& number, const std::vector<WeightedPanel>& panels) {
  const Exact place = Exact(number) / Exact(mpz_class(1) << 256);
  Exact end = 0;
  for (std::size_t panel = 0; panel < panels.size(); ++panel) {
    end += panels[panel].chance;
    if (place < end) return panel;
  }
  return panels.size() - 1;  // never reached: the place is below 1, where the last one ends
}

}  // namespace

std::vector<std::size_t> seated_from(std::size_t circle, std::size_t start, std::size_t seats) {
  std::vector<std::size_t> places;
  for (std::size_t seat = 0; seat < seats; ++seat)
    places.push_back((start + seat) % circle);
  return places;
}

Result<DrawnPanel> draw_of(const LotSeed& seed, const PanelAsked& asked, const FairPanels& found) {
  if (!found.proved || found.panels.empty()) return refuse("lot.not_proved");
  DrawnPanel drawn{.panel = panel_at(number_of(seed, "panel"), found.panels), .people = {}};
  for (std::size_t type = 0; type < found.types.size(); ++type) {
    const auto& members = found.types[type].members;
    std::vector<std::string> ids;
    for (const Option member : members)
      ids.push_back(asked.pool[member].id);
    PLENARY_TRY(const auto order, draw_order(seed, "panel", ids));
    const mpz_class start = number_of(seed, "start|" + ids.front()) % members.size();
    for (const std::size_t place : seated_from(members.size(), start.get_ui(), found.panels[drawn.panel].seated[type]))
      drawn.people.push_back(members[order[place]]);
  }
  std::ranges::sort(drawn.people);
  return drawn;
}

}  // namespace plenary::count
