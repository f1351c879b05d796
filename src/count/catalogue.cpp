#include "count/catalogue.h"

#include <algorithm>

#include "count/families.h"

namespace plenary::count {

std::vector<RuleLine> catalogue() {
  std::vector<RuleLine> lines;
  for (const auto& family :
       {tally_rules(), round_rules(), several_rules(), lot_rules(), irv_rules(), wigm_rules(), minneapolis_rules(), last_parcel_rules(), cambridge_rules(), hare_rules(),
        meek_rules(), qpq_rules(), positional_rules(), pairwise_rules(), apportionment_rules(), open_list_rules(),
        tier_rules(), biproportional_rules(), cardinal_rules(), budget_rules(), committee_rules()})
    lines.insert(lines.end(), family.begin(), family.end());
  std::ranges::sort(lines, {}, &RuleLine::id);
  return lines;
}

}  // namespace plenary::count
