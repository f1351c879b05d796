// Forms of whoever keeps the roll: importing it from a file, taking an import back, issuing codes, erasing.
#include "server/roll_forms.h"

#include <fmt/format.h>

#include <algorithm>

#include "clerk/roll_import.h"
#include "pages/pages.h"
#include "server/gathered.h"

namespace plenary::server {
namespace {

constexpr std::uint64_t kSheet = 8;  // codes on a sheet

view::ImportLine line_of(const clerk::PlannedRow& row) {
  view::ImportLine line{row.line, row.name, row.refused, row.change};
  for (const auto& one : row.alike)
    line.alike.push_back({one.member ? to_string(*one.member) : "", one.name, one.ref, one.line});
  return line;
}

std::vector<view::ImportLine> lines_of(const std::vector<clerk::PlannedRow>& rows) {
  std::vector<view::ImportLine> lines;
  for (const auto& row : rows)
    lines.push_back(line_of(row));
  return lines;
}

view::ImportPreview preview_of(const clerk::RollPlan& plan) {
  view::ImportPreview preview;
  preview.file_name = plan.file_name, preview.separator = plan.separator, preview.encoding = plan.encoding;
  for (const auto& column : plan.columns)
    preview.columns.push_back({column.title, column.sample, column.holds});
  preview.holdable = plan.holdable;
  preview.lacking = plan.lacking;
  preview.unchanged = plan.unchanged;
  preview.added = lines_of(plan.added), preview.changed = lines_of(plan.changed);
  preview.missing = lines_of(plan.missing), preview.refused = lines_of(plan.refused);
  preview.end_missing = plan.end_missing;
  return preview;
}

bool writes_something(const clerk::RollPlan& plan) {
  if (plan.lacking || !plan.refused.empty()) return false;
  return !plan.added.empty() || !plan.changed.empty() || (plan.end_missing && !plan.missing.empty());
}

// The file stays in memory for a while, with what was said beside it; what is written later is what is shown
// now.
Answered shown_plan(Visit& visit, WaitingUpload waiting, const clerk::RollPlan& plan) {
  waiting.key = to_string(clerk::fresh_act_id());
  waiting.at_ms = visit.app.setting().clock.wall_ms();
  auto preview = preview_of(plan);
  preview.back_path = visit.base() + "/roll/import";
  const auto form_to = [&](const char* path) {
    auto form = fresh_form(visit, visit.base() + path);
    form.fields.emplace_back("upload", waiting.key);
    return form;
  };
  preview.match = form_to("/roll/import/match");
  if (writes_something(plan)) preview.confirm = form_to("/roll/import/confirm");
  visit.app.uploads().put(std::move(waiting));
  const Reading reading(visit);
  return page(200, pages::import_preview_page(reading.frame(pages::Place::roll), preview));
}

// "column.3" = "name", "same.12" = a member's id, "end" = "yes".
clerk::RollChoice choice_in(const Fields& fields) {
  constexpr std::string_view kColumn = "column.", kSame = "same.";
  clerk::RollChoice choice{.end_missing = at(fields, "end") == "yes"};
  for (const auto& [name, said] : fields) {
    if (const auto number =
            name.starts_with(kColumn) ? plain_number(name.substr(kColumn.size())) : std::nullopt)
      choice.columns[*number] = said;
    const auto line = name.starts_with(kSame) ? plain_number(name.substr(kSame.size())) : std::nullopt;
    const auto member = parse_id<ActorId>(said);
    if (line && member) choice.same[static_cast<std::int64_t>(*line)] = *member;
  }
  return choice;
}

// "All of these are the member of that name": where there is one such, and in no other line.
void say_all_same(const clerk::RollPlan& plan, clerk::RollChoice& choice) {
  for (const auto& row : plan.added)
    if (row.alike.size() == 1 && row.alike.front().member) choice.same[row.line] = *row.alike.front().member;
}

}  // namespace

Answered import_refused(Visit& visit, const Error& error) {
  const Reading reading(visit);
  auto frame = reading.frame(pages::Place::roll);
  frame.errors.push_back({"file", error});
  return page(422, pages::import_form_page(frame, {.form = fresh_form(visit, visit.base() + "/roll/import"),
                                                   .columns = {"ref", "name", "contact"}}));
}

Answered preview_import(Visit& visit, Upload upload) {
  const auto plan = clerk::plan_roll_import(*visit.body, upload.file_name, upload.file);
  if (!plan) return import_refused(visit, plan.error());
  return shown_plan(visit,
                    {.key = {},
                     .by = *visit.actor,
                     .slug = visit.body->slug,
                     .file_name = upload.file_name,
                     .file = std::move(upload.file)},
                    *plan);
}

namespace {

std::optional<WaitingUpload> taken_upload(Visit& visit, const Fields& fields) {
  auto upload =
      visit.app.uploads().take(at(fields, "upload"), *visit.actor, visit.app.setting().clock.wall_ms());
  return upload && upload->slug == visit.body->slug ? std::move(upload) : std::nullopt;
}

}  // namespace

Answered match_import(Visit& visit, const Fields& fields) {
  auto upload = taken_upload(visit, fields);
  if (!upload) return import_refused(visit, make_error("roll.csv.preview_gone"));
  upload->choice = choice_in(fields);
  auto plan = clerk::plan_roll_import(*visit.body, upload->file_name, upload->file, upload->choice);
  if (plan && at(fields, "same_all") == "yes") {
    say_all_same(*plan, upload->choice);
    plan = clerk::plan_roll_import(*visit.body, upload->file_name, upload->file, upload->choice);
  }
  if (!plan) return import_refused(visit, plan.error());
  return shown_plan(visit, *std::move(upload), *plan);
}

Answered confirm_import(Visit& visit, const Fields& fields) {
  const auto upload = taken_upload(visit, fields);
  if (!upload) return import_refused(visit, make_error("roll.csv.preview_gone"));
  const auto plan = clerk::plan_roll_import(*visit.body, upload->file_name, upload->file, upload->choice);
  if (!plan) return import_refused(visit, plan.error());
  const auto done = clerk::commit_roll_import(*visit.body, {.id = *visit.actor}, *plan);
  if (!done) return import_refused(visit, done.error());
  return see_other(visit.base() + "/roll");
}

namespace {

Answered refused_on_roll(Visit& visit, const Error& error, const char* headline) {
  const Reading reading(visit);
  auto frame = reading.frame(pages::Place::roll);
  frame.refused = view::RefusedAct{.headline = {headline},
                                   .error = error,
                                   .at = Instant{visit.app.setting().clock.wall_ms(), 0},
                                   .record_size = static_cast<std::int64_t>(reading.source().state.size),
                                   .keep_path = {},
                                   .helps = {}};
  return page(status_of(error), pages::roll_page(frame, view::roll_view(reading.source(), {})));
}

}  // namespace

// Each issue is entered first, then its code is made; they are shown once.  A sheet holds several, for an
// officer.
Answered issue_codes(Visit& visit, const Fields& fields) {
  const auto actor = parse_id<ActorId>(at(fields, "actor"));
  if (!actor) return not_found(visit);
  const auto wanted = std::clamp<std::uint64_t>(number_at(fields, "codes").value_or(1), 1, kSheet);
  std::vector<std::string> codes;
  while (codes.size() < wanted) {
    clerk::Asked asked{.kind = "access.issued@1", .data = {{"channel", "paper"}, {"for", to_string(*actor)}}};
    if (codes.empty()) asked.id = parse_id<ActId>(at(fields, "id"));
    const auto entered = clerk::enter(*visit.body, {.id = *visit.actor}, asked);
    if (!entered) return refused_on_roll(visit, entered.error(), "state.refused.access.issued");
    if (entered->repeated) return see_other(visit.base() + "/roll");  // sent again: it was shown once
    auto code = visit.app.setting().access.issue(visit.body->slug, *actor, clerk::CodeChannel::paper);
    if (!code) return problem(visit, 503, code.error());
    codes.push_back(*std::move(code));
  }
  const Reading reading(visit);
  const view::IssuedCode issued{.name = view::viewer_of(reading.source(), *actor).name,
                                .codes = std::move(codes),
                                .until = today_of(visit) + 29,
                                .log_key = visit.body->vkey(),
                                .founding = founding_of(visit)};
  return page(200, pages::code_page(reading.frame(pages::Place::roll), issued));
}

// No entry: the record says that a code was issued, and is as true of a void one.
Answered void_codes(Visit& visit) {
  const auto made_void = visit.app.setting().access.void_codes(visit.who->account);
  if (!made_void) return problem(visit, 503, made_void.error());
  return see_other(visit.base() + "/account#codes");
}

Answered revert_roll(Visit& visit, const Fields& fields) {
  const auto commit = number_at(fields, "commit");
  clerk::Asked asked{.kind = "roll.revert@1",
                     .data = {{"commit", commit ? json::Value(*commit) : json::Value()}},
                     .id = parse_id<ActId>(at(fields, "id"))};
  const auto entered = clerk::enter(*visit.body, {.id = *visit.actor}, asked);
  if (!entered) return refused_on_roll(visit, entered.error(), "state.refused.roll.revert");
  return see_other(visit.base() + "/roll");
}

Answered show_erasure(const Visit& visit, Seq entry, const std::string& field) {
  const Reading reading(visit);
  auto erasure = view::erasure_view(reading.source(), entry, field);
  if (!erasure) return not_found(visit);
  erasure->clearing = erasure->erased_by && visit.body->clerk->erasure_pending();
  return page(200, pages::erasure_page(reading.frame(pages::Place::record), *erasure));
}

Answered erase(Visit& visit, const Fields& fields) {
  const auto entry = number_at(fields, "entry");
  const auto field = at(fields, "field");
  if (!entry) return not_found(visit);
  const auto path = fmt::format("{}/erase/{}/{}", visit.base(), *entry, field);
  clerk::Asked asked{.kind = "erased@1",
                     .data = {{"field", field}, {"ground", at(fields, "ground")}, {"seq", *entry}},
                     .id = parse_id<ActId>(at(fields, "id"))};
  const auto entered = clerk::enter(*visit.body, {.id = *visit.actor}, asked);
  if (entered) return see_other(path);
  const Reading reading(visit);
  const auto again = view::erasure_view(reading.source(), Seq{*entry}, field);
  auto frame = reading.frame(pages::Place::record);
  if (!again) return not_found(visit);
  if (at(fields, "ground").empty()) {
    frame.errors.push_back({"ground", make_error("request.choose_one")});
  } else {
    frame.refused = view::RefusedAct{.headline = {"state.refused.erased"},
                                     .error = entered.error(),
                                     .at = Instant{visit.app.setting().clock.wall_ms(), 0},
                                     .record_size = static_cast<std::int64_t>(reading.source().state.size),
                                     .keep_path = {},
                                     .helps = {}};
  }
  return page(status_of(entered.error()), pages::erasure_page(frame, *again));
}

}  // namespace plenary::server
