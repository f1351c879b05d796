#include "store/sqlite_schema.h"

namespace plenary::store {
namespace {

constexpr std::int64_t kApplication = 0x504c4e59;  // "PLNY"
constexpr std::int64_t kVersion = 2;

// Plain tables, explicit numbers, no triggers: what another engine can hold just as well.  In `entry` the
// bytes stand last, so that reading hashes does not walk through long entries.
constexpr const char* kTables = R"(
CREATE TABLE body (
  id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, origin TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE head (
  body INTEGER PRIMARY KEY REFERENCES body (id),
  size INTEGER NOT NULL CHECK (size >= 0), stack BLOB NOT NULL, epoch INTEGER NOT NULL) STRICT;
CREATE TABLE entry (
  body INTEGER NOT NULL REFERENCES body (id), seq INTEGER NOT NULL CHECK (seq >= 0),
  leaf BLOB NOT NULL CHECK (length(leaf) = 32), id BLOB NOT NULL CHECK (length(id) = 16),
  request BLOB NOT NULL CHECK (length(request) = 32), bytes BLOB NOT NULL,
  PRIMARY KEY (body, seq)) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX entry_id ON entry (body, id);
CREATE TABLE tilehash (
  body INTEGER NOT NULL REFERENCES body (id), level INTEGER NOT NULL CHECK (level >= 1), n INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32), PRIMARY KEY (body, level, n)) STRICT, WITHOUT ROWID;
CREATE TABLE note (
  body INTEGER NOT NULL REFERENCES body (id), size INTEGER NOT NULL, text TEXT NOT NULL,
  PRIMARY KEY (body, size)) STRICT;
CREATE TABLE content (
  body INTEGER NOT NULL, seq INTEGER NOT NULL, field TEXT NOT NULL, salt BLOB, bytes BLOB,
  media_type TEXT NOT NULL, language TEXT NOT NULL, readers INTEGER NOT NULL CHECK (readers BETWEEN 0 AND 3),
  erased_by INTEGER, CHECK ((erased_by IS NULL) = (bytes IS NOT NULL)),
  PRIMARY KEY (body, seq, field), FOREIGN KEY (body, seq) REFERENCES entry (body, seq)) STRICT;
CREATE TABLE blob (
  body INTEGER NOT NULL REFERENCES body (id), name BLOB NOT NULL CHECK (length(name) = 32), bytes BLOB NOT NULL,
  PRIMARY KEY (body, name)) STRICT;
CREATE TABLE link (
  body INTEGER NOT NULL REFERENCES body (id), scope INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
  PRIMARY KEY (body, scope, key)) STRICT, WITHOUT ROWID;
CREATE TABLE snapshot (
  body INTEGER PRIMARY KEY REFERENCES body (id), size INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;

CREATE TABLE account (id BLOB PRIMARY KEY CHECK (length(id) = 16)) STRICT, WITHOUT ROWID;
CREATE TABLE account_link (
  account BLOB NOT NULL REFERENCES account (id), body TEXT NOT NULL, actor BLOB NOT NULL CHECK (length(actor) = 12),
  PRIMARY KEY (account, body), UNIQUE (body, actor)) STRICT, WITHOUT ROWID;
CREATE TABLE session (
  token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32), account BLOB NOT NULL REFERENCES account (id),
  created_ms INTEGER NOT NULL, last_used_ms INTEGER NOT NULL, confirmed_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX session_account ON session (account);
CREATE TABLE code (
  mac BLOB PRIMARY KEY CHECK (length(mac) = 32), mark TEXT NOT NULL,
  account BLOB NOT NULL REFERENCES account (id),
  channel TEXT NOT NULL, expires_ms INTEGER NOT NULL, used INTEGER NOT NULL CHECK (used IN (0, 1)),
  attempts INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX code_account ON code (account);
CREATE INDEX code_mark ON code (mark);
PRAGMA application_id = 0x504c4e59;
PRAGMA user_version = 2;
)";

// Version 1 had shorter codes, without a mark: those that nobody used are void.
constexpr const char* kFromVersion1 = R"(
DELETE FROM code WHERE used = 0;
ALTER TABLE code ADD COLUMN mark TEXT NOT NULL DEFAULT '';
CREATE INDEX code_mark ON code (mark);
PRAGMA user_version = 2;
)";

Result<std::int64_t> number_of(Connection& connection, const char* sql) {
  PLENARY_TRY(auto rows, connection.ask(sql));
  PLENARY_TRY(const bool found, rows.step());
  return found ? rows.integer(0) : 0;
}

}  // namespace

Result<void> prepare_schema(Connection& connection) {
  PLENARY_TRY(auto transaction, Transaction::begin(connection));
  PLENARY_TRY(const auto application, number_of(connection, "PRAGMA application_id"));
  PLENARY_TRY(const auto version, number_of(connection, "PRAGMA user_version"));
  PLENARY_TRY(const auto tables, number_of(connection, "SELECT count(*) FROM sqlite_schema"));
  if (application == kApplication && version == kVersion) return transaction.commit();
  if (application == kApplication && version == 1) {
    PLENARY_DO(connection.script(kFromVersion1));
    return transaction.commit();
  }
  if (application != 0 || version != 0 || tables != 0) return refuse("store.not_ours");
  PLENARY_DO(connection.script(kTables));
  return transaction.commit();
}

}  // namespace plenary::store
