// What stands in a request: query and form fields, an uploaded file, cookies.  All bounded, all strict.
//
// Refused: "request.*".  Of a field named twice the last counts.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plenary::server {

using Fields = std::map<std::string, std::string>;

// "a=1&b=x+y%21", valid UTF-8 only; at most 500 fields.
[[nodiscard]] Result<Fields> read_fields(std::string_view encoded);

struct Upload {
  Fields fields;
  std::string file_name, file;  // of the field `file`
};
// multipart/form-data with one file in the field `file`.
[[nodiscard]] Result<Upload> read_upload(std::string_view content_type, std::string_view body);

[[nodiscard]] std::string_view cookie(std::string_view header, std::string_view name);  // "" if not there
[[nodiscard]] std::string at(const Fields& fields, const std::string& name);            // "" if not there
[[nodiscard]] std::optional<std::uint64_t> number_at(const Fields& fields, const std::string& name);
[[nodiscard]] std::optional<std::uint64_t> plain_number(std::string_view text);

}  // namespace plenary::server
