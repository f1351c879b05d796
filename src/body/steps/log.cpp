// The log itself: where it is served, and the change of its key (docs/formats/log.md, "Keys").
#include "body/checks.h"
#include "crypto/ed25519.h"
#include "record/vkey.h"

namespace plenary::body::steps {
namespace {

constexpr int kLongestOverlapDays = 366;

}  // namespace

Result<void> is_key_of(const LogKey& key, std::string_view origin) {
  PLENARY_TRY(const auto parsed, record::parse_vkey(key.text));
  if (parsed.name != origin || parsed.type != record::KeyType::log) return refuse("key.of_another_log");
  return {};
}

// ---------------------------------------------------------------- served_at

Result<Nothing> admit(const Case& asked, const ServedAt& act) {
  PLENARY_DO(by_clerk(asked));
  PLENARY_DO(no_matter(asked));
  if (asked.state.served_at == act.address) return refuse("served_at.known");
  return Nothing{};
}

void apply(State& state, const Moment&, const ServedAt& act, const Nothing&) {
  state.served_at = act.address;
}

// ---------------------------------------------------------------- log_key

// Only who holds the key in force can name the next one; whoever folds the record checks the signature.
Result<Nothing> admit(const Case& asked, const NewLogKey& act) {
  PLENARY_DO(no_matter(asked));
  const auto& auth = asked.entry.auth;
  if (!auth.signature || asked.entry.act.by) return refuse("key.not_signed");
  PLENARY_DO(is_key_of(act.key, asked.state.origin));
  for (const auto& period : asked.state.keys) {
    if (period.key == act.key) return refuse("key.used_before");
  }
  if (act.old_until < asked.day() || asked.day() + kLongestOverlapDays < act.old_until) {
    return refuse("key.overlap", {.params = {{"days", std::int64_t{kLongestOverlapDays}}}});
  }
  PLENARY_TRY(const auto in_force, record::parse_vkey(asked.state.key().text));
  const auto text = signed_bytes(asked.entry.act);
  if (!crypto::verify(in_force.key, text, view_of(*auth.signature))) return refuse("key.bad_signature");
  return Nothing{};
}

void apply(State& state, const Moment& now, const NewLogKey& act, const Nothing&) {
  state.keys.push_back({now.seq, act.key, act.old_until});
}

}  // namespace plenary::body::steps
