// The election as its trustees published it: questions, group and public key; its fingerprint binds every
// proof.
//
//     PLENARY_TRY(const auto election, read_election(bytes, crypto::Making::fast));
//     election.fingerprint      // base64 of SHA-256 of the bytes given, without padding
//
// The bytes are hashed as they came; whoever re-prints an election has made another one.
#pragma once

#include "ballot/fields.h"
#include "base/bytes.h"

namespace plenary::ballot {

inline constexpr std::size_t kMostQuestions = 1000, kMostAnswers = 1000;

struct Question {
  bool ranked = false;  // "NonHomomorphic": shuffled and opened one by one
  std::string text;
  std::vector<std::string> answers;
  bool blank = false;
  std::size_t min = 0, max = 0;
  std::string extra;  // ranked: how it is meant to be counted, as JSON; never used by the cryptography

  // Ciphertexts of one ballot: with blank allowed the first stands for it.
  [[nodiscard]] std::size_t choices() const { return ranked ? 1 : answers.size() + (blank ? 1 : 0); }
};

struct Election {
  std::string fingerprint, uuid, name, description, group_name;
  std::optional<std::string> administrator, credential_authority;
  const Group* group = nullptr;
  Written public_key;
  std::vector<Question> questions;

  [[nodiscard]] bool has_ranked() const;
};

[[nodiscard]] Result<Election> read_election(std::string_view bytes, crypto::Making making);
[[nodiscard]] Result<std::vector<Question>> read_questions(const Json& json);
[[nodiscard]] std::string print_question(const Question& question);
[[nodiscard]] std::string print_election(const Election& election);

// An election from its template (name, description, questions, perhaps administrator and
// credential_authority).
[[nodiscard]] Result<Election> election_of_template(std::string_view json, std::string_view group_name,
                                                    std::string uuid, const Element& public_key,
                                                    crypto::Making making);

[[nodiscard]] std::string fingerprint_of(std::string_view bytes);  // base64 of SHA-256, without padding

// The public key and the generator, made ready for many powers.
struct PreparedElection {
  const Election* election = nullptr;
  std::unique_ptr<crypto::FixedBase> generator, key;
};

[[nodiscard]] PreparedElection prepare(const Election& election);

}  // namespace plenary::ballot
