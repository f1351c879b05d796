// A signed note: text, an empty line, and one line for each signature.
//
//     record.example/assembly
//     3
//     lPvQ3YNvUDAWkubQ6t5yjuGexSv/8WBu2AfIV11aqhk=
//
//     — record.example/assembly mcscMN/TAepD8YHO...
//
// Reading is strict: UTF-8, no control character but the newline, base64 with its padding and without spare
// bits, at most 100 signatures and 1,000,000 bytes.  Lines of unknown (name, ID) are skipped; a known key
// whose signature fails spoils the note; without one good known signature nothing is opened.
// Refused: "record.note.too_long", "record.note.not_text", "record.note.no_signatures",
// "record.note.bad_line" (where = "signature N"), "record.note.too_many_signatures",
// "record.note.bad_signature" (name), "record.note.no_known_key".
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/vkey.h"

namespace plenary::record {

struct NoteSignature {
  std::string name;
  std::uint32_t id = 0;
  std::string bytes;  // without the key ID, never empty

  bool operator==(const NoteSignature&) const = default;
};

struct Note {        // taken apart; nothing is verified
  std::string text;  // with its closing newline
  std::vector<NoteSignature> signatures;

  bool operator==(const Note&) const = default;
};

[[nodiscard]] Result<Note> read_note(std::string_view bytes);
[[nodiscard]] std::string print_note(const Note& note);

struct GoodSignature {
  VerifierKey key;
  std::optional<std::uint64_t> time_s;  // of a cosignature
};

struct OpenNote {
  std::string text;
  std::vector<GoodSignature> good;  // each known key once, in the order of the lines
};

[[nodiscard]] Result<OpenNote> open_note(std::string_view bytes, std::span<const VerifierKey> keys);

// Whoever can put a signature under a text: a log's key, a witness at a moment, later other kinds.
class Signer {
 public:
  virtual ~Signer() = default;
  [[nodiscard]] virtual NoteSignature sign(std::string_view text) const = 0;
};

class LogSigner : public Signer {
 public:
  LogSigner(std::string name, crypto::SecretKey key);
  [[nodiscard]] NoteSignature sign(std::string_view text) const override;
  // Of what is no note: the act that names the next key.
  [[nodiscard]] crypto::Signature sign_bytes(std::string_view bytes) const { return key_.sign(bytes); }
  [[nodiscard]] const VerifierKey& vkey() const { return vkey_; }

 private:
  crypto::SecretKey key_;
  VerifierKey vkey_;
};

// text ends with a newline and has no control character; signatures follow in the signers' order.
[[nodiscard]] std::string sign_note(std::string text, std::span<const Signer* const> signers);

}  // namespace plenary::record
