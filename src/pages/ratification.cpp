// Ratification: which member bodies have deposited, what is needed and who is missing; with the form for a
// deposit.
#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

Html decision_of_unit(const Frame& frame, const view::UnitLine& one) {
  Html told = frame.say("page.ratify.decided", {{"day", *one.decided}});
  if (!one.source.empty()) told += join(" ", one.source);
  told += join(" ", a(href(one.evidence_path), frame.say("page.ratify.evidence", {{"who", one.name}})));
  if (!one.additional) told += p(cls("small soft"), frame.say("page.ratify.beside"));
  return told;
}

Html unit_row(const Frame& frame, const view::UnitLine& one) {
  const auto word = [&](const char* code) { return span(cls("narrow-word"), frame.say(code), " "); };
  if (!one.deposited)
    return tr(role("row"), th(role("rowheader"), attr("scope", "row"), one.name),
              td(role("cell"), cls("short across"), attr("colspan", 3), frame.say("page.ratify.missing")));
  Html entry = day_year(frame, *one.deposited);
  if (one.entry) entry += join(" ", entry_link(frame, *one.entry));
  const Html force = one.in_force ? day_year(frame, *one.in_force) : Html(frame.say("page.ratify.not_yet"));
  return tr(role("row"), th(role("rowheader"), attr("scope", "row"), one.name),
            td(role("cell"), cls("across"), word("page.ratify.deposited"), entry),
            td(role("cell"), cls("across"), decision_of_unit(frame, one)),
            td(role("cell"), cls("across"), word("page.ratify.in_force_head"), force));
}

Html units_table(const Frame& frame, const view::Ratification& page) {
  const auto column = [&](const char* code) {
    return th(role("columnheader"), attr("scope", "col"), frame.say(code));
  };
  std::vector<Html> rows;
  for (const auto& one : page.lines)
    rows.push_back(unit_row(frame, one));
  return table(cls("roll fold"), role("table"),
               caption(cls("soft small"), frame.say("page.ratify.caption",
                                                    {{"deposited", page.deposited}, {"units", page.units}})),
               folding_head({column("page.ratify.unit"), column("page.ratify.deposited"),
                             column("page.ratify.decision"), column("page.ratify.in_force_head")}),
               tbody(role("rowgroup"), rows));
}

Html choice_of_unit(const Frame& frame, const view::Ratification& page) {
  if (page.units_to_choose.empty()) return {};
  Html choices = option(value(""), "");  // nobody is chosen beforehand
  for (const auto& one : page.units_to_choose)
    choices += option(value(one.value), one.label);
  return div(cls("field"), label(for_id("unit"), frame.say("page.ratify.for_whom")),
             select(id("unit"), name("unit"), flag("required"), choices));
}

Html deposit_of(const Frame& frame, const view::Ratification& page) {
  if (!page.deposit_form) return {};
  const Html fields = choice_of_unit(frame, page) +
                      field(frame, {.name = "decided",
                                    .label_code = "page.ratify.decided_field",
                                    .hint_code = "page.ratify.decided_hint",
                                    .kind = "date"}) +
                      field(frame, {.name = "source",
                                    .label_code = "page.ratify.source_field",
                                    .hint_code = "page.ratify.source_hint",
                                    .limit = 400}) +
                      field(frame, {.name = "decision",
                                    .label_code = "page.ratify.decision_field",
                                    .hint_code = "page.ratify.decision_hint",
                                    .kind = "area",
                                    .limit = 20'000}) +
                      p(label(cls("tick"), input(type("checkbox"), name("beside"), value("yes")),
                              span(frame.say("page.ratify.beside_field")))) +
                      div(cls("do"), submit(frame.say("page.ratify.send")));
  return ruled({},
               h2(id("deposit"), frame.say("page.ratify.deposit")) + act_form(*page.deposit_form, fields));
}

Html withdrawal_of(const Frame& frame, const view::Ratification& page) {
  if (!page.withdraw_form) return {};
  return ruled({}, h2(frame.say("page.ratify.withdraw")) + p(frame.say("page.ratify.withdraw_hint")) +
                       act_form(*page.withdraw_form,
                                div(cls("do"), submit(frame.say("page.ratify.withdraw_send"), true))));
}

}  // namespace

std::string ratification_page(const Frame& frame, const view::Ratification& page) {
  const Html top = over_matter(frame, page.matter_title, page.matter_path) +
                   h1(frame.say("page.ratify.heading")) + p(cls("lead"), said(frame, page.state)) +
                   p(cls("text"), in_language(frame, page.text_language), page.text);
  Html business = row({}, top, law_note(frame, page.law));
  business += ruled({}, h2(frame.say("page.ratify.needed")) +
                            gates_table(frame, frame.say("page.ratify.gates"), page.gates));
  business += ruled({}, h2(frame.say("page.ratify.units")) + units_table(frame, page), {}, true);
  business += deposit_of(frame, page) + withdrawal_of(frame, page);
  business += ruled({}, p(cls("small soft"), frame.say("page.ratify.no_looking")));
  return framed(frame, frame.say("page.ratify.heading"), business);
}

}  // namespace plenary::pages
