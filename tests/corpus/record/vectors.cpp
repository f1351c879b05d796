#include "vectors.h"

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

std::string text_of(const Json& object, std::string_view key) {
  const auto* const value = object.as_object().if_contains(key);
  return value != nullptr && value->is_string() ? std::string(value->as_string()) : std::string();
}

bool truth_of(const Json& object, std::string_view key) {
  const auto* const value = object.as_object().if_contains(key);
  return value != nullptr && value->is_bool() && value->as_bool();
}

std::uint64_t number_of(const Json& value) {
  return value.is_uint64() ? value.as_uint64() : static_cast<std::uint64_t>(value.as_int64());
}

std::optional<plenary::Hash> hash_of(std::string_view base64) {
  const auto bytes = plenary::from_base64(base64);
  return bytes ? plenary::array_of<32>(*bytes) : std::nullopt;
}

}  // namespace corpus
