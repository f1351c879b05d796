// The families of rules, each with its lines of the catalogue.
#pragma once

#include <span>

#include "count/catalogue.h"

namespace plenary::count {

[[nodiscard]] std::span<const RuleLine> tally_rules();
[[nodiscard]] std::span<const RuleLine> round_rules();
[[nodiscard]] std::span<const RuleLine> several_rules();
[[nodiscard]] std::span<const RuleLine> lot_rules();
[[nodiscard]] std::span<const RuleLine> irv_rules();
[[nodiscard]] std::span<const RuleLine> wigm_rules();
[[nodiscard]] std::span<const RuleLine> minneapolis_rules();
[[nodiscard]] std::span<const RuleLine> last_parcel_rules();
[[nodiscard]] std::span<const RuleLine> cambridge_rules();
[[nodiscard]] std::span<const RuleLine> hare_rules();
[[nodiscard]] std::span<const RuleLine> meek_rules();
[[nodiscard]] std::span<const RuleLine> qpq_rules();
[[nodiscard]] std::span<const RuleLine> positional_rules();
[[nodiscard]] std::span<const RuleLine> pairwise_rules();
[[nodiscard]] std::span<const RuleLine> apportionment_rules();
[[nodiscard]] std::span<const RuleLine> open_list_rules();
[[nodiscard]] std::span<const RuleLine> tier_rules();
[[nodiscard]] std::span<const RuleLine> biproportional_rules();
[[nodiscard]] std::span<const RuleLine> cardinal_rules();
[[nodiscard]] std::span<const RuleLine> budget_rules();
[[nodiscard]] std::span<const RuleLine> committee_rules();

}  // namespace plenary::count
