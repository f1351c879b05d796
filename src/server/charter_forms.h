// Another charter beside the one in force: read, checked and compared, and nothing of it kept.
#pragma once

#include "server/visit.h"

namespace plenary::server {

[[nodiscard]] Answered show_draft(Visit& visit);                           // GET /charter/draft
[[nodiscard]] Answered compare_draft(Visit& visit, Upload upload);         // POST /charter/draft
[[nodiscard]] Answered draft_refused(Visit& visit, const Error& error);    // no file in what was sent

}  // namespace plenary::server
