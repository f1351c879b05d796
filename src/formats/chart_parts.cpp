#include "formats/chart_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace plenary::formats::charts {

std::int64_t ten_thousandths(const Exact& part, const Exact& whole) {
  if (whole <= 0 || part <= 0) return 0;
  const Exact share = part * 10'000 / whole;
  const mpz_class cut = share.get_num() / share.get_den();
  return cut.fits_slong_p() ? cut.get_si() : 0;
}

std::string percent(const Exact& part, const Exact& whole) {
  const std::int64_t cut = ten_thousandths(part, whole);
  return fmt::format("{}.{:02}%", cut / 100, cut % 100);
}

std::string tone_class(Tone tone) {
  switch (tone) {
    case Tone::chosen:
      return "m-chosen";
    case Tone::rest:
      return "m-rest";
    case Tone::plain:
      break;
  }
  return "m-plain";
}

Markup clipped_name(const std::string& name, int x, const char* width, int top) {
  return element("svg", attr("class", "clip"), attr("x", x), attr("y", top), attr("width", width),
                 attr("height", 21),
                 element("text", attr("class", "t-name"), attr("x", 0), attr("y", 15), name));
}

Markup drawing(const std::string& question, int height, const Markup& inner) {
  return element("svg", attr("xmlns", "http://www.w3.org/2000/svg"), attr("class", "chart"),
                 attr("role", "group"), attr("aria-label", question), attr("width", "100%"),
                 attr("height", std::max(height, 1)), inner);
}

}  // namespace plenary::formats::charts
