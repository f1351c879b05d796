// A commitment: what stands in an entry in place of a text or a name that may one day be erased.
//
//     c = HMAC-SHA-256(salt, "plenary content 1" || 0x00 || field || 0x00 || bytes)
//
// The salt has 32 random bytes, one salt for each item; with bytes and salt anybody recomputes c, without the
// salt nobody can guess its way to them.  Printed as the base64 of its 32 bytes.  The field ("text",
// "name") is part of it, so that one field's content cannot pass for another's; it contains no zero byte.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace plenary::record {

using Salt = std::array<std::uint8_t, 32>;

[[nodiscard]] Hash commitment(const Salt& salt, std::string_view field, std::string_view bytes);
[[nodiscard]] bool commits_to(const Hash& commitment, std::string_view salt, std::string_view field,
                              std::string_view bytes);  // false also for a salt that is not 32 bytes

[[nodiscard]] std::string print_commitment(const Hash& commitment);
[[nodiscard]] std::optional<Hash> parse_commitment(std::string_view text);

}  // namespace plenary::record
