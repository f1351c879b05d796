// Partial decryptions and the result they come to.
#pragma once

#include "ballot/shuffle.h"
#include "ballot/trustees.h"

namespace plenary::ballot {

struct PartialDecryption {  // shaped as the tally
  std::vector<std::vector<Written>> factors;
  std::vector<std::vector<Proof>> proofs;
};

[[nodiscard]] Result<PartialDecryption> read_partial(const Group& group, std::string_view bytes);
[[nodiscard]] std::string print_partial(const PartialDecryption& partial);

[[nodiscard]] Result<void> check_partial(const PreparedElection& election, const Tally& tally,
                                         const Written& key, const PartialDecryption& partial);

using Share = std::pair<std::size_t, PartialDecryption>;  // owner, from 1

// beta over all factors, shaped as the tally.  Refused where a single trustee, or one of so many, is missing.
[[nodiscard]] Result<std::vector<std::vector<Element>>> opened(const Group& group, const Trustees& trustees,
                                                               const Tally& tally,
                                                               const std::vector<Share>& shares);

struct QuestionResult {
  std::vector<Number> counts;                   // with blank allowed the first is the count of blanks
  std::vector<std::vector<unsigned>> rankings;  // of a ranked one, in the order of the last shuffle
};
using ElectionResult = std::vector<QuestionResult>;

[[nodiscard]] std::string print_result(const Election& election, const ElectionResult& result);

// Searches each count up to `most`: refused above 2^46, or where there is none.
[[nodiscard]] Result<ElectionResult> find_result(const Election& election,
                                                 const std::vector<std::vector<Element>>& messages,
                                                 const Number& most);
// What is stated against what was opened; no search.
[[nodiscard]] Result<ElectionResult> check_result(const Election& election,
                                                  const std::vector<std::vector<Element>>& messages,
                                                  std::string_view bytes, bool& canonical);

}  // namespace plenary::ballot
