// `like`: a matter, a step or a test copies another; what it gives itself replaces whole values.

#include <algorithm>

#include "charter/read.h"
#include "charter/vocabulary.h"

namespace plenary::charter {
namespace {

using Layers = std::vector<const Table*>;
constexpr std::size_t kMostLikes = 16;

tl::unexpected<Error> circle(const std::string& file, const Member& like) {
  return refuse("charter.like_circle", {.where = where(file, like.place)});
}

Result<std::string> like_name(const std::string& file, const Member& like) {
  if (const std::string* text = like.value.text()) return *text;
  return refuse("charter.type",
                {.where = where(file, like.value.place), .params = {{"key", "like"}, {"wanted", "text"}}});
}

// Follows `like` from one member of `all` to the next.
Result<Layers> follow(const std::string& file, const Table& all, std::string_view first) {
  Layers layers;
  const Member* member = find_member(all, first);
  while (member != nullptr) {
    PLENARY_TRY(const Table* table, as_table(file, *member));
    layers.push_back(table);
    const Member* like = find_member(*table, "like");
    if (like == nullptr) return layers;
    PLENARY_TRY(const std::string name, like_name(file, *like));
    member = find_member(all, name);
    if (member == nullptr) {
      std::vector<std::string_view> known;
      for (const Member& each : all)
        known.push_back(each.key);
      return refuse("charter.unknown_value",
                    {.where = where(file, like->value.place),
                     .params = with_hint(unknown_value("like", name, known))});
    }
    if (layers.size() > kMostLikes) return circle(file, *like);
  }
  return layers;
}

const Member* step_in(const Layers& matter, std::string_view step) {
  for (const Table* layer : matter) {
    const Member* steps = find_member(*layer, "step");
    if (steps == nullptr || steps->value.table() == nullptr) continue;
    if (const Member* found = find_member(*steps->value.table(), step)) return found;
  }
  return nullptr;
}

struct StepName {
  std::string matter, step;
};

// like = "ordinary" is its step of the same name; like = { matter = "ordinary", step = "vote" } names any.
Result<StepName> like_step(const std::string& file, const Member& like, const StepName& from) {
  if (const std::string* text = like.value.text()) return StepName{*text, from.step};
  if (like.value.table() == nullptr) {
    return refuse("charter.type",
                  {.where = where(file, like.value.place), .params = {{"key", "like"}, {"wanted", "text"}}});
  }
  const Block block(file, "like", like.place, {like.value.table()});
  PLENARY_DO(block.only({"matter", "step"}));
  PLENARY_TRY(std::string matter, block.text_or("matter", from.matter));
  PLENARY_TRY(std::string step, block.text_or("step", from.step));
  return StepName{std::move(matter), std::move(step)};
}

}  // namespace

Result<Layers> matter_layers(const std::string& file, const Table& all, std::string_view matter) {
  return follow(file, all, matter);
}

Result<Layers> test_layers(const std::string& file, const Table& all, std::string_view test) {
  return follow(file, all, test);
}

Result<StepLayers> step_layers(const std::string& file, const Table& all, std::string_view matter,
                               std::string_view step) {
  StepLayers found_layers;
  Layers& layers = found_layers.layers;
  StepName at{std::string(matter), std::string(step)};
  const Member* like = nullptr;
  for (;;) {
    PLENARY_TRY(const Layers of_matter, matter_layers(file, all, at.matter));
    const Member* found = step_in(of_matter, at.step);
    if (found == nullptr) {
      if (like == nullptr) return found_layers;
      return refuse(
          "charter.unknown_value",
          {.where = where(file, like->value.place),
           .params = with_hint(unknown_value("like", at.matter + ", " + at.step, {}))});
    }
    PLENARY_TRY(const Table* table, as_table(file, *found));
    if (std::ranges::find(layers, table) != layers.end() || layers.size() > kMostLikes)
      return circle(file, *found);
    if (layers.empty()) found_layers.place = found->place;
    layers.push_back(table);
    like = find_member(*table, "like");
    if (like == nullptr) return found_layers;
    PLENARY_TRY(at, like_step(file, *like, at));
  }
}

}  // namespace plenary::charter
