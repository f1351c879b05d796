// A fair lottery of panels told in full: whoever has this needs no solver to see that it is one (leximin.h says how).
//
// Chances are exact fractions.  JSON has everything the proof needs: types with their people, panels by how many of
// each type they seat, levels with weights and bound; types are told by their place from 0.  CSV is a line a person.
#pragma once

#include <optional>
#include <string>

#include "base/json.h"
#include "count/lot/leximin.h"

namespace plenary::formats {

struct PanelReport {
  std::string title;  // the pool's file
  std::string seed;   // what SHA-256 was taken of; with `drawn`
  std::optional<count::DrawnPanel> drawn = {};
};

[[nodiscard]] std::string as_text(const PanelReport&, const count::PanelAsked& asked, const count::FairPanels&);
[[nodiscard]] std::string as_csv(const PanelReport&, const count::PanelAsked& asked, const count::FairPanels&);
[[nodiscard]] json::Value as_json(const PanelReport&, const count::PanelAsked& asked, const count::FairPanels&);

}  // namespace plenary::formats
