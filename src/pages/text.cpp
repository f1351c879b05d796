// The text of a matter: the words now, what changed in them, the versions, and a form to amend.
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

// Inserted and removed words carry a word for readers who do not see underline and strike.
Html run_of(const Frame& frame, const view::WordRun& run) {
  switch (run.change) {
    case view::Change::added:
      return ins(span(cls("quiet"), frame.say("page.text.added_mark")), run.words);
    case view::Change::removed:
      return del(span(cls("quiet"), frame.say("page.text.removed_mark")), run.words);
    case view::Change::same:
      break;
  }
  return Html(run.words);
}

Html difference(const Frame& frame, const view::TextPage& text_view) {
  if (text_view.from_version == 0) return {};
  std::vector<Html> runs;
  for (const auto& run : text_view.difference)
    runs.push_back(run_of(frame, run));
  return ruled({}, h2(frame.say("page.text.changed")) +
                       p(cls("soft"), frame.say("page.text.compared", {{"from", text_view.from_version},
                                                                       {"to", text_view.version}})) +
                       p(cls("text"), in_language(frame, text_view.language), runs));
}

Html versions(const Frame& frame, const view::TextPage& text_view) {
  std::vector<Html> rows;
  for (const auto& version : text_view.versions)
    rows.push_back(
        tr(role("row"), th(role("rowheader"), attr("scope", "row"), number(frame, version.number)),
           td(role("cell"), cls("across"), said(frame, version.what)), td(role("cell"), version.by),
           td(role("cell"), cls("n"), day(frame, version.at.local_day())),
           td(role("cell"), cls("n"), span(cls("narrow-word"), frame.say("page.record.entry"), " "),
              entry_link(frame, version.seq))));
  const auto column = [&](const char* code, const char* classes) {
    return th(role("columnheader"), attr("scope", "col"), cls(classes), frame.say(code));
  };
  const std::string hash = text_view.versions.empty() ? "" : text_view.versions.front().hash;
  return ruled({}, h2(frame.say("page.text.versions")) +
                       table(cls("fold versions"), role("table"),
                             caption(cls("soft small"), frame.say("page.text.versions_caption")),
                             folding_head({column("page.text.version", ""), column("page.text.what", ""),
                                           column("page.text.by", ""), column("page.text.day", "n"),
                                           column("page.record.entry", "n")}),
                             tbody(role("rowgroup"), rows)) +
                       (hash.empty() ? Html()
                                     : p(cls("small soft"), frame.say("page.text.hash"), " ",
                                         span(cls("hash"), hash))));
}

Html change_choice(const Frame& frame, const view::TextPage& text_view, const char* change) {
  return label(cls("choice"),
               input(type("radio"), name("change"), value(change), flag("required"),
                     flag("checked", text_view.typed_change == change)),
               span(frame.say(std::string("page.amend.") + change)));
}

Html amending(const Frame& frame, const view::TextPage& text_view) {
  if (!text_view.amend) return {};
  const Html inside =
      fieldset(cls("body"), id("change"), legend(cls("label"), frame.say("page.amend.how")),
               div(cls("choices"), change_choice(frame, text_view, "insert"),
                   change_choice(frame, text_view, "replace"), change_choice(frame, text_view, "delete"))) +
      field(frame, {.name = "find",
                    .label_code = "page.amend.find",
                    .hint_code = "page.amend.find_hint",
                    .typed = text_view.typed_find,
                    .limit = 2000}) +
      field(frame, {.name = "put",
                    .label_code = "page.amend.put",
                    .hint_code = "page.amend.put_hint",
                    .typed = text_view.typed_put,
                    .limit = 4000,
                    .needed = false}) +
      div(cls("do"), submit(frame.say("page.amend.send")));
  return ruled({}, h2(id("amend"), frame.say("page.amend.heading")) + act_form(*text_view.amend, inside));
}

}  // namespace

std::string text_page(const Frame& frame, const view::TextPage& text_view) {
  Html top = p(cls("over"), a(href(text_view.matter_path), text_view.matter_title)) +
             h1(frame.say("page.text.heading"));
  top += p(cls("text"), in_language(frame, text_view.language), text_view.text);
  top += p(frame.say("page.text.is_version", {{"version", text_view.version}}), " ",
           frame.say(text_view.settled ? "page.text.settled" : "page.text.may_change"),
           text_view.rests_until ? " " + frame.say("page.text.rests", {{"day", *text_view.rests_until}})
                                 : std::string());
  Html business = row({}, top, law_note(frame, text_view.law));
  business += difference(frame, text_view) + versions(frame, text_view) + amending(frame, text_view);
  return framed(frame, frame.say("page.text.heading"), business);
}

}  // namespace plenary::pages
