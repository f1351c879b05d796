// POST: a form becomes an act; admitted it leads on to a page, refused it is told above the page it came from.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "pages/pages.h"
#include "server/charter_forms.h"
#include "server/confirm.h"
#include "server/gathered.h"
#include "server/roll_forms.h"
#include "server/visit.h"

namespace plenary::server {
namespace {

struct Taken {  // what a form asks for, and where it leads
  clerk::Asked asked;
  std::string then;    // the page after it is entered; "{seq}" is the entry
  std::string from;    // the page it came from, to be shown again when it is refused
};

std::string field_like(const Fields& fields, const std::string& stem) {  // "reply" or "reply-31"
  for (const auto& [name, value] : fields) {
    if (name == stem || name.starts_with(stem + "-")) return value;
  }
  return {};
}

json::Value number_or_null(const Fields& fields, const std::string& name) {
  const auto number = number_at(fields, name);
  return number ? json::Value(*number) : json::Value();
}

json::Object answers_of(const Fields& fields) {
  json::Object answers;
  for (const auto& [name, value] : fields) {
    const bool judgement = value == "yes" || value == "no" || value == "cannot say";
    if (judgement && name != "id" && name != "token") answers.set(name, value);
  }
  return answers;
}

std::optional<Taken> consultation_form(const Fields& fields, std::string_view act, const std::string& path) {
  if (act == "open") return Taken{{.kind = "consult.open@1"}, path, path};
  if (act == "close") return Taken{{.kind = "consult.close@1"}, path, path};
  if (act == "state") return Taken{{.kind = "consult.state@1", .words = {{"text", field_like(fields, "statement")}}}, path + "/standing", path + "/standing"};
  if (act == "object") return Taken{{.kind = "consult.object@1", .words = {{"text", field_like(fields, "objection")}}}, path + "/standing", path + "/standing"};
  if (act == "reply") {
    return Taken{{.kind = "consult.reply@1", .data = {{"objection", number_or_null(fields, "objection")}}, .words = {{"text", field_like(fields, "reply")}}},
                 path + "/standing", path + "/standing"};
  }
  if (act == "translate") {
    return Taken{{.kind = "consult.translate@1",
                  .data = {{"language", at(fields, "language")},
                           {"machine", at(fields, "machine") == "yes"},
                           {"statement", number_or_null(fields, "statement")}},
                  .words = {{"text", at(fields, "translation")}}},
                 fmt::format("{}/consultation?statement={}", path, at(fields, "statement")),
                 path + "/consultation"};
  }
  if (act != "answer") return std::nullopt;
  return Taken{{.kind = "consult.answer@1", .data = {{"answer", at(fields, "answer")}, {"statement", number_or_null(fields, "statement")}, {"weighty", at(fields, "weighty") == "yes"}}},
               path + "/consultation", path + "/consultation"};
}

json::Object ballot_of(const std::string& answer) {
  if (const auto option = plain_number(answer)) return {{"option", *option}};
  return {{"answer", answer}};
}

constexpr int kMostOptions = 100;

json::Object given_number(const std::string& test, std::optional<std::int64_t> option,
                          const std::string& number) {
  json::Object given{{"number", number}, {"test", test}};
  if (option) given.set("option", *option);
  return given;
}

// The numbers typed beside the options, which count as the options do: without those left empty.
json::Array given_of(const Fields& fields) {
  json::Array given;
  for (int t = 0; fields.contains(fmt::format("given-{}", t)); ++t) {
    const auto test = at(fields, fmt::format("given-{}", t));
    const auto all = fmt::format("given-{}-all", t);
    if (fields.contains(all)) given.push_back(given_number(test, std::nullopt, at(fields, all)));
    std::int64_t option = 0;
    for (int i = 0; i < kMostOptions; ++i) {
      if (at(fields, fmt::format("option-{}", i)).empty()) continue;
      const auto typed = fields.find(fmt::format("given-{}-{}", t, i));
      if (typed != fields.end()) given.push_back(given_number(test, option, typed->second));
      ++option;
    }
  }
  return given;
}

Taken opened_vote(const Fields& fields, const std::string& path) {
  Taken taken{{.kind = "vote.open@1"}, path, path};
  if (!at(fields, "question").empty()) taken.asked.words["question"] = at(fields, "question");
  std::int64_t options = 0;
  for (int i = 0; i < kMostOptions; ++i) {
    const auto label = at(fields, fmt::format("option-{}", i));
    if (!label.empty()) taken.asked.words[fmt::format("option.{}", options++)] = label;
  }
  if (options > 0) taken.asked.data.set("options", options);
  if (fields.contains("given-0")) {
    taken.asked.kind = "vote.open@2";
    taken.asked.data.set("given", given_of(fields));
  }
  return taken;
}

// "2,1,0" of a ranking, as the page that was checked sends it.
Taken cast_vote(const Fields& fields, const std::string& path) {
  const auto text = at(fields, "places");
  if (text.empty())
    return {{.kind = "vote.cast@1", .data = ballot_of(at(fields, "answer"))}, "receipt", path + "/vote"};
  json::Array places;
  for (std::size_t from = 0; from <= text.size() && places.size() <= kMostOptions;) {
    const auto comma = std::min(text.find(',', from), text.size());
    const auto place = plain_number(std::string_view(text).substr(from, comma - from));
    places.push_back(place ? json::Value(*place) : json::Value());
    from = comma + 1;
  }
  return {{.kind = "vote.rank@1", .data = {{"places", std::move(places)}}}, "receipt", path + "/vote"};
}

// Places as they were typed, gaps closed: 1, 4, 4, 9 is 1, 2, 2, 3; an empty field leaves the option out.
std::string places_typed(const Fields& fields) {
  std::vector<std::uint64_t> typed;
  for (int i = 0; i < kMostOptions && fields.contains(fmt::format("place-{}", i)); ++i) {
    const auto text = at(fields, fmt::format("place-{}", i));
    const auto place = text.empty() ? std::optional<std::uint64_t>(0) : plain_number(text);
    if (!place) return {};
    typed.push_back(*place);
  }
  std::set<std::uint64_t> used(typed.begin(), typed.end());
  used.erase(0);
  std::string places;
  for (const auto place : typed) {
    const auto closed = place == 0 ? 0 : std::distance(used.begin(), used.find(place)) + 1;
    places += fmt::format("{}{}", places.empty() ? "" : ",", closed);
  }
  return places;
}

// "decision" becomes a public file that the entry names by its hash (clerk/asked.cpp).
std::optional<Taken> ratification_form(const Fields& fields, std::string_view act, const std::string& path) {
  if (act == "open") return Taken{{.kind = "ratify.open@1"}, path, path};
  if (act == "close") return Taken{{.kind = "ratify.close@1"}, path, path};
  const auto page = path + "/ratification";
  if (act == "withdraw")
    return Taken{{.kind = "ratify.withdraw@1", .data = {{"unit", at(fields, "unit")}}}, page, page};
  if (act != "deposit") return std::nullopt;
  return Taken{{.kind = "ratify.deposit@1",
                .data = {{"additional", at(fields, "beside") != "yes"},
                         {"decided", at(fields, "decided")},
                         {"unit", at(fields, "unit")}},
                .words = {{"decision", at(fields, "decision")}, {"source", at(fields, "source")}}},
               page,
               page};
}

std::optional<Taken> matter_form(const Fields& fields, std::string_view act, const std::string& path) {
  if (act == "sign") return Taken{{.kind = "sign@1"}, path, path};
  if (act == "unsign") return Taken{{.kind = "unsign@1"}, path, path};
  if (act.starts_with("consultation/")) return consultation_form(fields, act.substr(13), path);
  if (act == "text/settle") return Taken{{.kind = "text.settle@1"}, path + "/text", path + "/text"};
  if (act == "text/amend") {
    const auto change = at(fields, "change");
    return Taken{{.kind = "text.amend@1", .data = {{"op", change == "insert" ? "insert after" : change}, {"parent", number_or_null(fields, "parent")}},
                  .words = {{"find", at(fields, "find")}, {"put", change == "delete" ? "" : at(fields, "put")}}},
                 path + "/text", path + "/text"};
  }
  if (act == "vote/open") return opened_vote(fields, path);
  if (act == "vote/cast") return cast_vote(fields, path);
  if (act == "vote/close") return Taken{{.kind = "vote.close@1"}, path, path};
  if (act.starts_with("ratify/")) return ratification_form(fields, act.substr(7), path);
  if (act == "after/commit") {
    return Taken{{.kind = "commit@1", .data = {{"due", at(fields, "due")}}, .words = {{"told_by", at(fields, "measure")}, {"what", at(fields, "what")}}}, path + "/after", path + "/after"};
  }
  if (act == "after/report") {
    const auto state = at(fields, "state");
    return Taken{{.kind = "report@1", .data = {{"commitment", number_or_null(fields, "commitment")}, {"state", state.empty() ? "under way" : state}},
                  .words = {{"text", field_like(fields, "report")}}},
                 path + "/after", path + "/after"};
  }
  if (act == "review/open") return Taken{{.kind = "review.open@1"}, path + "/after", path};
  if (act == "review/answer") return Taken{{.kind = "review.answer@1", .data = {{"answers", answers_of(fields)}}}, path + "/after", path + "/after"};
  return std::nullopt;
}

// The field of the form where these words were typed.
std::string field_of(const Taken& taken, const std::string& words) {
  if (words.empty()) return "find";
  struct Typed {
    std::string_view kind, words, field;
  };
  static constexpr Typed kTyped[] = {{"consult.state@1", "text", "statement"},
                                     {"consult.object@1", "text", "objection"},
                                     {"consult.reply@1", "text", "objections"},
                                     {"consult.translate@1", "text", "translation"},
                                     {"commit@1", "told_by", "measure"}};
  for (const auto& [kind, typed, field] : kTyped)
    if (kind == taken.asked.kind && typed == words) return std::string(field);
  return words;
}

// The card with the statement that an answer, or a translation, was about.
std::optional<view::StatementCard> card_again(const view::Source& source, const Taken& taken) {
  const auto* statement = taken.asked.data.find("statement");
  if (statement == nullptr || statement->number() == nullptr || *statement->number() < 0) return std::nullopt;
  auto card = view::card_view(source, *taken.asked.on, Seq{static_cast<std::uint64_t>(*statement->number())});
  if (!card || taken.asked.kind != "consult.translate@1") return card;
  card->typed_language = *taken.asked.data.find("language")->text();
  card->typed_translation = taken.asked.words.at("text");
  return card;
}

// The page the form came from, with what was refused on top of it.
Answered refused(Visit& visit, const Taken& taken, const Error& error, const std::string& keep_path) {
  const unsigned status = status_of(error);
  const Reading reading(visit);
  auto frame = reading.frame(pages::Place::matters);
  const bool of_field = error.code.starts_with("asked.") || error.code.starts_with("amend.");
  if (of_field) {
    frame.errors.push_back({field_of(taken, error.where), error});
  } else {
    frame.refused = view::RefusedAct{.headline = {"state.refused." + taken.asked.kind.substr(0, taken.asked.kind.find('@'))},
                                     .error = error, .at = Instant{visit.app.setting().clock.wall_ms(), 0},
                                     .record_size = static_cast<std::int64_t>(reading.source().state.size), .keep_path = keep_path, .helps = {}};
  }
  const auto matter = taken.asked.on ? view::matter_view(reading.source(), *taken.asked.on) : std::nullopt;
  const auto& from = taken.from;
  if (from.ends_with("/consultation")) {
    if (const auto card = card_again(reading.source(), taken))
      return page(status, pages::card_page(frame, *card));
  }
  if (from.ends_with("/standing")) {
    if (const auto standing = view::standing_view(reading.source(), *taken.asked.on)) return page(status, pages::standing_page(frame, *standing));
  }
  if (from.ends_with("/text")) {
    if (auto text = view::text_view(reading.source(), *taken.asked.on, {}, {})) {
      const auto typed = [&](const char* field) { return taken.asked.words.contains(field) ? taken.asked.words.at(field) : std::string(); };
      text->typed_find = typed("find"), text->typed_put = typed("put");
      return page(status, pages::text_page(frame, *text));
    }
  }
  if (from.ends_with("/ratification")) {
    if (const auto shown = view::ratification_view(reading.source(), *taken.asked.on))
      return page(status, pages::ratification_page(frame, *shown));
  }
  if (from.ends_with("/after")) {
    if (const auto follow = view::follow_view(reading.source(), *taken.asked.on)) return page(status, pages::follow_page(frame, *follow));
  }
  if (matter) return page(status, pages::matter_page(frame, *matter));
  return page(status, pages::refusal_page(frame));
}

// What the helper answered for a member is not told to her again: she goes on with the statement after it.
std::string after_answer_at_desk(const Visit& visit, const Taken& taken) {
  const auto* answered = taken.asked.data.find("statement");
  const auto shown = visit.body->clerk->shown();
  const auto matter = shown->matters.find(*taken.asked.on);
  if (answered == nullptr || answered->number() == nullptr || matter == shown->matters.end()) return taken.then;
  const auto& held = matter->second.now().consultation;
  if (!held) return taken.then;
  for (const auto& statement : held->statements) {
    if (static_cast<std::int64_t>(statement.seq.value) > *answered->number()) return fmt::format("{}?statement={}", taken.then, statement.seq.value);
  }
  return fmt::format("{}/matter/{}/standing", visit.base(), taken.asked.on->value);
}

Answered enter(Visit& visit, Taken taken, const Fields& fields) {
  taken.asked.id = parse_id<ActId>(at(fields, "id"));
  taken.asked.language = visit.language;
  const auto note = std::make_shared<std::string>();
  const auto entered = clerk::enter(*visit.body, visit.acting(), taken.asked, note);
  if (!entered) {
    std::string keep_path;
    if (!note->empty()) {
      const auto key = to_string(clerk::fresh_act_id());
      visit.app.refusals().put(key, *visit.actor, *note);
      keep_path = visit.base() + "/refusal/" + key + ".txt";
    }
    return refused(visit, taken, entered.error(), keep_path);
  }
  if (taken.then == "receipt") {
    return see_other(fmt::format("{}/receipt/{}?matter={}", visit.base(), entered->seq.value, taken.asked.on ? taken.asked.on->value : 0));
  }
  if (visit.helper && taken.asked.kind == "consult.answer@1") return see_other(after_answer_at_desk(visit, taken));
  return see_other(taken.then);
}

// ---------------------------------------------------------------- raise: similar ones first

Answered raise(Visit& visit, const Fields& fields) {
  const auto title = at(fields, "title"), concern = at(fields, "concern");
  {
    const Reading reading(visit);
    auto again = view::raise_view(reading.source());
    again.title = title, again.concern = concern, again.kind = at(fields, "kind");
    if (at(fields, "seen") != "yes") again.similar = view::similar_matters(reading.source(), title);
    if (!again.similar.empty()) return page(200, pages::raise_page(reading.frame(pages::Place::matters), again));
  }
  clerk::Asked asked{.kind = "raise@1", .data = {{"matter", at(fields, "kind")}}, .words = {{"text", concern.empty() ? title : concern}, {"title", title}}};
  asked.id = parse_id<ActId>(at(fields, "id"));
  asked.language = visit.language;
  const auto raised = clerk::enter(*visit.body, visit.acting(), asked);
  if (raised) return see_other(fmt::format("{}/matter/{}", visit.base(), raised->seq.value));
  const Reading reading(visit);
  auto frame = reading.frame(pages::Place::matters);
  auto error = raised.error();
  frame.errors.push_back({error.where == "title" ? "title" : "concern", std::move(error)});
  auto again = view::raise_view(reading.source());
  again.title = title, again.concern = concern, again.kind = at(fields, "kind");
  return page(status_of(raised.error()), pages::raise_page(frame, again));
}

Answered check_ballot(Visit& visit, Seq matter, const Fields& fields) {
  const Reading reading(visit);
  auto frame = reading.frame(pages::Place::matters);
  auto ballot = view::ballot_view(reading.source(), matter);
  const bool ranked = ballot && ballot->ranked;
  const auto chosen = ranked ? places_typed(fields) : at(fields, "answer");
  if (const auto check = view::ballot_check_view(reading.source(), matter, chosen)) {
    return page(200, pages::ballot_check_page(frame, *check));
  }
  frame.errors.push_back(
      {ranked ? "place-0" : "answer", make_error(ranked ? "request.places" : "request.choose_one")});
  for (std::size_t i = 0; ranked && i < ballot->options.size(); ++i)
    ballot->typed.push_back(at(fields, fmt::format("place-{}", i)));
  return ballot ? page(422, pages::ballot_page(frame, *ballot)) : not_found(visit);
}

struct OfficersForm {
  std::string_view path, kind;  // kind: the act that may be asked a code for; empty: nothing is entered
  Answered (*take)(Visit& visit, const Fields& fields);
};
constexpr OfficersForm kOfficers[] = {{"/roll/import/match", "", match_import},
                                      {"/roll/import/confirm", "roll.commit@1", confirm_import},
                                      {"/roll/code", "access.issued@1", issue_codes},
                                      {"/roll/revert", "roll.revert@1", revert_roll},
                                      {"/erase", "erased@1", erase}};

struct FileForm {
  std::string_view path;
  bool officers;
  Answered (*take)(Visit& visit, Upload upload);
  Answered (*refused)(Visit& visit, const Error& error);
};
constexpr FileForm kFiles[] = {{"/roll/import", true, preview_import, import_refused},
                               {"/charter/draft", false, compare_draft, draft_refused}};

}  // namespace

Answered take_form(Visit& visit) {
  if (!visit.actor) return see_other("/sign-in?to=" + visit.base() + "/");
  const auto* file = std::ranges::find(kFiles, std::string_view(visit.tail), &FileForm::path);
  const bool upload = file != std::end(kFiles);
  Upload received;
  if (upload) {
    auto read = read_upload(visit.asking.header("content-type"), visit.asking.body);
    if (!read) return file->refused(visit, read.error());
    received = *std::move(read);
  } else {
    auto read = read_fields(visit.asking.body);
    if (!read) return problem(visit, 400, read.error());
    received.fields = *std::move(read);
  }
  auto& fields = received.fields;
  if (!visit.app.setting().access.is_form_token(visit.token, at(fields, "token"))) {
    const Reading reading(visit);
    auto frame = reading.frame(pages::Place::none);
    frame.errors.push_back({"token", make_error("request.form_too_old")});
    return page(403, pages::refusal_page(frame));
  }
  std::int64_t wait_s = 0;
  if (!visit.app.acts().take(visit.asking.address + to_string(*visit.actor), visit.app.setting().clock.wall_ms(), &wait_s)) {
    return page(429, pages::too_many_page(outer_frame(visit), wait_s));
  }
  if (visit.tail == "/confirm") {
    if (auto answer = go_on(visit, fields)) return *std::move(answer);
  }
  const std::string_view tail = visit.tail;
  if (upload) {
    if (file->officers && visit.reader != clerk::Reader::officer) return not_found(visit);
    return file->take(visit, std::move(received));
  }
  for (const auto& [path, kind, take] : kOfficers) {
    if (tail != path) continue;
    if (visit.reader != clerk::Reader::officer) return not_found(visit);
    return must_confirm(visit, kind) ? ask_again(visit, kind, fields) : take(visit, fields);
  }
  if (tail == "/account/codes/void") return void_codes(visit);
  if (tail == "/raise") return raise(visit, fields);
  if (!tail.starts_with("/matter/")) return not_found(visit);
  const auto rest = tail.substr(8);
  const auto slash = std::min(rest.find('/'), rest.size());
  const auto matter = plain_number(rest.substr(0, slash));
  if (!matter || slash == rest.size()) return not_found(visit);
  const auto act = rest.substr(slash + 1);
  if (act == "vote/check") return check_ballot(visit, Seq{*matter}, fields);
  auto taken = matter_form(fields, act, fmt::format("{}/matter/{}", visit.base(), *matter));
  if (!taken) return not_found(visit);
  if (must_confirm(visit, taken->asked.kind)) return ask_again(visit, taken->asked.kind, fields);
  taken->asked.on = Seq{*matter};
  return enter(visit, *std::move(taken), fields);
}

}  // namespace plenary::server
