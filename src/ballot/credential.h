// The private credential of a voter: 15 characters, printed XXX-XXX-XXX-XXX-XXX, the last a check on the
// others.
//
//     PLENARY_TRY(auto typed, normalised_credential("q8z mJZ..."));   // any spacing and dashes
//     const Secret key = credential_key(secrets, typed, uuid);
//
// The key is derived from the dashed form: without dashes it would be another one, so what is typed is always
// brought to that form first.  Wipe what holds a private credential.
#pragma once

#include "ballot/fields.h"
#include "crypto/random.h"
#include "crypto/secret.h"

namespace plenary::ballot {

// With dashes.  Refused: "ballot.credential.length", ".character" with its block from 1, ".checksum".
[[nodiscard]] Result<std::string> normalised_credential(std::string_view typed);
[[nodiscard]] std::string make_credential();

[[nodiscard]] crypto::Secret credential_key(const crypto::SecretGroup& secrets, std::string_view credential,
                                            std::string_view uuid);
[[nodiscard]] std::string public_credential(const crypto::SecretGroup& secrets, std::string_view credential,
                                            std::string_view uuid);

[[nodiscard]] std::string random_base58(std::size_t digits);

struct Voter {
  std::string address, login;
  Number weight = 1;
};
[[nodiscard]] Result<std::vector<Voter>> read_voters(std::string_view lines);  // "address,login,weight"

struct MadeCredentials {
  std::string published;  // the JSON array, sorted by element
  std::vector<std::pair<std::string, std::string>>
      sent;  // address and private credential, in the voters' order
};
// What may be published of a list of "element,weight,login": without the login, as an election's archive
// holds it.
[[nodiscard]] Result<std::string> without_logins(std::string_view list);
[[nodiscard]] MadeCredentials make_credentials(const crypto::SecretGroup& secrets, std::string_view uuid,
                                               const std::vector<Voter>& voters);

}  // namespace plenary::ballot
