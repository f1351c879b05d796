#include <algorithm>

#include "store/memory_log.h"

namespace plenary::store {
namespace {

using namespace keep;

class MemoryAccounts : public AccountStore {
 public:
  Result<void> put_account(const AccountId& account) override {
    const std::lock_guard lock(mutex_);
    accounts_.emplace(account, true);
    return {};
  }
  Result<bool> has_account(const AccountId& account) override {
    const std::lock_guard lock(mutex_);
    return accounts_.contains(account);
  }

  Result<void> put_link(const AccountLink& link) override {
    const std::lock_guard lock(mutex_);
    PLENARY_DO(known(link.account));
    for (const auto& [key, held] : links_) {
      if (held == link) return {};
      const bool same_place = held.account == link.account && held.body == link.body;
      const bool same_actor = held.actor == link.actor && held.body == link.body;
      if (same_place || same_actor) return refuse("store.conflict");
    }
    links_.emplace(std::pair(link.account, link.body), link);
    return {};
  }
  Result<std::vector<AccountLink>> links_of(const AccountId& account) override {
    const std::lock_guard lock(mutex_);
    std::vector<AccountLink> links;
    for (const auto& [key, held] : links_) {
      if (held.account == account) links.push_back(held);
    }
    return links;
  }
  Result<std::optional<AccountId>> account_of(std::string_view body, const ActorId& actor) override {
    const std::lock_guard lock(mutex_);
    for (const auto& [key, held] : links_) {
      if (held.body == body && held.actor == actor) return std::optional(held.account);
    }
    return std::optional<AccountId>();
  }

  Result<void> put_session(const Session& session) override {
    const std::lock_guard lock(mutex_);
    PLENARY_DO(known(session.account));
    const auto [at, added] = sessions_.emplace(session.token_hash, session);
    if (!added && at->second.account != session.account) return refuse("store.conflict");
    at->second.last_used_ms = session.last_used_ms;
    at->second.confirmed_ms = session.confirmed_ms;
    return {};
  }
  Result<std::optional<Session>> session(const Hash& token_hash) override {
    const std::lock_guard lock(mutex_);
    const auto found = sessions_.find(token_hash);
    return found == sessions_.end() ? std::optional<Session>() : std::optional(found->second);
  }
  Result<std::vector<Session>> sessions_of(const AccountId& account) override {
    const std::lock_guard lock(mutex_);
    auto sessions = of_account(sessions_, account);
    std::ranges::stable_sort(sessions, {}, &Session::created_ms);
    return sessions;
  }
  Result<void> delete_session(const Hash& token_hash) override {
    const std::lock_guard lock(mutex_);
    sessions_.erase(token_hash);
    return {};
  }
  Result<void> delete_sessions_of(const AccountId& account) override {
    const std::lock_guard lock(mutex_);
    std::erase_if(sessions_, [&](const auto& item) { return item.second.account == account; });
    return {};
  }

  Result<void> put_code(const Code& code) override {
    const std::lock_guard lock(mutex_);
    PLENARY_DO(known(code.account));
    if (!codes_.emplace(code.mac, code).second) return refuse("store.conflict");
    return {};
  }
  Result<std::vector<Code>> codes_of(const AccountId& account) override {
    const std::lock_guard lock(mutex_);
    auto codes = of_account(codes_, account);
    std::ranges::stable_sort(codes, {}, &Code::expires_ms);
    return codes;
  }
  Result<std::optional<Code>> consume_code(const Hash& mac, std::int64_t now_ms,
                                           std::int64_t most_attempts) override {
    const std::lock_guard lock(mutex_);
    const auto found = codes_.find(mac);
    if (found == codes_.end()) return std::optional<Code>();
    auto& code = found->second;
    if (code.used || now_ms >= code.expires_ms || code.attempts >= most_attempts)
      return std::optional<Code>();
    code.used = true;
    return std::optional(code);
  }
  Result<void> count_attempt(std::string_view mark) override {
    const std::lock_guard lock(mutex_);
    for (auto& [mac, code] : codes_) {
      if (code.mark == mark && !code.used) ++code.attempts;
    }
    return {};
  }
  Result<void> delete_unused_codes_of(const AccountId& account) override {
    const std::lock_guard lock(mutex_);
    std::erase_if(codes_, [&](const auto& item) { return item.second.account == account && !item.second.used; });
    return {};
  }

 private:
  Result<void> known(const AccountId& account) const {
    if (!accounts_.contains(account)) return refuse("store.no_such_account");
    return {};
  }

  template <class Row>
  static std::vector<Row> of_account(const std::map<Hash, Row>& all, const AccountId& account) {
    std::vector<Row> rows;
    for (const auto& [key, row] : all) {
      if (row.account == account) rows.push_back(row);
    }
    return rows;
  }

  std::mutex mutex_;
  std::map<AccountId, bool> accounts_;
  std::map<std::pair<AccountId, std::string>, AccountLink> links_;
  std::map<Hash, Session> sessions_;
  std::map<Hash, Code> codes_;
};

}  // namespace

std::unique_ptr<AccountStore> new_memory_accounts() {
  return std::make_unique<MemoryAccounts>();
}

}  // namespace plenary::store
