#include "crypto/sealed.h"

#include <openssl/evp.h>

#include <memory>

#include "base/result.h"

namespace plenary::crypto {
namespace {

constexpr int kTag = 8;

struct FreeCipher {
  void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, FreeCipher>;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

// CCM wants nonce length, tag and whole length before a byte is given.
Cipher begin(std::string_view key, std::string_view nonce, std::size_t size, const char* tag) {
  ensure(key.size() == 32 && nonce.size() >= 7 && nonce.size() <= 13,
         "a key of 32 bytes, a nonce of 7 to 13");
  Cipher cipher(EVP_CIPHER_CTX_new());
  auto* const c = cipher.get();
  const bool seals = tag == nullptr;
  int length = 0;
  ensure(EVP_CipherInit_ex(c, EVP_aes_256_ccm(), nullptr, nullptr, nullptr, seals) == 1 &&
             EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_IVLEN, static_cast<int>(nonce.size()), nullptr) == 1 &&
             EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_AEAD_SET_TAG, kTag, const_cast<char*>(tag)) == 1 &&
             EVP_CipherInit_ex(c, nullptr, nullptr, bytes_of(key), bytes_of(nonce), seals) == 1 &&
             EVP_CipherUpdate(c, nullptr, &length, nullptr, static_cast<int>(size)) == 1,
         "OpenSSL has AES-256-CCM");
  return cipher;
}

}  // namespace

std::string seal_ccm(std::string_view key, std::string_view nonce, std::string_view text) {
  const auto cipher = begin(key, nonce, text.size(), nullptr);
  std::string box(text.size() + kTag, '\0');
  int length = 0;
  ensure(EVP_CipherUpdate(cipher.get(), bytes_of(box), &length, bytes_of(text),
                          static_cast<int>(text.size())) == 1 &&
             EVP_CipherFinal_ex(cipher.get(), bytes_of(box) + length, &length) == 1 &&
             EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_AEAD_GET_TAG, kTag, box.data() + text.size()) == 1,
         "AES-256-CCM seals");
  return box;
}

std::optional<std::string> open_ccm(std::string_view key, std::string_view nonce, std::string_view box) {
  if (box.size() < kTag) return std::nullopt;
  const auto sealed = box.substr(0, box.size() - kTag);
  const std::string tag(box.substr(sealed.size()));
  const auto cipher = begin(key, nonce, sealed.size(), tag.data());
  std::string text(sealed.size(), '\0');
  int length = 0;
  if (EVP_CipherUpdate(cipher.get(), bytes_of(text), &length, bytes_of(sealed),
                       static_cast<int>(sealed.size())) != 1)
    return std::nullopt;
  return text;
}

Hash pbkdf2(std::string_view password, std::string_view salt, int rounds) {
  Hash out;
  ensure(PKCS5_PBKDF2_HMAC(password.data(), static_cast<int>(password.size()), bytes_of(salt),
                           static_cast<int>(salt.size()), rounds, EVP_sha256(), static_cast<int>(out.size()),
                           out.data()) == 1,
         "OpenSSL has PBKDF2");
  return out;
}

}  // namespace plenary::crypto
