// A log's key on paper: 32 secret bytes as 14 blocks of letters, each with its check letter.
//
//     recovery_copy(seed)          // "4K2MX 9QTRA ... ", to be printed and locked away
//     read_recovery_copy(typed)    // the seed, or which block has a slip
//
// Any spacing, dashes and small letters are taken.  Refused: "recovery.letter" (block), "recovery.block"
// (block number whose check letter does not fit), "recovery.blocks" (found), "recovery.not_a_key".
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace plenary::clerk {

inline constexpr std::size_t kRecoveryBlocks = 14;

[[nodiscard]] std::string recovery_copy(std::string_view seed);
[[nodiscard]] Result<std::string> read_recovery_copy(std::string_view typed);

}  // namespace plenary::clerk
