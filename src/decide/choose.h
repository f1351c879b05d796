// How a vote chooses among options.  Internal; conclude() calls it when the vote is valid.
//
// First the tests of the whole vote, then those `each = "option"` of each option alone: an option that fails
// one has fallen.  Then the step's rule among those left: by votes, papers, points or rounds.  Where a fact
// is missing that could turn the choice, the outcome is none.
#pragma once

#include "decide/conclude.h"

namespace plenary::decide {

void choose(const charter::Charter& charter, const charter::Step& step, Conclusion& end);

// The rules, each for its form of ballot; the tests of the whole vote hold.
void choose_by_votes(const charter::Charter& charter, const charter::Step& step,
                     const std::vector<std::string>& of_each, Conclusion& end);
void choose_by_papers(const charter::Charter& charter, const charter::Step& step,
                      const std::vector<std::string>& of_each, Conclusion& end);
void choose_by_points(const charter::Step& step, Conclusion& end);
void choose_by_rounds(const charter::Charter& charter, const std::vector<std::string>& of_each,
                      Conclusion& end);

}  // namespace plenary::decide
