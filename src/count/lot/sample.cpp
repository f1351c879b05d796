#include "count/lot/sample.h"

#include <algorithm>
#include <set>

#include "crypto/sha256.h"

namespace plenary::count {
namespace {

constexpr std::int64_t kMostPapers = std::int64_t{1} << 53;

// Where each batch begins, and behind the last the number of all.
Result<std::vector<std::int64_t>> starts_of(std::span<const Batch> manifest) {
  std::set<std::string_view> names;
  std::vector<std::int64_t> starts = {0};
  for (const Batch& batch : manifest) {
    if (!names.insert(batch.name).second) return refuse("lot.batch_twice", {.params = {{"id", batch.name}}});
    if (batch.papers < 0) return refuse("lot.no_papers");
    if (batch.papers > kMostPapers - starts.back()) return refuse("lot.too_many_papers");
    starts.push_back(starts.back() + batch.papers);
  }
  return starts;
}

std::int64_t remainder(const Hash& number, std::int64_t by) {
  __extension__ using Wide = unsigned __int128;
  Wide left = 0;
  for (const std::uint8_t byte : number)
    left = ((left << 8) | byte) % static_cast<Wide>(by);
  return static_cast<std::int64_t>(left);
}

}  // namespace

Result<std::vector<DrawnPaper>> draw_papers(const LotSeed& seed, std::span<const Batch> manifest,
                                            const Sampling& asked) {
  PLENARY_TRY(const auto starts, starts_of(manifest));
  const std::int64_t all = starts.back();
  if (asked.papers > kMostDraws) return refuse("lot.too_many_papers");
  const bool enough = asked.replacement ? all > 0 : static_cast<std::int64_t>(asked.papers) <= all;
  if (!enough) return refuse("lot.no_papers");
  std::vector<DrawnPaper> drawn;
  std::set<std::int64_t> before;
  for (std::int64_t draw = 1; drawn.size() < asked.papers; ++draw) {
    std::string text(view_of(seed.bytes));
    text += "|paper|" + std::to_string(draw);
    const std::int64_t place = remainder(crypto::sha256(text), all);
    if (!asked.replacement && !before.insert(place).second) continue;
    const auto batch = std::ranges::upper_bound(starts, place) - starts.begin() - 1;
    drawn.push_back({draw, static_cast<std::size_t>(batch), place - starts[static_cast<std::size_t>(batch)] + 1});
  }
  return drawn;
}

}  // namespace plenary::count
