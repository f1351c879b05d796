// GET: from an address to a page.
#include <fmt/format.h>

#include "pages/pages.h"
#include "server/charter_forms.h"
#include "server/gathered.h"
#include "server/visit.h"

namespace plenary::server {
namespace {

using pages::Place;

std::optional<Seq> seq_at(const Fields& fields, const std::string& name) {
  const auto number = number_at(fields, name);
  return number ? std::optional(Seq{*number}) : std::nullopt;
}

template <class View, class Render>
Answered shown_or_404(const Visit& visit, const pages::Frame& frame, const std::optional<View>& view, Render render) {
  if (!view) return not_found(visit);
  return page(200, render(frame, *view));
}

Answered receipt(Visit& visit, Seq seq) {
  auto proof = proof_of(visit, seq);
  const Reading reading(visit);
  return shown_or_404(visit, reading.frame(Place::matters), receipt_view(visit, reading, seq, std::move(proof)), pages::receipt_page);
}

Answered receipt_file(Visit& visit, Seq seq) {
  const auto proof = proof_of(visit, seq);
  if (!proof) return not_found(visit);
  auto answer = answered(200, "text/plain; charset=utf-8", *proof);
  answer.headers = {{"Content-Disposition", fmt::format("attachment; filename=\"entry-{}.txt\"", seq.value)}, {"Cache-Control", "no-store"}};
  return answer;
}

Answered refusal_file(Visit& visit, std::string_view name) {
  if (!visit.actor || !name.ends_with(".txt")) return not_found(visit);
  auto note = visit.app.refusals().find(name.substr(0, name.size() - 4), *visit.actor);
  if (!note) return not_found(visit);
  auto answer = answered(200, "text/plain; charset=utf-8", *std::move(note));
  answer.headers = {{"Content-Disposition", "attachment; filename=\"refusal.txt\""}, {"Cache-Control", "no-store"}};
  return answer;
}

Answered consultation(const Visit& visit, const Reading& reading, Seq matter) {
  const auto frame = reading.frame(Place::matters);
  const auto card = view::card_view(reading.source(), matter, seq_at(visit.query, "statement"));
  if (card && visit.actor) return page(200, pages::card_page(frame, *card));
  return shown_or_404(visit, frame, view::standing_view(reading.source(), matter), pages::standing_page);
}

Answered matter_page(Visit& visit, Seq matter, std::string_view rest) {
  const Reading reading(visit);
  const auto& source = reading.source();
  auto frame = reading.frame(Place::matters);
  if (rest.empty()) {
    const auto shown = view::matter_view(source, matter);
    if (shown) frame.events_path = shown->events_path;
    return shown_or_404(visit, frame, shown, pages::matter_page);
  }
  if (rest == "/consultation") return consultation(visit, reading, matter);
  if (rest == "/standing")
    return shown_or_404(visit, frame,
                        view::standing_view(source, matter, seq_at(visit.query, "consultation")),
                        pages::standing_page);
  if (rest == "/text") return shown_or_404(visit, frame, view::text_view(source, matter, seq_at(visit.query, "from"), seq_at(visit.query, "to")), pages::text_page);
  if (rest == "/vote") return shown_or_404(visit, frame, view::ballot_view(source, matter), pages::ballot_page);
  if (rest == "/vote/open") return shown_or_404(visit, frame, view::vote_opening_view(source, matter), pages::vote_opening_page);
  if (rest == "/result")
    return shown_or_404(visit, frame, view::result_view(source, matter, seq_at(visit.query, "vote")),
                        pages::result_page);
  if (rest == "/ratification")
    return shown_or_404(visit, frame, view::ratification_view(source, matter), pages::ratification_page);
  if (rest == "/after") return shown_or_404(visit, frame, view::follow_view(source, matter), pages::follow_page);
  if (rest == "/statements.csv") {
    auto answer = answered(200, "text/csv; charset=utf-8", view::statements_csv(source, matter));
    answer.headers = {{"Content-Disposition", "attachment; filename=\"statements.csv\""}};
    return answer;
  }
  return not_found(visit);
}

Answered roll(Visit& visit, const Reading& reading) {
  view::RollQuery query{.find = at(visit.query, "find")};
  query.as_of = parse_day(at(visit.query, "as_of"));
  query.after = parse_id<ActorId>(at(visit.query, "after"));
  return page(200, pages::roll_page(reading.frame(Place::roll), view::roll_view(reading.source(), query)));
}

Answered record(Visit& visit, const Reading& reading) {
  return page(200, pages::record_page(reading.frame(Place::record), whole_record_view(visit, reading, record_query(visit.query))));
}

Answered one_entry(Visit& visit, const Reading& reading, Seq seq) {
  auto record = whole_record_view(visit, reading, {.from = seq, .to = seq});
  if (record.rows.empty()) return not_found(visit);
  record.transcript = entries_of(visit)(seq).value_or("");
  record.held = view::held_words(reading.source(), seq, record.transcript);
  return page(200, pages::record_page(reading.frame(Place::record), record));
}

Answered account(Visit& visit, const Reading& reading) {
  if (!visit.actor) return see_other("/sign-in?to=" + visit.base() + "/account");
  return page(200, pages::account_page(reading.frame(Place::account), account_view(visit, reading)));
}

Answered csv_file(std::string name, std::string csv) {
  auto answer = answered(200, "text/csv; charset=utf-8", std::move(csv));
  answer.headers = {{"Content-Disposition", "attachment; filename=\"" + name + "\""}, {"Cache-Control", "no-store"}};
  return answer;
}

// "?kind=ordinary/vote&f.yes=12": numbers supposed for a vote.
Answered charter(Visit& visit, const Reading& reading) {
  constexpr std::string_view kNumber = "f.";
  view::TrialQuery query{.asked = at(visit.query, "kind")};
  for (const auto& [name, number] : visit.query)
    if (name.starts_with(kNumber)) query.numbers.emplace(name.substr(kNumber.size()), number);
  auto shown = view::charter_view(reading.source());
  shown.trial = view::trial_view(reading.source(), query);
  return page(200, pages::charter_page(reading.frame(Place::charter), shown));
}

Answered charter_text(const Visit& visit) {
  const auto blob = visit.body->clerk->shown()->charters.back().blob;
  const auto bytes = visit.body->clerk->blob(blob);
  if (!bytes) return not_found(visit);
  return answered(200, "text/plain; charset=utf-8", *bytes);
}

}  // namespace

Answered show_page(Visit& visit) {
  const std::string_view tail = visit.tail;
  if (tail.starts_with("/receipt/")) {
    auto number = tail.substr(9);
    const bool file = number.ends_with(".txt");
    if (file) number.remove_suffix(4);
    const auto seq = plain_number(number);
    if (!seq) return not_found(visit);
    return file ? receipt_file(visit, Seq{*seq}) : receipt(visit, Seq{*seq});
  }
  if (tail.starts_with("/refusal/")) return refusal_file(visit, tail.substr(9));
  if (tail.starts_with("/matter/")) {
    const auto rest = tail.substr(8);
    const auto slash = std::min(rest.find('/'), rest.size());
    const auto seq = plain_number(rest.substr(0, slash));
    return seq ? matter_page(visit, Seq{*seq}, rest.substr(slash)) : not_found(visit);
  }
  if (tail.starts_with("/erase/")) {
    const auto rest = tail.substr(7);
    const auto slash = std::min(rest.find('/'), rest.size());
    const auto seq = plain_number(rest.substr(0, slash));
    return seq && slash < rest.size() ? show_erasure(visit, Seq{*seq}, std::string(rest.substr(slash + 1))) : not_found(visit);
  }
  if (tail == "/record/download") return record_archive(visit);
  if (tail == "/record.csv") return record_rows(visit);
  if (tail == "/charter/draft") return show_draft(visit);
  const Reading reading(visit);
  const auto& source = reading.source();
  if (tail == "/" && !visit.actor) return page(200, pages::matters_page(reading.frame(Place::matters), view::matters_view(source)));
  if (tail == "/") return page(200, pages::desk_page(reading.frame(Place::desk), view::desk_view(source)));
  if (tail == "/matters") return page(200, pages::matters_page(reading.frame(Place::matters), view::matters_view(source, seq_at(visit.query, "before"))));
  if (tail == "/raise") return visit.actor ? page(200, pages::raise_page(reading.frame(Place::matters), view::raise_view(source))) : see_other("/sign-in?to=" + visit.base() + "/raise");
  if (tail == "/roll") return roll(visit, reading);
  if (tail == "/roll.csv") return visit.reader == clerk::Reader::officer ? csv_file("roll.csv", view::roll_csv(source)) : not_found(visit);
  if (tail == "/commitments.csv") return csv_file("commitments.csv", view::commitments_csv(source));
  if (tail == "/roll/import") {
    if (visit.reader != clerk::Reader::officer) return not_found(visit);
    view::ImportForm form{.form = fresh_form(visit, visit.base() + "/roll/import"), .columns = {"ref", "name", "contact"}};
    for (const auto& dimension : source.state.rules().roll.grouped) form.columns.push_back(dimension.name);
    return page(200, pages::import_form_page(reading.frame(Place::roll), form));
  }
  if (tail == "/charter") return charter(visit, reading);
  if (tail == "/charter.toml") return charter_text(visit);
  if (tail == "/record") return record(visit, reading);
  if (tail == "/account") return account(visit, reading);
  if (tail.starts_with("/record/")) {
    const auto seq = plain_number(tail.substr(8));
    if (seq) return one_entry(visit, reading, Seq{*seq});
  }
  return not_found(visit);
}

}  // namespace plenary::server
