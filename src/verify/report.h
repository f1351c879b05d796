// A verification told: to a person as lines, to a program as one JSON object.
//
//     32 entries, 0 inadmissible
//       0 signed by a member's own key
//      26 vouched by the clerk after sign-in
//     matter 5, vote: yes 4, no 1, abstain 1; adopted (Art. 8)
//     same
//
// The last line is "same", "same; 12 contents absent (9 erased, 3 not public)" or "differs: <place>: <what>".
// Without a key given, "same, if the log's key is", the key, and the advice to compare it.
#pragma once

#include <string>

#include "verify/verify.h"
#include "words/words.h"

namespace plenary::verify {

[[nodiscard]] std::string print_report(const Report& report, const Tongue& tongue);
[[nodiscard]] std::string print_report_json(const Report& report, const Tongue& tongue);

// A refusal in one line: its place, its sentence, and the conditions behind it.
[[nodiscard]] std::string in_words(const Error& error, const Tongue& tongue);

}  // namespace plenary::verify
