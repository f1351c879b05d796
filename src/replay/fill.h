// The value of one cell under a rule.  Internal to the room.
#pragma once

#include "replay/facts.h"

namespace plenary::replay {

// None: blank, or a word that says it is not known.
[[nodiscard]] Result<std::optional<decide::Fact>> value_of(const Mapping& mapping, const FactRule& rule,
                                                           const Row& row, const std::string& raw);

}  // namespace plenary::replay
