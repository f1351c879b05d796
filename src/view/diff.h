// What changed between two texts, word by word: a longest common subsequence of words and spaces.
//
// Long texts are compared between their common beginning and end; what lies between is bounded, and beyond the
// bound shown as wholly replaced.
#pragma once

#include <string_view>
#include <vector>

#include "view/text.h"

namespace plenary::view {

[[nodiscard]] std::vector<WordRun> word_difference(std::string_view before, std::string_view after);

}  // namespace plenary::view
