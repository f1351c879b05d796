// Panels with quotas on several features, drawn so that the smallest chance of anybody is as large as it can be, then
// the next smallest, and so on: sortition-leximin@1.  Definition: Flanigan, Goelz, Gupta, Hennig, Procaccia, Fair
// algorithms for selecting citizens' assemblies (Nature 2021), LEXIMIN.
//
//     PanelAsked asked{.quotas = {{"age", "young", 1, 1}, {"age", "old", 1, 1}},
//                      .pool = {{"ada", {0}}, {"ben", {1}}, {"cyd", {1}}}, .seats = 2};
//     const auto found = leximin_panels(asked);      // ada: 1; ben and cyd: 1/2
//     const auto drawn = draw_of(seed, asked, *found);
//
// A panel seats so many people that each quota is met.  People who count for the same quotas are one type and have the
// same chance: a lottery with the members of a type exchanged at will has the same least chances, and the mean of two
// lotteries that differ is never worse than the worse of them, so the fairest chances are one vector, the same for all
// of a type.  Panels are therefore told by how many of each type they seat.
//
// The proof.  Types fall into levels by their chance, the lowest first.  Each level has weights by type, whole, none
// below 0, above 0 for its own types and 0 for types of later levels, and a bound such that no panel is worth more: the
// sum of weight times people seated.  The lottery is worth just the bound on the mean.  Whatever lottery gives earlier
// levels their chances and nobody else less than this level's therefore gives this level's types just this level's
// chance.  So, level by level, no lottery is fairer.  That no panel is worth more is checked by branch and bound,
// anew, in nodes up to `most_nodes` and pivots up to `most_pivots`; a lottery whose proof is not whole has proved = false
// and is not drawn from.
//
// The draw.  SHA-256(seed | "panel"), read as a number, highest byte first, over 2^256 falls into the part of one
// panel, panels laid end to end by their chances in the order told.  Who of a type: its people stand in a circle in
// lot@1's order for the question "panel"; SHA-256(seed | "start" | id of the one first in bytes) modulo their number
// is where the seats begin.  Of the n places to begin, a person is seated from just c where c of n are seated, so
// that all of a type have the same chance, c / n.  No draw is likelier than told by more than 2^-190.
//
// Refused: "count.no_seats"; "lot.id_twice" (id); "lot.panel_size" (the limits below); "lot.panel_pool" (pool, seats);
// "lot.panel_quota" (feature, value: the least is above the most); "lot.panel_value" (feature, value, least, pool);
// "lot.panel_feature" (feature, least, most, seats: its quotas and the pool leave room for other numbers only);
// "lot.panel_together" (feature, value: all quotas cannot be met at once, without this one they could);
// "lot.panel_conflict" (nor are they without any single one); "lot.panel_nobody" (a quota is named that is not there);
// draw_of: "lot.not_proved".
#pragma once

#include "count/lot/lot.h"

namespace plenary::count {

struct PanelQuota {
  std::string feature, value;
  std::size_t least = 0, most = 0;  // people on the panel
};

struct PanelPerson {
  std::string id;
  std::vector<std::size_t> traits;  // the quotas the person counts for, ascending
};

inline constexpr std::int64_t kPanelNodes = 1'000'000, kPanelPivots = 1'000'000;
inline constexpr std::size_t kMostPanelPool = 100'000, kMostPanelTypes = 2'000, kMostPanelQuotas = 200;

struct PanelAsked {
  std::vector<PanelQuota> quotas;
  std::vector<PanelPerson> pool;
  std::size_t seats = 0;
  // Of the search, and again of the proof: nodes of branch and bound, pivots of all linear programmes.
  std::int64_t most_nodes = kPanelNodes, most_pivots = kPanelPivots;
};

struct PersonType {
  std::vector<std::size_t> traits;
  std::vector<Option> members;  // indices into the pool, their ids in order of bytes
  Exact chance = 0;             // of each member
};

struct WeightedPanel {
  std::vector<std::size_t> seated;  // of each type
  Exact chance;                     // above 0
};

struct FairLevel {
  Exact chance;
  std::vector<std::size_t> types = {};
  std::vector<mpz_class> weights = {};  // by type
  mpz_class bound = 0;
};

struct PanelWork {
  std::int64_t nodes = 0, pivots = 0;
};

struct FairPanels {
  std::vector<PersonType> types;  // in the order of their traits
  std::vector<WeightedPanel> panels = {};
  std::vector<FairLevel> levels = {};  // the lowest chance first
  bool proved = false;                 // false: the search or its proof came to its limit; nothing here binds
  PanelWork work = {}, proof_work = {};
};

[[nodiscard]] Result<FairPanels> leximin_panels(const PanelAsked& asked);

enum class PanelProof { holds, fails, not_settled };
// Everything again from the pool and the quotas: types, panels, chances, levels, bounds.  `work`: what it took.
[[nodiscard]] PanelProof prove_panels(const PanelAsked& asked, const FairPanels& found, PanelWork* work = nullptr);

struct DrawnPanel {
  std::size_t panel = 0;       // which of the lottery
  std::vector<Option> people;  // indices into the pool, ascending
};
[[nodiscard]] Result<DrawnPanel> draw_of(const LotSeed& seed, const PanelAsked& asked, const FairPanels& found);
// The seats of a type of `circle` people, from `start` on: places in the circle.
[[nodiscard]] std::vector<std::size_t> seated_from(std::size_t circle, std::size_t start, std::size_t seats);

}  // namespace plenary::count
