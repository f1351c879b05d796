// SQLite's C interface held by owners: a connection that keeps its statements, a statement in use, a
// transaction.
//
//     PLENARY_TRY(auto rows, connection.ask("SELECT seq FROM entry WHERE body = ?1", body));
//     while (true) { PLENARY_TRY(const bool found, rows.step()); if (!found) break; ... rows.integer(0) ... }
//
// SQL texts are literals: a statement is prepared once for each and kept.  A connection is used by one thread
// at a time.  Refused: "store.full", "store.io", "store.busy", "store.conflict" with SQLite's own words as
// `detail`.
#pragma once

#include <sqlite3.h>

#include <concepts>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/bytes.h"
#include "base/result.h"

namespace plenary::store {

struct BlobView {
  std::string_view bytes;
};
template <std::size_t N>
[[nodiscard]] BlobView blob_of(const std::array<std::uint8_t, N>& bytes) {
  return {view_of(bytes)};
}

class Statement {  // reset when it goes
 public:
  explicit Statement(sqlite3_stmt* kept) : kept_(kept) {}
  ~Statement();
  Statement(Statement&& other) noexcept : kept_(std::exchange(other.kept_, nullptr)) {}
  Statement& operator=(Statement&&) = delete;

  void bind(int at, std::integral auto number) { bind_number(at, static_cast<std::int64_t>(number)); }
  void bind(int at, std::string_view text);
  void bind(int at, BlobView blob);

  [[nodiscard]] Result<bool> step();  // is there a row?
  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t integer(int column) const;
  [[nodiscard]] std::string_view bytes(int column) const;  // of text and blobs, until the next step
  [[nodiscard]] Hash hash(int column) const;

 private:
  void bind_number(int at, std::int64_t number);
  sqlite3_stmt* kept_;
};

class Connection {
 public:
  struct Options {
    std::string path;
    std::string vfs = {};  // empty: the system's
    bool reads_only = false;
  };

  [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const Options& options);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  template <class... Args>
  [[nodiscard]] Result<Statement> ask(const char* sql, const Args&... args) {
    PLENARY_TRY(sqlite3_stmt* const kept, prepared(sql));
    Statement statement(kept);
    int at = 0;
    (statement.bind(++at, args), ...);
    return statement;
  }

  template <class... Args>
  [[nodiscard]] Result<void> run(const char* sql, const Args&... args) {
    PLENARY_TRY(auto statement, ask(sql, args...));
    PLENARY_TRY([[maybe_unused]] const bool row, statement.step());
    return {};
  }

  [[nodiscard]] Result<void> script(const char* sql);  // several statements, not kept
  [[nodiscard]] std::int64_t changed() const;          // rows that the last statement changed
  [[nodiscard]] sqlite3* handle() { return handle_; }

 private:
  explicit Connection(sqlite3* handle) : handle_(handle) {}
  [[nodiscard]] Result<sqlite3_stmt*> prepared(const char* sql);

  sqlite3* handle_;
  std::unordered_map<const char*, sqlite3_stmt*> kept_;
};

class Transaction {  // BEGIN IMMEDIATE; rolled back unless committed
 public:
  [[nodiscard]] static Result<Transaction> begin(Connection& connection);
  ~Transaction();
  Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  [[nodiscard]] Result<void> commit();

 private:
  explicit Transaction(Connection& connection) : connection_(&connection) {}
  Connection* connection_;
};

class ShortPatience {  // the connection waits less for others' locks while this lives
 public:
  ShortPatience(Connection& connection, int ms);
  ~ShortPatience();
  ShortPatience(const ShortPatience&) = delete;
  ShortPatience& operator=(const ShortPatience&) = delete;

 private:
  Connection& connection_;
};

[[nodiscard]] tl::unexpected<Error> sqlite_error(sqlite3* handle, int answer);

}  // namespace plenary::store
