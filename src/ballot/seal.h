// Sealing a ballot: encrypting the answers, proving that they are allowed, signing with the credential.
//
//     PLENARY_TRY(const auto choices, read_plain(election, "[[0,1,0],[2,1,3]]"));
//     const std::string ballot = seal_ballot(election, secrets, credential, choices);
//
// The election must be read with Making::library.  What is computed does not depend on the answers in time or
// memory access: every branch of every proof is made by the same steps.  One thing does: packing a ranking
// tries paddings until one fits.
#pragma once

#include "ballot/ballot.h"
#include "ballot/credential.h"

namespace plenary::ballot {

using PlainAnswers = std::vector<std::vector<unsigned>>;  // by question; choices: 0 or 1, ranked: 0 to 255

// As the tool takes it; refused "ballot.plaintext" where it does not fit the questions.
[[nodiscard]] Result<PlainAnswers> read_plain(const Election& election, std::string_view json);
[[nodiscard]] std::string seal_ballot(const Election& election, const crypto::SecretGroup& secrets,
                                      std::string_view credential, const PlainAnswers& answers);

// Proof of knowledge of x with key = g^x.
[[nodiscard]] Proof prove_key(const crypto::SecretGroup& secrets, const std::string& prefix,
                              const crypto::Secret& x);

}  // namespace plenary::ballot
