// The socket for one body's record, contents, blobs and links.
//
//     PLENARY_TRY(auto head, log.take_over());
//     PLENARY_DO(log.commit({.before = head, .after = grown, .entries = rows, .tiles = hashes}));
//
// Durability: commit(), take_over() and save_note() answer only when what they wrote would
// survive a power cut.  save_snapshot() may be lost; a snapshot only saves time.
// Atomicity: a batch is there whole or not at all, in memory, on disk and for every reader.
// Threads: commit, take_over and the save_ calls come from one thread at a time for each body; reads may come
// from any thread at any time and see committed batches only.  Callbacks must not write to the store.
// Refused: "store.stepped_down" (another writer took over, or the size is not `before`'s), "store.full" (the
// disk), "store.io" (a failed write or sync: nothing was acknowledged; stop, and recover from disk),
// "store.unknown" (the commit may or may not have happened: look the ids up), "store.conflict" (an id, a
// content or a checkpoint that is there already with other bytes), "store.busy".  After "store.full",
// "store.io" or "store.unknown" the writer drops its tentative state and takes over anew.
//
// A sync that failed cannot be repeated: the system may have thrown the pages away and say yes the next time.
// So after "store.io" the store refuses every write until it is opened anew, the clerk takes no act any more
// and says why (Clerk::stopped), and whoever runs the server ends the process, which never waits for the
// disk: what was acknowledged is read from the disk at the next start.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "keep/rows.h"

namespace plenary::keep {

struct FoundAct {
  Seq seq;
  Hash request{};

  bool operator==(const FoundAct&) const = default;
};

class LogStore {
 public:
  using VisitEntry = std::function<Result<void>(Seq, std::string_view bytes)>;
  using VisitContent = std::function<Result<void>(const ContentRow&)>;
  using VisitBlob = std::function<Result<void>(const Hash& name, std::string_view bytes)>;
  using VisitLink = std::function<Result<void>(std::string_view key, std::string_view value)>;

  virtual ~LogStore() = default;

  // --- the one writer
  [[nodiscard]] virtual Result<Head> take_over() = 0;
  [[nodiscard]] virtual Result<void> commit(const Batch& batch) = 0;
  // After a batch that erased or forgot something: is it gone from every file of the store?  False while
  // somebody's reading keeps an older copy: ask again.  Until true nobody may be told that it is gone.
  [[nodiscard]] virtual Result<bool> sweep() = 0;

  // --- the log; ranges are [from, to), cut at the size, streamed in order
  [[nodiscard]] virtual Result<Head> head() = 0;
  [[nodiscard]] virtual Result<std::optional<FoundAct>> find_act(const ActId& id) = 0;
  [[nodiscard]] virtual Result<void> read_entries(Seq from, Seq to, const VisitEntry& visit) = 0;
  [[nodiscard]] virtual Result<std::optional<std::string>> entry(Seq seq) = 0;
  [[nodiscard]] virtual Result<std::vector<Hash>> leaf_hashes(std::uint64_t from, std::uint64_t to) = 0;
  [[nodiscard]] virtual Result<std::vector<Hash>> tile_hashes(unsigned level, std::uint64_t from,
                                                              std::uint64_t to) = 0;

  // --- signed checkpoints, all of them, for ever: one text a size, later cosignatures replace it
  [[nodiscard]] virtual Result<void> save_note(const SignedNote& note) = 0;
  [[nodiscard]] virtual Result<std::optional<SignedNote>> latest_note() = 0;
  [[nodiscard]] virtual Result<std::optional<SignedNote>> note_at_or_above(std::uint64_t size) = 0;

  // --- contents; an erased one has no salt and no bytes, and says by which entry
  [[nodiscard]] virtual Result<std::optional<ContentRow>> content(Seq seq, std::string_view field) = 0;
  [[nodiscard]] virtual Result<void> contents_of(Seq from, Seq to, const VisitContent& visit) = 0;

  // --- blobs, by their hash
  [[nodiscard]] virtual Result<std::optional<std::string>> blob(const Hash& name) = 0;
  [[nodiscard]] virtual Result<void> blobs(const VisitBlob& visit) = 0;

  // --- links
  [[nodiscard]] virtual Result<std::optional<std::string>> link(Seq scope, std::string_view key) = 0;
  [[nodiscard]] virtual Result<void> links(Seq scope, const VisitLink& visit) = 0;

  // --- the newest snapshot of the folded state
  [[nodiscard]] virtual Result<void> save_snapshot(const Snapshot& snapshot) = 0;
  [[nodiscard]] virtual Result<std::optional<Snapshot>> latest_snapshot() = 0;
};

}  // namespace plenary::keep
