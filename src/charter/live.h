// What a charter may say that no body can live by yet: votes and words for which the record has no acts.
//
//     PLENARY_DO(charter::can_be_lived(charter));      // asked at the founding
//
// Such a charter is read, checked, explained, compared, simulated and replayed all the same.  Refused:
// "charter.not_lived" with the construct and its place.
#pragma once

#include "base/result.h"
#include "charter/charter.h"

namespace plenary::charter {

[[nodiscard]] Result<void> can_be_lived(const Charter& charter);

}  // namespace plenary::charter
