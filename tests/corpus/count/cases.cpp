#include "cases.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <fstream>
#include <sstream>

namespace corpus {

std::optional<std::string> file_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file || !fs::is_regular_file(path)) return std::nullopt;
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::optional<Json> file_json(const fs::path& path) {
  const auto text = file_text(path);
  if (!text) return std::nullopt;
  boost::json::error_code failed;
  auto value = boost::json::parse(*text, failed);
  if (failed) return std::nullopt;
  return value;
}

std::vector<Json> json_lines(const fs::path& path) {
  std::vector<Json> values;
  std::istringstream lines(file_text(path).value_or(""));
  for (std::string line; std::getline(lines, line);)
    if (!line.empty()) values.push_back(boost::json::parse(line));
  return values;
}

std::vector<fs::path> files_ending(const fs::path& folder, std::string_view ending) {
  std::vector<fs::path> found;
  if (!fs::is_directory(folder)) return found;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().filename().string().ends_with(ending)) found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

std::string text_of(const Json& object, std::string_view key) {
  const auto* const value = find(object, key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::int64_t number_of(const Json& value) {
  return value.is_uint64() ? static_cast<std::int64_t>(value.as_uint64()) : value.as_int64();
}

const Json* find(const Json& object, std::string_view key) {
  return object.is_object() ? object.as_object().if_contains(key) : nullptr;
}

}  // namespace corpus
