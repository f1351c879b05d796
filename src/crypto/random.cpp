#include "crypto/random.h"

#include <openssl/rand.h>

#include "base/result.h"

namespace plenary::crypto {

void fill(std::span<std::uint8_t> bytes) {
  ensure(RAND_priv_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1, "the system gives randomness");
}

namespace {

class SystemChance : public Chance {
 public:
  void fill(std::span<std::uint8_t> bytes) override { crypto::fill(bytes); }
};

}  // namespace

Chance& system_chance() {
  static SystemChance chance;
  return chance;
}

}  // namespace plenary::crypto
