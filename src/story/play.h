// A story played: every line a real act through the real clerk, and the year told as it happened.
//
//     PLENARY_TRY(auto played, play(story, charter, {.folder = tmp, .bodies = store.bodies()}, tongue, print));
//     played.body->log, played.state                      // the record it made, to export or to fold again
//
// The body is founded in a House of its own with a clock that the story moves; people get ids, words get
// salts from `chance`.  Each day begins at nine, and every act takes a minute.  Sentences come from `words`.
// Refused: "story.not_so" (wanted, account; with the line) for the first expectation that does not hold,
// "story.no_verifier", "story.not_verified", "story.unnoticed" (file) for a check, "story.unknown_matter" and
// its like for what the story names and the record has not; and what founding and importing the roll refuse.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "base/result.h"
#include "body/state.h"
#include "clerk/house.h"
#include "story/story.h"
#include "words/words.h"

namespace plenary::story {

struct Stage {
  std::filesystem::path folder;  // for the keys; and for what a check exports
  keep::BodyStore& bodies;
  crypto::Chance& chance = crypto::system_chance();
  std::filesystem::path verifier = {};  // the program plenary-verify
  bool leave_out_checks = false;        // say so in the account, and go on
};

using Say = std::function<void(std::string_view line)>;

struct Played {
  std::unique_ptr<clerk::SetClock> clock;
  std::unique_ptr<clerk::House> house;
  clerk::Body* body = nullptr;  // in the house
  body::State state;            // its stored entries, folded by the player itself
};

inline constexpr const char* kSlug = "story";

[[nodiscard]] Result<Played> play(const Story& story, const std::string& charter, const Stage& stage,
                                  const Tongue& tongue, const Say& say);

}  // namespace plenary::story
