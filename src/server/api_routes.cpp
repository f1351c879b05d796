// The table of routes, and how each GET is answered.
#include <fmt/format.h>

#include "pages/parts.h"
#include "server/api.h"
#include "server/gathered.h"
#include "view/json.h"

namespace plenary::server {
namespace {

using Form = Parameter::Form;
using In = Parameter::In;

std::optional<Seq> seq_at(const Call& call, const char* name) {
  const auto number = number_at(call.visit.query, name);
  return number ? std::optional(Seq{*number}) : std::nullopt;
}

view::Say say_of(const pages::Frame& frame) {
  return [&frame](const view::Said& said) { return pages::said(frame, said); };
}

// What was read, in words of the asker's language; 404 where there is no such thing.
template <class View>
Answered shown(Call& call, const Reading& reading, const std::optional<View>& view) {
  if (!view) return not_found(call.visit);
  const auto frame = reading.frame(pages::Place::none);
  return json_answer(200, view::to_json(*view, say_of(frame)));
}

// The next page of a list: the page's own address, below the API's.
template <class View>
Answered listed(Call& call, const Reading& reading, const View& view) {
  const auto api_path = [&](const std::string& path) { return call.visit.base() + "/api/v1" + path.substr(call.visit.base().size()); };
  std::string links;
  if (!view.paging.older.empty()) links += fmt::format("<{}>; rel=\"next\"", api_path(view.paging.older));
  if (!view.paging.newer.empty()) links += fmt::format("{}<{}>; rel=\"prev\"", links.empty() ? "" : ", ", api_path(view.paging.newer));
  if (!links.empty()) call.headers.emplace_back("Link", links);
  return shown(call, reading, std::optional(view));
}

Answered sign_in_first(const Call& call) {
  auto answer = problem(call.visit, 401, make_error("request.sign_in_first"));
  answer.headers.emplace_back("WWW-Authenticate", "Cookie realm=\"sign-in\"");
  return answer;
}

template <class Make>
Answered read(Call& call, Make make) {
  const Reading reading(call.visit);
  return shown(call, reading, make(reading.source()));
}

Answered desk(Call& call) {
  if (!call.visit.actor) return sign_in_first(call);
  return read(call, [](const auto& source) { return std::optional(view::desk_view(source)); });
}

Answered matters(Call& call) {
  const Reading reading(call.visit);
  return listed(call, reading, view::matters_view(reading.source(), seq_at(call, "before")));
}

Answered ways_to_raise(Call& call) {
  return read(call, [&](const auto& source) {
    auto raise = view::raise_view(source);
    raise.similar = view::similar_matters(source, at(call.visit.query, "title"));
    return std::optional(std::move(raise));
  });
}

Answered roll(Call& call) {
  const Reading reading(call.visit);
  const auto& query = call.visit.query;
  return listed(call, reading, view::roll_view(reading.source(), {.as_of = parse_day(at(query, "as_of")), .find = at(query, "find"),
                                                                  .after = parse_id<ActorId>(at(query, "after"))}));
}

Answered record(Call& call) {
  const Reading reading(call.visit);
  return listed(call, reading, whole_record_view(call.visit, reading, record_query(call.visit.query)));
}

Answered one_entry(Call& call) {
  const Reading reading(call.visit);
  const auto bytes = entries_of(call.visit)(call.seq);
  const auto row = bytes ? view::entry_row(reading.source(), call.seq, *bytes) : std::nullopt;
  if (!row) return not_found(call.visit);
  const auto entry = json::parse(*bytes, json::Form::canonical);
  if (!entry) return problem(call.visit, 503, entry.error());
  const auto frame = reading.frame(pages::Place::none);
  return json_answer(200, json::Object{{"entry", *entry}, {"row", view::to_json(*row, say_of(frame))}, {"seq", call.seq.value}});
}

Answered receipt(Call& call) {
  auto proof = proof_of(call.visit, call.seq);
  const Reading reading(call.visit);
  return shown(call, reading, receipt_view(call.visit, reading, call.seq, std::move(proof)));
}

Answered account(Call& call) {
  if (!call.visit.actor) return sign_in_first(call);
  const Reading reading(call.visit);
  const auto frame = reading.frame(pages::Place::none);
  const auto account = account_view(call.visit, reading);
  return json_answer(200, json::Object{{"account", view::to_json(account, say_of(frame))}, {"form_token", account.sign_out.token}});
}

const Parameter kSeq{"seq", In::path, Form::seq, "the entry that made it"};

std::vector<Route> made_routes() {
  using view::Source;
  // clang-format off: one row a route
  const std::vector<unsigned> open{200, 304, 400}, one{200, 304, 400, 404}, own{200, 304, 401};
  return {
      {"GET", "/desk", "desk", "What waits for you", {}, "", "Desk", own, desk},
      {"GET", "/matters", "matters", "All matters, those ended in pages", {{"before", In::query, Form::seq, "cursor: ended ones raised before this"}}, "", "Matters", open, matters},
      {"GET", "/raise", "raise", "How a matter is raised; with a title, matters like it", {{"title", In::query, Form::text, "what it would be called"}}, "", "Raise", open, ways_to_raise},
      {"GET", "/matters/{seq}", "matter", "One matter: its steps, laws, conditions, and what you may do", {kSeq}, "", "Matter", one,
       [](Call& call) { return read(call, [&](const Source& source) { return view::matter_view(source, call.seq); }); }},
      {"GET", "/matters/{seq}/consultation", "consultation", "Where everybody stands",
       {kSeq, {"consultation", In::query, Form::seq, "the entry that opened it; else the newest"}}, "", "Standing", one,
       [](Call& call) { return read(call, [&](const Source& source) { return view::standing_view(source, call.seq, seq_at(call, "consultation")); }); }},
      {"GET", "/matters/{seq}/card", "card", "A statement to answer: the one asked for, else the first you have not answered",
       {kSeq, {"statement", In::query, Form::seq, "a statement's entry"}}, "", "StatementCard", one,
       [](Call& call) { return read(call, [&](const Source& source) { return view::card_view(source, call.seq, seq_at(call, "statement")); }); }},
      {"GET", "/matters/{seq}/text", "text", "The text, its versions, and the words that changed between two",
       {kSeq, {"from", In::query, Form::seq, "a version's entry"}, {"to", In::query, Form::seq, "a later version's entry"}}, "", "TextPage", one,
       [](Call& call) { return read(call, [&](const Source& source) { return view::text_view(source, call.seq, seq_at(call, "from"), seq_at(call, "to")); }); }},
      {"GET", "/matters/{seq}/opening", "opening", "What opening a vote between options asks for, for who may open it", {kSeq}, "", "VoteOpening", one,
       [](Call& call) { return read(call, [&](const Source& source) { return view::vote_opening_view(source, call.seq); }); }},
      {"GET", "/matters/{seq}/ballot", "ballot", "The open vote: its question, options and rule", {kSeq}, "", "Ballot", one,
       [](Call& call) { return read(call, [&](const Source& source) { return view::ballot_view(source, call.seq); }); }},
      {"GET", "/matters/{seq}/result", "result", "The outcome with each test's numbers",
       {kSeq, {"vote", In::query, Form::seq, "the entry that opened it; else the newest"}}, "", "Result", one,
       [](Call& call) { return read(call, [&](const Source& source) { return view::result_view(source, call.seq, seq_at(call, "vote")); }); }},
      {"GET", "/matters/{seq}/ratification", "ratification", "Which member bodies have deposited, what is needed, who is missing", {kSeq}, "", "Ratification", one,
       [](Call& call) { return read(call, [&](const Source& source) { return view::ratification_view(source, call.seq); }); }},
      {"GET", "/matters/{seq}/follow", "follow", "What became of a decision: promises, reports, the members' judgement", {kSeq}, "", "Follow", one,
       [](Call& call) { return read(call, [&](const Source& source) { return view::follow_view(source, call.seq); }); }},
      {"GET", "/roll", "roll", "The roll as of a day, in pages",
       {{"as_of", In::query, Form::day, "a day"}, {"find", In::query, Form::text, "part of a name"}, {"after", In::query, Form::actor, "cursor"}}, "", "RollPage", open, roll},
      {"GET", "/charter", "charter", "The charter in force, article by article", {}, "", "Charter", open,
       [](Call& call) { return read(call, [](const Source& source) { return std::optional(view::charter_view(source)); }); }},
      {"GET", "/record", "record", "The record: its head and its entries, newest first, in pages",
       {{"before", In::query, Form::seq, "cursor: entries before this"}, {"from", In::query, Form::seq, "the first entry"}, {"to", In::query, Form::seq, "the last entry"},
        {"find", In::query, Form::text, "only entries with these words, of those you may read"}, {"who", In::query, Form::text, "part of the name of who acted or typed, or an actor's id"},
        {"class", In::query, Form::trust, "how the clerk knew who acted"}}, "", "Record", open, record},
      {"GET", "/entries/{seq}", "entry", "One entry as it is stored, and as people read it", {kSeq}, "", "WholeEntry", one, one_entry},
      {"GET", "/receipts/{seq}", "receipt", "The receipt of an entry, with its proof", {kSeq, {"matter", In::query, Form::seq, "the matter it belongs to"}}, "", "Receipt", one, receipt},
      {"GET", "/account", "account", "Your own acts, sessions and codes, and the token that forms carry", {}, "", "OwnAccount", own, account},
      {"GET", "/events", "events", "Server-sent events: each entry as it is committed; the event's id is the entry's",
       {{"matter", In::query, Form::seq, "only this matter's"}, {"from", In::query, Form::seq, "the first entry wanted"}, {"Last-Event-ID", In::header, Form::seq, "the last entry seen"}},
       "", "text/event-stream", {200, 400}, [](Call& call) { return answer_events(call.visit); }},
      {"GET", "/openapi.json", "openapi", "This description", {}, "", "Description", {200, 304}, [](Call& call) { return json_answer(200, api_description(call.visit)); }},
      {"POST", "/acts", "act", "Acts: what is admitted is an entry, what is refused says why",
       {{"Idempotency-Key", In::header, Form::act, "the act's id, if the body does not give it"}, {"X-Plenary-Form", In::header, Form::token, "the token of GET /account"}},
       "ActAsked", "ActAdmitted", {200, 201, 400, 401, 403, 404, 409, 413, 415, 422, 429, 503}, take_act},
      {"POST", "/account/codes/void", "void_codes", "Makes every code of yours that is not used void, in all bodies of this server",
       {{"X-Plenary-Form", In::header, Form::token, "the token of GET /account"}}, "", "MadeVoid", {200, 400, 401, 403, 503}, take_void},
      {"POST", "/confirm", "confirm", "A sign-in code shown again, which acts of an office ask for",
       {{"X-Plenary-Form", In::header, Form::token, "the token of GET /account"}}, "CodeShown", "Confirmed", {200, 400, 401, 403, 415, 422, 429}, take_code},
  };
  // clang-format on
}

}  // namespace

const std::vector<Route>& api_routes() {
  static const std::vector<Route> routes = made_routes();
  return routes;
}

}  // namespace plenary::server
