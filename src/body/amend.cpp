#include "body/amend.h"

namespace plenary::body {

Result<std::string> amended(std::string_view text, const Amendment& amendment) {
  const auto& [op, find, put] = amendment;
  if (find.empty()) return refuse("amend.no_words");
  if ((op == AmendOp::delete_) != put.empty()) return refuse("amend.words_to_put");
  const auto at = text.find(find);
  if (at == text.npos) return refuse("amend.words_not_found", {.params = {{"words", find}}});
  if (text.find(find, at + 1) != text.npos) return refuse("amend.words_not_unique", {.params = {{"words", find}}});
  std::string next(text.substr(0, at));
  if (op == AmendOp::insert_after) next += find;
  next += put;
  next += text.substr(at + find.size());
  if (next.size() > kTextBytes) return refuse("amend.too_long");
  return next;
}

}  // namespace plenary::body
