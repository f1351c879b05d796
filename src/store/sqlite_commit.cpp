#include "store/sqlite_commit.h"

namespace plenary::store {
namespace {

using namespace keep;

std::string joined(const std::vector<Hash>& hashes) {
  std::string bytes;
  for (const auto& hash : hashes)
    bytes += view_of(hash);
  return bytes;
}

Result<void> write_entries(Connection& c, std::int64_t body, const Batch& batch) {
  for (const auto& entry : batch.entries) {
    PLENARY_DO(
        c.run("INSERT INTO entry (body, seq, leaf, id, request, bytes) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", body,
              entry.seq.value, blob_of(entry.leaf), blob_of(entry.id.bytes), blob_of(entry.request),
              BlobView{entry.bytes}));
  }
  for (const auto& tile : batch.tiles) {
    PLENARY_DO(c.run("INSERT INTO tilehash (body, level, n, hash) VALUES (?1, ?2, ?3, ?4)", body, tile.level,
                     tile.n, blob_of(tile.hash)));
  }
  return {};
}

Result<void> write_contents(Connection& c, std::int64_t body, const Batch& batch) {
  for (const auto& row : batch.contents) {
    PLENARY_DO(c.run(
        "INSERT INTO content (body, seq, field, salt, bytes, media_type, language, readers) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        body, row.seq.value, std::string_view(row.field), BlobView{row.salt}, BlobView{row.bytes},
        std::string_view(row.media_type), std::string_view(row.language), static_cast<int>(row.readers)));
  }
  for (const auto& [seq, field, erased_by] : batch.erasures) {  // the first erasure is the one that counts
    PLENARY_DO(
        c.run("UPDATE content SET salt = NULL, bytes = NULL, erased_by = coalesce(erased_by, ?4) "
              "WHERE body = ?1 AND seq = ?2 AND field = ?3",
              body, seq.value, std::string_view(field), erased_by.value));
    if (c.changed() != 1) return refuse("store.conflict");
  }
  for (const auto& [name, bytes] : batch.blobs) {
    PLENARY_DO(c.run("INSERT INTO blob (body, name, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING", body,
                     blob_of(name), BlobView{bytes}));
  }
  return {};
}

Result<void> write_links(Connection& c, std::int64_t body, const Batch& batch) {
  for (const auto& [scope, key, value] :
       batch.links) {  // the same again is no change, another value a conflict
    PLENARY_DO(
        c.run("INSERT INTO link (body, scope, key, value) VALUES (?1, ?2, ?3, ?4) "
              "ON CONFLICT (body, scope, key) DO UPDATE SET value = excluded.value "
              "WHERE value = excluded.value",
              body, scope.value, std::string_view(key), std::string_view(value)));
    if (c.changed() != 1) return refuse("store.conflict");
  }
  for (const auto& scope : batch.scopes_forgotten) {
    PLENARY_DO(c.run("DELETE FROM link WHERE body = ?1 AND scope = ?2", body, scope.value));
  }
  return {};
}

}  // namespace

Result<Head> read_head(Connection& c, std::int64_t body) {
  PLENARY_TRY(auto rows, c.ask("SELECT size, stack, epoch FROM head WHERE body = ?1", body));
  PLENARY_TRY(const bool found, rows.step());
  ensure(found, "every body has a head");
  Head head{static_cast<std::uint64_t>(rows.integer(0)), {}, static_cast<std::uint64_t>(rows.integer(2))};
  const auto stack = rows.bytes(1);
  for (std::size_t at = 0; at < stack.size(); at += 32) {
    const auto hash = array_of<32>(stack.substr(at, 32));
    ensure(hash.has_value(), "a stored stack is whole hashes");
    head.stack.push_back(*hash);
  }
  return head;
}

// The head first: whoever is not the writer any more touches nothing else.
Result<void> write_batch(Connection& c, std::int64_t body, const Batch& batch) {
  PLENARY_DO(c.run("UPDATE head SET size = ?2, stack = ?3 WHERE body = ?1 AND size = ?4 AND epoch = ?5", body,
                   batch.after.size, BlobView{joined(batch.after.stack)}, batch.before.size,
                   batch.before.epoch));
  if (c.changed() != 1) return refuse("store.stepped_down");
  PLENARY_DO(write_entries(c, body, batch));
  PLENARY_DO(write_contents(c, body, batch));
  return write_links(c, body, batch);
}

}  // namespace plenary::store
