// After the decision: commitments, missed and late ones first, what the members say, and re-opening.
#include <algorithm>

#include "pages/charts.h"
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

using view::CommitmentState;

const char* state_code(CommitmentState state) {
  constexpr const char* kCodes[] = {"page.commit.missed", "page.commit.late", "page.commit.due",
                                    "page.commit.running", "page.commit.kept"};
  return kCodes[static_cast<std::size_t>(state)];
}

bool is_bad(CommitmentState state) {
  return state == CommitmentState::missed || state == CommitmentState::late;
}

Html report(const Frame& frame, const view::Report& one) {
  const Params by{{"who", one.by}, {"day", one.on}, {"count", one.evidence}};
  return p(span(cls("words"), one.text), " ",
           span(cls("soft"), frame.say(one.late ? "page.commit.reported_late" : "page.commit.reported", by)));
}

Html how_far(const Frame& frame, const view::Commitment& one) {
  if (!one.promised || one.reports.empty() || !one.reports.front().measured) return {};
  const std::int64_t measured = *one.reports.front().measured,
                     rest = std::max<std::int64_t>(*one.promised - measured, 0);
  const std::string words_of =
      frame.say("page.commit.how_far",
                {{"measured", measured}, {"promised", *one.promised}, {"who", one.reports.front().by}});
  return figure(figcaption(frame.say("page.commit.how_far_head"), " ", span(cls("soft"), words_of)),
                unit_bar({{measured, "m-full"}, {rest, "m-track"}}, 10000, rest == 0, words_of));
}

// How far it is: nothing is chosen beforehand.
Html progress_choices(const Frame& frame) {
  Html choices;
  for (const auto& [value_of, code] : {std::pair{"under way", "page.commit.under_way"}, {"done", "page.commit.done"}, {"failed", "page.commit.failed"}}) {
    choices += label(cls("choice"), input(type("radio"), name("state"), value(value_of), flag("required")), span(frame.say(code)));
  }
  return fieldset(legend(cls("label"), frame.say("page.commit.how_far_is_it")), div(cls("choices"), choices));
}

Html commitment(const Frame& frame, const view::Commitment& one) {
  Html state = is_bad(one.state) ? span(cls("short"), frame.say(state_code(one.state)))
                                 : span(frame.say(state_code(one.state)));
  if (one.state_since) state += join(" ", frame.say("page.commit.since", {{"day", *one.state_since}}));
  Html pairs = pair(frame.say("page.commit.by"), join(one.by, ", ", day(frame, one.made))) +
               pair(frame.say("page.commit.due_head"), day_year(frame, one.due)) +
               pair(frame.say("page.commit.measure"), one.measure) +
               pair(frame.say("page.commit.state"), state);
  Html reports;
  for (const auto& each : one.reports)
    reports += report(frame, each);
  pairs += pair(frame.say("page.commit.reports"),
                reports.empty() ? p(cls("soft"), frame.say("page.none")) : reports);
  Html business = h3(one.what) + dl(cls("check"), pairs) + how_far(frame, one);
  if (one.report_form) {
    const std::string suffix = "-" + std::to_string(one.seq.value);
    business +=
        act_form(*one.report_form, field(frame, {.name = "report" + suffix,
                                                 .label_code = "page.commit.report_field",
                                                 .kind = "area",
                                                 .limit = 4000}) +
                                       progress_choices(frame) +
                                       div(cls("do"), submit(frame.say("page.commit.report_send"), true)));
  }
  return div(cls("body commitment"), business);
}

Html commitments(const Frame& frame, const view::Follow& follow) {
  Html business = h2(frame.say("page.commit.heading"));
  if (follow.commitments.empty()) business += p(cls("soft"), frame.say("page.commit.none"));
  for (const auto& one : follow.commitments)
    business += commitment(frame, one);
  if (follow.commit_form)
    business +=
        h3(id("commit"), frame.say("page.commit.take_on")) +
        act_form(
            *follow.commit_form,
            field(frame, {.name = "what", .label_code = "page.commit.what_field", .limit = 280}) +
                field(frame, {.name = "measure", .label_code = "page.commit.measure_field", .limit = 280}) +
                field(frame, {.name = "due",
                              .label_code = "page.commit.due_field",
                              .hint_code = "page.commit.due_hint",
                              .kind = "date"}) +
                div(cls("do"), submit(frame.say("page.commit.send"))));
  return ruled({}, business, p(frame.say("page.commit.dates_stay")));
}

Html review_row(const Frame& frame, const view::ReviewRow& one) {
  const bool all = one.group.empty();
  const Params span_of{{"low", one.no}, {"high", one.no + (one.of - one.answered)}, {"of", one.of}};
  const auto word = [&](const char* code) { return span(cls("narrow-word"), frame.say(code), " "); };
  return tr(
      role("row"),
      th(role("rowheader"), attr("scope", "row"),
         all ? strong(frame.say("page.review.all")) : Html(one.group)),
      td(role("cell"), cls("n"),
         frame.say("page.gate.measured_of", {{"measured", one.answered}, {"of", one.of}})),
      td(role("cell"), cls("n"), word("page.option.yes"), number(frame, one.yes)),
      td(role("cell"), cls("n"), word("page.option.no"), number(frame, one.no)),
      td(role("cell"), cls("n"), word("page.review.if_all_word"), frame.say("page.review.if_all", span_of)));
}

std::string question_words(const Frame& frame, const std::string& question) {
  return question == "done" || question == "helped" ? frame.say("page.review.ask_" + question) : question;
}

Html review_table(const Frame& frame, const view::Follow& follow) {
  const auto column = [&](const char* code, const char* classes) {
    return th(role("columnheader"), attr("scope", "col"), cls(classes), frame.say(code));
  };
  std::vector<Html> bodies;
  for (const auto& question : follow.review) {
    std::vector<Html> rows{tr(cls("group"), role("row"),
                              th(attr("colspan", 5), attr("scope", "rowgroup"), role("rowheader"),
                                 cls("across"), question_words(frame, question.question)))};
    for (const auto& one : question.rows)
      rows.push_back(review_row(frame, one));
    bodies.push_back(tbody(role("rowgroup"), rows));
  }
  return table(cls("roll fold review"), role("table"),
               caption(cls("soft small"), frame.say("page.review.caption")),
               folding_head({column("page.stand.group", ""), column("page.review.answered", "n"),
                             column("page.option.yes", "n"), column("page.option.no", "n"),
                             column("page.review.if_all_head", "n")}),
               bodies);
}

Html ask_form(const Frame& frame, const view::ReviewAsk& ask) {
  Html inside;
  for (const auto& question : ask.questions) {
    Html choices;
    for (const char* answer : {"yes", "no", "cannot-say"})
      choices += label(cls("choice"), input(type("radio"), name(question), value(answer), flag("required")),
                       span(frame.say(std::string("page.option.") + answer)));
    inside += fieldset(cls("body"), id(question), legend(cls("label"), question_words(frame, question)),
                       div(cls("choices"), choices));
  }
  return h3(frame.say("page.review.yours", {{"day", ask.last_day}})) +
         act_form(ask.form, inside + div(cls("do"), submit(frame.say("page.review.send"))));
}

Html review(const Frame& frame, const view::Follow& follow) {
  if (follow.review.empty() && !follow.ask) return {};
  Html business = h2(id("rev"), frame.say("page.review.heading"));
  if (!follow.review.empty())
    business += review_table(frame, follow) + p(cls("small soft"), frame.say("page.review.interval"));
  if (follow.ask) business += ask_form(frame, *follow.ask);
  Html note;
  for (const auto& finding : follow.findings)
    note += p(said(frame, finding));
  return ruled(follow.review_to ? day(frame, *follow.review_to) : Html(), business, note);
}

Html happened(const Frame& frame, const view::Follow& follow) {
  if (follow.since.empty()) return {};
  std::vector<Html> rows;
  for (const auto& one : follow.since)
    rows.push_back(tr(role("row"), td(role("cell"), day(frame, one.on)),
                      td(role("cell"), cls(one.bad ? "across short" : "across"), said(frame, one.what)),
                      td(role("cell"), cls("n"), entry_link(frame, one.entry))));
  const auto column = [&](const char* code, const char* classes) {
    return th(role("columnheader"), attr("scope", "col"), cls(classes), frame.say(code));
  };
  return ruled({}, h2(frame.say("page.follow.since")) +
                       table(cls("fold"), role("table"),
                             caption(cls("soft small"), frame.say("page.follow.kept_list")),
                             folding_head({column("page.text.day", ""), column("page.follow.happened", ""),
                                           column("page.record.entry", "n")}),
                             tbody(role("rowgroup"), rows)));
}

}  // namespace

std::string follow_page(const Frame& frame, const view::Follow& follow) {
  Html detail;
  for (const auto& sentence : follow.detail)
    detail += join(said(frame, sentence), " ");
  Html top = p(cls("over"), a(href(follow.matter_path), follow.matter_title), ". ",
               a(href(follow.result_path), frame.say("page.follow.adopted", {{"day", follow.adopted_on}})));
  top += h1(said(frame, follow.state)) + p(cls("lead"), detail);
  if (!follow.text.empty()) top += p(cls("text"), in_language(frame, follow.text_language), follow.text);
  top += offers(frame, follow.may);
  Html note;
  for (const auto& law : follow.laws)
    note += law_note(frame, law);
  Html business = row({}, top, note) + commitments(frame, follow) + review(frame, follow);
  if (follow.reopening)
    business += ruled({}, h2(frame.say("page.follow.reopen")) +
                              gates_table(frame, frame.say("page.follow.reopen_needs"), {*follow.reopening}));
  business += happened(frame, follow);
  return framed(frame, said(frame, follow.state) + ": " + follow.matter_title, business);
}

}  // namespace plenary::pages
