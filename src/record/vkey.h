// A verifier key: the public key of a log or a witness, in the text form that people pass around.
//
//     record.example/assembly+99cb1c30+Ac+2YZozoPH703D/qP5g/ZLktoWxFvRSIOh3zEqPtPV0
//     name                    key ID   base64(type || public key)
//
// key ID = first 4 bytes of H(name || "\n" || type || public key).  A vkey whose ID does not fit is refused.
// Types known here: 0x01 Ed25519 (a log's signature), 0x04 Ed25519 (a witness's timestamped cosignature).
// Refused: "record.vkey.malformed", "record.vkey.bad_name", "record.vkey.type_unknown",
// "record.vkey.id_differs".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "crypto/ed25519.h"

namespace plenary::record {

enum class KeyType : std::uint8_t { log = 1, witness = 4 };

struct VerifierKey {
  std::string name;
  KeyType type = KeyType::log;
  crypto::PublicKey key;
  std::uint32_t id = 0;

  bool operator==(const VerifierKey&) const = default;
};

[[nodiscard]] bool is_key_name(std::string_view name);  // not empty, UTF-8, no space of any script, no '+'
[[nodiscard]] VerifierKey make_vkey(std::string name, KeyType type, const crypto::PublicKey& key);
[[nodiscard]] Result<VerifierKey> parse_vkey(std::string_view text);
[[nodiscard]] std::string print_vkey(const VerifierKey& key);

}  // namespace plenary::record
