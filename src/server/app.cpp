#include "server/app.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "pages/pages.h"
#include "server/visit.h"

namespace plenary::server {

App::App(AppSetting setting) : setting_(std::move(setting)) {}

Answered App::answer(const Asking& asking) {
  auto answer = route(asking);
  if (setting_.secure_cookies) answer.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
  return answer;
}

Answered App::static_file(const Asking& asking) const {
  const auto* file = setting_.assets.known(asking.path);
  if (file == nullptr) return answered(404, "text/plain", "not found\n");
  std::ifstream in(file->path, std::ios::binary);
  auto answer = answered(200, file->media_type, std::string(std::istreambuf_iterator<char>(in), {}));
  answer.headers = {{"Cache-Control", "public, max-age=31536000, immutable"}, {"X-Content-Type-Options", "nosniff"}};
  return answer;
}

namespace {

bool writes(const Asking& asking) { return asking.method == "POST"; }

// Who is asking, from the cookie; an officer's session rests for an hour at most.
void recognise(Visit& visit) {
  const auto& setting = visit.app.setting();
  visit.token = std::string(cookie(visit.asking.header("cookie"), setting.secure_cookies ? "__Host-plenary" : "plenary"));
  if (visit.token.empty()) return;
  auto who = setting.access.who(visit.token);
  if (who && *who) {
    visit.who = *std::move(*who);
  } else {
    visit.token.clear();
  }
}

bool is_officer(const clerk::Body& body, const ActorId& actor) {
  const auto shown = body.clerk->shown();
  for (const auto& [office, _] : shown->offices) {
    if (shown->holds_office(actor, office.text)) return true;
  }
  return false;
}

void enter_body(Visit& visit) {
  if (visit.who) visit.actor = visit.who->actor_in(visit.body->slug);
  if (!visit.actor) return;
  const bool officer = is_officer(*visit.body, *visit.actor);
  if (officer && visit.who->rested_ms > clerk::kOfficerIdleMs) {
    (void)visit.app.setting().access.sign_out(visit.token);  // for good: the next request is a stranger's too
    visit.actor.reset();
    visit.who.reset();
    return;
  }
  visit.reader = officer ? clerk::Reader::officer : clerk::Reader::member;
}

bool may_look(const Visit& visit) {
  const auto shown = visit.body->clerk->shown();
  return visit.actor.has_value() || !shown.is_private();
}

// What a member may be helped with; her account, the roll and the record's files are no business of the desk.
bool is_of_the_desk(std::string_view tail) {
  constexpr std::string_view kPlaces[] = {"/matter/", "/receipt/", "/refusal/", "/record/"};
  if (tail == "/" || tail == "/matters" || tail == "/raise" || tail == "/record" || tail == "/events") return true;
  return std::ranges::any_of(kPlaces, [&](std::string_view place) { return tail.starts_with(place); });
}

// "/desk/<member>/...": the page or the form of that member, typed by a helper.  False: there is no such place.
bool sit_at_desk(Visit& visit) {
  const std::string_view rest = std::string_view(visit.tail).substr(6);
  const auto slash = std::min(rest.find('/'), rest.size());
  const auto member = parse_id<ActorId>(rest.substr(0, slash));
  if (!member || !visit.actor || *member == *visit.actor) return false;
  const auto shown = visit.body->clerk->shown();
  if (!view::helps_at_desk(*shown, *visit.actor) || !shown->is_member(*member, shown->next())) return false;
  visit.helper = visit.actor;
  visit.actor = member;
  visit.reader = clerk::Reader::member;
  visit.tail = slash == rest.size() ? "/" : std::string(rest.substr(slash));
  return is_of_the_desk(visit.tail);
}

Answered answer_body(Visit& visit) {
  enter_body(visit);
  if (!may_look(visit)) return not_found(visit);
  if (visit.tail.starts_with("/desk/") && !sit_at_desk(visit)) {
    visit.helper.reset();
    return not_found(visit);
  }
  const auto& tail = visit.tail;
  if (tail.starts_with("/log/")) return answer_log(visit);
  if (tail == "/events") return answer_events(visit);
  if (tail.starts_with("/api/v1/")) return answer_api(visit);
  if (writes(visit.asking)) return take_form(visit);
  return show_page(visit);
}

Answered home(Visit& visit) {
  const auto bodies = visit.app.setting().house.all();
  std::vector<const clerk::Body*> open;
  for (const auto* body : bodies) {
    if (body->clerk && (!body->clerk->shown().is_private() || (visit.who && visit.who->actor_in(body->slug)))) open.push_back(body);
  }
  if (open.size() == 1) return see_other("/b/" + open.front()->slug + "/");
  if (open.empty()) return not_found(visit);
  std::vector<pages::HouseLine> lines;
  for (const auto* body : open) lines.push_back({body->clerk->shown()->rules().name, "/b/" + body->slug + "/"});
  return page(200, pages::house_page(outer_frame(visit), lines));
}

}  // namespace

Answered App::route(const Asking& asking) {
  if (asking.path.starts_with("/s/")) return static_file(asking);
  if (asking.path == "/health") return answered(200, "text/plain", "ok\n");
  const bool api = asking.path.starts_with("/b/") && asking.path.find("/api/v1/") != asking.path.npos;
  if (!api && asking.method != "GET" && asking.method != "HEAD" && asking.method != "POST") {
    auto answer = answered(405, "text/plain", "GET, HEAD or POST\n");
    answer.headers = {{"Allow", "GET, HEAD, POST"}};
    return answer;
  }
  Visit visit{*this, asking, {}, {}};
  auto query = read_fields(asking.query);
  if (!query) return answered(400, "text/plain", "query not readable\n");
  visit.query = *std::move(query);
  visit.language = language_of(words_, asking.header("accept-language"), at(visit.query, "lang"));
  recognise(visit);
  if (asking.path == "/") return home(visit);
  if (asking.path == "/sign-in" || asking.path == "/sign-out") return sign_in(visit);
  if (!asking.path.starts_with("/b/")) return not_found(visit);
  const auto slash = asking.path.find('/', 3);
  visit.body = setting_.house.find(asking.path.substr(3, slash == asking.path.npos ? asking.path.npos : slash - 3));
  if (visit.body == nullptr) return not_found(visit);
  if (!visit.body->clerk) return page(503, pages::unavailable_page(outer_frame(visit), 60));
  visit.tail = slash == asking.path.npos ? "/" : asking.path.substr(slash);
  return answer_body(visit);
}

}  // namespace plenary::server
