#include "charter/charter.h"

#include <fmt/format.h>

#include <algorithm>

namespace plenary::charter {
namespace {

template <class List>
auto find_named(const List& list, std::string_view name) -> decltype(list.data()) {
  const auto found =
      std::ranges::find(list, name, [](const auto& item) -> std::string_view { return item.name; });
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

const std::vector<std::string>* Step::who_may(std::string_view act) const {
  const auto found = std::ranges::find(may, act, &Permission::act);
  return found == may.end() ? nullptr : &found->who;
}

std::string_view Step::after(std::string_view outcome) const {
  const auto found = std::ranges::find(then, outcome, &Onward::outcome);
  return found == then.end() ? kEnd : std::string_view(found->step);
}

const Step* Matter::find_step(std::string_view step_name) const {
  return find_named(steps, step_name);
}

std::optional<std::size_t> Matter::index_of(std::string_view step_name) const {
  const Step* step = find_step(step_name);
  if (step == nullptr) return std::nullopt;
  return static_cast<std::size_t>(step - steps.data());
}

const Office* Charter::find_office(std::string_view office) const {
  return find_named(offices, office);
}
const Matter* Charter::find_matter(std::string_view matter) const {
  return find_named(matters, matter);
}
const Test* Charter::find_test(std::string_view test) const {
  return find_named(tests, test);
}

const College* Charter::find_college(std::string_view college) const {
  return find_named(colleges, college);
}
const WeightTable* Charter::find_table(std::string_view table) const {
  return find_named(tables, table);
}

Exact College::weight_of(std::string_view unit) const {
  const Named* own = find_named(weight, unit);
  return own == nullptr ? others : own->number;
}

bool College::lives(std::string_view unit, std::optional<Day> day) const {
  const auto found = std::ranges::find(life, unit, &Life::unit);
  if (found == life.end()) return true;
  if (!day) return !found->until;  // without a day: as things stand
  return !(found->from && *day < *found->from) && !(found->until && *day >= *found->until);
}

const UnitSet* College::find_set(std::string_view set) const {
  return find_named(sets, set);
}

const Vintage* WeightTable::in_force(std::optional<Day> day) const {
  const Vintage* found = nullptr;
  for (const Vintage& vintage : vintages)
    if (!vintage.from || !day || *vintage.from <= *day) found = &vintage;
  return found;
}

const Step* Charter::find_step(std::string_view matter, std::string_view step) const {
  const Matter* found = find_matter(matter);
  return found == nullptr ? nullptr : found->find_step(step);
}

const Dimension* Charter::find_dimension(std::string_view dimension) const {
  return find_named(roll.grouped, dimension);
}

const Dimension* Charter::dimension_of_group(std::string_view group) const {
  for (const Dimension& dimension : roll.grouped)
    if (std::ranges::find(dimension.groups, group) != dimension.groups.end()) return &dimension;
  return nullptr;
}

std::string article_of(std::string_view law) {
  bool figure = false;
  for (std::size_t i = 0; i < law.size(); ++i) {
    if (law[i] >= '0' && law[i] <= '9') figure = true;
    const bool stops = law[i] == '.' || law[i] == ':';
    if (stops && figure && (i + 1 == law.size() || law[i + 1] == ' ')) return std::string(law.substr(0, i));
  }
  return std::string(law);
}

std::string_view word_of(Kind kind) {
  switch (kind) {
    case Kind::consultation:
      return "consultation";
    case Kind::text:
      return "text";
    case Kind::vote:
      return "vote";
    case Kind::carrying_out:
      return "carrying out";
    case Kind::review:
      return "review";
    case Kind::ratification:
      return "ratification";
  }
  return "";
}

std::string_view word_of(Relation relation) {
  switch (relation) {
    case Relation::more:
      return ">";
    case Relation::at_least:
      return ">=";
    case Relation::fewer:
      return "<";
    case Relation::at_most:
      return "<=";
    case Relation::equal:
      return "=";
  }
  return "";
}

std::string where(std::string_view file, Place place) {
  return fmt::format("{}:{}:{}", file, place.line, place.column);
}

}  // namespace plenary::charter
