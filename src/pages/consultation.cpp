// A consultation in two pages: the card with one statement, and "where you stand".
#include "pages/charts.h"
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

using view::Answer;

const char* answer_value(Answer answer) {
  constexpr const char* kValues[] = {"none", "agree", "disagree", "pass"};
  return kValues[static_cast<std::size_t>(answer)];
}

std::string answer_word(const Frame& frame, Answer answer) {
  return frame.say(std::string("page.answer.") + answer_value(answer));
}

Html answer_button(const Frame& frame, Answer answer, const char* key, Answer chosen) {
  return button(cls("answer"), name("answer"), value(answer_value(answer)), attr("accesskey", key),
                attr("data-key", key), chosen == answer ? attr("aria-describedby", "earlier") : Attr(),
                glyph(answer), span(answer_word(frame, answer)), kbd(attr("aria-hidden", "true"), key));
}

Html answering(const Frame& frame, const view::StatementCard& card) {
  Html inside = fieldset(legend(cls("label"), frame.say("page.card.ask")),
                         div(cls("answers"), answer_button(frame, Answer::agree, "1", card.answered),
                             answer_button(frame, Answer::disagree, "2", card.answered),
                             answer_button(frame, Answer::pass, "3", card.answered)));
  if (card.answered != Answer::none)
    inside +=
        p(id("earlier"), frame.say("page.card.earlier", {{"answer", answer_word(frame, card.answered)}}));
  inside += p(label(cls("tick"),
                    input(type("checkbox"), name("weighty"), value("yes"), flag("checked", card.weighty)),
                    span(frame.say("page.card.weighty"))));
  return form(attr("method", "post"), action(card.form.path), cls("body"), attr("data-answers", "queue"),
              hidden_fields(card.form), inside);
}

std::string language_name(const Frame& frame, const std::string& language) {
  return frame.words.speaks(language) ? frame.words.sentence(language, "page.language.name") : language;
}

Html other_languages(const Frame& frame, const std::vector<view::Translated>& translations) {
  if (translations.empty()) return {};
  std::vector<Html> lines;
  for (const auto& one : translations) {
    const std::string made = one.by_machine ? ", " + frame.say("page.card.by_machine_short") : "";
    lines.push_back(li(p(cls("small soft"), language_name(frame, one.language), made),
                       p(in_language(frame, one.language), one.text)));
  }
  return details(summary(frame.say("page.card.in_others")), ul(cls("plain-list"), lines));
}

Html statement_of(const Frame& frame, const view::StatementCard& card) {
  const Html others = other_languages(frame, card.translations);
  if (!card.translation) return h1(cls("statement"), in_language(frame, card.language), card.text) + others;
  const auto& [language, text, by_machine] = *card.translation;
  return h1(cls("statement"), in_language(frame, language), text) +
         p(cls("small soft"), frame.say(by_machine ? "page.card.by_machine" : "page.card.translated")) +
         p(cls("statement-original"), in_language(frame, card.language), card.text) + others;
}

Html translating(const Frame& frame, const view::StatementCard& card) {
  if (!card.translate_form) return {};
  const Html fields = field(frame, {.name = "language",
                                    .label_code = "page.card.translate_into",
                                    .hint_code = "page.card.translate_into_hint",
                                    .typed = card.typed_language,
                                    .limit = 11}) +
                      field(frame, {.name = "translation",
                                    .label_code = "page.card.translate_words",
                                    .typed = card.typed_translation,
                                    .kind = "area",
                                    .limit = 1000}) +
                      p(label(cls("tick"), input(type("checkbox"), name("machine"), value("yes")),
                              span(frame.say("page.card.translate_machine")))) +
                      div(cls("do"), submit(frame.say("page.card.translate_send")));
  const bool again = !card.typed_language.empty() || !card.typed_translation.empty();
  return details(flag("open", again), summary(frame.say("page.card.translate")),
                 act_form(*card.translate_form, fields));
}

std::string author(const Frame& frame, const view::StatementCard& card) {
  if (card.stated_by.empty()) return frame.say("page.card.stated", {{"day", card.stated_on}});
  return frame.say("page.card.stated_by", {{"who", card.stated_by}, {"day", card.stated_on}});
}

}  // namespace

std::string card_page(const Frame& frame, const view::StatementCard& card) {
  const Params place{{"number", card.number}, {"of", card.of}};
  Html more;
  if (!card.state_path.empty())
    more += a(cls("button plain"), href(card.state_path), frame.say("page.card.state"));
  if (!card.object_path.empty())
    more += a(cls("button plain"), href(card.object_path), frame.say("page.card.object"));
  const Html business =
      p(cls("over"), a(href(card.matter_path), card.matter_title), ". ",
        frame.say("page.card.place", place)) +
      statement_of(frame, card) + p(cls("soft"), author(frame, card)) + answering(frame, card) +
      p(cls("small soft"), span(cls("with-script"), frame.say("page.card.keys"), " "),
        frame.say("page.card.may_change"), " ",
        frame.say("page.card.pseudonym", {{"members", card.roll_size}})) +
      (more.empty() ? Html() : div(cls("do"), more)) + translating(frame, card) +
      (card.stand_path.empty() ? Html() : p(a(href(card.stand_path), frame.say("page.card.stand"))));
  Html note = law_note(frame, card.law);
  if (!card.object_path.empty()) note += p(frame.say("page.card.objection_note"));
  return framed(frame, frame.say("page.card.title", place), row({}, business, note));
}

namespace {

Html share_cell(const Frame& frame, Answer answer, const view::Share& share, const char* code) {
  const Params numbers{{"percent", (share.share_bp + 50) / 100},
                       {"low", share.low_bp / 100},
                       {"high", (share.high_bp + 99) / 100}};
  const std::string word = answer_word(frame, answer);
  const char* mark = answer == Answer::agree      ? "m-agree"
                     : answer == Answer::disagree ? "m-disagree"
                                                  : "m-full";
  return td(role("cell"), cls("n"), span(cls("narrow-word"), word, " "), number(frame, share.count),
            share_bar(share, mark, frame.say(code, numbers)));
}

// The translation for this reader, and the words as they were put.
Html in_both(const Frame& frame, const view::StatementRow& one) {
  const Html original = span(in_language(frame, one.language), one.text);
  if (!one.translation) return original;
  const auto& [language, text, by_machine] = *one.translation;
  return span(in_language(frame, language), text) +
         span(cls("soft small block"),
              frame.say(by_machine ? "page.card.by_machine" : "page.card.translated"), " ", original);
}

Html statement_row(const Frame& frame, const view::StatementRow& one) {
  return tr(role("row"),
            th(role("rowheader"), attr("scope", "row"), cls("across"), number(frame, one.number), ". ",
               in_both(frame, one), " ",
               span(cls("soft small block"), frame.say("page.stand.answered", {{"count", one.answered}}))),
            td(role("cell"), cls("across"), span(cls("narrow-word"), frame.say("page.stand.you"), " "),
               span(cls("state"), glyph(one.own), answer_word(frame, one.own))),
            share_cell(frame, Answer::agree, one.agree, "page.stand.share_agree"),
            share_cell(frame, Answer::disagree, one.disagree, "page.stand.share_disagree"),
            share_cell(frame, Answer::pass, one.pass, "page.stand.share_pass"));
}

Html shares_table(const Frame& frame, const view::Standing& standing) {
  const auto column = [&](const char* code, const char* classes) {
    return th(role("columnheader"), attr("scope", "col"), cls(classes), frame.say(code));
  };
  std::vector<Html> bodies;
  for (const auto& group : standing.groups) {
    std::vector<Html> rows{tr(cls("group"), role("row"),
                              th(attr("colspan", 5), attr("scope", "rowgroup"), role("rowheader"),
                                 cls("across"), said(frame, group.heading)))};
    for (const auto& one : group.rows)
      rows.push_back(statement_row(frame, one));
    bodies.push_back(tbody(role("rowgroup"), rows));
  }
  return table(cls("roll fold views"), role("table"),
               caption(cls("soft small"), frame.say("page.stand.caption",
                                                    {{"heard", standing.heard}, {"of", standing.roll_size}})),
               folding_head({column("page.stand.statement", ""), column("page.stand.you_head", ""),
                             column("page.answer.agree", "n"), column("page.answer.disagree", "n"),
                             column("page.answer.pass", "n")}),
               bodies);
}

Html heard_by_group(const Frame& frame, const view::Standing& standing) {
  if (standing.groups_suppressed)
    return p(cls("small soft"), frame.say("page.stand.suppressed", {{"below", standing.suppressed_below}}));
  if (standing.by_group.empty()) return {};
  std::vector<Html> rows;
  for (const auto& group : standing.by_group)
    rows.push_back(
        tr(th(attr("scope", "row"), group.group),
           td(cls("n"), frame.say("page.gate.measured_of", {{"measured", group.heard}, {"of", group.of}}))));
  return table(cls("roll tight narrow-table"),
               caption(cls("soft small"), frame.say("page.stand.heard_caption")),
               thead(tr(th(attr("scope", "col"), frame.say("page.stand.group")),
                        th(attr("scope", "col"), cls("n"), frame.say("page.stand.heard")))),
               tbody(rows));
}

Html objection(const Frame& frame, const view::ObjectionRow& one) {
  Html answer;
  std::string who = one.reply_by;
  if (!one.reply_office.empty()) who += (who.empty() ? "" : ", ") + one.reply_office;
  if (one.reply)
    answer = p(frame.say("page.object.reply", {{"who", who}, {"day", one.replied_on.value_or(one.on)}})) +
             p(cls("words"), *one.reply);
  else
    answer = p(cls("short"), frame.say("page.object.unanswered"));
  if (one.reply_form)
    answer +=
        act_form(*one.reply_form, field(frame, {.name = "reply-" + std::to_string(one.seq.value),
                                                .label_code = "page.object.reply_field",
                                                .kind = "area",
                                                .limit = 4000}) +
                                      div(cls("do"), submit(frame.say("page.object.reply_send"), true)));
  const std::string by = one.by.empty() ? frame.say("page.object.under_pseudonym") : one.by;
  return li(div(cls("body"), p(cls("as"), by, ", ", day(frame, one.on)), p(cls("words"), one.text), answer));
}

Html objections(const Frame& frame, const view::Standing& standing) {
  std::vector<Html> items;
  for (const auto& one : standing.objections)
    items.push_back(objection(frame, one));
  Html business = h2(id("objections"), frame.say("page.object.heading"));
  business += items.empty() ? p(cls("soft"), frame.say("page.object.none")) : ul(cls("plain-list"), items);
  if (standing.object_form)
    business +=
        act_form(*standing.object_form, field(frame, {.name = "objection",
                                                      .label_code = "page.object.field",
                                                      .hint_code = "page.object.hint",
                                                      .kind = "area",
                                                      .limit = 4000}) +
                                            div(cls("do"), submit(frame.say("page.object.send"), true)));
  return ruled({}, business);
}

}  // namespace

std::string standing_page(const Frame& frame, const view::Standing& standing) {
  Html top = p(cls("over"), a(href(standing.matter_path), standing.matter_title)) +
             h1(frame.say("page.stand.heading"));
  top +=
      p(cls("lead"), frame.say("page.stand.lead", {{"heard", standing.heard}, {"of", standing.roll_size}}));
  if (!standing.next_card_path.empty())
    top += div(cls("do"), a(cls("button"), href(standing.next_card_path), frame.say("page.stand.next")));
  Html business = row({}, top, law_note(frame, standing.law));
  Html table_part = standing.groups.empty() ? p(cls("soft"), frame.say("page.stand.no_statements"))
                                            : shares_table(frame, standing) +
                                                  p(cls("small soft"), frame.say("page.stand.interval"));
  if (standing.participant)
    table_part += p(cls("small soft"), frame.say("page.stand.participant"), " ",
                    code(cls("hash"), to_string(*standing.participant)));
  business += ruled({}, h2(frame.say("page.stand.how_many")) + table_part + heard_by_group(frame, standing),
                    {}, true);
  business += objections(frame, standing);
  business += takings_list(frame, "page.taking.consultations", standing.takings);
  if (standing.state_form)
    business += ruled({}, h2(id("state"), frame.say("page.state.heading")) +
                              act_form(*standing.state_form,
                                       field(frame, {.name = "statement",
                                                     .label_code = "page.state.field",
                                                     .hint_code = "page.state.hint",
                                                     .kind = "area",
                                                     .limit = 280}) +
                                           div(cls("do"), submit(frame.say("page.state.send"), true))));
  return framed(frame, frame.say("page.stand.heading"), business);
}

}  // namespace plenary::pages
