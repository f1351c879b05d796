// Whether the words that come with an act are the words it commits to.
#pragma once

#include "clerk/request.h"

namespace plenary::clerk {

inline constexpr std::size_t kContentBytes = 256 * 1024;  // one field
inline constexpr std::size_t kBlobBytes = 8 * 1024 * 1024;

// Every commitment has its content, every content its commitment, and they fit: "content.missing",
// "content.not_in_act", "content.differs", "content.too_long", "content.not_utf8", "blob.differs", "blob.too_long",
// "blob.not_in_act" (a blob is published for ever: the act must name it).
[[nodiscard]] Result<void> check_contents(const Request& request);

// What tells a repeated request from another one with the same id: an HMAC over the act and the plain words,
// without the salts, which a device may have made anew.
[[nodiscard]] Hash request_hash(const Request& request, std::string_view secret);

}  // namespace plenary::clerk
