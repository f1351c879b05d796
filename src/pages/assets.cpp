#include "pages/assets.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "base/json.h"

namespace plenary::pages {

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  if (file) bytes << file.rdbuf();
  return bytes.str();
}

std::string media_type(const std::string& extension) {
  static const std::map<std::string, std::string, std::less<>> kTypes{
      {".css", "text/css; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".woff2", "font/woff2"},
      {".svg", "image/svg+xml"},
      {".txt", "text/plain; charset=utf-8"}};
  const auto found = kTypes.find(extension);
  return found == kTypes.end() ? "application/octet-stream" : found->second;
}

// An entry is called by its own name, or by its source's where Vite gives none: "style/plenary.css" ->
// plenary.css.
std::string logical_name(const std::string& source, const json::Object& entry, const std::string& file) {
  const auto* is_entry = entry.find("isEntry");
  if (!is_entry || !is_entry->truth() || !*is_entry->truth()) return {};
  const auto* name = entry.find("name");
  const std::string stem = name && name->text() ? *name->text() : fs::path(source).stem().string();
  return stem + fs::path(file).extension().string();
}

}  // namespace

Assets Assets::load(const std::string& folder, std::string_view prefix) {
  Assets assets;
  const std::string bytes = read(fs::path(folder) / ".vite" / "manifest.json");
  const auto manifest = json::parse(bytes, json::Form::relaxed, {.bytes = std::size_t{1} << 20, .depth = 8});
  if (!manifest || !manifest->object()) {
    assets.problem_ = bytes.empty() ? "no manifest in " + folder : "the manifest in " + folder + " is broken";
    return assets;
  }
  for (const auto& [source, entry] : manifest->object()->members()) {
    const auto* object = entry.object();
    const auto* file = object ? object->find("file") : nullptr;
    if (!file || !file->text()) continue;
    const std::string logical = logical_name(source, *object, *file->text());
    if (!logical.empty()) assets.urls_[logical] = std::string(prefix) + *file->text();
  }
  std::error_code failed;
  for (const auto& found : fs::directory_iterator(fs::path(folder) / "assets", failed)) {
    if (!found.is_regular_file(failed)) continue;
    const auto& path = found.path();
    assets.files_[std::string(prefix) + "assets/" + path.filename().string()] = {
        path.string(), media_type(path.extension().string())};
  }
  if (failed) assets.problem_ = "no folder assets in " + folder;
  return assets;
}

std::string_view Assets::url(std::string_view logical) const {
  const auto found = urls_.find(logical);
  return found == urls_.end() ? std::string_view() : std::string_view(found->second);
}

const StaticFile* Assets::known(std::string_view url) const {
  const auto found = files_.find(url);
  return found == files_.end() ? nullptr : &found->second;
}

}  // namespace plenary::pages
