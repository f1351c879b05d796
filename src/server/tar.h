// A tar archive (POSIX ustar), written file by file, for whoever unpacks it with the tools at hand.
//
//     PLENARY_TRY(out, tar_entry("riverside-record/checkpoint", bytes, seconds));
//     ... and at the end: tar_end()
//
// Plain files only, mode 0644, owner 0, all with the time given: the same record makes the same archive.
// Paths are of at most 100 characters after a slash and 155 before it.  Refused: "tar.path_too_long".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plenary::server {

[[nodiscard]] Result<std::string> tar_entry(std::string_view path, std::string_view bytes,
                                            std::int64_t seconds);
[[nodiscard]] std::string tar_end();

}  // namespace plenary::server
