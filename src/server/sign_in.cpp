// Signing in by code and signing out.  The session says who; the cookie holds its token and nothing else.
#include "pages/pages.h"
#include "server/visit.h"

namespace plenary::server {
namespace {

constexpr const char* kCookie = "plenary";

std::string cookie_line(const App& app, const std::string& token, std::int64_t seconds) {
  const bool secure = app.setting().secure_cookies;
  return std::string(secure ? "__Host-" : "") + kCookie + "=" + token + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(seconds) +
         (secure ? "; Secure" : "");
}

bool is_local_path(const std::string& path) { return path.starts_with("/") && !path.starts_with("//") && path.find('\\') == path.npos; }

Answered form(const Visit& visit, std::string go_to, std::optional<Error> wrong, std::optional<std::int64_t> wait_s) {
  auto frame = outer_frame(visit);
  if (wrong) frame.errors.push_back({"code", *std::move(wrong)});
  view::SignIn sign_in{.form = {.path = "/sign-in", .id = {}, .token = {}}, .typed_name = {}, .go_to = std::move(go_to), .wait_minutes = {}};
  if (wait_s) sign_in.wait_minutes = (*wait_s + 59) / 60;
  return page(wait_s ? 429 : frame.errors.empty() ? 200 : 422, pages::sign_in_page(frame, sign_in));
}

// Where the freshly signed in goes: where she was heading, else her body.
std::string destination(const Visit& visit, const std::string& go_to, const std::string& token) {
  if (is_local_path(go_to)) return go_to;
  const auto who = visit.app.setting().access.who(token);
  if (who && *who && (*who)->actors.size() == 1) return "/b/" + (*who)->actors.front().body + "/";
  return "/";
}

Answered try_code(Visit& visit) {
  const auto fields = read_fields(visit.asking.body);
  if (!fields) return form(visit, {}, fields.error(), {});
  const auto go_to = at(*fields, "go_to");
  const auto now = visit.app.setting().clock.wall_ms();
  std::int64_t wait_s = 0;
  if (!visit.app.sign_ins().take(visit.asking.address, now, &wait_s) || !visit.app.all_sign_ins().take("all", now, &wait_s)) {
    return form(visit, go_to, {}, wait_s);
  }
  const auto signed_in = visit.app.setting().access.sign_in(at(*fields, "code"));
  if (!signed_in) return form(visit, go_to, signed_in.error(), {});
  auto answer = see_other(destination(visit, go_to, signed_in->token));
  answer.headers.emplace_back("Set-Cookie", cookie_line(visit.app, signed_in->token, 30LL * 24 * 3600));
  return answer;
}

Answered sign_out(Visit& visit) {
  const auto fields = read_fields(visit.asking.body);
  const auto& access = visit.app.setting().access;
  if (!fields || visit.token.empty() || !access.is_form_token(visit.token, at(*fields, "token"))) return see_other("/sign-in");
  if (at(*fields, "everywhere") == "yes" && visit.who) {
    (void)visit.app.setting().access.sign_out_everywhere(visit.who->account);
  }
  (void)visit.app.setting().access.sign_out(visit.token);
  auto answer = see_other("/sign-in");
  answer.headers.emplace_back("Set-Cookie", cookie_line(visit.app, "", 0));
  return answer;
}

// A form made elsewhere cannot sign somebody in: browsers say where a form comes from.
bool from_here(const Asking& asking) {
  const auto site = asking.header("sec-fetch-site");
  return site.empty() || site == "same-origin" || site == "none";
}

}  // namespace

Answered sign_in(Visit& visit) {
  const bool posts = visit.asking.method == "POST";
  if (visit.asking.path == "/sign-out") return posts ? sign_out(visit) : see_other("/sign-in");
  if (!posts) return form(visit, at(visit.query, "to"), {}, {});
  if (!from_here(visit.asking)) return form(visit, {}, make_error("request.from_elsewhere"), {});
  return try_code(visit);
}

}  // namespace plenary::server
