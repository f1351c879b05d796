// The second half of check_log: every file that lies in the folder belongs there, and holds what it must.
//
// Tiles and bundles of the checkpoint's own size are taken as compared already; partial ones of smaller sizes
// are compared with the wider file, blobs with their name.  Refusals are those of log_check.h.
#pragma once

#include "record/log_check.h"

namespace plenary::record {

[[nodiscard]] Result<void> check_strays(Files& files, const LogCheck& check, CheckedLog& checked);

}  // namespace plenary::record
