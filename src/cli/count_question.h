// Inside this room: what the options of `plenary count` ask of a rule, beside the ballots.
#pragma once

#include "cli/count.h"
#include "count/pairwise/rules.h"
#include "count/ranked/rules.h"
#include "formats/ranked_file.h"

namespace plenary::cli {

// Papers are kept one by one where the rule depends on their order.
[[nodiscard]] count::Keep keep_for(std::string_view rule);

// Refused: "cli.count_number", "cli.count_share".
[[nodiscard]] Result<count::TiePolicy> ties_of(const CountOptions& o, std::size_t options);
[[nodiscard]] Result<count::RankedQuestion> ranked_question(const CountOptions& o, const formats::RankedFile& file);
[[nodiscard]] Result<count::PairsQuestion> pairs_question(const CountOptions& o, const formats::RankedFile& file);
[[nodiscard]] Result<Exact> share_of(const std::string& given);

// `audit FILE --rule R`: counter-examples to monotonicity and, for one seat, to participation, in these ballots.
[[nodiscard]] Result<void> audit_rankings(const CountOptions& o);
// `sample MANIFEST --seed TEXT --papers N`.  Refused: "cli.manifest", and what draw_papers refuses.
[[nodiscard]] Result<void> sample_papers(const CountOptions& o);
// `sortition POOL --quotas QUOTAS --seats N`.  Refused: what panel_tables.h, leximin.h and lot.h refuse, "cli.strata".
[[nodiscard]] Result<void> draw_fair_panel(const CountOptions& o);
// `precincts TABLE --least N`.  Refused: "cli.places", and what hide_small refuses.
[[nodiscard]] Result<void> hide_small_cells(const CountOptions& o);

}  // namespace plenary::cli
