// The charter: each article beside its checked form and a plain sentence; "would this pass?"; a draft beside
// it.
#include <algorithm>

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

// A number to suppose; with script a slider stands beside it.  "600..3000" is a number known only to lie
// between.
Html number_field(const Frame& frame, const view::TrialNumber& number, std::size_t at) {
  const std::string field_id = "suppose-" + std::to_string(at);
  return div(cls("field"), label(for_id(field_id), number.fact),
             input(type("text"), attr("inputmode", "numeric"), id(field_id), name("f." + number.fact),
                   attr("maxlength", 60), attr("autocomplete", "off"),
                   attr("data-slider", frame.say("page.trial.slider", {{"fact", number.fact}})),
                   value(number.supposed)));
}

Html outcome_of(const Frame& frame, const view::Trial& trial) {
  if (trial.wrong) return p(cls("short"), frame.say(*trial.wrong));
  if (trial.outcome.code.empty()) return {};
  return p(cls("verdict"), said(frame, trial.outcome)) +
         gates_table(frame, frame.say("page.trial.how"), trial.gates);
}

Html trial_of(const Frame& frame, const view::Trial& trial) {
  Html questions, numbers;
  for (const auto& question : trial.questions)
    questions += option(value(question.key), flag("selected", question.key == trial.asked),
                        question.label + " (" + question.law.article + ")");
  for (std::size_t i = 0; i < trial.numbers.size(); ++i)
    numbers += number_field(frame, trial.numbers[i], i);
  const Html business =
      h2(id("try"), frame.say("page.trial.heading")) + p(cls("soft"), frame.say("page.trial.hint")) +
      form(attr("method", "get"), action("#try"), cls("body"), attr("data-trial", "trial-outcome"),
           div(cls("field"), label(for_id("kind"), frame.say("page.raise.kind")),
               select(id("kind"), name("kind"), questions)),
           div(cls("inline-fields"), numbers), div(cls("do"), submit(frame.say("page.trial.do")))) +
      div(id("trial-outcome"), attr("aria-live", "polite"), outcome_of(frame, trial));
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
  Html ways = li(a(href(path_in(frame, "/charter.toml")), frame.say("page.charter.file")));
  if (charter.trial) ways += li(a(href("#try"), frame.say("page.trial.heading")));
  if (frame.viewer.actor)
    ways += li(a(href(path_in(frame, "/charter/draft")), frame.say("page.draft.heading")));
  top += ul(cls("links"), ways);
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
  if (charter.trial) business += trial_of(frame, *charter.trial);
  return framed(frame, frame.say("page.nav.charter"), business);
}

// ---------------------------------------------------------------- a draft beside it

namespace {

// A test changed is told in plain words, before and after, each with the parts it is made of.
Html test_told(const Frame& frame, const Error& test) {
  Html parts;
  for (const Error& part : test.because)
    parts += li(test_told(frame, part));
  return Html(frame.say(test)) + (parts.empty() ? Html() : ul(cls("small"), parts));
}

Html change_told(const Frame& frame, const Error& change) {
  Html told = frame.say(change);
  if (change.because.size() != 2) return li(told);
  return li(told, ul(cls("marks small"),
                     li(frame.say("charter.diff.before"), " ", test_told(frame, change.because[0])),
                     li(frame.say("charter.diff.after"), " ", test_told(frame, change.because[1]))));
}

Html faults_told(const Frame& frame, const view::CharterDraft& draft) {
  if (draft.faults.empty()) return p(cls("verdict"), frame.say("page.draft.sound"));
  Html faults;
  for (const Error& fault : draft.faults)
    faults += li(code(fault.where), " ", frame.say(fault));
  return h2(frame.say("page.draft.faults", {{"count", std::int64_t(draft.faults.size())}})) +
         ul(cls("marks"), faults);
}

Html changes_told(const Frame& frame, const view::CharterDraft& draft) {
  Html changes;
  for (const Error& change : draft.changes)
    changes += change_told(frame, change);
  return h2(frame.say("page.draft.changes")) +
         (draft.changes.empty() ? p(frame.say("charter.diff.same")) : ul(cls("marks"), changes));
}

}  // namespace

std::string draft_page(const Frame& frame, const view::CharterDraft& draft) {
  const auto wrong = std::ranges::find(frame.errors, std::string("file"), &view::FieldError::field);
  const bool failed = wrong != frame.errors.end();
  Html business = p(cls("over"), a(href(path_in(frame, "/charter")), frame.say("page.nav.charter")));
  business += h1(frame.say("page.draft.heading")) + p(cls("lead"), frame.say("page.draft.lead"));
  if (draft.tried && !failed) {
    business += p(code(draft.file_name)) + faults_told(frame, draft);
    // What cannot be read to its end is compared with nothing.
    if (draft.faults.empty() || !draft.changes.empty()) business += changes_told(frame, draft);
  }
  business +=
      form(attr("method", "post"), action(draft.form.path), attr("enctype", "multipart/form-data"),
           cls("body"), hidden_fields(draft.form),
           div(cls(failed ? "field failed" : "field"), label(for_id("file"), frame.say("page.draft.file")),
               failed ? p(cls("short"), id("file-error"), frame.say(wrong->error)) : Html(),
               input(type("file"), id("file"), name("file"), attr("accept", ".toml,.txt,text/plain"),
                     flag("required"), failed ? described_by("file-error") : Attr(),
                     failed ? attr("aria-invalid", "true") : Attr())),
           div(cls("do"), submit(frame.say("page.draft.compare"))));
  return framed(frame, frame.say("page.draft.heading"), row({}, business));
}

}  // namespace plenary::pages
