// Words and names as people write them: compared without case and accents, in any script.
//
//     folded("Zoë").find(folded("ZOE"))             // found
//     name_key("Byron,  Ada") == name_key("ada byron")   // words in any order, without commas
#pragma once

#include <string>
#include <string_view>

namespace plenary {

[[nodiscard]] std::string folded(std::string_view words);
// The same for whoever the same words name; two people may share one.
[[nodiscard]] std::string name_key(std::string_view name);

}  // namespace plenary
