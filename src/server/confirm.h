// An officer is asked again: for opening and closing, for the roll, for codes and for erasing, she shows a
// sign-in code once more unless she showed one in the last ten minutes (signing in counts).
//
// The page that asks keeps the pending form in itself, in hidden fields, so that nothing of it stands in an
// address or waits in the server; with the code it is sent on, and what was asked is then done.  Members
// without an office are never asked.
#pragma once

#include "server/visit.h"

namespace plenary::server {

[[nodiscard]] bool asks_again(std::string_view kind);  // "vote.open@1"
[[nodiscard]] bool must_confirm(const Visit& visit, std::string_view kind);

// The page that asks; `fields` are the pending form's.
[[nodiscard]] Answered ask_again(const Visit& visit, std::string_view kind, const Fields& fields);

// POST /confirm: nothing when the code was right; then `fields` and the visit's path are those of the pending
// form.
[[nodiscard]] std::optional<Answered> go_on(Visit& visit, Fields& fields);

// Tries a code, within the limits of its address; `wait_s` when there were too many tries.
[[nodiscard]] Result<void> confirm(Visit& visit, const std::string& code,
                                   std::optional<std::int64_t>& wait_s);

}  // namespace plenary::server
