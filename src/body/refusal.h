// A refusal as a note that the person keeps: what was asked, on which record, and why it was not admitted.
//
//     <origin>
//     plenary refusal 1
//     <size of the record when it was judged>
//     <the entry it would have been, canonical JSON>
//     <the refusal: code, article, params, because; canonical JSON>
//
// Signed by the log's key as a signed note (record/note.h); its second line keeps it from being taken for a
// checkpoint.  It is no entry.  With the record up to that size anybody recomputes it: recompute() admits the
// entry again and must meet the same refusal.  The words that were typed are not in it, only commitments.
// Refused: "refusal.malformed" (where = "line N"), "refusal.does_not_follow".
#pragma once

#include <string>
#include <string_view>

#include "body/fold.h"

namespace plenary::body {

struct RefusalNote {
  std::string origin;
  std::uint64_t size = 0;
  std::string entry, refusal;  // canonical JSON
};

[[nodiscard]] RefusalNote refusal_of(const State& state, const Entry& asked, const Error& refused);
[[nodiscard]] std::string print_refusal(const RefusalNote& note);  // the text to be signed
[[nodiscard]] Result<RefusalNote> parse_refusal(std::string_view text);
// `state` is the record folded up to note.size.
[[nodiscard]] Result<void> recompute(const State& state, const RefusalNote& note, const Blobs& blobs);

}  // namespace plenary::body
