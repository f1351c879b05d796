// A witness's cosignature (type 0x04): "I saw this checkpoint at that time, and it contradicts none before".
//
// 8 bytes of big-endian seconds since 1970, at most 2^63-1, and 64 of Ed25519 over
// "cosignature/v1\ntime <seconds>\n" and the whole text of the checkpoint.  It does not bind the witness's
// name: count distinct keys, never lines.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/ed25519.h"

namespace plenary::record {

inline constexpr std::uint64_t kLatestTime = (std::uint64_t{1} << 63) - 1;

[[nodiscard]] std::string cosign(const crypto::SecretKey& key, std::uint64_t time_s, std::string_view text);

// The time it states if `signature` (72 bytes, key ID not included) is good; else nothing.
[[nodiscard]] std::optional<std::uint64_t> check_cosignature(const crypto::PublicKey& key,
                                                             std::string_view text,
                                                             std::string_view signature);

}  // namespace plenary::record
