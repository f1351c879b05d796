// What ballots and results say alike: the options with their labels, how a paper ranks them, who stands
// where.
#pragma once

#include <string>
#include <vector>

#include "body/state.h"
#include "view/ballot.h"
#include "view/source.h"

namespace plenary::view {

[[nodiscard]] bool is_ranking(const charter::Step& step);
// As the form and the roll call name them; of a ranking the last one is the charter's own.
[[nodiscard]] std::vector<Option> options_of(const Source& source, const body::Vote& vote,
                                             const charter::Step& step);

// The labels of a ranked paper, from its first place on; equals together, those left out not among them.
using Ranks = std::vector<std::vector<std::string>>;
[[nodiscard]] Ranks ranks_of(const std::vector<Option>& options, const std::vector<std::int64_t>& places);
[[nodiscard]] std::string ranks_text(const Ranks& ranks);  // "A > B = C"

[[nodiscard]] std::string groups_text(const Source& source, const body::Stay& stay);  // "North, Red"

}  // namespace plenary::view
