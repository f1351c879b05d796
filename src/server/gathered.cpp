#include "server/gathered.h"

#include <fmt/format.h>

#include <algorithm>
#include <ranges>

#include "crypto/sha256.h"

namespace plenary::server {

view::Entries entries_of(const Visit& visit) {
  return [&visit](Seq seq) -> std::optional<std::string> {
    const auto bytes = visit.body->log->entry(seq);
    return bytes ? *bytes : std::nullopt;
  };
}

std::string founding_of(const Visit& visit) {
  const auto first = visit.body->log->entry(Seq{0});
  return first && *first ? to_hex(view_of(crypto::sha256(**first))) : "";
}

std::optional<std::string> proof_of(const Visit& visit, Seq seq) {
  const auto proof = clerk::receipt_of(*visit.body, seq);
  return proof ? std::optional(*proof) : std::nullopt;
}

std::optional<view::Receipt> receipt_view(const Visit& visit, const Reading& reading, Seq seq, std::optional<std::string> proof) {
  const auto bytes = visit.body->log->entry(seq);
  if (!bytes || !*bytes) return std::nullopt;
  const auto row = view::entry_row(reading.source(), seq, **bytes);
  if (!row) return std::nullopt;
  view::Receipt receipt{.matter_title = reading.source().state.rules().name, .matter_path = visit.base() + "/",
                        .headline = {"state.receipt.headline", {{"entry", static_cast<std::int64_t>(seq.value)}}}};
  receipt.says.push_back(row->what);
  receipt.by = row->who;
  receipt.at = row->at;
  receipt.entry = seq;
  receipt.record_size = static_cast<std::int64_t>(visit.body->clerk->published().size);
  receipt.trust = row->trust;
  receipt.log_key = visit.body->vkey();
  receipt.founding = founding_of(visit);
  receipt.pending = !proof;
  receipt.proof = std::move(proof).value_or("");
  receipt.keep_path = fmt::format("{}/receipt/{}.txt", visit.base(), seq.value);
  receipt.command = fmt::format("plenary-verify {}/ --receipt entry-{}.txt", visit.body->slug, seq.value);
  receipt.acts_path = visit.body_base() + "/account";
  receipt.helper = row->helper;
  if (const auto matter = number_at(visit.query, "matter")) {
    if (const auto shown = view::matter_view(reading.source(), Seq{*matter})) {
      receipt.matter_path = fmt::format("{}/matter/{}", visit.base(), *matter);
      receipt.matter_title = shown->title;
    }
  }
  return receipt;
}

namespace {

constexpr std::size_t kMostSought = 1000;
constexpr std::int64_t kMadeWithin = 60'000;  // a code is made right after the entry that says so

}  // namespace

namespace {

// The record knows that a code was issued, the account what became of it.  Each code belongs to the entry of its
// channel next before it; what has none any more is void.
void join_codes(std::vector<view::CodeIssued>& issued, const std::vector<keep::Code>& codes, const clerk::Access& access) {
  std::vector<bool> joined(codes.size());
  for (auto& one : issued | std::views::reverse) {
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const auto made_ms = codes[i].expires_ms - clerk::rest_of_code_ms(codes[i].channel);
      if (joined[i] || codes[i].channel != one.channel || std::abs(made_ms - one.at.utc_ms) > kMadeWithin) continue;
      joined[i] = true;
      one.used = codes[i].used;
      one.good = access.is_good(codes[i]);
      one.until = Instant{codes[i].expires_ms, one.at.offset_min}.local_day();
      break;
    }
  }
}

}  // namespace

view::RecordQuery record_query(const Fields& asked) {
  const auto seq = [&](const char* name) {
    const auto number = number_at(asked, name);
    return number ? std::optional(Seq{*number}) : std::nullopt;
  };
  const auto words = [&](const char* name) {
    auto typed = at(asked, name);
    return typed.size() <= kMostSought ? typed : std::string();
  };
  view::RecordQuery query{.before = seq("before"), .from = seq("from"), .to = seq("to"), .find = words("find"), .who = words("who")};
  const auto trust = at(asked, "class");
  if (std::ranges::find(view::kTrustWords, trust) != view::kTrustWords.end()) query.trust = trust;
  return query;
}

view::Record whole_record_view(const Visit& visit, const Reading& reading, const view::RecordQuery& query) {
  auto record = view::record_view(reading.source(), entries_of(visit), query);
  record.founding = founding_of(visit);
  record.key = visit.body->vkey();
  record.transcript = fmt::format("$ plenary-verify {}/", visit.body->slug);
  return record;
}

view::Account account_view(const Visit& visit, const Reading& reading) {
  const auto& source = reading.source();
  auto account = view::account_view(source, entries_of(visit));
  auto& access = visit.app.setting().access;
  const auto sessions = access.sessions_of(visit.who->account);
  for (const auto& session : sessions ? *sessions : std::vector<keep::Session>()) {
    account.sessions.push_back({.device = {}, .since = {session.created_ms, 0}, .last = {session.last_used_ms, 0},
                                .this_one = session.token_hash == visit.who->session.token_hash, .end_form = {}});
  }
  const auto codes = access.codes_of(visit.who->account);
  join_codes(account.codes, codes ? *codes : std::vector<keep::Code>(), access);
  if (std::ranges::any_of(account.codes, &view::CodeIssued::good)) {
    account.void_codes = fresh_form(visit, visit.base() + "/account/codes/void");
  }
  account.sign_out = account.sign_out_everywhere = fresh_form(visit, "/sign-out");
  account.sign_out_everywhere.fields.emplace_back("everywhere", "yes");
  return account;
}

}  // namespace plenary::server
