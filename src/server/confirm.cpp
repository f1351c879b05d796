#include "server/confirm.h"

#include <algorithm>

#include "pages/pages.h"

namespace plenary::server {
namespace {

constexpr std::string_view kAsked[] = {"consult.open@1", "consult.close@1", "vote.open@1",    "vote.open@2",
                                       "vote.close@1",   "ratify.open@1",   "ratify.close@1", "review.open@1",
                                       "roll.begin@1",   "roll.rows@1",     "roll.commit@1",  "roll.revert@1",
                                       "erased@1",       "import.begin@1",  "access.issued@1"};
constexpr std::string_view kPending = "was-";

struct Wrong {
  std::optional<Error> error = {};
  std::optional<std::int64_t> wait_s = {};
};

Answered form(const Visit& visit, const std::string& kind, const std::string& go_on, const Fields& pending,
              const Wrong& wrong) {
  const Reading reading(visit);
  auto frame = reading.frame(pages::Place::none);
  view::ConfirmFirst ask{.form = fresh_form(visit, visit.body_base() + "/confirm"),
                         .what = {"state.confirm." + kind.substr(0, kind.find('@'))},
                         .minutes = clerk::kConfirmedMs / 60'000,
                         .back_path = visit.body_base() + "/"};
  ask.form.fields.emplace_back("kind", kind);
  ask.form.fields.emplace_back("go_on", go_on);
  for (const auto& [name, value] : pending) {
    if (name != "token") ask.form.fields.emplace_back(std::string(kPending) + name, value);
  }
  if (wrong.error) frame.errors.push_back({"code", *wrong.error});
  if (wrong.wait_s) ask.wait_minutes = (*wrong.wait_s + 59) / 60;
  return page(wrong.wait_s ? 429 : wrong.error ? 422 : 403, pages::confirm_page(frame, ask));
}

}  // namespace

bool asks_again(std::string_view kind) {
  return std::ranges::find(kAsked, kind) != std::end(kAsked);
}

bool must_confirm(const Visit& visit, std::string_view kind) {
  const bool officer = visit.reader == clerk::Reader::officer && visit.who;
  return officer && asks_again(kind) && !visit.app.setting().access.is_confirmed(*visit.who);
}

Answered ask_again(const Visit& visit, std::string_view kind, const Fields& fields) {
  return form(visit, std::string(kind), visit.tail, fields, {});
}

Result<void> confirm(Visit& visit, const std::string& code, std::optional<std::int64_t>& wait_s) {
  const auto& setting = visit.app.setting();
  const auto now = setting.clock.wall_ms();
  std::int64_t wait = 0;
  if (!visit.app.sign_ins().take(visit.asking.address, now, &wait) ||
      !visit.app.all_sign_ins().take("all", now, &wait)) {
    wait_s = wait;
    return refuse("request.too_many", {.params = {{"seconds", wait}}});
  }
  PLENARY_DO(setting.access.confirm(visit.token, code));
  PLENARY_TRY(visit.who, setting.access.who(visit.token));
  return {};
}

std::optional<Answered> go_on(Visit& visit, Fields& fields) {
  Fields pending;
  for (const auto& [name, value] : fields) {
    if (name.starts_with(kPending)) pending[name.substr(kPending.size())] = value;
  }
  const auto path = at(fields, "go_on");
  if (!path.starts_with("/") || path == "/confirm") return not_found(visit);
  std::optional<std::int64_t> wait_s;
  const auto confirmed = confirm(visit, at(fields, "code"), wait_s);
  if (!confirmed) {
    const auto kind = at(fields, "kind");
    const Wrong wrong{wait_s ? std::nullopt : std::optional(confirmed.error()), wait_s};
    return form(visit, asks_again(kind) ? kind : std::string(), path, pending, wrong);
  }
  visit.tail = path;
  fields = std::move(pending);
  return std::nullopt;
}

}  // namespace plenary::server
