// Reads charter.toml.
//
//     PLENARY_TRY(const auto charter, charter::parse(bytes, "charter.toml"));
//
// One refusal at a time, the first in the order of reading, with where = "file:line:column" and, where a
// known word is near the one that was not understood, the parameter "near" ("" if none).  Codes: "charter.*",
// told in docs/formats/charter.md.  What a charter *means* (undefined names, acts nobody may do, steps that
// never end) is not judged here but by check.h, which finds all of it at once.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "charter/charter.h"

namespace plenary::charter {

[[nodiscard]] Result<Charter> parse(std::string_view toml, std::string file_name);

}  // namespace plenary::charter
