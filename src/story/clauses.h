// One clause of a story, "Bran, Finn sign it", as an act.
#pragma once

#include "base/result.h"
#include "story/story.h"
#include "story/tokens.h"

namespace plenary::story {

[[nodiscard]] Result<Act> parse_clause(Reader& in);
[[nodiscard]] Result<std::vector<RollChange>> parse_roll(Reader& in);  // "North: Ada, Bran" or "Ada, Bran"

}  // namespace plenary::story
