// Any bytes as a story: refused with its place, or read into lines in order whose acts have somebody who does
// them.

#include "fuzz.h"
#include "story/parse.h"

using namespace plenary;

FUZZ(bytes) {
  const auto story = story::parse(bytes, "fuzz");
  if (!story) {
    ensure(story.error().where.starts_with("fuzz"), "a refused story has its place");
    ensure(story.error().code.starts_with("story."), "a story is refused as one");
    return;
  }
  ensure(!story->charter.empty(), "a story names its charter");
  int line = 0;
  std::optional<Day> day;
  for (const auto& item : story->items) {
    ensure(item.line >= line, "lines stand in their order");
    line = item.line;
    if (!item.day) continue;
    ensure(!day || *day <= *item.day, "days do not run back");
    day = item.day;
  }
  for (const auto& item : story->items) {
    const auto* acts = std::get_if<std::vector<story::Act>>(&item.what);
    for (std::size_t i = 0; acts != nullptr && i < acts->size(); ++i)
      ensure(!(*acts)[i].who.empty(), "somebody does each act");
  }
}
