// Ed25519 (RFC 8032): a secret key from its 32-byte seed, signing, verifying.
//
//     auto key = crypto::SecretKey::generate();
//     const auto signature = key.sign(text);
//     crypto::verify(key.public_key(), text, signature)      // true
//
// A SecretKey has one owner, wipes its memory when it goes, and has no way to be printed.  Signing is
// deterministic: the same text gives the same 64 bytes.  verify() takes any bytes and never fails but by
// false.  Any thread.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string_view>

namespace plenary::crypto {

struct PublicKey {
  std::array<std::uint8_t, 32> bytes{};
  auto operator<=>(const PublicKey&) const = default;
};

using Signature = std::array<std::uint8_t, 64>;

class SecretKey {
 public:
  static constexpr std::size_t kSeedBytes = 32;

  [[nodiscard]] static std::optional<SecretKey> from_seed(std::string_view seed);  // exactly 32 bytes
  [[nodiscard]] static SecretKey generate();
  ~SecretKey();
  SecretKey(SecretKey&&) noexcept;
  SecretKey& operator=(SecretKey&&) noexcept;

  [[nodiscard]] const PublicKey& public_key() const;
  [[nodiscard]] Signature sign(std::string_view message) const;
  [[nodiscard]] std::string_view seed() const;  // for the key file and the recovery copy alone

 private:
  struct Held;
  explicit SecretKey(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

std::ostream& operator<<(std::ostream&, const SecretKey&) = delete;

[[nodiscard]] bool verify(const PublicKey& key, std::string_view message, std::string_view signature);

}  // namespace plenary::crypto
