#include "samples.h"

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

std::optional<JsonValue> file_json(const fs::path& path) {
  const auto text = file_text(path);
  if (!text) return std::nullopt;
  boost::json::error_code failed;
  auto value = boost::json::parse(*text, failed);
  if (failed) return std::nullopt;
  return value;
}

std::string text_of(const JsonValue& object, std::string_view key) {
  const auto* const value = object.is_object() ? object.as_object().if_contains(key) : nullptr;
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

}  // namespace corpus
