// What the SQLite sockets share: the one write connection behind its lock, and the readers' connections.
#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "keep/account_store.h"
#include "keep/body_store.h"
#include "store/sqlite.h"
#include "store/sqlite_connection.h"

namespace plenary::store {

class SqliteCore {
 public:
  [[nodiscard]] static Result<std::unique_ptr<SqliteCore>> open(const SqliteOptions& options);

  // Does fn(connection) in one durable transaction; whatever it refuses is rolled back.
  template <class Fn>
  [[nodiscard]] Result<void> write(Fn fn) {
    const std::lock_guard lock(write_);
    if (broken_) return refuse("store.io", {.params = {{"detail", std::string("an earlier write failed")}}});
    auto done = in_transaction(fn);
    if (!done && done.error().code == "store.io") broken_ = true;
    return done;
  }

  // Gives fn a connection that only reads, to itself.
  template <class Fn>
  [[nodiscard]] auto read(Fn fn) -> decltype(fn(std::declval<Connection&>())) {
    PLENARY_TRY(auto connection, take_reader());
    auto answer = fn(*connection);
    give_back(std::move(connection));
    return answer;
  }

  [[nodiscard]] Result<bool> tidy();  // false: readers at work were in the way
  [[nodiscard]] Result<bool>
  sweep_soon();                        // something was erased: push it out now, or remember that it waits
  [[nodiscard]] Result<bool> sweep();  // true when nothing erased waits any more
  [[nodiscard]] Result<void> backup(const std::string& path);

 private:
  explicit SqliteCore(SqliteOptions options) : options_(std::move(options)) {}

  template <class Fn>
  Result<void> in_transaction(Fn& fn) {
    PLENARY_TRY(auto transaction, Transaction::begin(*writer_));
    PLENARY_DO(fn(*writer_));
    return transaction.commit();
  }

  Result<bool> cut_wal();
  Result<std::unique_ptr<Connection>> take_reader();
  void give_back(std::unique_ptr<Connection> reader);

  SqliteOptions options_;
  std::mutex write_;
  std::unique_ptr<Connection> writer_;
  bool broken_ = false;
  bool unswept_ = false;  // something erased may still stand in the write-ahead log
  std::mutex readers_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

[[nodiscard]] std::unique_ptr<keep::LogStore> open_sqlite_log(SqliteCore& core, std::int64_t body);
[[nodiscard]] std::unique_ptr<keep::BodyStore> open_sqlite_bodies(SqliteCore& core);
[[nodiscard]] std::unique_ptr<keep::AccountStore> open_sqlite_accounts(SqliteCore& core);

}  // namespace plenary::store
