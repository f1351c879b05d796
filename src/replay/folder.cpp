#include "replay/folder.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace plenary::replay {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> bytes_at(const fs::path& path) {
  std::error_code failed;
  const auto size = fs::file_size(path, failed);
  if (failed || size > kMostBytes) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return file ? std::optional(bytes.str()) : std::nullopt;
}

}  // namespace

Result<Folder> load_folder(const fs::path& path) {
  Files files;
  for (const auto name : {"charter.toml", "mapping.toml", "words.toml", "exceptions.toml"})
    if (auto bytes = bytes_at(path / name)) files.emplace(name, *std::move(bytes));
  return open_folder(files);
}

Result<Files> load_data(const fs::path& path, const Mapping& mapping) {
  Files data;
  for (const std::string& name : files_of(mapping)) {
    if (name.find('/') != name.npos || name.starts_with('.'))
      return refuse("replay.no_file", {.where = name});
    auto bytes = bytes_at(path / name);
    if (!bytes) return refuse("replay.no_file", {.where = (path / name).string()});
    data.emplace(name, *std::move(bytes));
  }
  return data;
}

std::vector<fs::path> bodies_in(const fs::path& path) {
  std::error_code failed;
  if (fs::exists(path / "mapping.toml", failed)) return {path};
  std::vector<fs::path> found;
  for (const auto& each : fs::directory_iterator(path, failed))
    if (fs::exists(each.path() / "mapping.toml")) found.push_back(each.path());
  std::ranges::sort(found);
  return found;
}

}  // namespace plenary::replay
