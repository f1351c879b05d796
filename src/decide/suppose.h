// Supposed facts, as somebody types them: what if?
//
//     Facts facts;
//     PLENARY_DO(suppose(facts, "yes=12"));
//     PLENARY_DO(suppose(facts, "yes@North=3"));             in a group of the roll, a unit or a college
//     PLENARY_DO(suppose(facts, "no@council/permanent=1"));  of a set of a college's units
//     PLENARY_DO(suppose(facts, "yes@states*population=61.5"));
//     PLENARY_DO(suppose(facts, "votes:Ada=14"));            for an option
//     PLENARY_DO(suppose(facts, "members=600..3000"));       known only to lie between
//     PLENARY_DO(suppose(facts, "council.France=no"));       how a unit votes
//
// Refused: "suppose.form" with the text.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "decide/conclude.h"

namespace plenary::decide {

[[nodiscard]] Result<void> suppose(const charter::Charter& charter, Facts& facts, std::string_view text);

// The words whose facts an open conclusion still wants, each once, as suppose() writes them.
[[nodiscard]] std::vector<std::string> wanted(const Conclusion& conclusion);

}  // namespace plenary::decide
