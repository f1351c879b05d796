// A key that so many of a group of trustees can use together, made without anybody ever holding it whole.
//
// Six steps, between which only files go: 1 each trustee makes a seed and a certificate; 2 all look at the
// certificates; 3 each sends every other a point of a polynomial of its own, sealed; 4 who keeps the files
// sorts the letters; 5 each checks the points it got against what their senders published, adds them up to
// its share and publishes the key of it; 6 the keys are put together.  Formats as the tool's, so that its
// trustees and ours can sit in one group.  Errors: "ballot.trustee.*", "ballot.channel.*".
#pragma once

#include "ballot/trustees.h"
#include "crypto/secret.h"

namespace plenary::ballot {

// The two keys of a trustee's seed (22 characters), with which it signs and with which it is written to.
struct TrusteeSeed {
  crypto::Secret signing, reading;
};
[[nodiscard]] TrusteeSeed keys_of_seed(const crypto::SecretGroup& secrets, std::string_view seed);

[[nodiscard]] SignedMessage sign(const crypto::SecretGroup& secrets, const crypto::Secret& key,
                                 std::string message);
[[nodiscard]] std::string make_certificate(const crypto::SecretGroup& secrets, const TrusteeSeed& keys);

// Letters between trustees.
[[nodiscard]] std::string seal_letter(const crypto::SecretGroup& secrets, const TrusteeSeed& from,
                                      const Element& recipient, std::string_view message);
[[nodiscard]] Result<std::string> open_letter(const crypto::SecretGroup& secrets, const TrusteeSeed& to,
                                              const Element& sender, std::string_view letter);

// Steps 2 to 6.  Certificates, polynomials and outputs: the trustees' lines in one order, that of the
// certificates.
[[nodiscard]] Result<std::vector<Certificate>> read_certificates(const Group& group,
                                                                 const std::vector<std::string>& lines);
[[nodiscard]] Result<std::string> make_polynomial(const crypto::SecretGroup& secrets, const TrusteeSeed& keys,
                                                  const std::vector<std::string>& certificates,
                                                  std::size_t threshold);
[[nodiscard]] Result<std::vector<std::string>> sort_letters(const std::vector<std::string>& polynomials);
[[nodiscard]] Result<std::string> make_share(const crypto::SecretGroup& secrets, const TrusteeSeed& keys,
                                             const std::vector<std::string>& certificates,
                                             std::string_view input);

struct AssembledKey {
  std::string parameters;                    // the "Pedersen" item
  std::vector<std::string> decryption_keys;  // each sealed to its owner
};
[[nodiscard]] Result<AssembledKey> assemble(const Group& group, const std::vector<std::string>& certificates,
                                            const std::vector<std::string>& polynomials,
                                            const std::vector<std::string>& outputs);

// The share itself, reduced: what is sealed in a decryption key may be larger than q.
[[nodiscard]] Result<crypto::Secret> open_share(const crypto::SecretGroup& secrets, const TrusteeSeed& keys,
                                                std::string_view decryption_key);

[[nodiscard]] TrusteeKey make_trustee_key(const crypto::SecretGroup& secrets, const crypto::Secret& key,
                                          std::optional<std::string> name);

}  // namespace plenary::ballot
