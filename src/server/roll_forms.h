// Forms of whoever keeps the roll.  Each answers with a page, or leads on to one.
#pragma once

#include "server/visit.h"

namespace plenary::server {

[[nodiscard]] Answered import_refused(Visit& visit, const Error& error);
[[nodiscard]] Answered preview_import(Visit& visit, Upload upload);         // POST /roll/import
[[nodiscard]] Answered match_import(Visit& visit, const Fields& fields);    // POST /roll/import/match
[[nodiscard]] Answered confirm_import(Visit& visit, const Fields& fields);  // POST /roll/import/confirm
[[nodiscard]] Answered issue_codes(Visit& visit, const Fields& fields);     // POST /roll/code
[[nodiscard]] Answered void_codes(Visit& visit);                             // POST /account/codes/void: one's own
[[nodiscard]] Answered revert_roll(Visit& visit, const Fields& fields);     // POST /roll/revert
[[nodiscard]] Answered erase(Visit& visit, const Fields& fields);           // POST /erase

}  // namespace plenary::server
