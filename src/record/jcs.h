// RFC 8785: any JSON text in its one canonical spelling.
//
//     canonicalise(R"({"b": 1E30, "a": "\u20ac"})")       {"a":"€","b":1e+30}
//
// For other people's JSON and for the published vectors.  The record itself never comes here: an entry is
// written and read by base/json.h, which knows integers only and refuses what is not canonical already.
// Keys sort by UTF-16 units; numbers are IEEE doubles printed as ECMAScript prints them.
// Refused: "jcs.syntax", "jcs.duplicate_key", "jcs.not_utf8", "jcs.lone_surrogate", "jcs.number" (beyond
// a double), "jcs.too_deep" (over 200), "jcs.too_long" (over 16 MiB), with where = "byte N".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plenary::record {

[[nodiscard]] Result<std::string> canonicalise(std::string_view json);

// A double as ECMAScript's Number::toString writes it; nothing for NaN and the infinities.
[[nodiscard]] std::optional<std::string> print_number(double number);

}  // namespace plenary::record
