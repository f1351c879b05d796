// JSON as the Belenios tools write it: fields in a fixed order, no white space, raw UTF-8.
//
//     PLENARY_TRY(const auto value, parse_json(bytes, Spelling::compact));
//
// Spelling::compact takes only what the tool itself would have printed for the same value; Spelling::loose
// also takes white space and other escapes, for files whose bytes are hashed as they are.  Both refuse
// duplicate keys, invalid UTF-8, trailing text and more than kJsonDepth levels.  Errors: "ballot.json.*",
// where "byte N". Numbers keep their digits; there is no float.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary::ballot {

inline constexpr int kJsonDepth = 24;

enum class Spelling { compact, loose };

struct Json {
  enum class Kind { null, truth, number, text, array, object };
  Kind kind = Kind::null;
  bool truth = false;
  std::string text;               // of a text; the digits of a number
  std::vector<std::string> keys;  // of an object, in the order given
  std::vector<Json> items;

  [[nodiscard]] const Json* find(std::string_view key) const;
};

[[nodiscard]] Result<Json> parse_json(std::string_view bytes, Spelling spelling);

[[nodiscard]] std::string json_string(std::string_view text);
[[nodiscard]] std::string print_json(const Json& value);  // compact

}  // namespace plenary::ballot
