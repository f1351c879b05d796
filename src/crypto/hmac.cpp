#include "crypto/hmac.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <memory>

#include "base/result.h"

namespace plenary::crypto {
namespace {

EVP_MAC* hmac_algorithm() {
  static EVP_MAC* const fetched = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  ensure(fetched != nullptr, "OpenSSL has HMAC");
  return fetched;
}

struct FreeMac {
  void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};

const unsigned char* key_start(std::string_view bytes) {
  static const unsigned char nothing = 0;  // a null pointer would mean "the key of before"
  return bytes.empty() ? &nothing : reinterpret_cast<const unsigned char*>(bytes.data());
}

}  // namespace

Hash hmac_sha256(std::string_view key, std::initializer_list<std::string_view> parts) {
  const std::unique_ptr<EVP_MAC_CTX, FreeMac> context(EVP_MAC_CTX_new(hmac_algorithm()));
  char digest[] = "SHA256";
  const OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                               OSSL_PARAM_construct_end()};
  ensure(context != nullptr && EVP_MAC_init(context.get(), key_start(key), key.size(), params) == 1,
         "an HMAC context can be had");
  for (const auto part : parts) {
    ensure(EVP_MAC_update(context.get(), key_start(part), part.size()) == 1, "HMAC takes bytes");
  }
  Hash mac;
  std::size_t written = 0;
  ensure(EVP_MAC_final(context.get(), mac.data(), &written, mac.size()) == 1 && written == mac.size(),
         "HMAC-SHA-256 gives 32 bytes");
  return mac;
}

}  // namespace plenary::crypto
