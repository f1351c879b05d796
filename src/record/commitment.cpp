#include "record/commitment.h"

#include "base/result.h"
#include "crypto/equal.h"
#include "crypto/hmac.h"

namespace plenary::record {
namespace {

constexpr std::string_view kDomain = "plenary content 1", kZero("\0", 1);

}  // namespace

Hash commitment(const Salt& salt, std::string_view field, std::string_view bytes) {
  ensure(field.find('\0') == std::string_view::npos, "a field's name has no zero byte");
  return crypto::hmac_sha256(view_of(salt), {kDomain, kZero, field, kZero, bytes});
}

bool commits_to(const Hash& stated, std::string_view salt, std::string_view field, std::string_view bytes) {
  const auto salt_bytes = array_of<32>(salt);
  if (!salt_bytes || field.find('\0') != std::string_view::npos) return false;
  return crypto::equal(view_of(stated), view_of(commitment(*salt_bytes, field, bytes)));
}

std::string print_commitment(const Hash& stated) {
  return to_base64(view_of(stated));
}

std::optional<Hash> parse_commitment(std::string_view text) {
  const auto bytes = from_base64(text);
  return bytes ? array_of<32>(*bytes) : std::nullopt;
}

}  // namespace plenary::record
