// The roll as of a day; importing one: the file, then a dry run, then the confirmation.
#include <algorithm>

#include "pages/pages.h"
#include "pages/parts.h"

namespace plenary::pages {

namespace {

std::string value_in(const view::RollRow& one, const std::string& dimension) {
  for (const auto& [key, group] : one.in)
    if (key == dimension) return group;
  return {};
}

Html roll_row(const Frame& frame, const view::RollPage& roll, const view::RollRow& one) {
  Html who = Html(one.name);
  if (!one.offices.empty()) who += span(cls("soft"), ", ", frame.say.format().list(one.offices));
  if (one.code_form) {
    who += act_form(*one.code_form,
                    button(cls("button plain"), frame.say("page.roll.issue_code", {{"who", one.name}})), "");
  }
  if (one.sheet_form) {
    const std::string sheet = frame.say("page.roll.issue_sheet", {{"who", one.name}});
    who += act_form(*one.sheet_form, button(cls("button plain"), sheet), "");
  }
  if (!one.desk_path.empty()) {
    const std::string at_desk = frame.say("page.roll.at_desk", {{"who", one.name}});
    who += p(cls("acts-only small"), a(cls("reach"), href(one.desk_path), at_desk));
  }
  std::vector<Html> cells{th(role("rowheader"), attr("scope", "row"), cls("across"), who)};
  for (const auto& dimension : roll.dimensions)
    cells.push_back(td(role("cell"), value_in(one, dimension)));
  std::string weight = one.weight.empty() ? "1" : "";
  for (const auto& [table_name, exact_weight] : one.weight)
    weight += (weight.empty() ? "" : ", ") + table_name + " " + exact_weight;
  cells.push_back(
      td(role("cell"), cls("n"), span(cls("narrow-word"), frame.say("page.roll.weight"), " "), weight));
  cells.push_back(td(role("cell"), cls("n"), span(cls("narrow-word"), frame.say("page.roll.since"), " "),
                     day_year(frame, one.since),
                     one.until ? frame.say("page.roll.until", {{"day", *one.until}}) : std::string()));
  return tr(role("row"), cells);
}

Html roll_table(const Frame& frame, const view::RollPage& roll) {
  const auto head_cell = [](const std::string& words_of, const char* classes) {
    return th(role("columnheader"), attr("scope", "col"), cls(classes), words_of);
  };
  std::vector<Html> columns{head_cell(frame.say("page.roll.name"), "")};
  for (const auto& dimension : roll.dimensions)
    columns.push_back(head_cell(dimension, "capital"));
  columns.push_back(head_cell(frame.say("page.roll.weight"), "n"));
  columns.push_back(head_cell(frame.say("page.roll.since"), "n"));
  std::vector<Html> rows;
  for (const auto& one : roll.rows)
    rows.push_back(roll_row(frame, roll, one));
  return table(cls("roll fold members"), role("table"),
               caption(cls("soft small"), frame.say("page.roll.caption", {{"day", roll.as_of}})),
               folding_head(columns), tbody(role("rowgroup"), rows));
}

Html roll_filter(const Frame& frame, const view::RollPage& roll) {
  return form(
      attr("method", "get"), cls("acts-only inline-fields"),
      field(
          frame,
          {.name = "find", .label_code = "page.find", .typed = roll.find, .kind = "search", .needed = false}),
      field(frame, {.name = "as_of",
                    .label_code = "page.roll.as_of",
                    .typed = to_string(roll.as_of),
                    .kind = "date",
                    .needed = false}),
      submit(frame.say("page.show"), true));
}

}  // namespace

std::string roll_page(const Frame& frame, const view::RollPage& roll) {
  Html top = p(cls("over"), day_year(frame, roll.as_of)) + h1(frame.say("page.roll.heading")) +
             p(cls("lead"), frame.say("page.roll.lead", {{"count", roll.members}, {"day", roll.as_of}}));
  if (!roll.import_path.empty())
    top += div(cls("do"), a(cls("button plain"), href(roll.import_path), frame.say("page.import.heading")));
  const Html list =
      roll_filter(frame, roll) +
      (roll.rows.empty() ? p(cls("soft"), frame.say("page.roll.nobody")) : roll_table(frame, roll)) +
      paging_links(frame, roll.paging);
  Html below;
  if (roll.revert) {
    below = ruled({}, h2(frame.say("page.roll.revert_heading")) + p(frame.say("page.roll.revert_says")) +
                          act_form(*roll.revert, submit(frame.say("page.roll.revert"), true), ""));
  }
  return framed(frame, frame.say("page.roll.heading"),
                row({}, top, law_note(frame, roll.law)) + ruled({}, list, {}, true) + below);
}

std::string code_page(const Frame& frame, const view::IssuedCode& issued) {
  const bool sheet = issued.codes.size() > 1;
  Html codes;
  for (const auto& one : issued.codes)
    codes += sheet ? li(span(cls("text code-once"), one)) : p(cls("text code-once"), one);
  const Params who{{"who", issued.name}};
  Html business =
      h1(frame.say(sheet ? "page.code.sheet" : "page.code.heading", who)) + (sheet ? ol(codes) : codes) +
      p(frame.say(sheet ? "page.code.each_once" : "page.code.once", {{"day", issued.until}})) +
      dl(cls("check"), pair(frame.say("page.code.key"), span(cls("hash"), issued.log_key)) +
                           pair(frame.say("page.code.founding"), span(cls("hash"), issued.founding))) +
      p(cls("small soft"), frame.say("page.code.entered"));
  return framed(frame, frame.say("page.code.title"), row({}, business));
}

std::string import_form_page(const Frame& frame, const view::ImportForm& import) {
  const auto wrong = std::ranges::find(frame.errors, std::string("file"), &view::FieldError::field);
  const bool failed = wrong != frame.errors.end();
  const Html picker =
      div(cls(failed ? "field failed" : "field"), label(for_id("file"), frame.say("page.import.file")),
          p(cls("hint"), id("file-hint"),
            frame.say("page.import.file_hint", {{"columns", frame.say.format().list(import.columns)}})),
          failed ? p(cls("short"), id("file-error"), frame.say(wrong->error)) : Html(),
          input(type("file"), id("file"), name("file"), attr("accept", ".csv,.tsv,.txt,text/csv"),
                flag("required"), described_by(failed ? "file-hint file-error" : "file-hint"),
                failed ? attr("aria-invalid", "true") : Attr()));
  const Html business = h1(frame.say("page.import.heading")) + p(cls("lead"), frame.say("page.import.lead")) +
                        form(attr("method", "post"), action(import.form.path),
                             attr("enctype", "multipart/form-data"), cls("body"), hidden_fields(import.form),
                             picker, div(cls("do"), submit(frame.say("page.import.try"))));
  return framed(frame, frame.say("page.import.heading"), row({}, business));
}

namespace {

Html import_lines(const Frame& frame, const char* code, const std::vector<view::ImportLine>& lines) {
  if (lines.empty()) return {};
  std::vector<Html> rows;
  for (const auto& line : lines) {
    const Html what = line.refused ? span(cls("short"), frame.say(*line.refused)) : Html(line.change);
    rows.push_back(tr(line.line ? th(attr("scope", "row"), cls("n"), number(frame, line.line)) : td(),
                      td(line.name), td(what)));
  }
  return h2(frame.say(code, {{"count", std::int64_t(lines.size())}})) +
         div(cls("scroll"), role("region"), attr("tabindex", 0),
             label_of(frame.say(code, {{"count", std::int64_t(lines.size())}})),
             table(cls("tight lines"),
                   thead(tr(th(attr("scope", "col"), cls("n"), frame.say("page.import.line")),
                            th(attr("scope", "col"), frame.say("page.roll.name")),
                            th(attr("scope", "col"), frame.say("page.import.what")))),
                   tbody(rows)));
}

constexpr std::size_t kMostAsked = 200;  // persons asked about one by one; a form has at most 500 fields

Html column_field(const Frame& frame, const view::ImportPreview& preview, std::size_t at) {
  const auto& column = preview.columns[at];
  const std::string field_name = "column." + std::to_string(at);
  Html choices = option(value(""), frame.say("page.import.holds_nothing"));
  for (const std::string& held : preview.holdable)
    choices += option(value(held), flag("selected", held == column.holds), held);
  return div(cls("field"),
             label(for_id(field_name), column.title.empty() ? std::to_string(at + 1) : column.title,
                   column.sample.empty()
                       ? Html()
                       : Html(" ") + span(cls("soft"),
                                          frame.say("page.import.such_as", {{"sample", column.sample}}))),
             select(id(field_name), name(field_name), choices));
}

// Whether a new row is a member already there; somebody new until it is said.
Html person_field(const Frame& frame, const view::ImportLine& row) {
  Html choices = option(value(""), frame.say("page.import.somebody_new"));
  Html twins;
  for (const auto& one : row.alike) {
    if (one.member.empty())
      twins += p(cls("hint"), frame.say("page.import.twin", {{"line", one.line}}));
    else
      choices += option(
          value(one.member),
          frame.say("page.import.is_member", {{"name", one.name},
                                              {"ref", one.ref},
                                              {"numbered", std::string(one.ref.empty() ? "no" : "yes")}}));
  }
  const std::string field_name = "same." + std::to_string(row.line);
  return div(
      cls("field"),
      label(for_id(field_name), frame.say("page.import.person", {{"line", row.line}, {"name", row.name}})),
      twins, select(id(field_name), name(field_name), choices));
}

Html tick(const std::string& field_name, const std::string& words, bool ticked) {
  return div(
      cls("field"),
      label(cls("tick"), input(type("checkbox"), name(field_name), value("yes"), flag("checked", ticked)),
            span(words)));
}

Html persons(const Frame& frame, const view::ImportPreview& preview) {
  Html fields;
  std::size_t asked = 0;
  for (const auto& row : preview.added)
    if (!row.alike.empty() && asked++ < kMostAsked) fields += person_field(frame, row);
  if (asked == 0) return {};
  return fieldset(cls("group"), legend(frame.say("page.import.perhaps_same", {{"count", std::int64_t(asked)}})),
                  p(cls("hint"), frame.say("page.import.perhaps_same_hint")),
                  asked > 1 ? tick("same_all", frame.say("page.import.all_same"), false) : Html(), fields);
}

// What the columns hold, who is who, and whether who is missing leaves.
Html match_form(const Frame& frame, const view::ImportPreview& preview) {
  if (!preview.match) return {};
  Html columns;
  for (std::size_t i = 0; i < preview.columns.size(); ++i)
    columns += column_field(frame, preview, i);
  return h2(frame.say("page.import.match")) +
         act_form(
             *preview.match,
             fieldset(cls("group"), legend(frame.say("page.import.columns")), div(cls("inline-fields"), columns)) +
                 persons(frame, preview) +
                 (preview.missing.empty() ? Html()
                                          : tick("end",
                                                 frame.say("page.import.end_missing",
                                                           {{"count", std::int64_t(preview.missing.size())}}),
                                                 preview.end_missing)) +
                 div(cls("do"), submit(frame.say("page.import.look_again"), true)));
}

Html preview_said(const Frame& frame, const view::ImportPreview& preview, const Params& counts) {
  Html said = dl(cls("check"), pair(frame.say("page.import.read_as"),
                                    frame.say("page.import.format", {{"separator", preview.separator},
                                                                     {"encoding", preview.encoding}})));
  if (preview.lacking)
    return said + p(cls("short"), frame.say(*preview.lacking)) + p(frame.say("page.import.say_columns"));
  said = p(cls("lead"), frame.say("page.import.counts", counts)) + said;
  if (!preview.refused.empty()) return said + p(frame.say("page.import.refused_rows"));
  return said + p(frame.say(preview.confirm ? "page.import.nothing_written" : "roll.csv.nothing_to_do"));
}

}  // namespace

std::string import_preview_page(const Frame& frame, const view::ImportPreview& preview) {
  const Params counts{{"added", std::int64_t(preview.added.size())},
                      {"changed", std::int64_t(preview.changed.size())},
                      {"missing", std::int64_t(preview.missing.size())},
                      {"ended", std::int64_t(preview.end_missing ? preview.missing.size() : 0)},
                      {"unchanged", preview.unchanged}};
  Html top = p(cls("over"), preview.file_name) + h1(frame.say("page.import.preview")) +
             preview_said(frame, preview, counts);
  const Html back = a(cls("button plain"), href(preview.back_path), frame.say("page.import.other_file"));
  top += preview.confirm ? act_form(*preview.confirm,
                                    div(cls("do"), submit(frame.say("page.import.confirm", counts)), back))
                         : div(cls("do"), back);
  const Html lists = import_lines(frame, "page.import.refused", preview.refused) +
                     import_lines(frame, preview.end_missing ? "page.import.ended" : "page.import.missing",
                                  preview.missing) +
                     import_lines(frame, "page.import.changed", preview.changed) +
                     import_lines(frame, "page.import.added", preview.added);
  const Html matching = match_form(frame, preview);
  return framed(frame, frame.say("page.import.preview"),
                row({}, top, p(frame.say("page.import.one_act"))) +
                    (matching.empty() ? Html() : ruled({}, matching)) +
                    (lists.empty() ? Html() : ruled({}, lists)));
}

}  // namespace plenary::pages
