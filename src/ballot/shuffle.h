// Verifiable shuffles of the ranked ciphertexts (Terelius and Wikstroem, as CHVote spells it): reading one
// and checking that it permutes and re-encrypts what came before, and nothing else.
#pragma once

#include "ballot/tally.h"

namespace plenary::ballot {

struct ShuffleProof {
  Written t1, t2, t3, t41, t42;
  std::vector<Written> that;
  Number s1, s2, s3, s4;
  std::vector<Number> shat, sprime;
  std::vector<Written> c, chat;
};

struct Shuffle {  // an item for each ranked question, in their order
  std::vector<std::vector<Ciphertext>> ciphertexts;
  std::vector<ShuffleProof> proofs;
};

[[nodiscard]] Result<Shuffle> read_shuffle(const Group& group, std::string_view bytes);
[[nodiscard]] std::string print_shuffle(const Shuffle& shuffle);

// One by one: each equation by itself.  Batched: all raised to factors of 128 bits that are a hash of the
// whole proof, and multiplied; a proof that fails an equation passes with a chance of 2^-128.
enum class Equations { batched, one_by_one };

[[nodiscard]] Result<void> check_shuffle(const Election& election,
                                         const std::vector<std::vector<Ciphertext>>& before,
                                         const Shuffle& shuffle, Equations equations);

struct ShuffleGenerators {
  Element h;
  std::vector<Element> each;
};
[[nodiscard]] Result<ShuffleGenerators> shuffle_generators(const Group& group, std::size_t count);

// The text both kinds of challenge rest on, and the challenges; also for who makes a proof.
[[nodiscard]] std::string shuffle_text(const std::vector<Ciphertext>& before,
                                       const std::vector<Ciphertext>& after, const std::vector<Written>& c);
[[nodiscard]] std::vector<Number> shuffle_exponents(const Election& election, const std::string& text,
                                                    std::size_t count);
[[nodiscard]] Number shuffle_challenge(const Election& election, const ShuffleProof& proof,
                                       const std::string& text);

}  // namespace plenary::ballot
