// The store on one SQLite file: every body's log, contents, blobs and links, and the accounts.
//
//     PLENARY_TRY(auto store, SqliteStore::open({.path = "/var/lib/plenary/plenary.sqlite"}));
//     PLENARY_TRY(auto log, store->bodies().open("club"));
//
// Durability: WAL with synchronous=FULL; what a call answered survives a power cut.  One write connection
// behind a lock, so that several bodies may commit from several threads; readers have connections of their
// own (query_only) and see whole commits.  Long ranges are read in chunks: no reader holds the log back.
// After a write or sync that failed ("store.io") this object writes no more: open it anew, which recovers
// from what the disk has.  A batch that erases or forgets is pushed out of the write-ahead log at once, or,
// while readers keep it there, at the next sweep().
// Refused: "store.not_ours", "store.network_disk", "store.full", "store.io", "store.busy" and the sockets'
// own.
#pragma once

#include <memory>
#include <string>

#include "keep/account_store.h"
#include "keep/body_store.h"

namespace plenary::store {

struct SqliteOptions {
  std::string path;
  std::string vfs = {};  // for tests: a registered SQLite file system by its name
};

class SqliteStore {
 public:
  [[nodiscard]] static Result<std::unique_ptr<SqliteStore>> open(const SqliteOptions& options);
  ~SqliteStore();
  SqliteStore(const SqliteStore&) = delete;
  SqliteStore& operator=(const SqliteStore&) = delete;

  [[nodiscard]] keep::BodyStore& bodies();
  [[nodiscard]] keep::AccountStore& accounts();

  // A sound copy of the live file at another path, which must not exist.  Any thread.
  // Refused also: "store.backup_exists".
  [[nodiscard]] Result<void> backup(const std::string& path);

  // When idle: moves the write-ahead log into the file and cuts it to nothing.  False: readers were in the
  // way.
  [[nodiscard]] Result<bool> tidy();

 private:
  struct Parts;
  explicit SqliteStore(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace plenary::store
