// The words of acts.h's enumerations, as they stand in entries.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "body/acts.h"
#include "body/entry.h"

namespace plenary::body {

#define PLENARY_SPELLING(Enum, ...)                                                \
  template <>                                                                      \
  struct Spelling<Enum> {                                                          \
    static constexpr auto kWords = std::to_array<std::string_view>({__VA_ARGS__}); \
  }

PLENARY_SPELLING(Readers, "public", "members");
PLENARY_SPELLING(Channel, "web", "desk", "screen", "paper", "import");
PLENARY_SPELLING(RollMode, "merge", "replace");
PLENARY_SPELLING(RowOp, "put", "end");
PLENARY_SPELLING(Answer, "agree", "disagree", "pass");
PLENARY_SPELLING(Moderation, "accepted", "rejected", "none");
PLENARY_SPELLING(AmendOp, "insert after", "replace", "delete");
PLENARY_SPELLING(BallotAnswer, "yes", "no", "abstain");
PLENARY_SPELLING(Progress, "under way", "done", "failed");
PLENARY_SPELLING(Judgement, "yes", "no", "cannot say");
PLENARY_SPELLING(Ending, "adopted", "rejected", "void", "none elected", "not decided", "blocked", "lapsed",
                 "kept", "evaluated");
PLENARY_SPELLING(Ground, "request", "law", "court");
PLENARY_SPELLING(How, "session", "code", "desk", "clerk", "import", "key");

template <class Enum>
[[nodiscard]] constexpr std::string_view spell(Enum value) {
  return Spelling<Enum>::kWords[static_cast<std::size_t>(value)];
}

template <class Enum>
[[nodiscard]] constexpr std::optional<Enum> unspell(std::string_view word) {
  const auto& words = Spelling<Enum>::kWords;
  const auto at = std::find(words.begin(), words.end(), word);
  if (at == words.end()) return std::nullopt;
  return static_cast<Enum>(at - words.begin());
}

}  // namespace plenary::body
