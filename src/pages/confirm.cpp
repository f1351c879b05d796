// Asked again: an officer shows a sign-in code before what is grave; what she sent is kept in the form.
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

std::string confirm_page(const Frame& frame, const view::ConfirmFirst& ask) {
  Html business = h1(frame.say("page.confirm.heading")) +
                  p(cls("lead"), said(frame, ask.what), " ", frame.say("page.confirm.kept"));
  if (ask.wait_minutes)
    business += p(cls("short"), frame.say("page.sign_in.wait", {{"minutes", *ask.wait_minutes}}));
  const Html inside = field(frame, {.name = "code",
                                    .label_code = "page.sign_in.code",
                                    .hint_code = "page.confirm.hint",
                                    .limit = 40,
                                    .autocomplete = "one-time-code"}) +
                      div(cls("do"), submit(frame.say("page.confirm.do")),
                          a(cls("button plain"), href(ask.back_path), frame.say("page.confirm.leave")));
  business += act_form(ask.form, inside) + p(cls("small soft"), frame.say("page.confirm.none_left"));
  return framed(frame, frame.say("page.confirm.heading"),
                row({}, business, p(frame.say("page.confirm.why", {{"minutes", ask.minutes}}))));
}

}  // namespace plenary::pages
