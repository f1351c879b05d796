// The words of a simple amendment applied to a text.  The clerk does it before the act, verify repeats it.
//
//     amended("Water butts for every plot", {AmendOp::insert_after, "every plot", " but one"})
//
// The words named must stand in the text exactly once: "amend.words_not_found", "amend.words_not_unique".
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "body/acts.h"

namespace plenary::body {

struct Amendment {
  AmendOp op{};
  std::string find;  // the words that stand in the text
  std::string put;   // the words to insert or to stand instead; empty when deleting
};

inline constexpr std::size_t kTextBytes = 1 << 20;

[[nodiscard]] Result<std::string> amended(std::string_view text, const Amendment& amendment);

}  // namespace plenary::body
