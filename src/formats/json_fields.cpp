#include "formats/json_fields.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <charconv>

namespace plenary::formats {

Result<Json> parse_json(std::string_view bytes, const std::string& file, const char* code) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  boost::system::error_code problem;
  boost::json::parse_options options;
  options.max_depth = 64;
  auto value = boost::json::parse(boost::json::string_view(bytes.data(), bytes.size()), problem, {}, options);
  if (problem) return refuse(code, {.where = file, .params = {{"reason", problem.message()}}});
  return value;
}

const Json* field(const Json& object, std::string_view name) {
  if (!object.is_object()) return nullptr;
  return object.get_object().if_contains(boost::json::string_view(name.data(), name.size()));
}

const boost::json::array& list(const Json& object, std::string_view name) {
  static const boost::json::array kNone;
  const auto* found = field(object, name);
  return found != nullptr && found->is_array() ? found->get_array() : kNone;
}

std::string text(const Json& object, std::string_view name) {
  const auto* found = field(object, name);
  if (found == nullptr || found->is_null()) return {};
  if (found->is_string()) return std::string(found->get_string());
  return boost::json::serialize(*found);
}

bool truth(const Json& object, std::string_view name) {
  std::string written = text(object, name);
  std::ranges::transform(written, written.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return written == "true";
}

std::optional<std::int64_t> whole(std::string_view written) {
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(written.data(), written.data() + written.size(), number);
  if (written.empty() || written.size() > 15 || problem != std::errc{} ||
      end != written.data() + written.size())
    return std::nullopt;
  return number;
}

}  // namespace plenary::formats
