// What was recorded against what follows from the rules.  Internal to the room.
#pragma once

#include "decide/conclude.h"
#include "decide/ratify.h"
#include "replay/facts.h"

namespace plenary::replay {

struct Difference {
  std::string what, recorded, found;
};

struct Outcome {  // of one decision
  decide::Conclusion conclusion;
  std::optional<decide::Ratification> ratification;
};

// Empty: everything compared agrees.
[[nodiscard]] std::vector<Difference> differences(const Mapping& mapping, const std::string& id,
                                                  const Row& recorded, const Outcome& outcome);

}  // namespace plenary::replay
