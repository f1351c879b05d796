// A file system for SQLite that fails on demand: the n-th write with a full disk or an I/O error, the n-th
// sync with an error.  For tests alone; everything else goes to the system's own.
//
//     FaultyVfs disk("faulty");
//     auto store = SqliteStore::open({.path = path, .vfs = disk.name()});
//     disk.fail_write(3, SQLITE_FULL);           // 1 is the next write; those after it succeed again
//
// Must outlive every connection that uses it.  One test at a time.
#pragma once

#include <memory>
#include <string>

namespace plenary::store {

class FaultyVfs {
 public:
  explicit FaultyVfs(std::string name);
  ~FaultyVfs();
  FaultyVfs(const FaultyVfs&) = delete;
  FaultyVfs& operator=(const FaultyVfs&) = delete;

  [[nodiscard]] const std::string& name() const;
  void fail_write(int nth, int answer);   // SQLITE_FULL, SQLITE_IOERR_WRITE
  void fail_sync(int nth);                // SQLITE_IOERR_FSYNC
  void heal();                            // nothing pending any more
  [[nodiscard]] bool has_failed() const;  // since the last fail_ call

 private:
  struct Shim;
  std::unique_ptr<Shim> shim_;
};

}  // namespace plenary::store
