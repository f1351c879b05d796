// How the record is loaded and compared, written, shown, and signed.
#include "base/zone.h"
#include "clerk/batch.h"
#include "record/checkpoint.h"

#include <malloc.h>

namespace plenary::clerk {
namespace {

// A change of a large roll leaves much free memory behind; what nobody uses goes back to the machine.
void give_memory_back() {
  ::malloc_trim(0);
}

// What a checkpoint states; whether its signature is good is asked of the key in force at its size.
Result<std::uint64_t> stated_size(const std::string& note) {
  PLENARY_TRY(const auto read, record::read_note(note));
  PLENARY_TRY(const auto checkpoint, record::parse_checkpoint(read.text));
  return checkpoint.size;
}

Result<record::Checkpoint> open_own(const std::string& note, const body::LogKey& in_force) {
  PLENARY_TRY(const auto key, record::parse_vkey(in_force.text));
  PLENARY_TRY(auto opened, record::open_checkpoint(note, key));
  return std::move(opened.checkpoint);
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
    PLENARY_TRY(const auto size, stated_size(note));
    seen.push_back({size, std::move(note)});
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
  if (signers(head_).empty()) return refuse("clerk.key_missing", {.params = {{"key", head_.key().text}}});
  shown_ = head_;
  give_memory_back();
  return {};
}

// Folds what is stored, and compares each checkpoint that was signed before with the tree as it is.
Result<void> Clerk::refold(std::vector<Checkpoint> seen) {
  const body::Blobs blobs = [this](const Hash& name) { return blob(name); };
  const auto compare = [&]() -> Result<void> {
    for (const auto& one : seen) {
      if (one.size != frontier_.size() || one.size == 0) continue;
      PLENARY_TRY(const auto checkpoint, open_own(one.note, head_.key()));
      if (checkpoint.root == frontier_.root()) continue;
      return refuse("clerk.fork", {.params = {{"size", static_cast<std::int64_t>(frontier_.size())}}});
    }
    return {};
  };
  PLENARY_DO(
      setting_.log.read_entries(Seq{0}, Seq{stored_.size}, [&](Seq, std::string_view bytes) -> Result<void> {
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
    for (const auto& effects : batch.effects)
      body::apply(shown_, effects);
  }
  for (const auto& effects : batch.effects) {
    if (std::holds_alternative<body::RollCommit>(effects.entry.act.data)) give_memory_back();
  }
  const std::lock_guard lock(listeners_mutex_);
  for (const auto& [_, listener] : listeners_)
    listener(stored_.size);
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

// The key in force first; while its predecessor's days last, that one too.  Empty: the key is not at hand.
std::vector<const record::Signer*> Clerk::signers(const body::State& state) const {
  std::vector<const record::Signer*> signing;
  const auto add = [&](const body::LogKey& key) {
    for (const auto& one : setting_.keys) {
      if (record::print_vkey(one->vkey()) == key.text) return signing.push_back(one.get());
    }
  };
  if (state.keys.empty()) return {setting_.keys.front().get()};
  add(state.key());
  if (signing.empty() || state.keys.size() == 1) return signing;
  const auto now = instant_in_zone(setting_.timezone, setting_.clock.wall_ms());
  if (now && now->local_day() <= state.keys.back().old_until) add(state.keys[state.keys.size() - 2].key);
  return signing;
}

// Stored, then kept outside the database, and only then published: what was published is never unknown.
Result<void> Clerk::sign() {
  const record::Checkpoint checkpoint{setting_.origin, frontier_.size(), frontier_.root()};
  const auto signing = signers(head_);
  if (signing.empty()) return refuse("clerk.key_missing", {.params = {{"key", head_.key().text}}});
  const std::string note = record::sign_note(record::print_checkpoint(checkpoint), signing);
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
