// The encrypted tally: what the counted ballots come to before anything is opened.
//
//     RunningTally running(election);
//     running.add(ballot, weight);      // at casting, or as the archive is read
//     running.remove(earlier, weight);  // the credential voted again
//     const Tally tally = running.close();   // homomorphic: milliseconds, whatever the number of ballots
#pragma once

#include "ballot/ballot.h"

namespace plenary::ballot {

using Tally = std::vector<std::vector<Ciphertext>>;  // by question; ranked: one for each ballot counted

class RunningTally {
 public:
  explicit RunningTally(const Election& election);

  void add(const Ballot& ballot, const Number& weight);
  void remove(const Ballot& ballot, const Number& weight);
  // Ranked ciphertexts are sorted: by alpha, then beta, in the group's own order.
  [[nodiscard]] Tally close() const;
  [[nodiscard]] const Number& count() const { return count_; }
  [[nodiscard]] const Number& weight() const { return weight_; }

 private:
  struct Products {
    Element alpha, beta;
  };
  void multiply(std::vector<std::vector<Products>>& into, const Ballot& ballot, const Number& weight);

  const Election& election_;
  std::vector<std::vector<Products>> added_, removed_;  // of homomorphic questions
  std::vector<std::vector<Ciphertext>> ranked_;
  std::vector<std::vector<std::string>> withdrawn_;  // texts of ranked ciphertexts that were voted over
  Number count_, weight_;
};

[[nodiscard]] std::string print_tally(const Tally& tally);
[[nodiscard]] Result<Tally> read_tally(const Group& group, std::string_view bytes);

}  // namespace plenary::ballot
