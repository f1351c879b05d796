// Inside this room: a count told as an election results report of NIST SP 1500-100.
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

}  // namespace plenary::cli
