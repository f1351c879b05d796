// Asking for words in an address.
//
//     "?find=" + query_text("a & b")           // "?find=a%20%26%20b"
#pragma once

#include <string>
#include <string_view>

namespace plenary::view {

[[nodiscard]] std::string query_text(std::string_view words);

}  // namespace plenary::view
