// Which public blobs an act relies on.  A blob that no act names is no part of the record; one that an act
// names and nobody has is a broken record.
#pragma once

#include <vector>

#include "body/acts.h"

namespace plenary::body {

[[nodiscard]] std::vector<Hash> blobs_named(const AnyAct& act);

}  // namespace plenary::body
