#include "clerk/asked.h"

#include "body/amend.h"
#include "body/spelling.h"
#include "crypto/random.h"
#include "crypto/sha256.h"

namespace plenary::clerk {
namespace {

constexpr std::size_t kWordsBytes = 64 * 1024;

// Who may read what was typed: the record's readers, but reasons of contact only officers.
keep::Readers readers_of(const body::State& state, std::string_view field) {
  if (field.starts_with("contact") || field.starts_with("ref") || field == "file") return keep::Readers::officers;
  return state.readers == body::Readers::public_ ? keep::Readers::public_ : keep::Readers::members;
}

Result<std::string> amended_text(const Body& body, const Asked& asked) {
  const auto* parent = asked.data.find("parent");
  const auto* op = asked.data.find("op");
  const auto known = op && op->text() ? body::unspell<body::AmendOp>(*op->text()) : std::nullopt;
  if (!parent || !parent->number() || *parent->number() < 0) return refuse("entry.missing", {.where = "/act/data/parent"});
  if (!known) return refuse("entry.unknown_word", {.where = "/act/data/op"});
  PLENARY_TRY(const auto before, body.log->content(Seq{static_cast<std::uint64_t>(*parent->number())}, "text"));
  if (!before || before->erased_by) return refuse("text.words_are_gone");
  const auto words = [&](const char* field) {
    const auto at = asked.words.find(field);
    return at == asked.words.end() ? std::string() : at->second;
  };
  return body::amended(before->bytes, {*known, words("find"), words("put")});
}

// Words are in the language of the page they were typed on, a translation in the one it says.
std::string language_of(const Asked& asked) {
  const auto* told = asked.kind == "consult.translate@1" ? asked.data.find("language") : nullptr;
  return told != nullptr && told->text() != nullptr ? *told->text() : asked.language;
}

// What somebody typed: there, and not too long.
Result<void> are_words(const std::string& field, std::string_view text) {
  if (text.size() > kWordsBytes)
    return refuse("asked.too_long", {.where = field, .params = {{"limit", std::int64_t{kWordsBytes}}}});
  const bool blank = text.find_first_not_of(" \t\r\n") == text.npos;
  if (blank && field != "put") return refuse("asked.empty", {.where = field});
  return {};
}

// What a unit decided is public for ever, as a file of its own; the entry names it by its hash.
Result<void> put_decision(std::map<std::string, std::string>& words, json::Object& data, Request& request) {
  auto decision = words.extract("decision");
  if (decision.empty()) return {};
  PLENARY_DO(are_words("decision", decision.mapped()));
  const Hash name = crypto::sha256(decision.mapped());
  data.set("evidence", to_hex(view_of(name)));
  request.blobs.push_back({name, std::move(decision.mapped())});
  return {};
}

}  // namespace

ActId fresh_act_id() { return crypto::random_id<ActId>(); }

Result<Request> request_for(const Body& body, const Actor& actor, const Asked& asked) {
  auto words = asked.words;
  if (asked.kind == "text.amend@1") {
    PLENARY_TRY(words["text"], amended_text(body, asked));
    if (words.contains("put") && words["put"].empty()) words.erase("put");
  }
  Request request;
  auto data = asked.data;
  if (asked.kind == "ratify.deposit@1") PLENARY_DO(put_decision(words, data, request));
  json::Object held;
  const auto shown = body.clerk->shown();
  for (auto& [field, text] : words) {
    PLENARY_DO(are_words(field, text));
    const record::Salt salt = crypto::random_bytes<32>();
    held.set(field, record::print_commitment(record::commitment(salt, field, text)));
    request.contents.push_back({.field = field,
                                .salt = std::string(view_of(salt)),
                                .bytes = text,
                                .language = language_of(asked),
                                .readers = readers_of(*shown, field)});
  }
  const json::Object act{
      {"body", body.origin},
      {"by", to_string(actor.id)},
      {"data", std::move(data)},
      {"held", std::move(held)},
      {"id", to_string(asked.id.value_or(crypto::random_id<ActId>()))},
      {"kind", asked.kind},
      {"on", asked.on ? json::Value(asked.on->value) : json::Value()},
  };
  PLENARY_TRY(request.act, body::act_from_json(act));
  request.auth = {actor.how, actor.helper, {}};
  return request;
}

Result<std::optional<ParticipantId>> known_participant(const Body& body, const ActorId& actor, Seq matter) {
  PLENARY_TRY(const auto link, body.log->link(matter, to_string(actor)));
  if (!link) return std::optional<ParticipantId>();
  return parse_id<ParticipantId>(*link);
}

Result<ParticipantId> participant_for(const Body& body, const Actor& actor, Seq matter) {
  PLENARY_TRY(const auto known, known_participant(body, actor.id, matter));
  body::ConsultJoin join;
  join.channel = actor.how == body::How::desk ? body::Channel::desk : body::Channel::web;
  join.participant = known.value_or(crypto::random_id<ParticipantId>());
  {
    const auto shown = body.clerk->shown();
    const auto at = shown->matters.find(matter);
    if (at == shown->matters.end()) return refuse("matter.unknown");
    const auto& held = at->second.now().consultation;
    const bool joined = held && held->by_voice.contains(std::string(view_of(join.participant.bytes)));
    if (known && joined) return *known;  // in a later round she joins again, under the same id
    const auto* stay = shown->roll->find(actor.id, held ? held->roll.at : shown->next());
    if (stay == nullptr) return refuse("consult.not_on_its_roll");
    join.in = shown->roll->standing(*stay).in;
  }
  const auto participant = join.participant;
  Draft draft(body.origin, std::move(join));
  draft.on(matter).how(actor.how).link({matter, to_string(actor.id), to_string(participant)});
  auto request = draft.done();
  request.auth.helper = actor.helper;
  const auto joined = body.clerk->submit(std::move(request)).get();
  if (joined) return participant;
  if (joined.error().code == "consult.already_joined") {  // another of her devices was first
    PLENARY_TRY(const auto first, known_participant(body, actor.id, matter));
    if (first) return *first;
  }
  return tl::unexpected<Error>(joined.error());
}

namespace {

bool answers_by_name(const Body& body, Seq matter) {
  const auto shown = body.clerk->shown();
  const auto at = shown->matters.find(matter);
  if (at == shown->matters.end()) return false;
  const auto* step = shown->step_of(at->second, at->second.now(), charter::Kind::consultation);
  return step != nullptr && step->answers == charter::Answers::by_name;
}

bool may_answer(const Body& body, const ActorId& actor, Seq matter) {
  const auto shown = body.clerk->shown();
  const auto at = shown->matters.find(matter);
  if (at == shown->matters.end()) return false;
  const auto* step = shown->step_of(at->second, at->second.now(), charter::Kind::consultation);
  const auto* who = step == nullptr ? nullptr : step->who_may("answer");
  return who != nullptr && std::ranges::any_of(*who, [&](const std::string& name) {
    return name == charter::kAnyMember ? shown->is_member(actor, shown->next()) : shown->holds_office(actor, name);
  });
}

}  // namespace

Result<Admitted> enter(const Body& body, const Actor& actor, const Asked& asked, std::shared_ptr<std::string> refusal) {
  PLENARY_TRY(auto request, request_for(body, actor, asked));
  request.refusal = std::move(refusal);
  const bool answers = asked.kind == "consult.answer@1" && asked.on && !answers_by_name(body, *asked.on);
  if (answers) {
    if (!may_answer(body, actor.id, *asked.on)) return refuse("act.not_entitled", {.params = {{"act", std::string("answer")}, {"who", std::string()}}});
    PLENARY_TRY(const auto participant, participant_for(body, actor, *asked.on));
    std::get<body::ConsultAnswer>(request.act.data).participant = participant;
    request.act.by.reset();
  }
  return body.clerk->submit(std::move(request)).get();
}

}  // namespace plenary::clerk
