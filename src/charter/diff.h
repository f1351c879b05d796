// What changes from one charter to the next, in codes from which `words` makes sentences.
//
//     for (const Error& change : charter::diff(old, fresh)) ...     // "The test two thirds: ..."
//
// By name: a thing renamed is one gone and one new.  Codes: "charter.diff.added", ".removed", ".changed" (what,
// name, key, before, after), ".test" (because: the test in plain words, before and after).  The order is that of
// the new file, what is gone stands last; a change has the place of the new thing.
#pragma once

#include <vector>

#include "base/error.h"
#include "charter/charter.h"

namespace plenary::charter {

[[nodiscard]] std::vector<Error> diff(const Charter& before, const Charter& after);

}  // namespace plenary::charter
