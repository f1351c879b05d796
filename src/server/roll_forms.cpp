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
  return {row.line, row.name, row.refused, row.change};
}

view::ImportPreview preview_of(const clerk::RollPlan& plan) {
  view::ImportPreview preview{.file_name = plan.file_name,
                              .separator = plan.separator,
                              .encoding = plan.encoding,
                              .columns = plan.columns,
                              .unchanged = plan.unchanged};
  for (const auto& row : plan.added)
    preview.added.push_back(line_of(row));
  for (const auto& row : plan.changed)
    preview.changed.push_back(line_of(row));
  for (const auto& row : plan.missing)
    preview.missing.push_back(line_of(row));
  for (const auto& row : plan.refused)
    preview.refused.push_back(line_of(row));
  return preview;
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
  auto preview = preview_of(*plan);
  preview.back_path = visit.base() + "/roll/import";
  if (plan->refused.empty() && !(plan->added.empty() && plan->changed.empty())) {
    WaitingUpload waiting{.key = to_string(clerk::fresh_act_id()),
                          .by = *visit.actor,
                          .slug = visit.body->slug,
                          .file_name = upload.file_name,
                          .file = std::move(upload.file),
                          .at_ms = visit.app.setting().clock.wall_ms()};
    preview.confirm = fresh_form(visit, visit.base() + "/roll/import/confirm");
    preview.confirm->fields.emplace_back("upload", waiting.key);
    visit.app.uploads().put(std::move(waiting));
  }
  const Reading reading(visit);
  return page(200, pages::import_preview_page(reading.frame(pages::Place::roll), preview));
}

Answered confirm_import(Visit& visit, const Fields& fields) {
  const auto upload =
      visit.app.uploads().take(at(fields, "upload"), *visit.actor, visit.app.setting().clock.wall_ms());
  if (!upload || upload->slug != visit.body->slug)
    return import_refused(visit, make_error("roll.csv.preview_gone"));
  const auto plan = clerk::plan_roll_import(*visit.body, upload->file_name, upload->file);
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
