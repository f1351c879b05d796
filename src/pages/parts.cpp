#include "pages/parts.h"

#include <algorithm>

#include "pages/charts.h"

namespace plenary::pages {

Sentence said(const Frame& frame, const view::Said& sentence) {
  if (sentence.code.empty()) return {};
  if (sentence.names.empty()) return frame.say(sentence.code, sentence.params);
  Params params = sentence.params;
  params.emplace_back("names", frame.say.format().list(sentence.names));
  return frame.say(sentence.code, params);
}

Html day(const Frame& frame, Day when) {
  return time(attr("datetime", to_string(when)), frame.say.format().day(when));
}

Html day_year(const Frame& frame, Day when) {
  return time(attr("datetime", to_string(when)), frame.say.format().day_year(when));
}

Html instant(const Frame& frame, Instant when) {
  return time(attr("datetime", to_string(when)), frame.say.format().instant(when));
}

Html entry_link(const Frame& frame, Seq seq) {
  return a(href(path_in(frame, "/record") + "/" + std::to_string(seq.value)),
           number(frame, std::int64_t(seq.value)));
}

std::string trust(const Frame& frame, view::Trust trust) {
  switch (trust) {
    case view::Trust::signed_by_key:
      return frame.say("page.trust.signed");
    case view::Trust::vouched:
      return frame.say("page.trust.vouched");
    case view::Trust::desk:
      return frame.say("page.trust.desk");
    case view::Trust::imported:
      return frame.say("page.trust.imported");
    case view::Trust::clerk:
      break;
  }
  return frame.say("page.trust.clerk");
}

std::string number(const Frame& frame, std::int64_t count) {
  return frame.say.format().number(count);
}

std::string option_label(const Frame& frame, const std::string& value, const std::string& label) {
  return label.empty() ? frame.say("page.option." + value) : label;
}

std::vector<Attr> in_language(const Frame& frame, const std::string& language) {
  if (language.empty() || language == frame.say.language()) return {};
  const bool turned = frame.words.format(language).right_to_left();
  return {attr("lang", language), attr("dir", turned ? "rtl" : "ltr")};
}

std::string anchor_of(const std::string& article) {
  std::string anchor;
  for (const char c : article) {
    if (c >= 'A' && c <= 'Z')
      anchor += static_cast<char>(c - 'A' + 'a');
    else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      anchor += c;
    else if (!anchor.empty() && anchor.back() != '-')
      anchor += '-';
  }
  return anchor;
}

Html article_link(const Frame& frame, const std::string& article) {
  if (article.empty()) return {};
  return a(cls("art"), href(path_in(frame, "/charter") + "#" + anchor_of(article)), article);
}

Html law_note(const Frame& frame, const view::Law& law) {
  if (law.sentence.empty()) return {};
  const auto language = frame.body && !frame.body->languages.empty() ? frame.body->languages.front() : "";
  return p(cls("law"), in_language(frame, language), article_link(frame, law.article), " ", law.sentence);
}

Html row(const Html& side, const Html& business, const Html& note) {
  return div(cls("row"), side.empty() ? Html() : p(cls("side"), side), div(cls("body"), business),
             note.empty() ? Html() : div(cls("note"), note));
}

Html ruled(const Html& side, const Html& business, const Html& note, bool wide) {
  return section(cls("row rule-above"), side.empty() ? Html() : p(cls("side"), side),
                 div(cls(wide ? "body wide" : "body"), business),
                 note.empty() ? Html() : div(cls("note"), note));
}

Html over_matter(const Frame& frame, const std::string& title_text, const std::string& path_of_it) {
  return p(cls("over"), frame.say("page.over.matter"), " ", a(href(path_of_it), title_text));
}

namespace {

Html small_svg(const char* classes, const Html& shape) {
  return svg(cls(classes), attr("viewBox", "0 0 16 16"), attr("fill", "currentColor"),
             attr("aria-hidden", "true"), attr("focusable", "false"), shape);
}

}  // namespace

Html glyph(view::Answer answer) {
  switch (answer) {
    case view::Answer::agree:
      return small_svg("glyph k-agree", circle(attr("cx", 8), attr("cy", 8), attr("r", "7.5")));
    case view::Answer::disagree:
      return small_svg("glyph k-disagree", path(attr("d", "M8 -1 17 8 8 17 -1 8Z")));
    case view::Answer::pass:
      return small_svg("glyph k-pass", path(attr("d", "M0 6h16v4H0z")));
    case view::Answer::none:
      break;
  }
  return small_svg("glyph k-pass", path(attr("d", "M5 7h6v2H5z")));
}

Html mark_of_option(const std::string& value) {
  if (value == "yes") return glyph(view::Answer::agree);
  if (value == "no") return glyph(view::Answer::disagree);
  if (value == "abstain") return glyph(view::Answer::pass);
  return value.empty() ? glyph(view::Answer::none) : Html();
}

namespace {

const char* unit_word(view::Unit unit) {
  constexpr const char* kWords[] = {"days",  "members", "signatures", "objections", "statements",
                                    "votes", "things",  "papers",     "deposits"};
  return kWords[static_cast<std::size_t>(unit)];
}

std::string measured(const Frame& frame, const view::Gate& gate) {
  if (!gate.of) return number(frame, gate.measured);
  return frame.say("page.gate.measured_of", {{"measured", gate.measured}, {"of", *gate.of}});
}

Html gate_row(const Frame& frame, const view::Gate& gate) {
  const std::string label = frame.say(
      "page.gate.bar",
      {{"condition", condition(frame, gate)}, {"measured", measured(frame, gate)}, {"needed", gate.needed}});
  const bool holds = gate.verdict == view::Verdict::holds;
  Html lacking = missing(frame, gate);
  if (!holds && gate.from) lacking += frame.say("page.gate.on", {{"day", *gate.from}});
  return tr(role("row"), cls(holds ? "holds" : "fails"),
            th(attr("scope", "row"), role("rowheader"), condition(frame, gate)),
            td(role("cell"), cls("n"), measured(frame, gate)),
            td(role("cell"), cls("n goal"), span(cls("narrow-word"), frame.say("page.gate.needed_word"), " "),
               number(frame, gate.needed)),
            td(role("cell"), cls("across drawn"), gate_bar(gate, label)),
            td(role("cell"), cls("across"), lacking));
}

}  // namespace

std::string condition(const Frame& frame, const view::Gate& gate) {
  if (gate.group.empty()) return gate.condition;
  return frame.say("page.gate.of_group", {{"group", gate.group}, {"condition", gate.condition}});
}

std::string missing(const Frame& frame, const view::Gate& gate) {
  if (gate.verdict == view::Verdict::holds) return frame.say("page.gate.nothing");
  if (gate.verdict == view::Verdict::open) return frame.say("page.gate.not_known");
  return frame.say(gate.relation == "=" || gate.relation == "<=" ? "page.gate.too_many" : "page.gate.missing",
                   {{"unit", std::string(unit_word(gate.unit))}, {"count", gate.missing}});
}

std::string needed_share(const Frame& frame, const view::Gate& gate) {
  const std::string relation = gate.relation == ">=" ? "\u2265 " : gate.relation == ">" ? "> " : "";
  return relation + (gate.share.empty() ? number(frame, gate.needed) : gate.share);
}

Html folding_head(const std::vector<Html>& cells) {
  return thead(role("rowgroup"), tr(role("row"), cells));
}

Html gates_table(const Frame& frame, const std::string& heading, const std::vector<view::Gate>& gates) {
  if (gates.empty()) return {};
  const auto column = [&](const char* code, const char* classes) {
    return th(attr("scope", "col"), role("columnheader"), cls(classes), frame.say(code));
  };
  std::vector<Html> rows;
  for (const auto& gate : gates)
    rows.push_back(gate_row(frame, gate));
  return table(cls("gates fold"), role("table"), caption(heading),
               folding_head({column("page.gate.condition", ""), column("page.gate.measured", "n"),
                             column("page.gate.needed", "n"),
                             th(attr("scope", "col"), role("columnheader"),
                                span(cls("quiet"), frame.say("page.gate.as_bar"))),
                             column("page.gate.missing_head", "")}),
               tbody(role("rowgroup"), rows));
}

Html pair(const Html& term, const Html& description) {
  return div(dt(term), dd(description));
}

Html paging_links(const Frame& frame, const view::Paging& paging) {
  if (paging.newer.empty() && paging.older.empty()) return {};
  return nav(
      cls("paging"), label_of(frame.say("page.paging")),
      paging.newer.empty() ? Html()
                           : a(href(paging.newer), attr("rel", "prev"), frame.say("page.paging.newer")),
      paging.older.empty() ? Html()
                           : a(href(paging.older), attr("rel", "next"), frame.say("page.paging.older")));
}

Html takings_list(const Frame& frame, const char* heading_code, const std::vector<view::Taking>& takings) {
  if (takings.empty()) return {};
  std::vector<Html> items;
  for (const auto& one : takings) {
    const Params days{{"from", one.opened}, {"to", one.closed.value_or(one.opened)}, {"round", one.round}};
    const std::string when = frame.say(one.closed ? "page.taking.held" : "page.taking.open", days);
    const std::string what = said(frame, one.what);
    items.push_back(li(one.shown ? strong(attr("aria-current", "page"), what) : a(href(one.path), what), " ",
                       span(cls("soft"), when)));
  }
  return ruled({}, h2(frame.say(heading_code)) + ul(cls("list-plain"), items));
}

Html code_block(const std::string& bytes, const Attr& naming) {
  return pre(cls("code"), attr("dir", "ltr"), role("region"), naming, attr("tabindex", 0), bytes);
}

Html hidden_fields(const view::ActForm& act) {
  const auto hidden = [](std::string_view field_name, std::string_view text_in_it) {
    return input(type("hidden"), name(field_name), value(text_in_it));
  };
  Html fields = hidden("id", act.id) + hidden("token", act.token);
  for (const auto& [field_name, text_in_it] : act.fields)
    fields += hidden(field_name, text_in_it);
  return fields;
}

Html act_form(const view::ActForm& act, const Html& inside, const std::string& classes) {
  return form(attr("method", "post"), action(act.path), cls(classes), hidden_fields(act), inside);
}

Html submit(const std::string& words_on_it, bool plain) {
  return button(cls(plain ? "button plain" : "button"), words_on_it);
}

Html offers(const Frame& frame, const std::vector<view::Offer>& acts) {
  if (acts.empty()) return {};
  std::vector<Html> buttons;
  for (const auto& offer : acts) {
    const std::string label_text = said(frame, offer.label);
    buttons.push_back(offer.form
                          ? act_form(*offer.form, submit(label_text, !offer.main), "")
                          : a(cls(offer.main ? "button" : "button plain"), href(offer.path), label_text));
  }
  return div(cls("do"), buttons);
}

Html field(const Frame& frame, const Field& asked) {
  const auto wrong = std::ranges::find(frame.errors, asked.name, &view::FieldError::field);
  const bool failed = wrong != frame.errors.end();
  const std::string hint_id = asked.name + "-hint", error_id = asked.name + "-error";
  std::string described = asked.hint_code.empty() ? "" : hint_id;
  if (failed) described += (described.empty() ? "" : " ") + error_id;
  const std::vector<Attr> attributes{id(asked.name),
                                     name(asked.name),
                                     described.empty() ? Attr() : described_by(described),
                                     failed ? attr("aria-invalid", "true") : Attr(),
                                     asked.limit ? attr("maxlength", asked.limit) : Attr(),
                                     flag("required", asked.needed),
                                     attr("autocomplete", asked.autocomplete)};
  const Html control = asked.kind == "area" ? textarea(attributes, attr("rows", 6), asked.typed)
                                            : input(type(asked.kind), attributes,
                                                    asked.typed.empty() ? Attr() : value(asked.typed));
  return div(cls(failed ? "field failed" : "field"), label(for_id(asked.name), frame.say(asked.label_code)),
             asked.hint_code.empty()
                 ? Html()
                 : p(cls("hint"), id(hint_id), frame.say(asked.hint_code, {{"limit", asked.limit}})),
             failed ? p(cls("short"), id(error_id), frame.say(wrong->error)) : Html(), control);
}

Html error_summary(const Frame& frame) {
  if (frame.errors.empty()) return {};
  std::vector<Html> lines;
  for (const auto& wrong : frame.errors)
    lines.push_back(li(a(href("#" + wrong.field), said(frame, wrong.label),
                         wrong.label.code.empty() ? "" : " ", frame.say(wrong.error))));
  return row({}, div(cls("refused problems"), role("alert"), attr("tabindex", -1), labelled_by("problems"),
                     h2(id("problems"), frame.say("page.problems")), ul(cls("marks"), lines)));
}

Html refused_box(const Frame& frame) {
  if (!frame.refused) return {};
  const auto& act = *frame.refused;
  const Explanation explained = frame.say.explain(act.error);
  std::vector<Html> lines;
  for (const auto& line : explained.lines)
    lines.push_back(li(line));
  const Html asks = act.error.article.empty() || lines.empty()
                        ? p(article_link(frame, act.error.article), act.error.article.empty() ? "" : " ",
                            explained.headline)
                        : p(article_link(frame, act.error.article), " ", frame.say("page.refused.asks"));
  const Html box = div(
      cls("refused"), role("alert"), attr("tabindex", -1), labelled_by("refused"),
      h2(id("refused"), said(frame, act.headline)), asks, lines.empty() ? Html() : ul(cls("marks"), lines),
      p(cls("small soft"), frame.say("page.refused.nothing_changed"), " ",
        act.keep_path.empty() ? Html() : a(href(act.keep_path), frame.say("page.refused.keep")), " (",
        instant(frame, act.at), frame.say("page.refused.size", {{"size", act.record_size}}), ")"));
  return row(join(frame.say("page.refused.your_act"), br(), frame.say.format().time(act.at).substr(0, 5)),
             box + offers(frame, act.helps));
}

}  // namespace plenary::pages
