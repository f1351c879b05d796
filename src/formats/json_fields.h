// Reading a JSON document of others: fields that may be text, number or truth, each with its place.
#pragma once

#include <boost/json/value.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plenary::formats {

using Json = boost::json::value;

// Refused: `code`, with where = file and the reason; depth at most 64.
[[nodiscard]] Result<Json> parse_json(std::string_view bytes, const std::string& file, const char* code);

[[nodiscard]] const Json* field(const Json& object,
                                std::string_view name);  // nullptr: no object, or not there
[[nodiscard]] const boost::json::array& list(const Json& object,
                                             std::string_view name);  // empty if not there
// Text as it stands, numbers and truths as they are written; empty if not there or null.
[[nodiscard]] std::string text(const Json& object, std::string_view name);
[[nodiscard]] bool truth(const Json& object, std::string_view name);  // true, or "true" in any letters
[[nodiscard]] std::optional<std::int64_t> whole(
    std::string_view written);  // a whole number, at most 15 digits

}  // namespace plenary::formats
