// Any rule of rankings by its name, from ballots as they were cast: interpreted as the rule has it, then
// counted.
//
//     PLENARY_TRY(const Returned returned, count_ranked("stv-scottish@1", file.ballots, {.seats = 3, .ties =
//     ties}));
//
// A rule whose law parts ties in a way of its own is given that way by ties_of(); a policy told in the
// question is used as it is.  Refused: "count.unknown_rule", and what the rules refuse (ranked/stv.h).
#pragma once

#include <string_view>

#include "base/result.h"
#include "count/ranked/interpret.h"
#include "count/ranked/returned.h"

namespace plenary::count {

struct RankedQuestion {
  std::size_t seats = 1;
  TiePolicy ties = {};
  std::vector<Option> withdrawn = {};
  std::vector<Option> undeclared = {};  // write-ins never elected, where the rule knows them
  Interpretation reading = {};          // its `withdrawn` is set from this question's
};

[[nodiscard]] Result<Returned> count_ranked(std::string_view rule, const RankedBallots& cast,
                                            const RankedQuestion& question);
[[nodiscard]] bool is_ranked_rule(std::string_view rule);

}  // namespace plenary::count
