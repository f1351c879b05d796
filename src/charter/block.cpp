#include "charter/block.h"

#include <fmt/format.h>

#include <algorithm>

#include "charter/vocabulary.h"

namespace plenary::charter {

tl::unexpected<Error> Block::refuse_at(Place place, std::string code, Params params) const {
  return refuse(std::move(code), {.where = where(file_, place), .params = with_hint(std::move(params))});
}

const Member* Block::find(std::string_view key) const {
  for (const Table* layer : layers_)
    if (const Member* member = find_member(*layer, key)) return member;
  return nullptr;
}

Result<void> Block::only(Keys known, Keys not_built) const {
  if (layers_.empty()) return {};
  for (const Member& member : *layers_.front()) {
    if (std::ranges::find(known, member.key) != known.end()) continue;
    if (std::ranges::find(not_built, member.key) != not_built.end())
      return refuse_at(member.place, "charter.not_built", {{"construct", member.key}});
    return refuse_at(
        member.place, "charter.unknown_key",
        {{"key", member.key}, {"block", name_}, {"near", near(member.key, {known.begin(), known.size()})}});
  }
  return {};
}

Result<std::string> Block::text_of(const Node& node, std::string_view key, std::size_t longest) const {
  const std::string* text = node.text();
  if (text == nullptr)
    return refuse_at(node.place, "charter.type", {{"key", std::string(key)}, {"wanted", "text"}});
  const bool control =
      std::ranges::any_of(*text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (text->empty() || control)
    return refuse_at(node.place, "charter.empty_text", {{"key", std::string(key)}});
  if (text->size() > longest)
    return refuse_at(node.place, "charter.long_text",
                     {{"key", std::string(key)}, {"most", static_cast<std::int64_t>(longest)}});
  return *text;
}

Result<std::string> Block::text(std::string_view key, std::size_t longest) const {
  const Member* member = find(key);
  if (member == nullptr)
    return refuse_at(place_, "charter.missing_key", {{"key", std::string(key)}, {"block", name_}});
  return text_of(member->value, key, longest);
}

Result<std::string> Block::text_or(std::string_view key, std::string_view otherwise,
                                   std::size_t longest) const {
  if (find(key) == nullptr) return std::string(otherwise);
  return text(key, longest);
}

Result<std::vector<std::string>> Block::texts(std::string_view key, Places* places) const {
  std::vector<std::string> found;
  const Member* member = find(key);
  if (member == nullptr) return found;
  const List* list = member->value.list();
  if (list == nullptr)
    return refuse_at(member->value.place, "charter.type", {{"key", std::string(key)}, {"wanted", "list"}});
  if (places != nullptr) (*places)[std::string(key)] = member->place;
  if (list->size() > kMostInList)
    return refuse_at(member->place, "charter.too_many",
                     {{"key", std::string(key)}, {"most", static_cast<std::int64_t>(kMostInList)}});
  for (const Node& item : *list) {
    PLENARY_TRY(std::string text, text_of(item, key, kLongestName));
    if (std::ranges::find(found, text) != found.end())
      return refuse_at(item.place, "charter.twice", {{"key", std::string(key)}, {"value", text}});
    if (places != nullptr) (*places)[fmt::format("{}.{}", key, found.size())] = item.place;
    found.push_back(std::move(text));
  }
  return found;
}

Result<bool> Block::truth_or(std::string_view key, bool otherwise) const {
  const Member* member = find(key);
  if (member == nullptr) return otherwise;
  const bool* truth = member->value.truth();
  if (truth == nullptr)
    return refuse_at(member->value.place, "charter.type", {{"key", std::string(key)}, {"wanted", "truth"}});
  return *truth;
}

Result<std::optional<int>> Block::whole(std::string_view key, int least, int most) const {
  const Member* member = find(key);
  if (member == nullptr) return std::optional<int>();
  const std::int64_t* number = member->value.number();
  if (number == nullptr)
    return refuse_at(member->value.place, "charter.type", {{"key", std::string(key)}, {"wanted", "whole"}});
  if (*number < least || *number > most)
    return refuse_at(
        member->value.place, "charter.out_of_range",
        {{"key", std::string(key)}, {"least", std::int64_t{least}}, {"most", std::int64_t{most}}});
  return std::optional<int>(static_cast<int>(*number));
}

Result<std::size_t> Block::one_of(std::string_view key, std::span<const std::string_view> allowed,
                                  std::size_t otherwise, Keys not_built) const {
  if (find(key) == nullptr) return otherwise;
  PLENARY_TRY(const std::string value, text(key));
  const auto found = std::ranges::find(allowed, value);
  if (found != allowed.end()) return static_cast<std::size_t>(found - allowed.begin());
  const Place place = find(key)->value.place;
  if (std::ranges::find(not_built, value) != not_built.end())
    return refuse_at(place, "charter.not_built", {{"construct", std::string(key) + " = " + value}});
  return refuse_at(place, "charter.unknown_value", unknown_value(std::string(key), value, allowed));
}

Result<const Table*> Block::table(std::string_view key) const {
  const Member* member = find(key);
  if (member == nullptr) return nullptr;
  if (member->value.table() == nullptr)
    return refuse_at(member->value.place, "charter.type", {{"key", std::string(key)}, {"wanted", "table"}});
  return member->value.table();
}

}  // namespace plenary::charter
