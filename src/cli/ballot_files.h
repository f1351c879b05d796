// Files of the roles of a sealed election: secrets readable by their owner alone, nothing written over
// unasked.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"

namespace plenary::cli {

[[nodiscard]] Result<std::vector<std::string>> read_lines(const std::filesystem::path& path);
// The first line, without its end.
[[nodiscard]] Result<std::string> read_line_of(const std::filesystem::path& path);

enum class Keeping { open, secret };
[[nodiscard]] Result<void> write_new_file(const std::filesystem::path& path, std::string_view bytes,
                                          Keeping keeping);

// The file is replaced whole by what `step` makes of it, or left as it is.
[[nodiscard]] Result<void> change_file(const std::filesystem::path& path,
                                       const std::function<Result<std::string>(std::string_view)>& step);

}  // namespace plenary::cli
