// Two constructions of OpenSSL that the channel between trustees and the credentials of voters need.
//
//     const std::string box = crypto::seal_ccm(key, nonce, text);        // AES-256-CCM, 8-byte tag at the
//     end const auto text = crypto::open_ccm(key, nonce, box);               // nothing where it was changed
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace plenary::crypto {

// Key of 32 bytes, nonce of 7 to 13; no associated data.
[[nodiscard]] std::string seal_ccm(std::string_view key, std::string_view nonce, std::string_view text);
[[nodiscard]] std::optional<std::string> open_ccm(std::string_view key, std::string_view nonce,
                                                  std::string_view box);

// PBKDF2-HMAC-SHA256, 32 bytes.
[[nodiscard]] Hash pbkdf2(std::string_view password, std::string_view salt, int rounds);

}  // namespace plenary::crypto
