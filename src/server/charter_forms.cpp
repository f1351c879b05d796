#include "server/charter_forms.h"

#include "pages/pages.h"
#include "server/gathered.h"

namespace plenary::server {
namespace {

Answered draft_page(Visit& visit, int status, const pages::Frame& frame, view::CharterDraft draft) {
  draft.form = fresh_form(visit, visit.base() + "/charter/draft");
  return page(status, pages::draft_page(frame, draft));
}

}  // namespace

Answered show_draft(Visit& visit) {
  if (!visit.actor) return see_other("/sign-in?to=" + visit.base() + "/charter/draft");
  const Reading reading(visit);
  return draft_page(visit, 200, reading.frame(pages::Place::charter), {});
}

Answered compare_draft(Visit& visit, Upload upload) {
  if (upload.file.empty()) return draft_refused(visit, make_error("request.choose_one"));
  const Reading reading(visit);
  return draft_page(visit, 200, reading.frame(pages::Place::charter),
                    view::draft_view(reading.source(), upload.file_name, upload.file));
}

Answered draft_refused(Visit& visit, const Error& error) {
  const Reading reading(visit);
  auto frame = reading.frame(pages::Place::charter);
  frame.errors.push_back({"file", error});
  return draft_page(visit, 422, frame, {});
}

}  // namespace plenary::server
