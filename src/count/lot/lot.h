// Lots that anybody can draw again: lot@1, and the drawing of a panel by strata, sortition@1.
//
//     const LotSeed seed = seed_of({"7d1e...", "a04c..."});               // as revealed, in the order of the
//     roll const auto order = draw_order(seed, "board 2027", {"ada", "ben"});  // the options' places, first
//     drawn first
//
// The seed is SHA-256 over all contributions, each with its length before it, so that none can be moved into
// another.  Two people at least commit to a contribution before the ballot opens and reveal it after it
// closes; what is not revealed in time is replaced by a public draw named beforehand.  That is the body's
// procedure and stands in its record; here the contributions are given.  One order serves a whole count and
// its recount: among those tied, whoever was drawn first is taken.
// An order is that of SHA-256(seed | question | id), ascending, ids compared as bytes where hashes are equal.
// Refused: "lot.too_few" (contributions), "lot.id_twice" (id), "lot.more_seats_than_pool" (stratum, seats,
// pool).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "count/stage.h"

namespace plenary::count {

struct LotSeed {
  Hash bytes{};
  bool operator==(const LotSeed&) const = default;
};

inline constexpr std::size_t kLeastContributions = 2;

// A contribution is committed to as SHA-256 over its bytes; whoever reveals shows what fits.
[[nodiscard]] Hash commitment_of(std::string_view contribution);
[[nodiscard]] Result<LotSeed> seed_of(std::span<const std::string> contributions);

// The options in the order in which they are drawn.
[[nodiscard]] Result<std::vector<Option>> draw_order(const LotSeed& seed, std::string_view question,
                                                     std::span<const std::string> ids);

struct PoolMember {
  std::string id, stratum;
};
struct StratumSeats {
  std::string stratum;
  std::size_t seats = 0;
};
struct DrawnStratum {
  std::string stratum;
  std::size_t pool = 0;
  Exact chance;               // of each of its pool to be drawn: seats / pool
  std::vector<Option> drawn;  // indices into the pool, first drawn first
  std::vector<Option> next;   // and who follows, should one decline
};

// Each stratum is drawn by itself, all alike within it.  Strata in the order given.
[[nodiscard]] Result<std::vector<DrawnStratum>> draw_panel(const LotSeed& seed, std::string_view question,
                                                           std::span<const PoolMember> pool,
                                                           std::span<const StratumSeats> seats);

}  // namespace plenary::count
