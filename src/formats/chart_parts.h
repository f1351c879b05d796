// Inside this room: what the charts share.
#pragma once

#include <string>

#include "formats/chart.h"

namespace plenary::formats::charts {

// Of a whole, cut to hundredths of one per cent: "43.21%".  Nothing of nothing is 0.
[[nodiscard]] std::string percent(const Exact& part, const Exact& whole);
// The same as a whole number of ten thousandths.
[[nodiscard]] std::int64_t ten_thousandths(const Exact& part, const Exact& whole);
[[nodiscard]] std::string tone_class(Tone tone);
// A name that ends where its room ends: the drawing cuts, so no script is cut between its letters' parts.
[[nodiscard]] Markup clipped_name(const std::string& name, int x, const char* width, int top);
[[nodiscard]] Markup drawing(const std::string& question, int height, const Markup& inner);

}  // namespace plenary::formats::charts
