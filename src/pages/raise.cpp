// Raising a matter: what and why; what looks like it is shown before anything is sent.
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

Html route_choice(const Frame& frame, const view::Route& route, const view::Raise& raise) {
  const bool only = raise.routes.size() == 1;
  const std::string steps = frame.say.format().list(route.steps);
  return label(cls("choice"),
               input(type("radio"), name("kind"), value(route.kind), flag("required"),
                     flag("checked", only || raise.kind == route.kind)),
               span(route.kind,
                    span(cls("hint block"), frame.say("page.raise.route", {{"count", route.signatures_needed},
                                                                           {"steps", steps}}))));
}

Html similar_list(const Frame& frame, const view::Raise& raise) {
  if (raise.similar.empty()) return {};
  std::vector<Html> items;
  for (const auto& one : raise.similar)
    items.push_back(
        li(p(cls("when"), said(frame, one.stage)),
           div(cls("what"), h3(a(href(one.path), one.title)),
               one.sign ? act_form(*one.sign, submit(frame.say("page.raise.join"), true), "") : Html())));
  return ruled(
      frame.say("page.raise.before"),
      h2(frame.say("page.raise.similar")) + p(frame.say("page.raise.similar_why")) + ul(cls("wait"), items));
}

Html laws(const Frame& frame, const view::Raise& raise) {
  Html notes;
  for (const auto& route : raise.routes)
    notes += law_note(frame, route.law);
  return notes;
}

}  // namespace

std::string raise_page(const Frame& frame, const view::Raise& raise) {
  const bool again = !raise.similar.empty();
  std::vector<Html> routes;
  for (const auto& route : raise.routes)
    routes.push_back(route_choice(frame, route, raise));
  const Html fields =
      field(frame, {.name = "title",
                    .label_code = "page.raise.title_field",
                    .hint_code = "page.raise.title_hint",
                    .typed = raise.title,
                    .limit = raise.title_limit}) +
      field(frame, {.name = "concern",
                    .label_code = "page.raise.concern_field",
                    .hint_code = "page.raise.concern_hint",
                    .typed = raise.concern,
                    .kind = "area",
                    .limit = raise.concern_limit,
                    .needed = false}) +
      fieldset(cls("body"), id("kind"), legend(cls("label"), frame.say("page.raise.kind")),
               div(cls("choices"), routes)) +
      (again ? input(type("hidden"), name("seen"), value("yes")) : Html()) +
      div(cls("do"), submit(frame.say(again ? "page.raise.none_of_these" : "page.raise.send")));
  Html business = row({}, h1(frame.say("page.raise.heading")) + p(cls("lead"), frame.say("page.raise.lead")));
  business += similar_list(frame, raise);
  business += ruled({}, act_form(raise.form, fields) + p(cls("small soft"), frame.say("page.raise.public")),
                    laws(frame, raise));
  return framed(frame, frame.say("page.raise.heading"), business);
}

}  // namespace plenary::pages
