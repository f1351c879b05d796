// The API: the pages' views as JSON, and acts.  One table of routes makes the dispatch and the description of
// the API, so that the two cannot differ.
//
//     GET  /b/riverside/api/v1/matters/5        {"seq":5,"stage":{"code":...,"text":"In consultation."},...}
//     POST /b/riverside/api/v1/acts             {"data":{},"id":"...","kind":"sign@1","on":5,"words":{}}
//     POST /b/riverside/api/v1/acts             {"desk":{"for":"<actor>"},...}: typed for a member at the desk
//     GET  /b/riverside/api/v1/openapi.json     OpenAPI 3.1
//
// Signed in by the session's cookie, as pages are.  A POST shows that it comes from the same site: by the token
// of GET /account in `X-Plenary-Form`, or by the browser's own word (Sec-Fetch-Site: same-origin) on JSON.  Never
// with CORS.  Refusals are problem details (RFC 9457); lists have Link headers (RFC 8288); answers have ETags.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "server/visit.h"

namespace plenary::server {

struct Call {
  Visit& visit;
  Seq seq = {};                                   // of the path, where it has one
  std::vector<std::pair<std::string, std::string>> headers = {};  // to be sent whatever the answer
};

struct Parameter {
  enum class In { path, query, header };
  enum class Form { seq, day, actor, act, text, trust, token };
  std::string name;
  In in = In::query;
  Form form = Form::text;
  std::string says;
};

struct Route {
  std::string method, path;  // "/matters/{seq}/text"
  std::string id, summary;
  std::vector<Parameter> parameters;
  std::string asks = {};      // schema of the body
  std::string answers;        // schema, or a media type
  std::vector<unsigned> statuses;
  Answered (*take)(Call& call);
};

[[nodiscard]] const std::vector<Route>& api_routes();
[[nodiscard]] json::Value api_description(const Visit& visit);  // OpenAPI 3.1
[[nodiscard]] Answered take_act(Call& call);                    // POST /acts
[[nodiscard]] Answered take_code(Call& call);                   // POST /confirm
[[nodiscard]] Answered take_void(Call& call);                   // POST /account/codes/void

}  // namespace plenary::server
