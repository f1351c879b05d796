// From a request to its route; what holds for all routes is done here.
#include "server/api.h"

#include <fmt/format.h>

#include <algorithm>

#include "crypto/sha256.h"

namespace plenary::server {
namespace {

std::vector<std::string_view> parts_of(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    path.remove_prefix(1);  // its slash
    const auto end = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return parts;
}

// Whether the path is the route's; `seq` is what stands for "{seq}".
bool fits(const Route& route, std::string_view path, Seq& seq) {
  const auto wanted = parts_of(route.path), given = parts_of(path);
  if (wanted.size() != given.size()) return false;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (wanted[i] == given[i]) continue;
    const auto number = wanted[i] == "{seq}" ? plain_number(given[i]) : std::nullopt;
    if (!number) return false;
    seq = Seq{*number};
  }
  return true;
}

bool well_formed(const Parameter& parameter, const std::string& value) {
  switch (parameter.form) {
    case Parameter::Form::seq: return plain_number(value).has_value();
    case Parameter::Form::day: return parse_day(value).has_value();
    case Parameter::Form::actor: return parse_id<ActorId>(value).has_value();
    case Parameter::Form::act: return parse_id<ActId>(value).has_value();
    case Parameter::Form::trust: return std::ranges::find(view::kTrustWords, value) != view::kTrustWords.end();
    case Parameter::Form::text:
    case Parameter::Form::token: return value.size() <= 1000;
  }
  return false;
}

const Parameter* malformed(const Route& route, const Visit& visit) {
  for (const auto& parameter : route.parameters) {
    const bool header = parameter.in == Parameter::In::header;
    if (parameter.in == Parameter::In::path) continue;
    std::string name = parameter.name;
    if (header) std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto value = header ? std::string(visit.asking.header(name)) : at(visit.query, name);
    const bool given = header ? !value.empty() : visit.query.contains(name);
    if (given && !well_formed(parameter, value)) return &parameter;
  }
  return nullptr;
}

// GET answers carry a tag, so that an unchanged one need not be sent again.
void tag(Answered& answer, const Asking& asking) {
  if (answer.status != 200 || answer.stream) return;
  const std::string tag = "\"" + to_hex(view_of(crypto::sha256(answer.body))).substr(0, 32) + "\"";
  std::erase_if(answer.headers, [](const auto& header) { return header.first == "Cache-Control"; });
  answer.headers.emplace_back("ETag", tag);
  answer.headers.emplace_back("Cache-Control", "private, no-cache");
  answer.headers.emplace_back("Vary", "Accept-Language, Cookie");
  if (asking.header("if-none-match") != tag) return;
  answer.status = 304;
  answer.content_type.clear();
  answer.body.clear();
}

Answered take(const Route& route, Call& call) {
  if (const auto* wrong = malformed(route, call.visit)) return problem(call.visit, 400, make_error("request.parameter", {.where = wrong->name}));
  auto answer = route.take(call);
  if (route.method == "GET") tag(answer, call.visit.asking);
  answer.headers.insert(answer.headers.end(), call.headers.begin(), call.headers.end());
  return answer;
}

}  // namespace

Answered answer_api(Visit& visit) {
  const auto path = std::string_view(visit.tail).substr(7);
  const std::string_view method = visit.asking.method == "HEAD" ? "GET" : std::string_view(visit.asking.method);
  std::string allowed;
  for (const auto& route : api_routes()) {
    Call call{visit};
    if (!fits(route, path, call.seq)) continue;
    if (route.method == method) return take(route, call);
    allowed += (allowed.empty() ? "" : ", ") + (route.method == "GET" ? std::string("GET, HEAD") : route.method);
  }
  if (allowed.empty()) return not_found(visit);
  auto answer = problem(visit, 405, make_error("request.method"));
  answer.headers.emplace_back("Allow", allowed);
  return answer;
}

}  // namespace plenary::server
