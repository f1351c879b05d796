// The socket for accounts: who is signed in, by which codes, and which actors an account may be in which
// body.
//
// This is the only place where an account meets its actors; it is never part of an export.  Tokens and codes
// come here as hashes only.  Times are milliseconds since 1970 and are given by the caller: a store has no
// clock. Durability: every write answers when it would survive a power cut.  Atomicity: each call is one
// step; a code is consumed by exactly one caller.  Threads: any. Refused: "store.no_such_account",
// "store.conflict" (a link to another actor, a token or code that is there).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/result.h"

namespace plenary::keep {

using AccountId = RandomId<struct AccountTag, 16>;

struct AccountLink {  // at most one actor for each account and body
  AccountId account;
  std::string body;  // slug
  ActorId actor;

  bool operator==(const AccountLink&) const = default;
};

struct Session {
  Hash token_hash{};
  AccountId account;
  std::int64_t created_ms = 0;
  std::int64_t last_used_ms = 0;
  std::int64_t confirmed_ms = 0;  // when the person last showed a code

  bool operator==(const Session&) const = default;
};

struct Code {
  Hash mac{};  // HMAC of the code under a key that lies outside the store
  std::string mark;  // the letters every code of the account begins with; they name nobody
  AccountId account;
  std::string channel;  // "screen", "paper"
  std::int64_t expires_ms = 0;
  bool used = false;
  std::int64_t attempts = 0;  // wrong tries at codes of this mark while this one stood

  bool operator==(const Code&) const = default;
};

class AccountStore {
 public:
  virtual ~AccountStore() = default;

  [[nodiscard]] virtual Result<void> put_account(const AccountId& account) = 0;  // again: nothing happens
  [[nodiscard]] virtual Result<bool> has_account(const AccountId& account) = 0;

  [[nodiscard]] virtual Result<void> put_link(
      const AccountLink& link) = 0;  // the same again: nothing happens
  [[nodiscard]] virtual Result<std::vector<AccountLink>> links_of(const AccountId& account) = 0;  // by body
  [[nodiscard]] virtual Result<std::optional<AccountId>> account_of(std::string_view body,
                                                                    const ActorId& actor) = 0;

  [[nodiscard]] virtual Result<void> put_session(
      const Session& session) = 0;  // replaces its last_used, confirmed
  [[nodiscard]] virtual Result<std::optional<Session>> session(const Hash& token_hash) = 0;
  [[nodiscard]] virtual Result<std::vector<Session>> sessions_of(const AccountId& account) = 0;  // by created
  [[nodiscard]] virtual Result<void> delete_session(const Hash& token_hash) = 0;
  [[nodiscard]] virtual Result<void> delete_sessions_of(const AccountId& account) = 0;

  [[nodiscard]] virtual Result<void> put_code(const Code& code) = 0;
  [[nodiscard]] virtual Result<std::vector<Code>> codes_of(const AccountId& account) = 0;  // by expiry
  // The code, now used, if it is unused, not expired at now_ms and below most_attempts; else nothing.
  [[nodiscard]] virtual Result<std::optional<Code>> consume_code(const Hash& mac, std::int64_t now_ms,
                                                                 std::int64_t most_attempts) = 0;
  // Counts a wrong try against every unused code with this mark; a mark that no code has: nothing happens.
  [[nodiscard]] virtual Result<void> count_attempt(std::string_view mark) = 0;
  [[nodiscard]] virtual Result<void> delete_unused_codes_of(const AccountId& account) = 0;
};

}  // namespace plenary::keep
