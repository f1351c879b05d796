// HMAC-SHA-256 of some parts, as if they stood in one string.
//
//     const Hash c = crypto::hmac_sha256(salt, {"plenary content 1", zero, field, zero, bytes});
//
// Compare what comes from outside with equal() of crypto/equal.h.  Any key length; cannot be refused.
#pragma once

#include <initializer_list>
#include <string_view>

#include "base/bytes.h"

namespace plenary::crypto {

[[nodiscard]] Hash hmac_sha256(std::string_view key, std::initializer_list<std::string_view> parts);

}  // namespace plenary::crypto
