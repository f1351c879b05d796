// What is wrong with a charter that was read: all of it at once, before anybody lives under it.
//
//     for (const charter::Problem& problem : charter::check(charter)) ...   // empty: it may be founded
//
// A Problem is an Error (code, where = "file:line:column", params, "near" where a known name is near).
// It finds: names not defined; acts nobody may do; steps that cannot be reached, or loop without at_most;
// votes without a test to pass; words asked where nothing supplies them; groups not on the roll; thresholds
// that always or never hold; tests in a circle; tests, colleges and tables nobody uses; choices that may end in
// equals without a rule for it; a charter changed by a smaller majority than it decides.  It does not judge
// whether a rule is wise.
#pragma once

#include <vector>

#include "base/error.h"
#include "charter/charter.h"

namespace plenary::charter {

using Problem = Error;

[[nodiscard]] std::vector<Problem> check(const Charter& charter);

}  // namespace plenary::charter
