#include "charter/parse.h"

#include <algorithm>
#include <iterator>

#include "charter/block.h"
#include "charter/read.h"
#include "charter/slices.h"
#include "charter/vocabulary.h"

namespace plenary::charter {
namespace {

constexpr std::size_t kMostNamed = 500;  // matters, tests, offices, each

Result<void> read_head(const Block& root, const Table& table) {
  PLENARY_DO(root.only({"plenary-charter", "body", "roll", "office", "college", "table", "matter", "test"},
                       {"chamber", "finding", "delegation", "proxy", "emergency", "ratify", "force", "rivals",
                        "electorate", "meta", "union", "seats", "ballot", "need"}));
  if (table.empty() || table.front().key != "plenary-charter") {
    return root.refuse_at(table.empty() ? Place{1, 1} : table.front().place, "charter.not_first");
  }
  const std::int64_t* version = table.front().value.number();
  if (version == nullptr || *version != 1)
    return root.refuse_at(table.front().value.place, "charter.version", {{"known", std::int64_t{1}}});
  return {};
}

// The block at `key` of `outer`, or a refusal if there is none.
Result<Block> inner_block(const Block& outer, std::string_view key, const std::string& name) {
  PLENARY_TRY(const Table* table, outer.table(key));
  if (table == nullptr) return outer.refuse_at(outer.place(), "charter.missing_block", {{"block", name}});
  return Block(outer.file(), name, outer.find(key)->place, {table});
}

Result<void> read_body(const Block& root, Charter& charter) {
  PLENARY_TRY(const Block body, inner_block(root, "body", "body"));
  PLENARY_DO(body.only({"name", "timezone", "language", "record"}));
  PLENARY_TRY(charter.name, body.text("name"));
  PLENARY_TRY(charter.timezone, body.text("timezone"));
  PLENARY_TRY(charter.languages, body.texts("language"));
  if (charter.languages.empty())
    return body.refuse_at(body.place(), "charter.missing_key", {{"key", "language"}, {"block", "body"}});
  static constexpr std::string_view kReaders[] = {"public", "members"};
  PLENARY_TRY(const auto readers, body.one_of("record", kReaders, 0));
  charter.record_readers = readers == 0 ? Readers::public_ : Readers::members;
  return {};
}

Result<void> read_grouped(const Block& roll, Charter& charter) {
  PLENARY_TRY(const Table* grouped, roll.table("grouped"));
  if (grouped == nullptr) return {};
  for (const Member& member : *grouped) {
    PLENARY_DO(good_name(roll.file(), member));
    if (member.key == kEachOption)
      return roll.refuse_at(member.place, "charter.twice", {{"key", "grouped"}, {"value", member.key}});
    const Block dimension(roll.file(), "roll.grouped", member.place, {grouped});
    PLENARY_TRY(auto groups, dimension.texts(member.key));
    for (const std::string& group : groups)
      if (charter.dimension_of_group(group) != nullptr)
        return roll.refuse_at(member.value.place, "charter.twice", {{"key", "grouped"}, {"value", group}});
    if (groups.empty())
      return roll.refuse_at(member.value.place, "charter.no_parts", {{"block", "roll.grouped"}});
    charter.roll.grouped.push_back({member.key, std::move(groups)});
  }
  return {};
}

Result<void> read_roll(const Block& root, Charter& charter) {
  PLENARY_TRY(const Block roll, inner_block(root, "roll", "roll"));
  PLENARY_DO(
      roll.only({"law", "grouped", "weights", "admission"}, {"suspended", "cap", "seniority", "dues"}));
  PLENARY_TRY(charter.roll.law, roll.law());
  PLENARY_DO(read_grouped(roll, charter));
  PLENARY_TRY(charter.roll.weights, roll.texts("weights"));
  if (roll.find("admission") == nullptr) return {};
  PLENARY_TRY(const Block block, inner_block(roll, "admission", "roll.admission"));
  PLENARY_DO(block.only({"law", "by", "appeal"}));
  Admission admission;
  PLENARY_TRY(admission.law, block.law());
  PLENARY_TRY(admission.by, block.text("by"));
  PLENARY_TRY(admission.appeal, block.text("appeal"));
  for (const auto key : {"by", "appeal"})
    admission.places[key] = block.find(key)->value.place;
  charter.admission = std::move(admission);
  return {};
}

// The members of the table at `key` of the root, none if it is absent.
Result<const Table*> named(const Block& root, std::string_view key) {
  static const Table kNone;
  PLENARY_TRY(const Table* table, root.table(key));
  if (table == nullptr) return &kNone;
  if (table->size() > kMostNamed)
    return root.refuse_at(root.find(key)->place, "charter.too_many",
                          {{"key", std::string(key)}, {"most", static_cast<std::int64_t>(kMostNamed)}});
  return table;
}

Result<void> read_offices(const Block& root, Charter& charter) {
  PLENARY_TRY(const Table* offices, named(root, "office"));
  for (const Member& member : *offices) {
    PLENARY_DO(good_name(charter.file, member));
    PLENARY_TRY(const Table* table, as_table(charter.file, member));
    const Block block(charter.file, "office." + member.key, member.place, {table});
    if (member.key == kAnyMember)
      return block.refuse_at(member.place, "charter.twice", {{"key", "office"}, {"value", member.key}});
    PLENARY_DO(block.only({"law"}, {"term", "elected_by", "seats", "recall"}));
    PLENARY_TRY(auto law, block.law());
    charter.offices.push_back({member.key, std::move(law), member.place});
  }
  return {};
}

Result<void> read_colleges(const Block& root, Charter& charter) {
  PLENARY_TRY(const Table* colleges, named(root, "college"));
  for (const Member& member : *colleges) {
    PLENARY_TRY(College college, read_college(charter.file, member));
    if (charter.dimension_of_group(college.name) != nullptr)
      return root.refuse_at(member.place, "charter.twice", {{"key", "college"}, {"value", college.name}});
    charter.colleges.push_back(std::move(college));
  }
  PLENARY_TRY(const Table* tables, named(root, "table"));
  for (const Member& member : *tables) {
    PLENARY_TRY(WeightTable weights, read_weights(charter.file, member));
    charter.tables.push_back(std::move(weights));
  }
  return {};
}

Result<void> read_matters_and_tests(const Block& root, Charter& charter) {
  PLENARY_TRY(const Table* matters, named(root, "matter"));
  std::vector<std::string> questions;
  for (const Member& member : *matters) {
    PLENARY_TRY(Matter matter, read_matter(charter.file, *matters, member));
    for (const Step& step : matter.steps)
      std::ranges::copy(step.asks, std::back_inserter(questions));
    charter.matters.push_back(std::move(matter));
  }
  PLENARY_TRY(const Table* tests, named(root, "test"));
  for (const Member& member : *tests) {
    PLENARY_TRY(Test test, read_test(charter.file, *tests, member, questions));
    charter.tests.push_back(std::move(test));
  }
  return {};
}

}  // namespace

Result<const Table*> as_table(const std::string& file, const Member& member) {
  if (const Table* table = member.value.table()) return table;
  return refuse("charter.type", {.where = where(file, member.value.place),
                                 .params = {{"key", member.key}, {"wanted", "table"}}});
}

Result<void> good_name(const std::string& file, const Member& member) {
  const bool control =
      std::ranges::any_of(member.key, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  if (!member.key.empty() && member.key.size() <= kLongestName && !control) return {};
  return refuse("charter.bad_name", {.where = where(file, member.place),
                                     .params = {{"most", static_cast<std::int64_t>(kLongestName)}}});
}

Result<Charter> parse(std::string_view toml, std::string file_name) {
  Charter charter;
  charter.file = std::move(file_name);
  PLENARY_TRY(const Node tree, read_toml(toml, charter.file));
  const Table& table = *tree.table();
  const Block root(charter.file, "", {1, 1}, {&table});
  PLENARY_DO(read_head(root, table));
  PLENARY_DO(read_body(root, charter));
  PLENARY_DO(read_roll(root, charter));
  PLENARY_DO(read_offices(root, charter));
  PLENARY_DO(read_colleges(root, charter));
  PLENARY_DO(read_matters_and_tests(root, charter));
  charter.laws = articles_in(table, toml);
  return charter;
}

}  // namespace plenary::charter
