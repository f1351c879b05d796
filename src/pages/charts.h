// Charts as pure functions, data -> SVG: classes only, no text inside a mirrored drawing, zero baselines,
// always beside a table that says the same.
#pragma once

#include "pages/html.h"
#include "view/common.h"
#include "view/consultation.h"

namespace plenary::pages {

// Measured against needed, from zero; units are drawn as cells up to ten.
[[nodiscard]] Html gate_bar(const view::Gate& gate, const std::string& label);

struct Segment {
  std::int64_t count;
  const char* mark;  // "m-full", "m-agree", "m-disagree", "m-track"
};
// Parts of a whole side by side with a line at `needed_bp` (per ten thousand of the whole); none below 0.
[[nodiscard]] Html unit_bar(const std::vector<Segment>& segments, std::int64_t needed_bp, bool met,
                            const std::string& label);

// A share with its interval as a line through its end.
[[nodiscard]] Html share_bar(const view::Share& share, const char* mark, const std::string& label);

}  // namespace plenary::pages
