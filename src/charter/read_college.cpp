// [college.X] and [table.X]: units that count as such, and the numbers they are weighed by.

#include <algorithm>
#include <set>

#include "charter/read.h"
#include "charter/vocabulary.h"

namespace plenary::charter {
namespace {

constexpr std::size_t kMostUnits = 2000;

Result<std::vector<Named>> read_numbers(const std::string& file, const Table& table) {
  std::vector<Named> numbers;
  for (const Member& member : table) {
    PLENARY_TRY(Exact number, read_number(file, member));
    numbers.push_back({member.key, std::move(number)});
  }
  return numbers;
}

Result<void> read_lives(const Block& block, std::string_view key, College& college) {
  PLENARY_TRY(const Table* table, block.table(key));
  if (table == nullptr) return {};
  for (const Member& member : *table) {
    const Block one(block.file(), std::string(key), member.place, {table});
    PLENARY_TRY(const std::string text, one.text(member.key));
    PLENARY_TRY(const Day day, read_day(block.file(), text, member.value.place));
    auto found = std::ranges::find(college.life, member.key, &Life::unit);
    if (found == college.life.end())
      found = college.life.insert(found, {.unit = member.key, .from = {}, .until = {}});
    (key == "from" ? found->from : found->until) = day;
    college.places[std::string(key) + "." + member.key] = member.place;
  }
  return {};
}

Result<void> read_sets(const Block& block, College& college) {
  PLENARY_TRY(const Table* sets, block.table("sets"));
  if (sets == nullptr) return {};
  for (const Member& member : *sets) {
    PLENARY_DO(good_name(block.file(), member));
    const Block one(block.file(), "sets", member.place, {sets});
    PLENARY_TRY(auto units, one.texts(member.key));
    if (units.empty()) return block.refuse_at(member.place, "charter.no_parts", {{"block", block.name()}});
    college.places["sets." + member.key] = member.place;
    college.sets.push_back({member.key, std::move(units)});
  }
  return {};
}

Result<void> read_weight(const Block& block, College& college) {
  PLENARY_TRY(const Table* weight, block.table("weight"));
  if (weight == nullptr) return {};
  PLENARY_TRY(college.weight, read_numbers(block.file(), *weight));
  const auto others = std::ranges::find(college.weight, std::string_view("others"), &Named::name);
  if (others != college.weight.end()) {
    college.others = others->number;
    college.weight.erase(others);
  }
  for (const Member& member : *weight)
    college.places["weight." + member.key] = member.place;
  return {};
}

}  // namespace

Result<Day> read_day(const std::string& file, std::string_view text, Place place) {
  if (const auto day = parse_day(text)) return *day;
  return refuse("charter.day", {.where = where(file, place), .params = {{"value", std::string(text)}}});
}

Result<Exact> read_number(const std::string& file, const Member& member) {
  const std::int64_t* whole = member.value.number();
  const std::string* text = member.value.text();
  const bool wide = whole != nullptr && (*whole > kLargestWhole || *whole < 0);
  if ((whole != nullptr || text != nullptr) && !wide) {
    const auto number = parse_exact(whole != nullptr ? std::to_string(*whole) : *text);
    if (number && *number >= 0) return *number;
  }
  return refuse("charter.number",
                {.where = where(file, member.value.place), .params = {{"key", member.key}}});
}

Result<College> read_college(const std::string& file, const Member& member) {
  PLENARY_DO(good_name(file, member));
  PLENARY_TRY(const Table* table, as_table(file, member));
  const Block block(file, "college." + member.key, member.place, {table});
  PLENARY_DO(block.only({"law", "units", "weight", "from", "until", "vote", "sets"},
                        {"split", "instructed", "delegates", "parent"}));
  College college;
  college.name = member.key;
  college.place = member.place;
  PLENARY_TRY(college.law, block.law());
  PLENARY_TRY(college.units, block.texts("units", &college.places));
  PLENARY_TRY(college.vote, block.text_or("vote", ""));
  if (const Member* vote = block.find("vote")) college.places["vote"] = vote->value.place;
  PLENARY_DO(read_weight(block, college));
  PLENARY_DO(read_lives(block, "from", college));
  PLENARY_DO(read_lives(block, "until", college));
  PLENARY_DO(read_sets(block, college));
  return college;
}

Result<WeightTable> read_weights(const std::string& file, const Member& member) {
  PLENARY_DO(good_name(file, member));
  PLENARY_TRY(const Table* table, as_table(file, member));
  const Block block(file, "table." + member.key, member.place, {table});
  PLENARY_DO(block.only({"law", "whole", "numbers", "since"}, {"formula", "cap", "rounding"}));
  WeightTable weights;
  weights.name = member.key;
  weights.place = member.place;
  PLENARY_TRY(weights.law, block.law());
  if (const Member* whole = block.find("whole")) {
    PLENARY_TRY(weights.whole, read_number(file, *whole));
  }
  PLENARY_TRY(const Table* numbers, block.table("numbers"));
  if (numbers != nullptr) {
    PLENARY_TRY(auto named, read_numbers(file, *numbers));
    weights.vintages.push_back({std::nullopt, std::move(named)});
  }
  PLENARY_TRY(const Table* since, block.table("since"));
  if (since == nullptr) return weights;
  for (const Member& vintage : *since) {
    PLENARY_TRY(const Day from, read_day(file, vintage.key, vintage.place));
    PLENARY_TRY(const Table* of_day, as_table(file, vintage));
    if (of_day->size() > kMostUnits)
      return block.refuse_at(vintage.place, "charter.too_many",
                             {{"key", vintage.key}, {"most", static_cast<std::int64_t>(kMostUnits)}});
    PLENARY_TRY(auto named, read_numbers(file, *of_day));
    weights.vintages.push_back({from, std::move(named)});
  }
  std::ranges::stable_sort(weights.vintages, {}, &Vintage::from);
  return weights;
}

}  // namespace plenary::charter
