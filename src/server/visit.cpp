#include "server/visit.h"

#include <algorithm>

#include "base/zone.h"
#include "clerk/walk.h"
#include "pages/pages.h"

namespace plenary::server {
std::optional<view::Words> StoredContents::find(Seq entry, std::string_view field) const {
  const auto row = body_.log->content(entry, field);
  if (!row || !*row || !clerk::may_read((*row)->readers, reader_)) return std::nullopt;
  return view::Words{(*row)->bytes, (*row)->language, (*row)->erased_by.has_value()};
}

// A helper sees what the member enters at this moment, never what she answered before.
std::optional<ParticipantId> StoredContents::participant(Seq matter) const {
  if (!actor_ || helped_) return std::nullopt;
  const auto known = clerk::known_participant(body_, *actor_, matter);
  return known ? *known : std::nullopt;
}

bool Visit::wants_json() const { return tail.starts_with("/api/"); }

// ---------------------------------------------------------------- reading

Day today_of(const Visit& visit) {
  const auto now = instant_in_zone(visit.body->clerk->setting().timezone, visit.app.setting().clock.wall_ms());
  return now ? now->local_day() : Day{};
}

view::ActForm fresh_form(const Visit& visit, std::string path) {
  return {.path = std::move(path), .id = to_string(clerk::fresh_act_id()),
          .token = visit.token.empty() ? "" : visit.app.setting().access.form_token(visit.token)};
}

Reading::Reading(const Visit& visit)
    : visit_(visit),
      contents_(*visit.body, visit.reader, visit.actor, visit.helper.has_value()),
      shown_(visit.body->clerk->shown()),
      source_{*shown_,
              contents_,
              {},
              today_of(visit),
              visit.base(),
              [&visit](std::string path) { return fresh_form(visit, std::move(path)); },
              [&visit](Seq seq) -> std::optional<std::string> {
                const auto bytes = visit.body->log->entry(seq);
                return bytes ? *bytes : std::nullopt;
              }} {
  if (visit.actor) source_.viewer = view::viewer_of(source_, *visit.actor);
  source_.viewer.reads = visit.language;
}

pages::Frame Reading::frame(pages::Place place) const {
  const auto label = view::label_of(source_, visit_.body->slug, visit_.body->slug == visit_.app.setting().example);
  pages::Frame frame{.words = visit_.app.words(), .say = Tongue(visit_.app.words(), visit_.language, label.languages),
                     .assets = visit_.app.setting().assets, .body = label, .viewer = source_.viewer, .place = place,
                     .refused = {}, .errors = {}};
  if (visit_.helper) {
    frame.at_desk_for = source_.viewer.name;
    frame.viewer = view::viewer_of(source_, *visit_.helper);
  }
  return frame;
}

pages::Frame outer_frame(const Visit& visit) {
  return {.words = visit.app.words(), .say = Tongue(visit.app.words(), visit.language), .assets = visit.app.setting().assets,
          .body = {}, .viewer = {}, .place = pages::Place::none, .refused = {}, .errors = {}};
}

std::string language_of(const Words& words, std::string_view accept, std::string_view asked) {
  if (!asked.empty() && words.speaks(asked)) return std::string(asked);
  while (!accept.empty()) {
    const auto comma = accept.find(',');
    auto one = accept.substr(0, comma);
    accept.remove_prefix(comma == accept.npos ? accept.size() : comma + 1);
    while (one.starts_with(' ')) one.remove_prefix(1);
    one = one.substr(0, one.find(';'));
    if (words.speaks(one)) return std::string(one);
    if (const auto stem = one.substr(0, one.find('-')); words.speaks(stem)) return std::string(stem);
  }
  return "en";
}

// ---------------------------------------------------------------- answers

Answered page(unsigned status, std::string html) {
  auto answer = answered(status, "text/html; charset=utf-8", std::move(html));
  answer.headers = {{"Content-Security-Policy", pages::kContentSecurityPolicy},
                    {"Cache-Control", "no-store"},
                    {"Referrer-Policy", "same-origin"},
                    {"X-Content-Type-Options", "nosniff"}};
  return answer;
}

Answered see_other(const std::string& path) {
  auto answer = answered(303, "", "");
  answer.headers = {{"Location", path}, {"Cache-Control", "no-store"}};
  return answer;
}

Answered not_found(const Visit& visit) {
  if (visit.wants_json()) return problem(visit, 404, make_error("request.not_found"));
  return page(404, pages::not_found_page(outer_frame(visit)));
}

Answered json_answer(unsigned status, const json::Value& value) {
  auto answer = answered(status, "application/json", json::print(value));
  answer.headers = {{"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}};
  return answer;
}

unsigned status_of(const Error& error) {
  const auto& code = error.code;
  if (code == "clerk.busy" || code == "clerk.stopped" || code.starts_with("store.") || code == "clock.jumped") return 503;
  if (code == "act.id_taken") return 409;
  if (code == "act.not_entitled" || code == "act.not_a_member" || code == "act.only_the_clerk" || code == "act.no_actor" || code.starts_with("desk.")) return 403;
  if (code.starts_with("json.") || code.starts_with("entry.") || code.starts_with("request.") || code.starts_with("asked.")) return 400;
  if (code == "matter.unknown") return 404;
  return 422;
}

namespace {

json::Value param_json(const Param& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
  return to_string(std::get<Day>(value));
}

json::Object error_json(const Tongue& say, const Error& error) {
  json::Object params;
  for (const auto& [name, value] : error.params) params.set(name, param_json(value));
  json::Array because;
  for (const auto& cause : error.because) because.push_back(error_json(say, cause));
  return {{"article", error.article}, {"because", std::move(because)}, {"code", error.code},
          {"detail", say(error).text}, {"params", std::move(params)}, {"where", error.where}};
}

}  // namespace

Answered problem(const Visit& visit, unsigned status, const Error& error) {
  const Tongue say(visit.app.words(), visit.language);
  auto object = error_json(say, error);
  object.set("status", status);
  object.set("title", say(error).text);
  object.set("type", "urn:plenary:" + error.code);
  auto answer = json_answer(status, object);
  answer.content_type = "application/problem+json";
  if (status == 503) answer.headers.emplace_back("Retry-After", "5");
  return answer;
}

}  // namespace plenary::server
