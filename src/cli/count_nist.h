// Inside this room: a count told as an election results report of NIST SP 1500-100, where that can hold it: contests of
// candidates with votes of their own, and of lists.
#pragma once

#include <vector>

#include "cli/count.h"
#include "formats/nist_report.h"
#include "formats/report.h"

namespace plenary::cli {

// `facts` has what the ballots say (title, names, seats, variation ...); the options come before it.
// Refused: what as_nist refuses.
[[nodiscard]] Result<void> print_nist(const CountOptions& o, const formats::Report& report, formats::NistReport facts,
                                      const std::vector<count::Returned>& contests);

// Figures that are votes: approvals, sums of scores, of Borda's points, of first places.  `first`: several are a tie.
[[nodiscard]] count::Returned returned_of(const std::vector<Exact>& figures, const std::vector<count::Option>& first);

// Refused: "cli.nist_pairs", "cli.nist_figures" (rule), where `rule` gives no votes that could be told.
[[nodiscard]] Result<void> nist_holds(const std::string& rule, const std::string& file);

}  // namespace plenary::cli
