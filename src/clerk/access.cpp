#include "clerk/access.h"

#include <algorithm>

#include "clerk/letters.h"
#include "crypto/equal.h"
#include "crypto/hmac.h"
#include "crypto/random.h"
#include "crypto/sha256.h"

namespace plenary::clerk {
namespace {

constexpr std::size_t kMarkLetters = 4, kRandomLetters = 11, kPlainLetters = kMarkLetters + kRandomLetters;
constexpr std::int64_t kScreenMs = 15 * 60 * 1000, kPaperMs = 30LL * 24 * 3600 * 1000;
constexpr std::int64_t kMostAttempts = 10;
constexpr std::string_view kZero("\0", 1);

Hash hash_of(std::string_view token) {
  return crypto::sha256(token);
}

}  // namespace

std::string make_code(std::string_view mark) {
  ensure(mark.size() == kMarkLetters, "a mark has its letters");
  std::string letters(mark);
  while (letters.size() < kPlainLetters) {
    for (const auto byte : crypto::random_bytes<32>()) {
      if (byte < 232 && letters.size() < kPlainLetters)
        letters += kLetters[byte % kLetters.size()];  // 232 = 8 * 29
    }
  }
  letters += check_letter(letters);
  return letters.substr(0, 4) + "-" + letters.substr(4, 4) + "-" + letters.substr(8, 4) + "-" + letters.substr(12);
}

std::optional<std::string> normal_code(std::string_view typed) {
  if (typed.size() > 100) return std::nullopt;
  std::string letters;
  for (char c : typed) {
    if (is_gap(c)) continue;
    c = capital(c);
    if (kLetters.find(c) == kLetters.npos) return std::nullopt;
    letters += c;
  }
  if (letters.size() != kPlainLetters + 1) return std::nullopt;
  if (check_letter(std::string_view(letters).substr(0, kPlainLetters)) != letters.back())
    return std::nullopt;
  return letters;
}

std::optional<ActorId> Who::actor_in(std::string_view body) const {
  const auto at = std::ranges::find(actors, body, &keep::AccountLink::body);
  return at == actors.end() ? std::nullopt : std::optional(at->actor);
}

Hash Access::mac_of(std::string_view plain_code) const {
  return crypto::hmac_sha256(secret_, {"plenary code 1", kZero, plain_code});
}

// Under the key outside the database, so that whoever reads a code learns nothing of the account.
std::string Access::mark_of(const keep::AccountId& account) const {
  const Hash mac = crypto::hmac_sha256(secret_, {"plenary code mark 1", kZero, view_of(account.bytes)});
  std::string mark;
  for (std::size_t i = 0; i < kMarkLetters; ++i)
    mark += kLetters[mac[i] % kLetters.size()];
  return mark;
}

Result<keep::AccountId> Access::account_for(std::string_view body, const ActorId& actor) {
  PLENARY_TRY(const auto known, accounts_.account_of(body, actor));
  if (known) return *known;
  const auto account = crypto::random_id<keep::AccountId>();
  PLENARY_DO(accounts_.put_account(account));
  PLENARY_DO(accounts_.put_link({account, std::string(body), actor}));
  return account;
}

std::int64_t rest_of_code_ms(std::string_view channel) { return channel == "paper" ? kPaperMs : kScreenMs; }

Result<std::string> Access::issue(std::string_view body, const ActorId& actor, CodeChannel channel) {
  PLENARY_TRY(const auto account, account_for(body, actor));
  const std::string mark = mark_of(account);
  const std::string code = make_code(mark);
  const bool paper = channel == CodeChannel::paper;
  PLENARY_DO(accounts_.put_code({.mac = mac_of(*normal_code(code)),
                                 .mark = mark,
                                 .account = account,
                                 .channel = paper ? "paper" : "screen",
                                 .expires_ms = clock_.wall_ms() + (paper ? kPaperMs : kScreenMs)}));
  return code;
}

Result<SignedIn> Access::sign_in(std::string_view code) {
  const auto plain = normal_code(code);
  if (!plain) return refuse("access.misread_code");
  const auto now = clock_.wall_ms();
  PLENARY_TRY(const auto used, accounts_.consume_code(mac_of(*plain), now, kMostAttempts));
  if (!used) {
    PLENARY_DO(accounts_.count_attempt(std::string_view(*plain).substr(0, kMarkLetters)));
    return refuse("access.wrong_code");
  }
  const std::string token = to_base64url(view_of(crypto::random_bytes<32>()));
  PLENARY_DO(accounts_.put_session({hash_of(token), used->account, now, now, now}));
  return SignedIn{token, used->account};
}

Result<void> Access::confirm(std::string_view token, std::string_view code) {
  PLENARY_TRY(const auto session, accounts_.session(hash_of(token)));
  if (!session) return refuse("access.no_session");
  const auto plain = normal_code(code);
  if (!plain) return refuse("access.misread_code");
  const auto now = clock_.wall_ms();
  PLENARY_TRY(const auto used, accounts_.consume_code(mac_of(*plain), now, kMostAttempts));
  if (!used || used->account != session->account) {
    PLENARY_DO(accounts_.count_attempt(mark_of(session->account)));
    return refuse("access.wrong_code");
  }
  auto confirmed = *session;
  confirmed.confirmed_ms = confirmed.last_used_ms = now;
  return accounts_.put_session(confirmed);
}

Result<std::optional<Who>> Access::who(std::string_view token, std::int64_t idle_ms) {
  if (token.size() != 43) return std::optional<Who>();
  PLENARY_TRY(auto session, accounts_.session(hash_of(token)));
  if (!session) return std::optional<Who>();
  const auto now = clock_.wall_ms();
  const auto rested_ms = now - session->last_used_ms;
  if (rested_ms > idle_ms) {
    PLENARY_DO(accounts_.delete_session(session->token_hash));
    return std::optional<Who>();
  }
  if (rested_ms > 60'000) {  // once a minute is fine enough, and spares a write a request
    session->last_used_ms = now;
    PLENARY_DO(accounts_.put_session(*session));
  }
  PLENARY_TRY(auto actors, accounts_.links_of(session->account));
  return std::optional(Who{session->account, std::move(actors), *session, rested_ms});
}

bool Access::is_confirmed(const Who& who) const {
  const auto since = clock_.wall_ms() - who.session.confirmed_ms;
  return since >= 0 && since <= kConfirmedMs;  // after a clock that ran back she is asked again
}

Result<void> Access::sign_out(std::string_view token) {
  return accounts_.delete_session(hash_of(token));
}

Result<void> Access::sign_out_everywhere(const keep::AccountId& account) {
  return accounts_.delete_sessions_of(account);
}

Result<std::vector<keep::Session>> Access::sessions_of(const keep::AccountId& account) {
  return accounts_.sessions_of(account);
}

Result<std::vector<keep::Code>> Access::codes_of(const keep::AccountId& account) {
  return accounts_.codes_of(account);
}

bool Access::is_good(const keep::Code& code) const {
  return !code.used && clock_.wall_ms() < code.expires_ms && code.attempts < kMostAttempts;
}

Result<std::int64_t> Access::void_codes(const keep::AccountId& account) {
  PLENARY_TRY(const auto codes, accounts_.codes_of(account));
  PLENARY_DO(accounts_.delete_unused_codes_of(account));
  return std::ranges::count_if(codes, [&](const keep::Code& code) { return is_good(code); });
}

std::string Access::form_token(std::string_view session_token) const {
  return to_base64url(view_of(crypto::hmac_sha256(secret_, {"plenary form 1", kZero, session_token})));
}

bool Access::is_form_token(std::string_view session_token, std::string_view form) const {
  return crypto::equal(form_token(session_token), form);
}

}  // namespace plenary::clerk
