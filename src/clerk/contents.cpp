#include "clerk/contents.h"

#include <algorithm>

#include "body/blobs.h"
#include "crypto/hmac.h"
#include "crypto/sha256.h"

namespace plenary::clerk {

Result<void> check_contents(const Request& request) {
  const auto& held = request.act.held;
  for (const auto& content : request.contents) {
    const auto* promised = body::find_held(request.act, content.field);
    if (promised == nullptr) return refuse("content.not_in_act", {.where = content.field});
    if (content.bytes.size() > kContentBytes) return refuse("content.too_long", {.where = content.field});
    if (!is_utf8(content.bytes)) return refuse("content.not_utf8", {.where = content.field});
    if (!record::commits_to(*promised, content.salt, content.field, content.bytes)) {
      return refuse("content.differs", {.where = content.field});
    }
  }
  for (const auto& [field, _] : held) {
    const auto n = std::ranges::count(request.contents, field, &Content::field);
    if (n != 1) return refuse("content.missing", {.where = field});
  }
  const auto named = body::blobs_named(request.act.data);
  for (const auto& blob : request.blobs) {
    if (std::ranges::find(named, blob.name) == named.end()) return refuse("blob.not_in_act");
    if (blob.bytes.size() > kBlobBytes) return refuse("blob.too_long");
    if (crypto::sha256(blob.bytes) != blob.name) return refuse("blob.differs");
  }
  return {};
}

Hash request_hash(const Request& request, std::string_view secret) {
  body::Act plain = request.act;
  plain.held.clear();
  std::string words = json::print(body::to_json(plain));
  std::vector<const Content*> in_order;
  in_order.reserve(request.contents.size());
  for (const auto& content : request.contents) in_order.push_back(&content);
  std::ranges::sort(in_order, {}, [](const Content* content) { return content->field; });
  for (const auto* content : in_order) {
    words += '\0' + content->field + '\0' + std::to_string(content->bytes.size()) + '\0' + content->bytes;
  }
  return crypto::hmac_sha256(secret, {"plenary request 1", std::string_view("\0", 1), words});
}

}  // namespace plenary::clerk
