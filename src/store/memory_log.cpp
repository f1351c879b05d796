#include "store/memory_log.h"

#include <algorithm>

#include "store/batch_check.h"

namespace plenary::store {
namespace {

using namespace keep;

tl::unexpected<Error> conflict() {
  return refuse("store.conflict");
}

// Everything that could refuse the batch is looked at before anything is written.
Result<void> check_against(const MemoryBody& body, const Batch& batch) {
  std::map<ActId, bool> new_ids;
  for (const auto& entry : batch.entries) {
    if (body.by_id.contains(entry.id) || !new_ids.emplace(entry.id, true).second) return conflict();
  }
  std::map<std::pair<Seq, std::string>, bool> new_contents;
  for (const auto& row : batch.contents) {
    const std::pair key(row.seq, row.field);
    if (row.seq.value >= batch.after.size || body.contents.contains(key)) return conflict();
    if (!new_contents.emplace(key, true).second) return conflict();
  }
  for (const auto& [seq, field, erased_by] : batch.erasures) {
    const std::pair key(seq, field);
    if (!body.contents.contains(key) && !new_contents.contains(key)) return conflict();
  }
  for (const auto& tile : batch.tiles) {
    const auto level = body.tiles.find(tile.level);
    if (level != body.tiles.end() && tile.n < level->second.size()) return conflict();
  }
  std::map<std::pair<Seq, std::string>, std::string> new_links;
  for (const auto& [scope, key, value] : batch.links) {
    const auto scoped = body.links.find(scope);
    if (scoped != body.links.end()) {
      const auto held = scoped->second.find(key);
      if (held != scoped->second.end() && held->second != value) return conflict();
    }
    if (new_links.emplace(std::pair(scope, key), value).first->second != value) return conflict();
  }
  return {};
}

void apply_to(MemoryBody& body, const Batch& batch) {
  for (const auto& entry : batch.entries) {
    body.by_id.emplace(entry.id, entry.seq);
    body.entries.push_back(entry);
  }
  for (const auto& tile : batch.tiles) {
    auto& level = body.tiles[tile.level];
    ensure(tile.n == level.size(), "tile hashes come in their order");
    level.push_back(tile.hash);
  }
  for (const auto& row : batch.contents)
    body.contents.emplace(std::pair(row.seq, row.field), row);
  for (const auto& [seq, field, erased_by] : batch.erasures) {
    auto& row = body.contents.at({seq, field});
    row.salt.clear();
    row.bytes.clear();
    if (!row.erased_by) row.erased_by = erased_by;
  }
  for (const auto& [name, bytes] : batch.blobs)
    body.blobs.emplace(name, bytes);
  for (const auto& [scope, key, value] : batch.links)
    body.links[scope].emplace(key, value);
  for (const auto& scope : batch.scopes_forgotten)
    body.links.erase(scope);
  body.head = batch.after;
}

template <class T>
std::vector<T> cut(const std::vector<T>& all, std::uint64_t from, std::uint64_t to) {
  const auto end = std::min<std::uint64_t>(to, all.size());
  if (from >= end) return {};
  return {all.begin() + static_cast<std::ptrdiff_t>(from), all.begin() + static_cast<std::ptrdiff_t>(end)};
}

class MemoryLog : public LogStore {
 public:
  MemoryLog(MemoryBody& body, FaultPlan& faults) : body_(body), faults_(faults) {}

  Result<Head> take_over() override {
    const std::lock_guard lock(body_.mutex);
    ++body_.head.epoch;
    return body_.head;
  }

  Result<void> commit(const Batch& batch) override {
    ensure_whole(batch);
    const std::lock_guard lock(body_.mutex);
    if (body_.head.size != batch.before.size || body_.head.epoch != batch.before.epoch) {
      return refuse("store.stepped_down");
    }
    PLENARY_DO(check_against(body_, batch));
    const Fault fault = faults_.next();
    if (fault == Fault::io) return refuse("store.io");
    if (fault == Fault::full) return refuse("store.full");
    if (fault == Fault::unknown_lost) return refuse("store.unknown");
    apply_to(body_, batch);
    if (fault == Fault::unknown_done) return refuse("store.unknown");
    return {};
  }

  Result<bool> sweep() override { return true; }  // nothing is kept twice

  Result<Head> head() override {
    const std::lock_guard lock(body_.mutex);
    return body_.head;
  }

  Result<std::optional<FoundAct>> find_act(const ActId& id) override {
    const std::lock_guard lock(body_.mutex);
    const auto found = body_.by_id.find(id);
    if (found == body_.by_id.end()) return std::optional<FoundAct>();
    return std::optional(FoundAct{found->second, body_.entries[found->second.value].request});
  }

  Result<void> read_entries(Seq from, Seq to, const VisitEntry& visit) override {
    for (; from < to; ++from.value) {
      PLENARY_TRY(const auto bytes, entry(from));
      if (!bytes) break;
      PLENARY_DO(visit(from, *bytes));
    }
    return {};
  }

  Result<std::optional<std::string>> entry(Seq seq) override {
    const std::lock_guard lock(body_.mutex);
    if (seq.value >= body_.entries.size()) return std::optional<std::string>();
    return std::optional(body_.entries[seq.value].bytes);
  }

  Result<std::vector<Hash>> leaf_hashes(std::uint64_t from, std::uint64_t to) override {
    const std::lock_guard lock(body_.mutex);
    std::vector<Hash> hashes;
    for (const auto& row : cut(body_.entries, from, to))
      hashes.push_back(row.leaf);
    return hashes;
  }

  Result<std::vector<Hash>> tile_hashes(unsigned level, std::uint64_t from, std::uint64_t to) override {
    const std::lock_guard lock(body_.mutex);
    const auto found = body_.tiles.find(level);
    return found == body_.tiles.end() ? std::vector<Hash>() : cut(found->second, from, to);
  }

  Result<void> save_note(const SignedNote& note) override {
    const std::lock_guard lock(body_.mutex);
    body_.notes[note.size] = note.text;
    return {};
  }

  Result<std::optional<SignedNote>> latest_note() override {
    const std::lock_guard lock(body_.mutex);
    if (body_.notes.empty()) return std::optional<SignedNote>();
    return std::optional(SignedNote{body_.notes.rbegin()->first, body_.notes.rbegin()->second});
  }

  Result<std::optional<SignedNote>> note_at_or_above(std::uint64_t size) override {
    const std::lock_guard lock(body_.mutex);
    const auto found = body_.notes.lower_bound(size);
    if (found == body_.notes.end()) return std::optional<SignedNote>();
    return std::optional(SignedNote{found->first, found->second});
  }

  Result<std::optional<ContentRow>> content(Seq seq, std::string_view field) override {
    const std::lock_guard lock(body_.mutex);
    const auto found = body_.contents.find({seq, std::string(field)});
    if (found == body_.contents.end()) return std::optional<ContentRow>();
    return std::optional(found->second);
  }

  Result<void> contents_of(Seq from, Seq to, const VisitContent& visit) override {
    std::vector<ContentRow> rows;
    {
      const std::lock_guard lock(body_.mutex);
      for (auto at = body_.contents.lower_bound({from, ""});
           at != body_.contents.end() && at->first.first < to; ++at) {
        rows.push_back(at->second);
      }
    }
    for (const auto& row : rows)
      PLENARY_DO(visit(row));
    return {};
  }

  Result<std::optional<std::string>> blob(const Hash& name) override {
    const std::lock_guard lock(body_.mutex);
    const auto found = body_.blobs.find(name);
    return found == body_.blobs.end() ? std::optional<std::string>() : std::optional(found->second);
  }

  Result<void> blobs(const VisitBlob& visit) override {
    std::map<Hash, std::string> all;
    {
      const std::lock_guard lock(body_.mutex);
      all = body_.blobs;
    }
    for (const auto& [name, bytes] : all)
      PLENARY_DO(visit(name, bytes));
    return {};
  }

  Result<std::optional<std::string>> link(Seq scope, std::string_view key) override {
    const std::lock_guard lock(body_.mutex);
    const auto scoped = body_.links.find(scope);
    if (scoped == body_.links.end()) return std::optional<std::string>();
    const auto found = scoped->second.find(std::string(key));
    return found == scoped->second.end() ? std::optional<std::string>() : std::optional(found->second);
  }

  Result<void> links(Seq scope, const VisitLink& visit) override {
    std::map<std::string, std::string> all;
    {
      const std::lock_guard lock(body_.mutex);
      const auto scoped = body_.links.find(scope);
      if (scoped != body_.links.end()) all = scoped->second;
    }
    for (const auto& [key, value] : all)
      PLENARY_DO(visit(key, value));
    return {};
  }

  Result<void> save_snapshot(const Snapshot& snapshot) override {
    const std::lock_guard lock(body_.mutex);
    body_.snapshot = snapshot;
    return {};
  }

  Result<std::optional<Snapshot>> latest_snapshot() override {
    const std::lock_guard lock(body_.mutex);
    return body_.snapshot;
  }

 private:
  MemoryBody& body_;
  FaultPlan& faults_;
};

}  // namespace

std::unique_ptr<LogStore> open_memory_log(MemoryBody& body, FaultPlan& faults) {
  return std::make_unique<MemoryLog>(body, faults);
}

}  // namespace plenary::store
