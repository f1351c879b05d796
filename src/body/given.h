// Thresholds that come with the question: which a vote's charter asks for, and whether those brought are
// they.
#pragma once

#include <span>
#include <vector>

#include "base/result.h"
#include "body/acts.h"
#include "charter/charter.h"

namespace plenary::body {

// The tests of a vote whose threshold is "given", each once, in the order the step asks them.
[[nodiscard]] std::vector<const charter::Test*> tests_with_given(const charter::Charter& rules,
                                                                 const charter::Step& step);

// One number for each of them, or for each of its `named` options; none is missing, none is more than asked.
// Refused: "vote.given_missing", "vote.given_unasked", "vote.given_number".
[[nodiscard]] Result<void> check_given(const charter::Charter& rules, const charter::Step& step,
                                       std::int64_t named, std::span<const GivenNumber> given);

}  // namespace plenary::body
