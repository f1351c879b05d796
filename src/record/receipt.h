// A receipt: the proof that an entry stands in a signed record, in one small file (C2SP tlog-proof).
//
//     c2sp.org/tlog-proof@v1
//     index 9
//     lJEOQnicGWJFCQhFH/mxwFCn1s3n1NLU6X8vdQlpS58=      any number of hashes, at most 63
//                                                       an empty line, then the checkpoint as it was signed
// Anybody can check it without a network: the entry's leaf, the proof, the log's key, and as many witnesses
// as the reader's policy demands.  The optional `extra` line is not signed by anybody; nothing relies on it.
// Refused: "record.receipt.malformed" (where = "line N"), "record.receipt.too_few_witnesses" (found, needed),
// and what checkpoint.h and proof.h refuse.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/checkpoint.h"

namespace plenary::record {

struct Receipt {
  std::optional<std::string> extra = {};
  std::uint64_t index = 0;
  std::vector<Hash> proof;
  std::string checkpoint;  // the signed note, byte for byte

  bool operator==(const Receipt&) const = default;
};

[[nodiscard]] std::string print_receipt(const Receipt& receipt);
[[nodiscard]] Result<Receipt> read_receipt(std::string_view file);

struct WitnessPolicy {  // `quorum` of these must have cosigned; each key counts once, whatever its names
  std::vector<VerifierKey> witnesses = {};
  std::size_t quorum = 0;
};

// Distinct witness keys of the policy among the good signatures.
[[nodiscard]] std::size_t witnesses_among(const std::vector<GoodSignature>& good,
                                          const WitnessPolicy& policy);

[[nodiscard]] Result<OpenCheckpoint> check_receipt(const Receipt& receipt, const Hash& leaf,
                                                   const VerifierKey& log, const WitnessPolicy& policy = {});

}  // namespace plenary::record
