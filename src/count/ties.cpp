#include "count/ties.h"

#include <algorithm>

#include "base/result.h"

namespace plenary::count {
namespace {

std::vector<Option> furthest(const std::vector<Option>& tied, Want want, const Stage& stage) {
  const auto less = [&](Option a, Option b) { return stage.sums[a] < stage.sums[b]; };
  const Option best =
      want == Want::most ? *std::ranges::max_element(tied, less) : *std::ranges::min_element(tied, less);
  std::vector<Option> found;
  for (const Option option : tied)
    if (stage.sums[option] == stage.sums[best]) found.push_back(option);
  return found;
}

bool all_differ(const std::vector<Option>& tied, const Stage& stage) {
  std::vector<Exact> sums;
  for (const Option option : tied)
    sums.push_back(stage.sums[option]);
  std::ranges::sort(sums);
  return std::ranges::adjacent_find(sums) == sums.end();
}

// What is left of the tied when this stage has been looked at.
std::vector<Option> compared(const std::vector<Option>& tied, Want want, const Stage& stage,
                             Difference difference) {
  if (stage.sums.empty() || (difference == Difference::all && !all_differ(tied, stage))) return tied;
  auto left = furthest(tied, want, stage);
  return difference == Difference::narrowing || left.size() == 1 ? left : tied;
}

std::vector<Option> by_stages(std::vector<Option> tied, Want want, std::span<const Stage> earlier,
                              bool latest_first, Difference difference) {
  for (std::size_t i = 0; i < earlier.size() && tied.size() > 1; ++i)
    tied = compared(tied, want, earlier[latest_first ? earlier.size() - 1 - i : i], difference);
  return tied;
}

std::vector<Option> first_drawn(const std::vector<Option>& tied, const std::vector<Option>& lot) {
  for (const Option drawn : lot)
    if (std::ranges::find(tied, drawn) != tied.end()) return {drawn};
  return tied;
}

std::vector<Option> ruled(const std::vector<Option>& tied, std::string_view asked,
                          const std::vector<Ruling>& rulings) {
  for (const Ruling& ruling : rulings) {
    auto same = ruling.tied;
    std::ranges::sort(same);
    if (ruling.asked == asked && same == tied && std::ranges::find(tied, ruling.taken) != tied.end())
      return {ruling.taken};
  }
  return tied;
}

}  // namespace

std::string_view name_of(TieStep step) {
  switch (step) {
    case TieStep::latest_difference:
      return "earlier stage";
    case TieStep::first_difference:
      return "first difference";
    case TieStep::order:
      return "order";
    case TieStep::lot:
      return "lot";
    case TieStep::by_hand:
      break;
  }
  return "by hand";
}

Tie part(std::vector<Option> tied, Want want, std::string_view asked, std::span<const Stage> earlier,
         const TiePolicy& policy) {
  ensure(tied.size() > 1, "a tie is of two or more");
  std::ranges::sort(tied);
  Tie tie{.tied = tied, .asked = std::string(asked), .parted_by = {}, .taken = {}};
  for (const TieStep step : policy.steps) {
    switch (step) {
      case TieStep::latest_difference:
        tied = by_stages(tied, want, earlier, true, policy.difference);
        break;
      case TieStep::first_difference:
        tied = by_stages(tied, want, earlier, false, policy.difference);
        break;
      case TieStep::order:
        tied.resize(1);
        break;
      case TieStep::lot:
        tied = first_drawn(tied, policy.lot);
        break;
      case TieStep::by_hand:
        tied = ruled(tied, asked, policy.rulings);
        break;
    }
    if (tied.size() > 1) continue;
    tie.parted_by = name_of(step);
    tie.taken = tied;
    break;
  }
  return tie;
}

}  // namespace plenary::count
