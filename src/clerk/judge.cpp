// How the clerk judges what waits: known ids, words against commitments, due acts first, then admission.
#include <algorithm>

#include "base/zone.h"
#include "body/amend.h"
#include "body/blobs.h"
#include "body/refusal.h"
#include "clerk/batch.h"
#include "clerk/contents.h"

namespace plenary::clerk {
namespace {

constexpr std::int64_t kJumpMs = 3'600'000, kQuarterMs = 900'000;

}  // namespace

void Clerk::work(std::vector<Waiting> waiting) {
  Batch batch;
  batch.rows.before = stored_;
  if (const auto stopped = this->stopped()) {
    for (auto& one : waiting)
      one.answer(refuse("clerk.stopped", {.because = {*stopped}}));
    return;
  }
  if (head_.size > 0) enter_due(batch, std::nullopt);
  for (auto& one : waiting) {
    auto result = judge(batch, one.request);
    batch.judged.push_back({std::move(one.answer), std::move(result)});
  }
  if (!batch.rows.entries.empty()) {
    if (auto committed = commit(batch); !committed) {
      rebuild_head();
      for (auto& one : batch.judged) {
        if (one.result) one.result = tl::unexpected<Error>(committed.error());
        one.answer(std::move(one.result));
      }
      return;
    }
    show(batch);
  }
  for (auto& one : batch.judged)
    one.answer(std::move(one.result));
}

// Once a day for all matters; after an act, for its own matter alone.
void Clerk::enter_due(Batch& batch, std::optional<Seq> only) {
  const auto now = time_now();
  if (!now) return;
  const Day today = now->local_day();
  if (!only && due_done_ == today) return;
  while (auto due = body::next_due(head_, today, only)) {
    Request request;
    request.act = {head_.origin, std::nullopt, std::move(due->data), {}, setting_.chance.id<ActId>(),
                   due->on};
    const auto entered = enter(batch, request, *now, request_hash(request, setting_.request_secret));
    ensure(entered.has_value(), "what is due is admitted");
  }
  if (!only) due_done_ = today;
}

Result<Admitted> Clerk::judge(Batch& batch, Request& request) {
  PLENARY_DO(check_contents(request));
  const Hash hash = request_hash(request, setting_.request_secret);
  PLENARY_TRY(const auto before, known(batch, request, hash));
  if (before) return *before;
  PLENARY_TRY(const Instant now, time_now());
  if (head_.size > 0 && now.local_day() != due_done_) enter_due(batch, std::nullopt);
  PLENARY_DO(check_link(batch, request));
  PLENARY_DO(check_amendment(batch, request));
  PLENARY_DO(check_erasure(batch, request));
  PLENARY_DO(check_new_key(request));
  const auto matter = request.act.on;
  PLENARY_TRY(const Admitted admitted, enter(batch, request, now, hash));
  if (matter) enter_due(batch, matter);
  return admitted;
}

Result<std::optional<Admitted>> Clerk::known(const Batch& batch, const Request& request,
                                             const Hash& hash) const {
  std::optional<keep::FoundAct> found;
  if (const auto here = batch.ids.find(request.act.id); here != batch.ids.end()) {
    found = here->second;
  } else {
    PLENARY_TRY(found, setting_.log.find_act(request.act.id));
  }
  if (!found) return std::optional<Admitted>();
  if (found->request != hash) return refuse("act.id_taken");
  return std::optional(Admitted{found->seq, {}, true});
}

Result<Admitted> Clerk::enter(Batch& batch, Request& request, const Instant& at, const Hash& hash) {
  const body::Blobs blobs = [&](const Hash& name) -> Result<std::string> {
    for (const auto& blob : request.blobs) {
      if (blob.name == name) return blob.bytes;
    }
    return blob(name);
  };
  for (const auto& name : body::blobs_named(request.act.data))
    PLENARY_DO(blobs(name));
  std::string bytes = body::print_entry({request.act, at, request.auth});
  if (bytes.size() > body::kEntryBytes) return refuse("entry.too_long");
  // Judged as it will be read for ever: what cannot be read back is never written.
  PLENARY_TRY(body::Entry entry, body::parse_entry(bytes));
  auto judged = body::admit(head_, entry, blobs);
  if (!judged) {
    if (request.refusal && head_.size > 0) *request.refusal = signed_refusal(entry, judged.error());
    return tl::unexpected<Error>(std::move(judged).error());
  }
  auto& effects = *judged;
  const Seq seq = effects.seq;
  body::apply(head_, effects);
  auto& rows = batch.rows;
  const Hash leaf = record::leaf_hash(bytes);
  frontier_.append(leaf, &rows.tiles);
  rows.entries.push_back({seq, request.act.id, hash, std::move(bytes), leaf});
  for (auto& content : request.contents) {
    rows.contents.push_back({seq, std::move(content.field), std::move(content.salt), std::move(content.bytes),
                             std::move(content.media_type), std::move(content.language), content.readers});
  }
  for (auto& blob : request.blobs)
    rows.blobs.push_back(std::move(blob));
  if (request.link) rows.links.push_back(*std::move(request.link));
  if (const auto* erased = std::get_if<body::Erased>(&request.act.data)) {
    rows.erasures.push_back({erased->seq, erased->field_name.text, seq});
  }
  batch.ids.emplace(request.act.id, keep::FoundAct{seq, hash});
  batch.effects.push_back(std::move(effects));
  return Admitted{seq, at, false};
}

namespace {

// The roll of the consultation that a join goes to, or nullptr: admission says what is wrong then.
const body::Consultation* consultation_of(const body::State& state, const Request& request) {
  if (!request.act.on) return nullptr;
  const auto matter = state.matters.find(*request.act.on);
  if (matter == state.matters.end() || !matter->second.now().consultation) return nullptr;
  return &*matter->second.now().consultation;
}

// The member behind a participant was on the roll when the consultation opened, in the groups she joins with.
Result<void> check_member(const body::State& state, const Request& request, const body::ConsultJoin& join) {
  const auto& link = *request.link;
  if (link.scope != request.act.on || link.value != to_string(join.participant))
    return refuse("content.link_of_a_join");
  const auto member = parse_id<ActorId>(link.key);
  if (!member) return refuse("content.link_of_a_join");
  const auto* held = consultation_of(state, request);
  if (held == nullptr) return {};
  const auto* stay = state.roll->find(*member, held->roll.at);
  const auto article = charter::article_of(state.rules().roll.law);
  if (stay == nullptr) return refuse("consult.not_on_its_roll", {.article = article});
  if (state.roll->standing(*stay).in != join.in) return refuse("consult.of_another_group");
  return {};
}

}  // namespace

// Earlier acts of the batch count in it: they are in the record by the time this is answered.
std::string Clerk::signed_refusal(const body::Entry& entry, const Error& refused) const {
  return record::sign_note(body::print_refusal(body::refusal_of(head_, entry, refused)), signers(head_));
}

// One participant for each member and matter; in a later consultation of the matter the same one joins again.
Result<void> Clerk::check_link(const Batch& batch, Request& request) const {
  const auto* join = std::get_if<body::ConsultJoin>(&request.act.data);
  const bool needs = join != nullptr && request.auth.how != body::How::import;
  if (needs != request.link.has_value()) return refuse("content.link_of_a_join");
  if (!request.link) return {};
  PLENARY_DO(check_member(head_, request, *join));
  for (const auto& link : batch.rows.links) {
    if (link.scope == request.link->scope && link.key == request.link->key)
      return refuse("consult.already_joined");
  }
  PLENARY_TRY(const auto there, setting_.log.link(request.link->scope, request.link->key));
  if (there && *there != request.link->value) return refuse("consult.already_joined");
  if (there) request.link.reset();
  return {};
}

Result<std::string> Clerk::text_of(const Batch& batch, Seq seq) const {
  for (const auto& content : batch.rows.contents) {
    if (content.seq == seq && content.field == "text") return content.bytes;
  }
  PLENARY_TRY(const auto content, setting_.log.content(seq, "text"));
  if (!content || content->erased_by) return refuse("text.words_are_gone");
  return content->bytes;
}

// The whole new text must be the old one with the words applied.
Result<void> Clerk::check_amendment(const Batch& batch, const Request& request) const {
  const auto* amend = std::get_if<body::TextAmend>(&request.act.data);
  if (amend == nullptr) return {};
  const auto words = [&](std::string_view field) {
    const auto at = std::ranges::find(request.contents, field, &Content::field);
    return at == request.contents.end() ? std::string() : at->bytes;
  };
  PLENARY_TRY(const std::string before, text_of(batch, amend->parent));
  PLENARY_TRY(const std::string after, body::amended(before, {amend->op, words("find"), words("put")}));
  if (after != words("text")) return refuse("content.not_as_amended", {.where = "text"});
  return {};
}

Result<void> Clerk::check_erasure(const Batch& batch, const Request& request) const {
  const auto* erase = std::get_if<body::Erased>(&request.act.data);
  if (erase == nullptr) return {};
  for (const auto& content : batch.rows.contents) {
    if (content.seq == erase->seq && content.field == erase->field_name.text) return {};
  }
  PLENARY_TRY(const auto there, setting_.log.content(erase->seq, erase->field_name.text));
  if (!there) return refuse("erase.no_such_content");
  return {};
}

// A record that nobody can sign would be at its end: the key to come must be at hand.
Result<void> Clerk::check_new_key(const Request& request) const {
  const auto* change = std::get_if<body::NewLogKey>(&request.act.data);
  if (change == nullptr) return {};
  for (const auto& one : setting_.keys) {
    if (record::print_vkey(one->vkey()) == change->key.text) return {};
  }
  return refuse("clerk.key_missing", {.params = {{"key", change->key.text}}});
}

// Never earlier than the entry before; a clock that leapt ahead stops the clerk until somebody looked.
Result<Instant> Clerk::time_now() {
  const auto wall = setting_.clock.wall_ms(), steady = setting_.clock.steady_ms();
  if (wall_ms_ != 0 && (wall - wall_ms_) - (steady - steady_ms_) > kJumpMs) {
    auto jumped = make_error("clock.jumped", {.params = {{"minutes", (wall - wall_ms_) / 60'000}}});
    stop_taking(jumped);
    return tl::unexpected<Error>(std::move(jumped));
  }
  wall_ms_ = wall, steady_ms_ = steady;
  const std::int64_t utc = head_.size > 0 ? std::max(wall, head_.last.utc_ms) : wall;
  if (offset_block_ != utc / kQuarterMs) {  // offsets change at quarters of an hour
    PLENARY_TRY(const Instant looked_up, instant_in_zone(setting_.timezone, utc));
    offset_min_ = looked_up.offset_min;
    offset_block_ = utc / kQuarterMs;
  }
  Instant now{utc, offset_min_};
  if (head_.size > 0 && now.local_day() < head_.last.local_day()) now.offset_min = head_.last.offset_min;
  return now;
}

}  // namespace plenary::clerk
