#include "count/lot/lot.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "count/families.h"
#include "crypto/sha256.h"

namespace plenary::count {
namespace {

constexpr RuleLine kLotLines[] = {
    {.id = "lot@1",
     .title = "Lot: an order drawn from contributions revealed after the ballot closed",
     .takes = "options",
     .arithmetic = "SHA-256",
     .ties = "parts them",
     .evidence = Evidence::textbook,
     .behind = "commit and reveal, by definition"},
    {.id = "sortition@1",
     .title = "Sortition: a panel drawn by strata, all alike within one",
     .takes = "a pool by strata",
     .arithmetic = "SHA-256",
     .ties = "parts them",
     .evidence = Evidence::textbook,
     .behind = "stratified random selection, by definition; no fairness across several dimensions at once"},
    {.id = "sortition-leximin@1",
     .title = "Sortition with quotas on several features: the least chance as large as it can be, then the next",
     .takes = "a pool with features, and quotas",
     .arithmetic = "exact; SHA-256",
     .ties = "parts them",
     .evidence = Evidence::textbook,
     .behind = "LEXIMIN of Flanigan, Goelz, Gupta, Hennig, Procaccia (2021), by definition over every panel of small "
               "pools; every lottery comes with a proof"},
};

// Eight bytes, highest first.
std::string length_of(std::string_view text) {
  std::string bytes(8, '\0');
  std::uint64_t left = text.size();
  for (std::size_t i = 8; i-- > 0; left >>= 8)
    bytes[i] = static_cast<char>(left & 0xff);
  return bytes;
}

Hash place_of(const LotSeed& seed, std::string_view question, std::string_view id) {
  std::string text(view_of(seed.bytes));
  text.append("|").append(question).append("|").append(id);
  return crypto::sha256(text);
}

}  // namespace

std::span<const RuleLine> lot_rules() {
  return kLotLines;
}

Hash commitment_of(std::string_view contribution) {
  return crypto::sha256(contribution);
}

Result<LotSeed> seed_of(std::span<const std::string> contributions) {
  if (contributions.size() < kLeastContributions) {
    return refuse("lot.too_few", {.params = {{"least", static_cast<std::int64_t>(kLeastContributions)}}});
  }
  std::string all;
  for (const auto& one : contributions)
    all += length_of(one) + one;
  return LotSeed{crypto::sha256(all)};
}

Result<std::vector<Option>> draw_order(const LotSeed& seed, std::string_view question,
                                       std::span<const std::string> ids) {
  std::set<std::string_view> known;
  for (const auto& id : ids) {
    if (!known.insert(id).second) return refuse("lot.id_twice", {.params = {{"id", id}}});
  }
  std::vector<Hash> places;
  places.reserve(ids.size());
  for (const auto& id : ids)
    places.push_back(place_of(seed, question, id));
  std::vector<Option> order(ids.size());
  std::iota(order.begin(), order.end(), Option{0});
  std::ranges::sort(order, [&](Option a, Option b) {
    return places[a] != places[b] ? places[a] < places[b] : ids[a] < ids[b];
  });
  return order;
}

Result<std::vector<DrawnStratum>> draw_panel(const LotSeed& seed, std::string_view question,
                                             std::span<const PoolMember> pool,
                                             std::span<const StratumSeats> seats) {
  std::vector<std::string> ids;
  for (const auto& member : pool)
    ids.push_back(member.id);
  PLENARY_TRY(const auto order, draw_order(seed, question, ids));
  std::vector<DrawnStratum> panel;
  for (const auto& [stratum, wanted] : seats) {
    DrawnStratum drawn{.stratum = stratum};
    for (const Option member : order) {
      if (pool[member].stratum != stratum) continue;
      ++drawn.pool;
      (drawn.drawn.size() < wanted ? drawn.drawn : drawn.next).push_back(member);
    }
    if (drawn.pool < wanted) {
      return refuse("lot.more_seats_than_pool", {.params = {{"pool", static_cast<std::int64_t>(drawn.pool)},
                                                            {"seats", static_cast<std::int64_t>(wanted)},
                                                            {"stratum", stratum}}});
    }
    if (drawn.pool > 0) drawn.chance = Exact(static_cast<long>(wanted), static_cast<long>(drawn.pool));
    drawn.chance.canonicalize();
    panel.push_back(std::move(drawn));
  }
  return panel;
}

}  // namespace plenary::count
