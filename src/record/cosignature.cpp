#include "record/cosignature.h"

#include <fmt/format.h>

#include "base/bytes.h"
#include "base/result.h"

namespace plenary::record {
namespace {

constexpr std::size_t kTimeBytes = 8;

std::string cosigned_text(std::uint64_t time_s, std::string_view text) {
  return fmt::format("cosignature/v1\ntime {}\n{}", time_s, text);
}

}  // namespace

std::string cosign(const crypto::SecretKey& key, std::uint64_t time_s, std::string_view text) {
  ensure(time_s <= kLatestTime, "a cosignature's time fits 63 bits");
  std::string signature;
  for (int shift = 56; shift >= 0; shift -= 8)
    signature += static_cast<char>(time_s >> shift & 255);
  signature += view_of(key.sign(cosigned_text(time_s, text)));
  return signature;
}

std::optional<std::uint64_t> check_cosignature(const crypto::PublicKey& key, std::string_view text,
                                               std::string_view signature) {
  if (signature.size() != kTimeBytes + std::tuple_size_v<crypto::Signature>) return std::nullopt;
  std::uint64_t time_s = 0;
  for (std::size_t i = 0; i < kTimeBytes; ++i)
    time_s = time_s << 8 | static_cast<unsigned char>(signature[i]);
  if (time_s > kLatestTime) return std::nullopt;
  if (!crypto::verify(key, cosigned_text(time_s, text), signature.substr(kTimeBytes))) return std::nullopt;
  return time_s;
}

}  // namespace plenary::record
