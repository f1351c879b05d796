// One sealed ballot: reading it, and every proof in it.
//
//     PLENARY_TRY(const auto ballot, read_ballot(election, bytes));
//     PLENARY_DO(check_ballot(prepared, ballot));
//     tracker_of(bytes)          // what the voter compares
//
// Reading refuses what is not byte for byte the compact form with its five outer fields in order.  Inside the
// answers, numbers written another way, fields re-ordered or unknown leave `canonical` false: whoever casts
// refuses that, whoever audits warns.  Whether the credential may vote, and whether this ballot was there
// before, is for the board (audit.h).
#pragma once

#include <variant>

#include "ballot/election.h"

namespace plenary::ballot {

struct ChoiceAnswer {
  std::vector<Ciphertext> choices;
  std::vector<std::vector<Proof>> individual;  // two each: 0, 1
  std::vector<Proof> overall;
  std::vector<Proof> blank;  // two, or none where blank is not allowed
};

struct RankedAnswer {
  Ciphertext choice;
  Proof proof;
};

using Answer = std::variant<ChoiceAnswer, RankedAnswer>;

struct Ballot {
  std::string credential;  // the public one, in its only spelling
  Element credential_element;
  std::vector<Answer> answers;
  std::string signed_hash;  // base64 of SHA-256 of the ballot without its signature
  std::string stated_hash;
  Proof signature;
  bool canonical = true;
};

[[nodiscard]] Result<Ballot> read_ballot(const Election& election, std::string_view bytes);
// The credential must be a member: that is checked once, where the list of credentials is read.
[[nodiscard]] Result<void> check_ballot(const PreparedElection& election, const Ballot& ballot);

[[nodiscard]] std::string tracker_of(std::string_view bytes);
[[nodiscard]] std::string print_answer(const Answer& answer);
// Without "signature": what is hashed and signed.
[[nodiscard]] std::string print_unsigned(const Election& election, const std::string& credential,
                                         const std::vector<Answer>& answers);

// What the proofs of all questions are bound to; of one question all choices besides.
[[nodiscard]] std::string proof_context(const Election& election, const std::string& credential);
[[nodiscard]] std::string choices_context(const std::string& context, const std::vector<Ciphertext>& choices);

}  // namespace plenary::ballot
