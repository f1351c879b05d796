#include "store/sqlite_connection.h"

#include <utility>

namespace plenary::store {
namespace {

constexpr int kBusyMs = 5000;

const char* code_of(int answer) {
  switch (answer & 0xff) {
    case SQLITE_FULL:
      return "store.full";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "store.busy";
    case SQLITE_CONSTRAINT:
      return "store.conflict";
    case SQLITE_NOTADB:
      return "store.not_ours";
    default:
      return "store.io";
  }
}

// A null pointer would bind NULL where an empty value is meant.
const char* start_of(std::string_view bytes) {
  return bytes.empty() ? "" : bytes.data();
}

}  // namespace

tl::unexpected<Error> sqlite_error(sqlite3* handle, int answer) {
  const char* const detail = handle != nullptr ? sqlite3_errmsg(handle) : sqlite3_errstr(answer);
  return refuse(code_of(answer), {.params = {{"detail", std::string(detail)}}});
}

// ---------------------------------------------------------------- Statement

Statement::~Statement() {
  if (kept_ == nullptr) return;
  sqlite3_reset(kept_);
  sqlite3_clear_bindings(kept_);
}

void Statement::bind_number(int at, std::int64_t number) {
  ensure(sqlite3_bind_int64(kept_, at, number) == SQLITE_OK, "a statement takes its number");
}

void Statement::bind(int at, std::string_view text) {
  ensure(
      sqlite3_bind_text64(kept_, at, start_of(text), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8) == SQLITE_OK,
      "a statement takes its text");
}

void Statement::bind(int at, BlobView blob) {
  ensure(
      sqlite3_bind_blob64(kept_, at, start_of(blob.bytes), blob.bytes.size(), SQLITE_TRANSIENT) == SQLITE_OK,
      "a statement takes its bytes");
}

Result<bool> Statement::step() {
  const int answer = sqlite3_step(kept_);
  if (answer == SQLITE_ROW) return true;
  if (answer == SQLITE_DONE) return false;
  return sqlite_error(sqlite3_db_handle(kept_), answer);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(kept_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(kept_, column);
}

std::string_view Statement::bytes(int column) const {
  const auto* const start = static_cast<const char*>(sqlite3_column_blob(kept_, column));
  return start == nullptr
             ? std::string_view()
             : std::string_view(start, static_cast<std::size_t>(sqlite3_column_bytes(kept_, column)));
}

Hash Statement::hash(int column) const {
  const auto hash = array_of<32>(bytes(column));
  ensure(hash.has_value(), "a stored hash has 32 bytes");  // the schema checks it
  return *hash;
}

// ---------------------------------------------------------------- Connection

Result<std::unique_ptr<Connection>> Connection::open(const Options& options) {
  sqlite3* handle = nullptr;
  const int flags =
      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE | (options.reads_only ? 0 : SQLITE_OPEN_CREATE);
  const int answer = sqlite3_open_v2(options.path.c_str(), &handle, flags,
                                     options.vfs.empty() ? nullptr : options.vfs.c_str());
  std::unique_ptr<Connection> connection(new Connection(handle));
  if (answer != SQLITE_OK) return sqlite_error(handle, answer);
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, kBusyMs);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  PLENARY_DO(connection->script(
      "PRAGMA trusted_schema = OFF; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"));
  if (options.reads_only) {
    PLENARY_DO(connection->script("PRAGMA query_only = ON;"));
  } else {
    PLENARY_DO(connection->script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"));
  }
  return connection;
}

Connection::~Connection() {
  for (const auto& [sql, kept] : kept_)
    sqlite3_finalize(kept);
  sqlite3_close(handle_);
}

Result<sqlite3_stmt*> Connection::prepared(const char* sql) {
  const auto found = kept_.find(sql);
  if (found != kept_.end()) return found->second;
  sqlite3_stmt* statement = nullptr;
  const int answer = sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (answer != SQLITE_OK) return sqlite_error(handle_, answer);
  kept_.emplace(sql, statement);
  return statement;
}

Result<void> Connection::script(const char* sql) {
  const int answer = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (answer != SQLITE_OK) return sqlite_error(handle_, answer);
  return {};
}

std::int64_t Connection::changed() const {
  return sqlite3_changes64(handle_);
}

ShortPatience::ShortPatience(Connection& connection, int ms) : connection_(connection) {
  sqlite3_busy_timeout(connection_.handle(), ms);
}
ShortPatience::~ShortPatience() {
  sqlite3_busy_timeout(connection_.handle(), kBusyMs);
}

// ---------------------------------------------------------------- Transaction

Result<Transaction> Transaction::begin(Connection& connection) {
  PLENARY_DO(connection.run("BEGIN IMMEDIATE"));
  return Transaction(connection);
}

Transaction::~Transaction() {
  // a full disk or a failed write may have rolled back already
  if (connection_ != nullptr && sqlite3_get_autocommit(connection_->handle()) == 0) {
    static_cast<void>(connection_->script("ROLLBACK"));
  }
}

Result<void> Transaction::commit() {
  PLENARY_DO(connection_->run("COMMIT"));
  connection_ = nullptr;
  return {};
}

}  // namespace plenary::store
