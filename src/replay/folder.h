// Folders on disk as the bytes replay() takes.
//
//     PLENARY_TRY(const Folder folder, load_folder("charters/replay/debian"));
//     PLENARY_TRY(const Files data, load_data("../shared/data/replay/debian", folder.mapping));
#pragma once

#include <filesystem>

#include "replay/replay.h"

namespace plenary::replay {

[[nodiscard]] Result<Folder> load_folder(const std::filesystem::path& path);
[[nodiscard]] Result<Files> load_data(const std::filesystem::path& path, const Mapping& mapping);
// The folder itself if it holds a mapping, else its folders that do, by name.
[[nodiscard]] std::vector<std::filesystem::path> bodies_in(const std::filesystem::path& path);

}  // namespace plenary::replay
