// The audit of a whole archive: everything that can be checked without a secret.
//
//     const auto report = audit(bytes, {.strict = true});
//     report->result           // as recomputed from the ballots; nothing while it is not there
//
// Accepts an archive at any stage of the legal order Setup, Ballot*, EndBallots, EncryptedTally, (Shuffle+,
// EndShuffles) if there is a ranked question, PartialDecryption+, Result.  What the peer's verifier lets pass
// and this one refuses: a ballot put in twice; another event between ballots; a published tally that is not
// the recomputed one; rankings opened without a shuffle; a trustee who decrypts twice; events out of order.
// A validly signed ballot with numbers or fields written another way is accepted with a warning, unless
// strict. The first refusal ends the audit.  Errors: "ballot.*".
#pragma once

#include <functional>

#include "ballot/archive.h"
#include "ballot/decryption.h"

namespace plenary::ballot {

struct AuditProgress {
  std::size_t bytes = 0, of_bytes = 0, ballots = 0;
};

struct AuditOptions {
  crypto::Making making = crypto::Making::fast;  // library: every step by GMP and libsodium, nothing shared
  bool strict = false;                           // refuse what is only non-canonical
  std::size_t min_shuffles = 1;                  // different trustees who must have shuffled; never below 1
  unsigned threads = 1;
  std::function<void(const AuditProgress&)> progress = {};
  std::function<void(std::size_t)> done_with = {};  // bytes before this offset are not read again soon
};

enum class Stage { set_up, voting, closed, tallied, shuffling, shuffled, decrypting, decided };

struct AuditReport {
  Election election;
  Trustees trustees;
  Stage stage = Stage::set_up;
  std::size_t events = 0, ballots = 0, credentials = 0, bytes = 0;
  Number counted, weight;      // credentials that voted; their weights
  std::vector<Hash> trackers;  // of all ballots, in order
  std::vector<std::pair<Hash, std::uint64_t>>
      counted_trackers;                            // last of each credential, in order; its weight
  std::vector<std::size_t> shufflers, decryptors;  // owners, in order
  std::optional<ElectionResult> result;
  Tally tally;  // as it stands: rankings as last shuffled
  std::vector<Share> shares;
  std::string last_event;     // its hash
  std::uint64_t seconds = 0;  // since 1970, of the archive
  std::vector<Error> warnings;
};

[[nodiscard]] Result<AuditReport> audit(std::string_view bytes, const AuditOptions& options);

}  // namespace plenary::ballot
