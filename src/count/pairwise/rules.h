// Any rule of pairs or places that ends in a set of winners, by its name.
//
//     PLENARY_TRY(const Compared compared, count_pairs("schulze-wv@1", file.ballots, {}));
//
// Refused: "count.unknown_rule", "count.no_such_option", "count.too_many_options" (kemeny@1 beyond its
// bound), "count.no_default" (debian@1 without its default option).
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "count/pairwise/condorcet.h"
#include "count/pairwise/debian.h"

namespace plenary::count {

struct PairsQuestion {
  std::vector<Option> withdrawn = {};
  std::vector<Option> order = {};              // of defeats equal in strength: ranked pairs, river
  std::optional<DebianRules> against_default;  // debian@1
};

struct Compared {
  Winners winners;  // several: the rule does not decide between them
  Matrix matrix;
  std::vector<Exact> scores = {};  // by option, for rules that have a number for each
  std::vector<Defeat> locked = {}, dropped = {};
  bool order_asked = false;  // equal defeats were met, and the order told was used
  std::vector<Option> ranking = {};
  std::optional<Cleared> cleared = {};
};

[[nodiscard]] Result<Compared> count_pairs(std::string_view rule, const RankedBallots& cast,
                                           const PairsQuestion& question = {});
[[nodiscard]] bool is_pairs_rule(std::string_view rule);

}  // namespace plenary::count
