#include "server/gathered.h"

#include <fmt/format.h>

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
  receipt.acts_path = visit.base() + "/account";
  if (const auto matter = number_at(visit.query, "matter")) {
    if (const auto shown = view::matter_view(reading.source(), Seq{*matter})) {
      receipt.matter_path = fmt::format("{}/matter/{}", visit.base(), *matter);
      receipt.matter_title = shown->title;
    }
  }
  return receipt;
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
  view::Account account{.name = source.viewer.name};
  account.offices = source.viewer.offices;
  account.acts = view::acts_of(source, entries_of(visit), *visit.actor, Seq{source.state.size}, 50);
  auto& access = visit.app.setting().access;
  const auto sessions = access.sessions_of(visit.who->account);
  for (const auto& session : sessions ? *sessions : std::vector<keep::Session>()) {
    account.sessions.push_back({.device = {}, .since = {session.created_ms, 0}, .last = {session.last_used_ms, 0},
                                .this_one = session.token_hash == visit.who->session.token_hash, .end_form = {}});
  }
  const auto codes = access.codes_of(visit.who->account);
  for (const auto& code : codes ? *codes : std::vector<keep::Code>()) {
    account.codes.push_back({.by = {}, .at = {}, .channel = code.channel, .used = code.used,
                             .until = Day{static_cast<std::int32_t>(code.expires_ms / 86'400'000)}, .entry = {}});
  }
  account.sign_out = fresh_form(visit, "/sign-out");
  return account;
}

}  // namespace plenary::server
