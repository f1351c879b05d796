// The text of a story into its lines.
//
//     PLENARY_TRY(const Story story, parse(text, "story.txt"));
//
// Refused, each with its place ("story.txt:12"): "story.too_long", "story.not_utf8", "story.open_quote",
// "story.header" (charter, members, office, stranger), "story.no_charter", "story.unknown_act",
// "story.expected" (wanted, found), "story.unknown_person", "story.no_day", "story.days_run_back",
// "story.nothing_above", "story.unknown_check".  It does not know the charter: a word that the charter does
// not have is refused by the body when the story is played.
#pragma once

#include <string_view>

#include "base/result.h"
#include "story/story.h"

namespace plenary::story {

inline constexpr std::size_t kStoryBytes = 256 * 1024;

[[nodiscard]] Result<Story> parse(std::string_view text, std::string_view file);

}  // namespace plenary::story
