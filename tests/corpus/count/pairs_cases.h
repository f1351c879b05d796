// A check of pairs or places of a real election, compared: winners, and the numbers the case gives.
#pragma once

#include "ranked_cases.h"

namespace corpus {

std::string compare_pairs(const RankedCase& election, const Json& check);  // empty: the same

}  // namespace corpus
