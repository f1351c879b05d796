#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <type_traits>

#include "base/bytes.h"
#include "base/ids.h"
#include "crypto/ed25519.h"
#include "crypto/equal.h"
#include "crypto/hmac.h"
#include "crypto/random.h"
#include "crypto/sha256.h"

using namespace plenary;

namespace {

std::string hex_of(const Hash& hash) {
  return to_hex(view_of(hash));
}

// RFC 8032, section 7.1, the second test.
constexpr std::string_view kSeed = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
constexpr std::string_view kPublic = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
constexpr std::string_view kSignature =
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

}  // namespace

TEST_CASE("SHA-256 gives the digests of FIPS 180") {
  CHECK(hex_of(crypto::sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hex_of(crypto::sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("hashing piece by piece is hashing at once, and a finished hash begins anew") {
  crypto::Sha256 running;
  for (int round = 0; round < 2; ++round) {
    running.add("a");
    running.add("");
    running.add("bc");
    CHECK(running.finish() == crypto::sha256("abc"));
  }
}

TEST_CASE("HMAC-SHA-256 gives the codes of RFC 4231, however the message is cut") {
  const std::string expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
  CHECK(hex_of(crypto::hmac_sha256("Jefe", {"what do ya want for nothing?"})) == expected);
  CHECK(hex_of(crypto::hmac_sha256("Jefe", {"what do ya ", "", "want for nothing?"})) == expected);
  CHECK(hex_of(crypto::hmac_sha256("", {""})) ==
        "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad");
}

TEST_CASE("Ed25519 signs as RFC 8032 says, and signs the same twice") {
  const auto key = crypto::SecretKey::from_seed(*from_hex(kSeed));
  REQUIRE(key);
  CHECK(to_hex(view_of(key->public_key().bytes)) == kPublic);
  CHECK(to_hex(view_of(key->sign("\x72"))) == kSignature);
  CHECK(key->sign("\x72") == key->sign("\x72"));
  CHECK(key->seed() == *from_hex(kSeed));
}

TEST_CASE("a signature holds for its key and its message alone") {
  const auto key = crypto::SecretKey::generate(), other = crypto::SecretKey::generate();
  const auto signature = key.sign("one");
  CHECK(crypto::verify(key.public_key(), "one", view_of(signature)));
  CHECK_FALSE(crypto::verify(key.public_key(), "two", view_of(signature)));
  CHECK_FALSE(crypto::verify(other.public_key(), "one", view_of(signature)));
  CHECK_FALSE(crypto::verify(key.public_key(), "one", view_of(signature).substr(1)));
  auto bent = signature;
  bent[7] ^= 1;
  CHECK_FALSE(crypto::verify(key.public_key(), "one", view_of(bent)));
  CHECK_FALSE(crypto::verify(crypto::PublicKey{}, "one", view_of(signature)));
}

TEST_CASE("a secret key has one owner and a seed of 32 bytes") {
  static_assert(!std::is_copy_constructible_v<crypto::SecretKey>);
  static_assert(!std::is_copy_assignable_v<crypto::SecretKey>);
  CHECK_FALSE(crypto::SecretKey::from_seed(std::string(31, 'x')));
  CHECK_FALSE(crypto::SecretKey::from_seed(std::string(33, 'x')));
}

TEST_CASE("random ids differ") {
  CHECK(crypto::random_id<ActId>() != crypto::random_id<ActId>());
  CHECK(crypto::random_bytes<16>() != std::array<std::uint8_t, 16>{});
}

TEST_CASE("equal compares length and every byte") {
  CHECK(crypto::equal("", ""));
  CHECK(crypto::equal("abc", "abc"));
  CHECK_FALSE(crypto::equal("abc", "abd"));
  CHECK_FALSE(crypto::equal("abc", "ab"));
}
