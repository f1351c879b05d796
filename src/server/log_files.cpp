// The published record over HTTP: the same files as an export, with the headers that let anybody keep them.
#include "crypto/sha256.h"
#include "server/visit.h"

namespace plenary::server {

Answered answer_log(Visit& visit) {
  if (visit.asking.method == "POST") return answered(405, "text/plain", "GET or HEAD\n");
  const auto path = std::string_view(visit.tail).substr(5);
  const auto file = clerk::get(*visit.body, path, visit.reader);
  if (!file) return problem(visit, 503, file.error());
  if (!*file) {
    auto answer = answered(404, "text/plain", "not found\n");
    answer.headers = {{"Cache-Control", "no-store"}, {"Access-Control-Allow-Origin", "*"}};
    return answer;
  }
  const std::string tag = "\"" + to_hex(view_of(crypto::sha256((*file)->bytes))).substr(0, 32) + "\"";
  const bool open = visit.reader == clerk::Reader::anybody;
  const std::string cache = !open ? "private, no-cache" : (*file)->immutable ? "public, max-age=31536000, immutable" : "no-cache";
  const bool same = visit.asking.header("if-none-match") == tag;
  auto answer = answered(same ? 304 : 200, same ? "" : (*file)->media_type, same ? "" : std::move((*file)->bytes));
  answer.headers = {{"ETag", tag}, {"Cache-Control", cache}, {"X-Content-Type-Options", "nosniff"}};
  if (open) answer.headers.emplace_back("Access-Control-Allow-Origin", "*");
  return answer;
}

}  // namespace plenary::server
