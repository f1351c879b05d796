// Pseudo-languages for tests, made from English patterns: they show at a glance what was not translated,
// what does not fit, and what does not turn round.
#pragma once

#include "words/pattern.h"

namespace plenary::words {

// "Water butts" -> "[Ŵåţéŕ ƀûţţš one two]": every letter accented, about 40 % longer.
[[nodiscard]] Pattern accented(Pattern english);

// Every word between RLO and PDF, so that English stands as a right-to-left language would.
[[nodiscard]] Pattern mirrored(Pattern english);

}  // namespace plenary::words
