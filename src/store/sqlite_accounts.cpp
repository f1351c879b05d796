#include "store/sqlite_core.h"

namespace plenary::store {
namespace {

using namespace keep;

AccountId account_at(const Statement& row, int column) {
  const auto bytes = array_of<AccountId::kBytes>(row.bytes(column));
  ensure(bytes.has_value(), "a stored account has its length");
  return {*bytes};
}

ActorId actor_at(const Statement& row, int column) {
  const auto bytes = array_of<ActorId::kBytes>(row.bytes(column));
  ensure(bytes.has_value(), "a stored actor has its length");
  return {*bytes};
}

Session session_row(const Statement& row) {
  return {row.hash(0), account_at(row, 1), row.integer(2), row.integer(3), row.integer(4)};
}

Code code_row(const Statement& row) {
  return {.mac = row.hash(0),
          .mark = std::string(row.bytes(6)),
          .account = account_at(row, 1),
          .channel = std::string(row.bytes(2)),
          .expires_ms = row.integer(3),
          .used = row.integer(4) != 0,
          .attempts = row.integer(5)};
}

template <class Make>
auto rows_of(Result<Statement> asked, Make make) -> Result<std::vector<decltype(make(*asked))>> {
  std::vector<decltype(make(*asked))> all;
  PLENARY_TRY(auto rows, std::move(asked));
  while (true) {
    PLENARY_TRY(const bool found, rows.step());
    if (!found) return all;
    all.push_back(make(rows));
  }
}

template <class T>
Result<std::optional<T>> only(Result<std::vector<T>> rows) {
  PLENARY_TRY(auto all, std::move(rows));
  return all.empty() ? std::optional<T>() : std::optional<T>(std::move(all.front()));
}

Result<void> require_account(Connection& c, const AccountId& account) {
  PLENARY_TRY(auto rows, c.ask("SELECT 1 FROM account WHERE id = ?1", blob_of(account.bytes)));
  PLENARY_TRY(const bool found, rows.step());
  if (!found) return refuse("store.no_such_account");
  return {};
}

class SqliteAccounts : public AccountStore {
 public:
  explicit SqliteAccounts(SqliteCore& core) : core_(core) {}

  Result<void> put_account(const AccountId& account) override {
    return core_.write([&](Connection& c) {
      return c.run("INSERT INTO account (id) VALUES (?1) ON CONFLICT DO NOTHING", blob_of(account.bytes));
    });
  }

  Result<bool> has_account(const AccountId& account) override {
    return core_.read([&](Connection& c) -> Result<bool> {
      PLENARY_TRY(auto rows, c.ask("SELECT 1 FROM account WHERE id = ?1", blob_of(account.bytes)));
      return rows.step();
    });
  }

  Result<void> put_link(const AccountLink& link) override {
    return core_.write([&](Connection& c) -> Result<void> {
      PLENARY_DO(require_account(c, link.account));
      PLENARY_DO(c.run(
          "INSERT INTO account_link (account, body, actor) VALUES (?1, ?2, ?3) "
          "ON CONFLICT (account, body) DO UPDATE SET actor = excluded.actor WHERE actor = excluded.actor",
          blob_of(link.account.bytes), std::string_view(link.body), blob_of(link.actor.bytes)));
      if (c.changed() != 1) return refuse("store.conflict");
      return {};
    });
  }

  Result<std::vector<AccountLink>> links_of(const AccountId& account) override {
    return core_.read([&](Connection& c) {
      return rows_of(c.ask("SELECT body, actor FROM account_link WHERE account = ?1 ORDER BY body",
                           blob_of(account.bytes)),
                     [&](const Statement& row) {
                       return AccountLink{account, std::string(row.bytes(0)), actor_at(row, 1)};
                     });
    });
  }

  Result<std::optional<AccountId>> account_of(std::string_view body, const ActorId& actor) override {
    return core_.read([&](Connection& c) {
      return only(rows_of(c.ask("SELECT account FROM account_link WHERE body = ?1 AND actor = ?2", body,
                                blob_of(actor.bytes)),
                          [](const Statement& row) { return account_at(row, 0); }));
    });
  }

  Result<void> put_session(const Session& session) override {
    return core_.write([&](Connection& c) -> Result<void> {
      PLENARY_DO(require_account(c, session.account));
      PLENARY_DO(
          c.run("INSERT INTO session (token_hash, account, created_ms, last_used_ms, confirmed_ms) "
                "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (token_hash) DO UPDATE SET "
                "last_used_ms = excluded.last_used_ms, confirmed_ms = excluded.confirmed_ms "
                "WHERE account = excluded.account",
                blob_of(session.token_hash), blob_of(session.account.bytes), session.created_ms,
                session.last_used_ms, session.confirmed_ms));
      if (c.changed() != 1) return refuse("store.conflict");
      return {};
    });
  }

  Result<std::optional<Session>> session(const Hash& token_hash) override {
    return core_.read([&](Connection& c) {
      return only(
          rows_of(c.ask("SELECT token_hash, account, created_ms, last_used_ms, confirmed_ms FROM session "
                        "WHERE token_hash = ?1",
                        blob_of(token_hash)),
                  session_row));
    });
  }

  Result<std::vector<Session>> sessions_of(const AccountId& account) override {
    return core_.read([&](Connection& c) {
      return rows_of(c.ask("SELECT token_hash, account, created_ms, last_used_ms, confirmed_ms FROM session "
                           "WHERE account = ?1 ORDER BY created_ms, token_hash",
                           blob_of(account.bytes)),
                     session_row);
    });
  }

  Result<void> delete_session(const Hash& token_hash) override {
    return core_.write([&](Connection& c) {
      return c.run("DELETE FROM session WHERE token_hash = ?1", blob_of(token_hash));
    });
  }

  Result<void> delete_sessions_of(const AccountId& account) override {
    return core_.write([&](Connection& c) {
      return c.run("DELETE FROM session WHERE account = ?1", blob_of(account.bytes));
    });
  }

  Result<void> put_code(const Code& code) override {
    return core_.write([&](Connection& c) -> Result<void> {
      PLENARY_DO(require_account(c, code.account));
      return c.run(
          "INSERT INTO code (mac, account, channel, expires_ms, used, attempts, mark) "
          "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
          blob_of(code.mac), blob_of(code.account.bytes), std::string_view(code.channel), code.expires_ms,
          code.used ? 1 : 0, code.attempts, std::string_view(code.mark));
    });
  }

  Result<std::vector<Code>> codes_of(const AccountId& account) override {
    return core_.read([&](Connection& c) {
      return rows_of(c.ask("SELECT mac, account, channel, expires_ms, used, attempts, mark FROM code "
                           "WHERE account = ?1 ORDER BY expires_ms, mac",
                           blob_of(account.bytes)),
                     code_row);
    });
  }

  Result<std::optional<Code>> consume_code(const Hash& mac, std::int64_t now_ms,
                                           std::int64_t most_attempts) override {
    std::optional<Code> consumed;
    auto done = core_.write([&](Connection& c) -> Result<void> {
      PLENARY_DO(
          c.run("UPDATE code SET used = 1 WHERE mac = ?1 AND used = 0 AND expires_ms > ?2 AND attempts < ?3",
                blob_of(mac), now_ms, most_attempts));
      if (c.changed() != 1) return {};
      PLENARY_TRY(consumed,
                  only(rows_of(c.ask("SELECT mac, account, channel, expires_ms, used, attempts, mark FROM code "
                                     "WHERE mac = ?1",
                                     blob_of(mac)),
                               code_row)));
      return {};
    });
    PLENARY_DO(std::move(done));
    return consumed;
  }

  Result<void> count_attempt(std::string_view mark) override {
    return core_.write([&](Connection& c) {
      return c.run("UPDATE code SET attempts = attempts + 1 WHERE mark = ?1 AND used = 0", mark);
    });
  }

  Result<void> delete_unused_codes_of(const AccountId& account) override {
    return core_.write([&](Connection& c) {
      return c.run("DELETE FROM code WHERE account = ?1 AND used = 0", blob_of(account.bytes));
    });
  }

 private:
  SqliteCore& core_;
};

}  // namespace

std::unique_ptr<AccountStore> open_sqlite_accounts(SqliteCore& core) {
  return std::make_unique<SqliteAccounts>(core);
}

}  // namespace plenary::store
