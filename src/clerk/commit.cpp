// How the record is loaded and compared, written, shown, and signed.
#include "clerk/batch.h"
#include "record/checkpoint.h"

namespace plenary::clerk {
namespace {

struct Seal {
  record::Checkpoint checkpoint;
  std::string note;
};

Result<Seal> open_own(const std::string& note, const record::LogSigner& signer) {
  PLENARY_TRY(auto opened, record::open_checkpoint(note, signer.vkey()));
  return Seal{std::move(opened.checkpoint), note};
}

}  // namespace

// ---------------------------------------------------------------- load

// The checkpoints known outside the database: the newest in its file, and those shown at the start.
Result<std::vector<Checkpoint>> Clerk::seen_before() const {
  std::vector<std::string> notes = setting_.also_seen;
  if (setting_.seen) {
    PLENARY_TRY(auto note, setting_.seen->read());
    if (note) notes.push_back(*std::move(note));
  }
  std::vector<Checkpoint> seen;
  for (auto& note : notes) {
    PLENARY_TRY(const auto seal, open_own(note, setting_.signer));
    seen.push_back({seal.checkpoint.size, std::move(note)});
  }
  return seen;
}

Result<void> Clerk::load() {
  PLENARY_TRY(auto seen, seen_before());
  PLENARY_TRY(stored_, setting_.log.take_over());
  for (const auto& one : seen) {
    if (one.size <= stored_.size) continue;
    return refuse("clerk.restored_older", {.params = {{"seen", static_cast<std::int64_t>(one.size)},
                                                      {"here", static_cast<std::int64_t>(stored_.size)}}});
  }
  PLENARY_TRY(const auto newest, setting_.log.latest_note());
  if (newest) {
    published_ = {newest->size, newest->text};
    seen.push_back(published_);
  }
  PLENARY_DO(refold(std::move(seen)));
  shown_ = head_;
  return {};
}

// Folds what is stored, and compares each checkpoint that was signed before with the tree as it is.
Result<void> Clerk::refold(std::vector<Checkpoint> seen) {
  const body::Blobs blobs = [this](const Hash& name) { return blob(name); };
  const auto compare = [&]() -> Result<void> {
    for (const auto& one : seen) {
      if (one.size != frontier_.size()) continue;
      PLENARY_TRY(const auto seal, open_own(one.note, setting_.signer));
      if (seal.checkpoint.root == frontier_.root()) continue;
      return refuse("clerk.fork", {.params = {{"size", static_cast<std::int64_t>(frontier_.size())}}});
    }
    return {};
  };
  PLENARY_DO(compare());
  PLENARY_DO(setting_.log.read_entries(Seq{0}, Seq{stored_.size}, [&](Seq, std::string_view bytes) -> Result<void> {
    PLENARY_TRY(const auto effects, body::fold(head_, bytes, blobs));
    frontier_.append(record::leaf_hash(bytes), nullptr);
    return compare();
  }));
  if (frontier_.stack() != stored_.stack) return refuse("clerk.tree_differs");
  return {};
}

void Clerk::rebuild_head() {
  head_ = shown_;
  due_done_.reset();
  auto restored = record::Frontier::restore(stored_.size, stored_.stack);
  ensure(restored.has_value(), "the stored stack fits the stored size");
  frontier_ = *std::move(restored);
}

// ---------------------------------------------------------------- commit, show

Result<void> Clerk::commit(Batch& batch) {
  batch.rows.after = {frontier_.size(), frontier_.stack(), stored_.epoch};
  auto committed = setting_.log.commit(batch.rows);
  if (committed) {
    stored_ = batch.rows.after;
    if (!batch.rows.erasures.empty() || !batch.rows.scopes_forgotten.empty()) erasure_pending_ = true;
    return {};
  }
  const Error why = std::move(committed).error();
  stop_taking(why);  // full disk, failed write, another writer: somebody must look, and start anew
  return tl::unexpected<Error>(why);
}

void Clerk::show(Batch& batch) {
  {
    const std::unique_lock lock(shown_mutex_);
    for (const auto& effects : batch.effects) body::apply(shown_, effects);
  }
  const std::lock_guard lock(listeners_mutex_);
  for (const auto& [_, listener] : listeners_) listener(stored_.size);
}

// What was erased is gone when no file of the store has it any more; readers of an older state delay that.
void Clerk::sweep_if_pending() {
  if (!erasure_pending_) return;
  const auto swept = setting_.log.sweep();
  if (swept && *swept) erasure_pending_ = false;
}

// ---------------------------------------------------------------- sign

void Clerk::sign_if_due(bool at_once) {
  if (published_.size == stored_.size || stored_.size == 0) return;
  const auto since = std::chrono::steady_clock::now() - signed_at_;
  if (!at_once && since < std::chrono::milliseconds(setting_.checkpoint_every_ms)) return;
  if (auto done = sign(); !done) stop_taking(std::move(done).error());
}

// Stored, then kept outside the database, and only then published: what was published is never unknown.
Result<void> Clerk::sign() {
  const record::Checkpoint checkpoint{setting_.origin, frontier_.size(), frontier_.root()};
  const record::Signer* signers[] = {&setting_.signer};
  const std::string note = record::sign_note(record::print_checkpoint(checkpoint), signers);
  PLENARY_DO(setting_.log.save_note({checkpoint.size, note}));
  if (setting_.seen) PLENARY_DO(setting_.seen->write(note));
  {
    const std::lock_guard lock(published_mutex_);
    published_ = {checkpoint.size, note};
  }
  signed_at_ = std::chrono::steady_clock::now();
  published_changed_.notify_all();
  return {};
}

}  // namespace plenary::clerk
