// A test in plain words: codes and params from which `words` prints a sentence.
//
//     plain(charter, *charter.find_test("a quarter of each bank heard"))
//       -> charter.plain.heard.share (relation=least, value=1/4, of=members, each=bank, ...)
//       -> "At least 1/4 of the members of each bank must have been heard."
//
// A combination comes with its parts in `because`.  Nothing is decided here.
#pragma once

#include "base/error.h"
#include "charter/charter.h"

namespace plenary::charter {

[[nodiscard]] Error plain(const Charter& charter, const Test& test);

// "more", "least", "fewer", "most", "equal": what patterns select by.
[[nodiscard]] std::string_view relation_key(Relation relation);
// The words joined as the charter writes them: "yes + no".
[[nodiscard]] std::string sum_of(const std::vector<std::string>& words);

}  // namespace plenary::charter
