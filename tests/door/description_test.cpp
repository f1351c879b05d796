// The description of the API is true: each answer has the properties and types that its schema names, and no
// others; each request that is taken fits the schema of requests.
#include <set>

#include "door/hall.h"
#include "door/schema.h"

using namespace plenary;
using namespace plenary::hall;

namespace {

const json::Value& at(const json::Value& value, std::initializer_list<const char*> path) {
  const auto* here = &value;
  for (const char* name : path) {
    REQUIRE_MESSAGE(here->object() != nullptr, name);
    here = here->object()->find(name);
    REQUIRE_MESSAGE(here != nullptr, name);
  }
  return *here;
}

struct Described {
  Hall hall;
  json::Value description = parsed(hall.look("/api/v1/openapi.json"));
  Schemas schemas{description};
  Seq matter_of_story = {};
  std::set<std::string> answered;  // "GET /matters/{seq} 200"

  // The answer is one that the description names, of its media type, and fits its schema.
  json::Value fits(const std::string& method, const std::string& path, const server::Answered& answer) {
    CAPTURE(path);
    CAPTURE(answer.status);
    const auto& operation =
        at(description, {"paths", path.c_str(), method == "GET" ? "get" : "post", "responses"});
    const auto* response = operation.object()->find(std::to_string(answer.status));
    REQUIRE_MESSAGE(response != nullptr, answer.body.substr(0, 300));
    answered.insert(fmt::format("{} {} {}", method, path, answer.status));
    const auto& media = at(*response, {"content"}).object()->members().front();
    CHECK(media.first == answer.content_type);
    auto value = parsed(answer);
    for (const auto& wrong : schemas.differences(value, at(media.second, {"schema"})))
      FAIL_CHECK(wrong);
    return value;
  }

  [[nodiscard]] std::vector<std::uint64_t> asked_for(const std::string& path) {
    if (path.find("{seq}") == path.npos || path.starts_with("/receipts")) return {hall.matter.value};
    std::vector<std::uint64_t> entries{0, hall.matter.value, hall.matter.value + 1, hall.size()};
    if (matter_of_story.value != 0) entries.push_back(matter_of_story.value);
    for (std::uint64_t seq = 0; path == "/entries/{seq}" && seq < hall.size(); ++seq)
      entries.push_back(seq);
    return entries;
  }
  // Every GET of the description, with the entries of the record in its path.  A receipt waits for a
  // checkpoint: one is enough.
  void look_everywhere(const std::string& session) {
    for (const auto& [path, methods] : at(description, {"paths"}).object()->members()) {
      if (methods.object()->find("get") == nullptr || path == "/events") continue;
      const auto place = path.find("{seq}");
      for (const std::uint64_t seq : asked_for(path)) {
        auto target = path;
        if (place != path.npos) target.replace(place, 5, std::to_string(seq));
        fits("GET", path, hall.look("/api/v1" + target, session));
      }
    }
  }

  server::Answered post(const std::string& path, const std::string& session, const json::Value& body) {
    return hall.ask(
        "POST", "/b/riverside/api/v1" + path, session, json::print(body),
        {{"content-type", "application/json"}, {"x-plenary-form", hall.access.form_token(session)}});
  }
  json::Value act(const std::string& session, json::Object body) {
    body.set("id", to_string(crypto::random_id<ActId>()));
    const auto answer = post("/acts", session, body);
    if (answer.status < 300) {
      for (const auto& wrong :
           schemas.differences(body, at(description, {"components", "schemas", "ActAsked"})))
        FAIL_CHECK(wrong);
    }
    return fits("POST", "/acts", answer);
  }
};

}  // namespace

TEST_CASE("every answer of the API has what the description says, and nothing else") {
  Described it;
  auto& hall = it.hall;
  const auto looked_at = [&] {
    it.look_everywhere({});
    it.look_everywhere(hall.token("riverside", hall.garden.secretary()));
    it.look_everywhere(hall.token("riverside", hall.garden.members()[8].id));
  };
  looked_at();
  it.matter_of_story = hall.garden.story(hall.clock);
  looked_at();
  hall.clock.move_to(garden::noon("2027-06-05"));  // a promise missed, the matter opened again
  REQUIRE(hall.garden.keeper().settle().has_value());
  looked_at();
  for (const char* answered :
       {"GET /matters/{seq}/result 200", "GET /matters/{seq}/follow 200", "GET /matters/{seq}/text 200",
        "GET /receipts/{seq} 200", "GET /account 401", "GET /account 200", "GET /matters/{seq} 404"}) {
    CHECK_MESSAGE(it.answered.contains(answered), std::string(answered));
  }
}

TEST_CASE("acts, refusals and what is open for a while have what the description says") {
  Described it;
  auto& hall = it.hall;
  const auto officer = [&] { return hall.token("riverside", hall.garden.secretary()); };
  const auto member = [&](std::size_t n) { return hall.token("riverside", hall.garden.members()[n].id); };
  const auto on = static_cast<std::int64_t>(hall.matter.value);
  const auto plain = [&](const char* kind) { return json::Object{{"kind", kind}, {"on", on}}; };
  for (const std::size_t n : {1, 2})
    it.act(member(n), plain("sign@1"));
  it.act(member(2), plain("consult.close@1"));  // refused, with its reasons
  it.act(officer(), plain("consult.open@1"));
  auto stated = plain("consult.state@1");
  stated.set("words", json::Object{{"text", "By the pond"}});
  it.act(member(3), stated);
  const auto statement = static_cast<std::int64_t>(hall.size() - 1);
  for (std::size_t n = 0; n < 7; ++n) {
    auto answer = plain("consult.answer@1");
    answer.set("data", json::Object{{"answer", "agree"}, {"statement", statement}, {"weighty", n == 2}});
    it.act(member(n), answer);
  }
  it.look_everywhere(member(4));
  it.look_everywhere(member(8));                // who has a statement to answer
  it.act(member(5), plain("consult.close@1"));  // an act of an office
  it.act(officer(), plain("consult.close@1"));  // too early: the gate's shortfalls
  hall.clock.move_to(garden::noon("2027-03-16"));
  it.act(officer(), plain("consult.close@1"));
  hall.clock.move_to(garden::noon("2027-03-22"));
  it.look_everywhere(officer());
  it.act(officer(), plain("vote.open@1"));
  it.look_everywhere(member(4));
  auto cast = plain("vote.cast@1");
  cast.set("data", json::Object{{"answer", "yes"}});
  it.act(member(4), cast);
  for (const char* answered : {"GET /matters/{seq}/card 200", "GET /matters/{seq}/ballot 200",
                               "POST /acts 201", "POST /acts 422", "POST /acts 403"}) {
    CHECK_MESSAGE(it.answered.contains(answered), std::string(answered));
  }
  it.fits("POST", "/confirm", it.post("/confirm", officer(), json::Object{{"code", "AAAA"}}));
  const auto code = *hall.access.issue("riverside", hall.garden.secretary(), clerk::CodeChannel::screen);
  it.fits("POST", "/confirm", it.post("/confirm", officer(), json::Object{{"code", code}}));
  it.fits("POST", "/acts", it.post("/acts", officer(), json::Object{{"kind", 5}}));
  auto typed = cast;
  typed.set("desk", json::Object{{"for", to_string(hall.garden.members()[6].id)}});
  it.act(officer(), typed);
  it.fits("POST", "/account/codes/void", it.post("/account/codes/void", member(4), json::Object()));
  CHECK(it.answered.contains("POST /account/codes/void 200"));
}

TEST_CASE(
    "an answer that lacks a property, has one more, or one of another type, differs from its description") {
  Described it;
  const auto view = parsed(it.hall.look("/api/v1/record"));
  const json::Object schema{{"$ref", "#/components/schemas/Record"}};
  REQUIRE(it.schemas.differences(view, schema).empty());
  for (const auto& [name, part] : view.object()->members()) {
    json::Object without, other = *view.object();
    for (const auto& [kept, value] : view.object()->members()) {
      if (kept != name) without.set(kept, value);
    }
    CHECK_MESSAGE(!it.schemas.differences(without, schema).empty(), name);
    other.set(name, json::Object{{"unheard of", 1}});
    CHECK_MESSAGE(!it.schemas.differences(other, schema).empty(), name);
  }
  auto more = *view.object();
  more.set("more", 1);
  CHECK(it.schemas.differences(more, schema) == std::vector<std::string>{"/more: not described"});
}
