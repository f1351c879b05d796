#include "pages/charts.h"

#include <fmt/format.h>

#include <algorithm>

namespace plenary::pages {

namespace {

constexpr std::int64_t kWhole = 10000;

// Per ten thousand as a length of 100, with one place: exact integers until here.
std::string hundredths(std::int64_t bp) {
  return fmt::format("{}.{:02}", bp / 100, bp % 100);
}

std::int64_t part(std::int64_t count, std::int64_t of) {
  if (of <= 0) return 0;
  return std::clamp<std::int64_t>(count, 0, of) * kWhole / of;
}

Html box(const char* mark, std::int64_t from, std::int64_t size) {
  return rect(cls(mark), attr("x", hundredths(from)), attr("width", hundredths(size)), attr("height", 16));
}

Html upright(const char* classes, std::int64_t at, int above, int below) {
  return path(cls(classes), attr("d", fmt::format("M{} {}V{}", hundredths(at), above, below)));
}

Html drawing(const std::string& label, const char* classes, const Html& marks) {
  return svg(cls(classes), attr("viewBox", "0 0 100 16"), attr("preserveAspectRatio", "none"), role("img"),
             label_of(label), marks);
}

Html goal(std::int64_t at, bool met) {
  return join(upright("m-goal halo", at, -2, 18), upright(met ? "m-goal met" : "m-goal", at, -4, 20));
}

Html cells(std::int64_t units) {
  Html lines;
  for (std::int64_t i = 1; units <= 10 && i < units; ++i)
    lines += upright("cell", part(i, units), 0, 16);
  return lines;
}

}  // namespace

Html gate_bar(const view::Gate& gate, const std::string& label) {
  if (gate.needed == 0) return {};  // nothing may be left: a bar would be empty
  const std::int64_t whole = gate.of ? *gate.of : std::max(gate.needed, gate.measured);
  const bool holds = gate.verdict == view::Verdict::holds;
  Html marks = box("m-track", 0, kWhole) + box("m-full", 0, part(gate.measured, whole));
  if (gate.of) marks += cells(whole);
  return drawing(label, "bar plainmark", marks + goal(part(gate.needed, whole), holds));
}

Html unit_bar(const std::vector<Segment>& segments, std::int64_t needed_bp, bool met,
              const std::string& label) {
  std::int64_t whole = 0;
  for (const Segment& segment : segments)
    whole += segment.count;
  Html marks;
  std::int64_t before = 0;
  for (const Segment& segment : segments) {
    const std::int64_t from = part(before, whole);
    before += segment.count;
    if (segment.count > 0) marks += box(segment.mark, from, part(before, whole) - from);
  }
  marks += cells(whole);
  if (needed_bp >= 0) marks += goal(needed_bp, met);
  return drawing(label, "bar tall plainmark", marks);
}

Html share_bar(const view::Share& share, const char* mark, const std::string& label) {
  const std::int64_t high = std::min(share.high_bp, kWhole),
                     low = std::clamp<std::int64_t>(share.low_bp, 0, high);
  return drawing(
      label, "bar plainmark",
      box("m-track", 0, kWhole) + box(mark, 0, std::clamp<std::int64_t>(share.share_bp, 0, kWhole)) +
          path(cls("m-span halo"), attr("d", fmt::format("M{} 8H{}", hundredths(low), hundredths(high)))) +
          path(cls("m-span"), attr("d", fmt::format("M{} 8H{}", hundredths(low), hundredths(high)))) +
          upright("m-span", low, 3, 13) + upright("m-span", high, 3, 13));
}

}  // namespace plenary::pages
