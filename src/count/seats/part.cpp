#include <algorithm>

#include "count/seats/share.h"

namespace plenary::count::seats {
namespace {

// How early the recorded lot names this claim; beyond its end: not at all.
std::size_t drawn(const std::vector<Option>& lot, Option claim) {
  return static_cast<std::size_t>(std::ranges::find(lot, claim) - lot.begin());
}

}  // namespace

Parted part(std::vector<Option> tied, std::size_t open, std::span<const Claim> claims, const Parting& parting,
            std::string_view asked) {
  Parted parted{.told = {.tied = tied, .asked = std::string(asked)}};
  const auto before = [&](Option a, Option b) {
    if (parting.more_votes && claims[a].votes != claims[b].votes) return claims[a].votes > claims[b].votes;
    return drawn(parting.lot, a) < drawn(parting.lot, b);
  };
  std::ranges::stable_sort(tied, before);
  const auto differ = [&](Option a, Option b) { return before(a, b) || before(b, a); };
  std::size_t first = open, last = open;  // the block of equals that lies across the line
  while (first > 0 && last < tied.size() && !differ(tied[first - 1], tied[open]))
    --first;
  while (first < open && last < tied.size() && !differ(tied[open], tied[last]))
    ++last;
  parted.taken.assign(tied.begin(), tied.begin() + static_cast<std::ptrdiff_t>(first));
  if (first < open) {
    parted.left = Contested{
        {tied.begin() + static_cast<std::ptrdiff_t>(first), tied.begin() + static_cast<std::ptrdiff_t>(last)},
        open - first};
    std::ranges::sort(parted.left->lists);
  } else {
    parted.told.parted_by = parting.more_votes ? "more votes, then lot" : "lot";
  }
  parted.told.taken = parted.taken;
  return parted;
}

}  // namespace plenary::count::seats
