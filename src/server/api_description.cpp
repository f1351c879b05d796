// OpenAPI 3.1, made from the table of routes, the view structs and the kinds of acts.
#include "server/api.h"
#include "view/json.h"

namespace plenary::server {
namespace {

json::Value reference(const std::string& name) { return json::Object{{"$ref", "#/components/schemas/" + name}}; }
json::Object text_form() { return {{"type", "string"}}; }
json::Object whole_number() { return {{"minimum", 0}, {"type", "integer"}}; }
json::Object with_pattern(const char* pattern) { return {{"pattern", pattern}, {"type", "string"}}; }

json::Object closed_object(json::Object properties, bool all_required = true) {
  json::Array required;
  for (const auto& [name, _] : properties.members()) {
    if (all_required) required.push_back(name);
  }
  return {{"additionalProperties", false}, {"properties", std::move(properties)}, {"required", std::move(required)}, {"type", "object"}};
}

json::Object form_of(Parameter::Form form) {
  switch (form) {
    case Parameter::Form::seq: return whole_number();
    case Parameter::Form::day: return {{"format", "date"}, {"type", "string"}};
    case Parameter::Form::actor: return with_pattern("^[A-Za-z0-9_-]{16}$");
    case Parameter::Form::act: return with_pattern("^[A-Za-z0-9_-]{22}$");
    case Parameter::Form::trust: return {{"enum", json::Array(view::kTrustWords.begin(), view::kTrustWords.end())}, {"type", "string"}};
    case Parameter::Form::text:
    case Parameter::Form::token: return {{"maxLength", 1000}, {"type", "string"}};
  }
  return {};
}

// Who types for a member names her; the clerk takes it of a helper, and of what a member does alone.
json::Object desk_schema() {
  auto desk = closed_object({{"for", form_of(Parameter::Form::actor)}});
  desk.set("description", "typed at the desk for this member, by who is signed in");
  return desk;
}

// What an act of this kind holds: words of the charter, ids, dates and numbers, and what a person typed.
json::Object act_schema(const body::KindForm& kind) {
  json::Object data, words, patterns;
  json::Array data_needed, words_needed;
  for (const auto& field : kind.data) {
    data.set(field.name, json::Object{{"description", field.form}});
    if (!field.optional) data_needed.push_back(field.name);
  }
  for (const auto& held : kind.held) {
    if (held.repeated) {
      patterns.set("^" + std::string(held.name) + "\\.[0-9]+$", text_form());
      continue;
    }
    words.set(std::string(held.name), text_form());
    const bool made_here = kind.kind == "text.amend@1" && held.name == "text";  // the clerk works it out
    if (held.required && !made_here) words_needed.push_back(std::string(held.name));
  }
  if (kind.kind == "ratify.deposit@1") {  // the clerk makes the public file, and names it
    words.set("decision", text_form());
    std::erase_if(data_needed, [](const json::Value& name) { return *name.text() == "evidence"; });
  }
  return {{"properties",
           json::Object{{"data", json::Object{{"additionalProperties", false}, {"properties", std::move(data)}, {"required", std::move(data_needed)}, {"type", "object"}}},
                        {"desk", desk_schema()},
                        {"id", form_of(Parameter::Form::act)},
                        {"kind", json::Object{{"const", kind.kind}}},
                        {"language", text_form()},
                        {"on", json::Object{{"minimum", 0}, {"type", json::Array{"integer", "null"}}}},
                        {"words", json::Object{{"additionalProperties", false}, {"patternProperties", std::move(patterns)}, {"properties", std::move(words)},
                                               {"required", std::move(words_needed)}, {"type", "object"}}}}},
          {"additionalProperties", false},
          {"required", json::Array{"kind"}},
          {"type", "object"}};
}

void add_acts(json::Object& schemas) {
  json::Array kinds;
  for (const auto& kind : body::all_kinds()) {
    const std::string name = "Act." + kind.kind.substr(0, kind.kind.find('@')) + "." + kind.kind.substr(kind.kind.find('@') + 1);
    schemas.set(name, act_schema(kind));
    kinds.push_back(reference(name));
  }
  schemas.set("ActAsked", json::Object{{"oneOf", std::move(kinds)}});
}

json::Object all_schemas() {
  auto schemas = view::schemas();
  add_acts(schemas);
  const json::Object any{{"type", "object"}};
  schemas.set("ActAdmitted", closed_object({{"at", json::Object{{"format", "date-time"}, {"type", "string"}}},
                                            {"repeated", json::Object{{"type", "boolean"}}}, {"seq", whole_number()}}));
  schemas.set("CodeShown", closed_object({{"code", text_form()}}));
  schemas.set("Confirmed", closed_object({{"minutes", whole_number()}}));
  schemas.set("MadeVoid", closed_object({{"made_void", whole_number()}}));
  schemas.set("WholeEntry", closed_object({{"entry", any}, {"row", reference("EntryRow")}, {"seq", whole_number()}}));
  schemas.set("OwnAccount", closed_object({{"account", reference("Account")}, {"form_token", text_form()}}));
  schemas.set("Description", any);
  const json::Object params{{"additionalProperties", json::Object{{"type", json::Array{"string", "integer"}}}}, {"type", "object"}};
  json::Object cause{{"article", text_form()}, {"because", json::Object{{"items", reference("Cause")}, {"type", "array"}}},
                     {"code", text_form()}, {"detail", text_form()}, {"params", params}, {"where", text_form()}};
  schemas.set("Cause", closed_object(cause));
  cause.set("status", whole_number());
  cause.set("title", text_form());
  cause.set("type", text_form());
  schemas.set("Problem", closed_object(cause));
  return schemas;
}

json::Value content(const std::string& media_type, json::Value schema) {
  return json::Object{{media_type, json::Object{{"schema", std::move(schema)}}}};
}

const char* says_of(unsigned status) {
  switch (status) {
    case 200: return "As asked";
    case 201: return "Entered";
    case 304: return "Not changed";
    default: return "Refused, with its reason";
  }
}

json::Value answer_of(const Route& route, unsigned status) {
  json::Object answer{{"description", says_of(status)}};
  if (status >= 400) answer.set("content", content("application/problem+json", reference("Problem")));
  if (status < 300) {
    const bool media = route.answers.find('/') != route.answers.npos;
    answer.set("content", media ? content(route.answers, text_form()) : content("application/json", reference(route.answers)));
  }
  return answer;
}

json::Value described(const Route& route) {
  static constexpr const char* kIn[] = {"path", "query", "header"};
  json::Array parameters;
  for (const auto& parameter : route.parameters) {
    parameters.push_back(json::Object{{"description", parameter.says}, {"in", kIn[static_cast<int>(parameter.in)]}, {"name", parameter.name},
                                      {"required", parameter.in == Parameter::In::path}, {"schema", form_of(parameter.form)}});
  }
  json::Object responses;
  for (const unsigned status : route.statuses) responses.set(std::to_string(status), answer_of(route, status));
  json::Object operation{{"operationId", route.id}, {"parameters", std::move(parameters)}, {"responses", std::move(responses)}, {"summary", route.summary}};
  if (!route.asks.empty()) operation.set("requestBody", json::Object{{"content", content("application/json", reference(route.asks))}, {"required", true}});
  return operation;
}

}  // namespace

json::Value api_description(const Visit& visit) {
  json::Object paths;
  for (const auto& route : api_routes()) {
    const auto* known = paths.find(route.path);
    json::Object path = known != nullptr ? *known->object() : json::Object();
    path.set(route.method == "GET" ? "get" : "post", described(route));
    paths.set(route.path, std::move(path));
  }
  const json::Object session{{"description", "The cookie of the session, as pages have it"}, {"in", "cookie"},
                             {"name", visit.app.setting().secure_cookies ? "__Host-plenary" : "plenary"}, {"type", "apiKey"}};
  return json::Object{
      {"components", json::Object{{"schemas", all_schemas()}, {"securitySchemes", json::Object{{"session", session}}}}},
      {"info", json::Object{{"license", json::Object{{"identifier", "MIT"}, {"name", "MIT"}}}, {"title", visit.body->clerk->shown()->rules().name}, {"version", "1"}}},
      {"openapi", "3.1.0"},
      {"paths", std::move(paths)},
      {"security", json::Array{json::Object{}, json::Object{{"session", json::Array{}}}}},
      {"servers", json::Array{json::Object{{"url", visit.base() + "/api/v1"}}}},
  };
}

}  // namespace plenary::server
