// The charter: each article beside its checked form and a plain sentence; and "would this pass?".
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

Html article_of(const Frame& frame, const view::CharterArticle& one) {
  const std::string anchor = anchor_of(one.article);
  const auto language = frame.body && !frame.body->languages.empty() ? frame.body->languages.front() : "";
  Html plain;
  for (const auto& sentence : one.plain)
    plain += li(said(frame, sentence));
  return section(
      cls("row article"), id(anchor), labelled_by("h-" + anchor),
      p(cls("side"), span(cls("art"), one.article)),
      div(cls("body wide pairs"),
          div(h3(id("h-" + anchor), one.heading), p(cls("say"), in_language(frame, language), one.law),
              plain.empty()
                  ? Html()
                  : p(cls("small soft"), frame.say("page.charter.plain")) + ul(cls("marks small"), plain)),
          one.checked.empty() ? Html()
                              : code_block(one.checked, label_of(frame.say("page.charter.checked",
                                                                           {{"article", one.article}})))));
}

Html count_field(const Frame& frame, const char* field_name, const char* code, std::int64_t count) {
  return div(cls("field"), label(for_id(field_name), frame.say(code)),
             input(type("number"), id(field_name), name(field_name), attr("min", 0), attr("max", 100000000),
                   value(std::to_string(count))));
}

Html trial(const Frame& frame, const view::Trial& asked) {
  Html kinds;
  for (const auto& [kind, article_name] : asked.kinds)
    kinds += option(value(kind), flag("selected", kind == asked.kind), kind, " (", article_name, ")");
  Html business = h2(id("try"), frame.say("page.trial.heading"));
  business += form(attr("method", "get"), action("#try"), cls("body"),
                   div(cls("inline-fields"),
                       div(cls("field"), label(for_id("kind"), frame.say("page.raise.kind")),
                           select(id("kind"), name("kind"), kinds)),
                       count_field(frame, "members", "page.trial.members", asked.members),
                       count_field(frame, "yes", "page.option.yes", asked.yes),
                       count_field(frame, "no", "page.option.no", asked.no),
                       count_field(frame, "abstain", "page.option.abstain", asked.abstain),
                       submit(frame.say("page.trial.do"))));
  if (!asked.outcome.code.empty())
    business += p(cls("verdict"), said(frame, asked.outcome)) +
                gates_table(frame, frame.say("page.trial.how"), asked.gates);
  return ruled(frame.say("page.trial.side"), business, {}, true);
}

}  // namespace

std::string charter_page(const Frame& frame, const view::Charter& charter) {
  Html top =
      p(cls("over"),
        frame.say("page.charter.over", {{"version", charter.version}, {"day", charter.in_force_since}}), " ",
        a(href(path_in(frame, "/record") + "/" + std::to_string(charter.entry.value)),
          frame.say("page.charter.entry", {{"entry", std::int64_t(charter.entry.value)}})));
  top += h1(frame.say("page.nav.charter")) + p(cls("lead"), frame.say("page.charter.lead"));
  if (charter.trial) top += p(a(href("#try"), frame.say("page.trial.heading")));
  if (!charter.versions.empty()) {
    Html links;
    for (const auto& one : charter.versions)
      links += li(a(href(one.path), said(frame, one.label)));
    top += ul(cls("links"), links);
  }
  Html business = row({}, top);
  business += ruled(
      {}, h2(frame.say("page.charter.articles")) + p(cls("soft"), frame.say("page.charter.order")), {}, true);
  for (const auto& one : charter.articles)
    business += article_of(frame, one);
  if (charter.trial) business += trial(frame, *charter.trial);
  return framed(frame, frame.say("page.nav.charter"), business);
}

}  // namespace plenary::pages
