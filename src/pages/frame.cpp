#include "pages/frame.h"

#include "pages/parts.h"

namespace plenary::pages {

namespace {

Html mark() {
  return svg(attr("viewBox", "0 0 24 24"), attr("aria-hidden", "true"), attr("focusable", "false"),
             g(attr("fill", "none"), attr("stroke-width", "4.5"),
               circle(attr("cx", 12), attr("cy", 12), attr("r", 9), attr("stroke", "currentColor"),
                      attr("stroke-dasharray", "7.42 2")),
               circle(cls("ring-act"), attr("cx", 12), attr("cy", 12), attr("r", 9),
                      attr("stroke-dasharray", "7.42 49.13"))));
}

Html nav_link(const Frame& frame, Place place, std::string_view tail, std::string_view code) {
  const bool here = frame.place == place;
  return a(href(path_in(frame, tail)), here ? attr("aria-current", "page") : Attr(), frame.say(code));
}

Html navigation(const Frame& frame) {
  if (!frame.body) return {};
  return nav(cls("nav"), label_of(frame.say("page.nav")), nav_link(frame, Place::desk, "", "page.nav.desk"),
             nav_link(frame, Place::matters, "/matters", "page.nav.matters"),
             nav_link(frame, Place::roll, "/roll", "page.nav.roll"),
             nav_link(frame, Place::charter, "/charter", "page.nav.charter"),
             nav_link(frame, Place::record, "/record", "page.nav.record"));
}

Html whoever(const Frame& frame) {
  if (!frame.viewer.actor)
    return span(cls("me"), a(href(path_in(frame, "/sign-in")), frame.say("page.sign_in")));
  const auto& offices = frame.viewer.offices;
  const std::string as = offices.empty() ? frame.say("page.member") : frame.say.format().list(offices);
  return span(cls("me"), a(href(path_in(frame, "/account")),
                           frame.place == Place::account ? attr("aria-current", "page") : Attr(),
                           frame.viewer.name, span(cls("wide-word"), ", ", as)));
}

Html top(const Frame& frame) {
  return header(cls("head"), a(cls("brand"), href("/"), mark(), span("Plenary")),
                frame.body ? span(cls("house"), frame.body->name) : Html(), navigation(frame),
                whoever(frame));
}

Html languages(const Frame& frame) {
  Html links;
  for (const auto& language : frame.words.languages()) {
    const bool here = language == frame.say.language();
    links += join(
        a(href("?lang=" + language), attr("lang", language), attr("hreflang", language),
          here ? attr("aria-current", "true") : Attr(), frame.words.sentence(language, "page.language.name")),
        " ");
  }
  return p(cls("tongues"), span(cls("quiet"), frame.say("page.languages")), links);
}

Html bottom(const Frame& frame) {
  if (!frame.body) return footer(cls("foot"), div(languages(frame)));
  const auto& body_label = *frame.body;
  const std::string entry = path_in(frame, "/record") + "#e" + std::to_string(body_label.charter_entry.value);
  return footer(
      cls("foot"),
      div(p(frame.say("page.foot.zone", {{"zone", body_label.zone}}), " ",
            a(href(entry), frame.say("page.foot.charter", {{"version", body_label.charter_version}}))),
          p(a(href(path_in(frame, "/record") + "#verify"), frame.say("page.foot.verify"))),
          languages(frame)));
}

Html head_of(const Frame& frame, const std::string& title_text) {
  const auto style = frame.assets.url("plenary.css");
  const auto script = frame.assets.url("script.js");
  const std::string prefix = frame.errors.empty() ? "" : frame.say("page.title.error") + " ";
  return head(meta(attr("charset", "utf-8")),
              meta(name("viewport"), attr("content", "width=device-width, initial-scale=1")),
              meta(name("color-scheme"), attr("content", "light dark")),
              title(prefix, title_text, " - Plenary"),
              style.empty() ? Html() : link(attr("rel", "stylesheet"), href(style)),
              script.empty() ? Html() : script_module(script));
}

// What scripts say, in the reader's language; without script it lies unused.
std::vector<Attr> for_scripts(const Frame& frame) {
  std::vector<Attr> attributes{attr("data-say-changed", frame.say("page.script.changed")),
                               attr("data-say-show", frame.say("page.script.show")),
                               attr("data-say-queued", frame.say("page.script.queued")),
                               attr("data-say-sent", frame.say("page.script.sent")),
                               attr("data-say-copy", frame.say("page.script.copy")),
                               attr("data-say-copied", frame.say("page.script.copied"))};
  if (!frame.events_path.empty()) attributes.push_back(attr("data-events", safe_url(frame.events_path)));
  return attributes;
}

// Whose act every form of this page is, and who types it.
Html at_desk(const Frame& frame) {
  if (frame.at_desk_for.empty()) return {};
  return p(cls("example"), strong(frame.say("page.desk_for.who", {{"who", frame.at_desk_for}})), " ",
           frame.say("page.desk_for.helper", {{"helper", frame.viewer.name}}), " ",
           a(href(path_in(frame, "/roll")), frame.say("page.desk_for.leave")));
}

}  // namespace

std::string path_in(const Frame& frame, std::string_view tail) {
  if (!frame.body) return tail.empty() ? "/" : std::string(tail);
  return "/b/" + frame.body->slug + std::string(tail);
}

std::string framed(const Frame& frame, const std::string& title_text, const Html& business) {
  const bool example = frame.body && frame.body->example;
  return document(html(attr("lang", frame.say.language()),
                       attr("dir", frame.say.right_to_left() ? "rtl" : "ltr"), head_of(frame, title_text),
                       body(for_scripts(frame), a(cls("skip"), href("#business"), frame.say("page.skip")),
                            top(frame),
                            main(id("business"), attr("tabindex", -1),
                                 example ? p(cls("example"), frame.say("page.example")) : Html(),
                                 at_desk(frame), error_summary(frame), refused_box(frame), business),
                            bottom(frame))))
      .bytes();
}

}  // namespace plenary::pages
