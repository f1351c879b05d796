#include "crypto/ed25519.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "base/bytes.h"
#include "base/result.h"
#include "crypto/random.h"

namespace plenary::crypto {
namespace {

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using OwnedKey = std::unique_ptr<EVP_PKEY, Free>;
using OwnedContext = std::unique_ptr<EVP_MD_CTX, Free>;

const unsigned char* start_of(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

struct SecretKey::Held {
  std::array<std::uint8_t, kSeedBytes> seed{};
  OwnedKey key;  // OpenSSL wipes its own copy
  PublicKey public_key;

  Held() = default;
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() { OPENSSL_cleanse(seed.data(), seed.size()); }

  void open() {
    key.reset(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, seed.data(), seed.size()));
    std::size_t length = public_key.bytes.size();
    ensure(key != nullptr && EVP_PKEY_get_raw_public_key(key.get(), public_key.bytes.data(), &length) == 1,
           "a seed makes a key pair");
  }
};

SecretKey::SecretKey(std::unique_ptr<Held> held) : held_(std::move(held)) {
  held_->open();
}
SecretKey::~SecretKey() = default;
SecretKey::SecretKey(SecretKey&&) noexcept = default;
SecretKey& SecretKey::operator=(SecretKey&&) noexcept = default;

std::optional<SecretKey> SecretKey::from_seed(std::string_view seed) {
  if (seed.size() != kSeedBytes) return std::nullopt;
  auto held = std::make_unique<Held>();
  for (std::size_t i = 0; i < kSeedBytes; ++i)
    held->seed[i] = static_cast<std::uint8_t>(seed[i]);
  return SecretKey(std::move(held));
}

SecretKey SecretKey::generate() {
  auto held = std::make_unique<Held>();
  fill(held->seed);
  return SecretKey(std::move(held));
}

const PublicKey& SecretKey::public_key() const {
  return held_->public_key;
}

std::string_view SecretKey::seed() const {
  return view_of(held_->seed);
}

Signature SecretKey::sign(std::string_view message) const {
  const OwnedContext context(EVP_MD_CTX_new());
  Signature signature;
  std::size_t length = signature.size();
  ensure(context != nullptr &&
             EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, held_->key.get()) == 1 &&
             EVP_DigestSign(context.get(), signature.data(), &length, start_of(message), message.size()) == 1,
         "a key pair signs");
  return signature;
}

bool verify(const PublicKey& key, std::string_view message, std::string_view signature) {
  if (signature.size() != std::tuple_size_v<Signature>) return false;
  const OwnedKey opened(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.bytes.data(), key.bytes.size()));
  const OwnedContext context(EVP_MD_CTX_new());
  return opened != nullptr && context != nullptr &&
         EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, opened.get()) == 1 &&
         EVP_DigestVerify(context.get(), start_of(signature), signature.size(), start_of(message),
                          message.size()) == 1;
}

}  // namespace plenary::crypto
