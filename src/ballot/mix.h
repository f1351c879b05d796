// Making a verifiable shuffle of the ranked ciphertexts, and a trustee's partial decryption.
#pragma once

#include "ballot/decryption.h"
#include "crypto/secret.h"

namespace plenary::ballot {

// The election is read with Making::library; `before` holds elements of that making.
[[nodiscard]] Result<Shuffle> make_shuffle(const Election& election, const crypto::SecretGroup& secrets,
                                           const std::vector<std::vector<Ciphertext>>& before);

[[nodiscard]] PartialDecryption decrypt(const Election& election, const crypto::SecretGroup& secrets,
                                        const Tally& tally, const crypto::Secret& key);

}  // namespace plenary::ballot
