// POST /acts: an act as a program asks for it.
#include <fmt/format.h>

#include "server/api.h"
#include "server/confirm.h"

namespace plenary::server {
namespace {

constexpr std::size_t kActBytes = 512 * 1024;

bool is_json(std::string_view content_type) {
  return content_type.substr(0, content_type.find(';')) == "application/json";
}

// A page of another site can post neither JSON nor our header without being asked first, and we never say yes.
bool from_here(const Visit& visit) {
  const auto token = visit.asking.header("x-plenary-form");
  if (!token.empty()) return visit.app.setting().access.is_form_token(visit.token, token);
  return visit.asking.header("sec-fetch-site") == "same-origin";
}

Result<std::map<std::string, std::string>> words_of(const json::Value& value) {
  std::map<std::string, std::string> words;
  if (value.object() == nullptr) return refuse("request.act_shape", {.where = "/words"});
  for (const auto& [field, text] : value.object()->members()) {
    if (text.text() == nullptr) return refuse("request.act_shape", {.where = "/words/" + field});
    words[field] = *text.text();
  }
  return words;
}

struct AskedBy {
  clerk::Asked what;
  std::optional<ActorId> desk_for = {};  // typed for this member

  [[nodiscard]] clerk::Actor by(const ActorId& signed_in) const {
    return desk_for ? clerk::Actor{*desk_for, body::How::desk, signed_in} : clerk::Actor{.id = signed_in};
  }
};

std::optional<ActorId> for_whom(const json::Value& desk) {
  if (desk.object() == nullptr || desk.object()->size() != 1) return std::nullopt;
  const auto* member = desk.object()->find("for");
  return member == nullptr || member->text() == nullptr ? std::nullopt : parse_id<ActorId>(*member->text());
}

// {desk, id, kind, on, data, words, language}; only `kind` must be there.
Result<AskedBy> asked_of(const json::Value& value) {
  if (value.object() == nullptr) return refuse("request.act_shape");
  AskedBy read;
  auto& asked = read.what;
  for (const auto& [name, part] : value.object()->members()) {
    const auto wrong = [&, where = "/" + name] { return refuse("request.act_shape", {.where = where}); };
    if (name == "kind") {
      if (part.text() == nullptr) return wrong();
      asked.kind = *part.text();
    } else if (name == "id") {
      asked.id = part.text() == nullptr ? std::nullopt : parse_id<ActId>(*part.text());
      if (!asked.id) return wrong();
    } else if (name == "on") {
      if (part.is_null()) continue;
      if (part.number() == nullptr || *part.number() < 0) return wrong();
      asked.on = Seq{static_cast<std::uint64_t>(*part.number())};
    } else if (name == "data") {
      if (part.object() == nullptr) return wrong();
      asked.data = *part.object();
    } else if (name == "words") {
      PLENARY_TRY(asked.words, words_of(part));
    } else if (name == "language") {
      if (part.text() == nullptr || part.text()->size() > 35) return wrong();
      asked.language = *part.text();
    } else if (name == "desk") {
      read.desk_for = for_whom(part);
      if (!read.desk_for) return wrong();
    } else {
      return wrong();
    }
  }
  if (asked.kind.empty()) return refuse("request.act_shape", {.where = "/kind"});
  return read;
}

// The id of the body and the one of the header are the same, if both are given; one of them is.
Result<void> agree_on_id(clerk::Asked& asked, std::string_view header) {
  const auto key = parse_id<ActId>(header);
  if (!header.empty() && !key) return refuse("request.act_id", {.where = "Idempotency-Key"});
  if (key && asked.id && *key != *asked.id) return refuse("request.act_id", {.where = "Idempotency-Key"});
  if (key) asked.id = key;
  if (!asked.id) return refuse("request.act_id", {.where = "/id"});
  return {};
}

Result<AskedBy> read_act(const Visit& visit) {
  PLENARY_TRY(const auto value, json::parse(visit.asking.body, json::Form::relaxed, {.bytes = kActBytes, .depth = 8}));
  PLENARY_TRY(auto asked, asked_of(value));
  PLENARY_DO(agree_on_id(asked.what, visit.asking.header("idempotency-key")));
  if (asked.what.language.empty()) asked.what.language = visit.language;
  return asked;
}

Answered sign_in_first(const Visit& visit) {
  auto answer = problem(visit, 401, make_error("request.sign_in_first"));
  answer.headers.emplace_back("WWW-Authenticate", "Cookie realm=\"sign-in\"");
  return answer;
}

bool within_rate(Call& call, std::int64_t& wait_s) {
  auto& visit = call.visit;
  auto& limit = visit.app.acts();
  std::int64_t left = 0;
  const bool may = limit.take(visit.asking.address + to_string(*visit.actor), visit.app.setting().clock.wall_ms(), &wait_s, &left);
  call.headers.emplace_back("RateLimit-Limit", std::to_string(limit.at_once()));
  call.headers.emplace_back("RateLimit-Remaining", std::to_string(left));
  call.headers.emplace_back("RateLimit-Reset", std::to_string(wait_s));
  if (!may) call.headers.emplace_back("Retry-After", std::to_string(wait_s));
  return may;
}

}  // namespace

Answered take_act(Call& call) {
  auto& visit = call.visit;
  if (!visit.actor) return sign_in_first(visit);
  if (!is_json(visit.asking.header("content-type"))) return problem(visit, 415, make_error("request.not_json"));
  if (!from_here(visit)) return problem(visit, 403, make_error("request.from_elsewhere"));
  std::int64_t wait_s = 0;
  if (!within_rate(call, wait_s)) return problem(visit, 429, make_error("request.too_many", {.params = {{"seconds", wait_s}}}));
  if (visit.asking.body.size() > kActBytes) return problem(visit, 413, make_error("request.too_large"));
  const auto asked = read_act(visit);
  if (!asked) return problem(visit, 400, asked.error());
  if (must_confirm(visit, asked->what.kind)) {
    return problem(visit, 403, make_error("request.confirm_first", {.params = {{"minutes", clerk::kConfirmedMs / 60'000}}}));
  }
  const auto entered = clerk::enter(*visit.body, asked->by(*visit.actor), asked->what);
  if (!entered) return problem(visit, status_of(entered.error()), entered.error());
  auto answer = json_answer(entered->repeated ? 200 : 201, json::Object{{"at", to_string(entered->at)}, {"repeated", entered->repeated}, {"seq", entered->seq.value}});
  answer.headers.emplace_back("Location", fmt::format("{}/api/v1/entries/{}", visit.base(), entered->seq.value));
  return answer;
}

// POST /account/codes/void: what of one's own codes is not used signs in no more.
Answered take_void(Call& call) {
  auto& visit = call.visit;
  if (!visit.actor) return sign_in_first(visit);
  if (!from_here(visit)) return problem(visit, 403, make_error("request.from_elsewhere"));
  const auto made_void = visit.app.setting().access.void_codes(visit.who->account);
  if (!made_void) return problem(visit, 503, made_void.error());
  return json_answer(200, json::Object{{"made_void", *made_void}});
}

// POST /confirm: {"code": "..."} of the one signed in; officers' acts are then taken for a while.
Answered take_code(Call& call) {
  auto& visit = call.visit;
  if (!visit.actor) return problem(visit, 401, make_error("request.sign_in_first"));
  if (!is_json(visit.asking.header("content-type"))) return problem(visit, 415, make_error("request.not_json"));
  if (!from_here(visit)) return problem(visit, 403, make_error("request.from_elsewhere"));
  const auto value = json::parse(visit.asking.body, json::Form::relaxed, {.bytes = 1000, .depth = 2});
  const auto* code = value && value->object() != nullptr ? value->object()->find("code") : nullptr;
  if (code == nullptr || code->text() == nullptr) return problem(visit, 400, make_error("request.code_shape", {.where = "/code"}));
  std::optional<std::int64_t> wait_s;
  const auto confirmed = confirm(visit, *code->text(), wait_s);
  if (wait_s) call.headers.emplace_back("Retry-After", std::to_string(*wait_s));
  if (!confirmed) return problem(visit, wait_s ? 429 : status_of(confirmed.error()), confirmed.error());
  return json_answer(200, json::Object{{"minutes", clerk::kConfirmedMs / 60'000}});
}

}  // namespace plenary::server
