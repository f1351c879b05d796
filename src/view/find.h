// Finding words and names as people write them, and asking for them in an address.
//
//     folded("Zoë").find(folded("ZOE"))        // found: neither case nor accents count
//     "?find=" + query_text("a & b")           // "?find=a%20%26%20b"
#pragma once

#include <string>
#include <string_view>

namespace plenary::view {

[[nodiscard]] std::string folded(std::string_view words);
[[nodiscard]] std::string query_text(std::string_view words);

}  // namespace plenary::view
