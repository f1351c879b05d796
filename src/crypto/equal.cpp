#include "crypto/equal.h"

#include <openssl/crypto.h>

namespace plenary::crypto {

bool equal(std::string_view one, std::string_view other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace plenary::crypto
