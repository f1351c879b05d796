// Sign-in: codes, sessions, and which actors an account may be.  It says who; what somebody may do is always
// asked of the folded state.
//
//     PLENARY_TRY(const auto code, access.issue("riverside", ada, Channel::screen));     // "K7QF-3XMD-W92H-8PRA"
//     PLENARY_TRY(const auto signed_in, access.sign_in(code));                            // a token for the cookie
//     PLENARY_TRY(const auto who, access.who(token));
//
// Codes, in a 29-letter alphabet without look-alikes: the account's mark (4), what nobody can guess (11: 53 bits)
// and a check character; single use; 15 minutes on screen, 30 days on paper; kept as an HMAC under a key outside
// the database.  The mark is the same in all codes of an account and says nothing of whose it is: with it ten wrong
// tries, from wherever, end the codes of that account and of no other.  Tokens: 256 bits, kept as a hash.  An officer's
// session ends after 1 h of rest, a member's after 30 days.  Limits of tries for each address and in all lie with
// the door (server).  Refused, all alike for whoever guesses: "access.wrong_code".  "access.misread_code": the check
// character does not fit, so nothing was tried.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "clerk/clock.h"
#include "keep/account_store.h"

namespace plenary::clerk {

enum class CodeChannel { screen, paper };

struct SignedIn {
  std::string token;  // for the cookie; never stored
  keep::AccountId account;
};

struct Who {
  keep::AccountId account;
  std::vector<keep::AccountLink> actors;  // by body
  keep::Session session;
  std::int64_t rested_ms = 0;  // since it was used before this time

  [[nodiscard]] std::optional<ActorId> actor_in(std::string_view body) const;
};

[[nodiscard]] std::int64_t rest_of_code_ms(std::string_view channel);  // how long a code of "screen" or "paper" is good

struct SessionRest {
  std::int64_t idle_ms = 30LL * 24 * 3600 * 1000;
};
inline constexpr std::int64_t kOfficerIdleMs = 3600 * 1000;
inline constexpr std::int64_t kConfirmedMs = 10 * 60 * 1000;  // how long a code shown counts as asked again

class Access {
 public:
  Access(keep::AccountStore& accounts, std::string secret, const Clock& clock)
      : accounts_(accounts), secret_(std::move(secret)), clock_(clock) {}

  // A code for the actor's account, which is made if there is none.  Issuing is an entry of its own
  // (access.issued@1), which the caller submits first.
  [[nodiscard]] Result<std::string> issue(std::string_view body, const ActorId& actor, CodeChannel channel);
  [[nodiscard]] Result<SignedIn> sign_in(std::string_view code);
  // A signed-in person shows a code again: the session counts as confirmed.
  [[nodiscard]] Result<void> confirm(std::string_view token, std::string_view code);

  [[nodiscard]] Result<std::optional<Who>> who(std::string_view token, std::int64_t idle_ms = SessionRest{}.idle_ms);
  [[nodiscard]] bool is_confirmed(const Who& who) const;
  [[nodiscard]] Result<void> sign_out(std::string_view token);
  [[nodiscard]] Result<void> sign_out_everywhere(const keep::AccountId& account);
  [[nodiscard]] Result<std::vector<keep::Session>> sessions_of(const keep::AccountId& account);
  [[nodiscard]] Result<std::vector<keep::Code>> codes_of(const keep::AccountId& account);

  // Every code of the account that was not used is void from now on; how many were still good.
  [[nodiscard]] Result<std::int64_t> void_codes(const keep::AccountId& account);
  [[nodiscard]] bool is_good(const keep::Code& code) const;

  // A token that proves a form was made for this session (CSRF).
  [[nodiscard]] std::string form_token(std::string_view session_token) const;
  [[nodiscard]] bool is_form_token(std::string_view session_token, std::string_view form) const;

 private:
  Hash mac_of(std::string_view plain_code) const;
  std::string mark_of(const keep::AccountId& account) const;
  Result<keep::AccountId> account_for(std::string_view body, const ActorId& actor);

  keep::AccountStore& accounts_;
  std::string secret_;
  const Clock& clock_;
};

// "k7qf 3xmd-w92h 8pra" -> "K7QF3XMDW92H8PRA"; none if a letter is strange, the length or the check character wrong.
[[nodiscard]] std::optional<std::string> normal_code(std::string_view typed);
[[nodiscard]] std::string make_code(std::string_view mark);  // in groups of four

}  // namespace plenary::clerk
