#include <array>

#include "charter/block.h"
#include "charter/tree.h"
#include "replay/mapping.h"

namespace plenary::replay {
namespace {

using charter::Block;
using charter::List;
using charter::Member;
using charter::Node;
using charter::Place;
using charter::Table;

constexpr std::size_t kLong = 400;
constexpr std::size_t kMostRules = 200;

Result<std::string> text(const Block& block, std::string_view key) {
  return block.text_or(key, "", kLong);
}

Result<const WordTable*> words_at(const Block& block, const WordTables& words) {
  PLENARY_TRY(const std::string name, text(block, "words"));
  if (name.empty()) return nullptr;
  const auto found = words.find(name);
  if (found == words.end())
    return block.refuse_at(block.find("words")->value.place, "charter.unknown_value",
                           {{"key", "words"}, {"value", name}, {"near", ""}});
  return &found->second;
}

Result<Cell> read_cell(const Block& block, const WordTables& words) {
  Cell cell;
  PLENARY_TRY(cell.column, text(block, "column"));
  PLENARY_TRY(cell.up_to, text(block, "up_to"));
  PLENARY_TRY(cell.after, text(block, "after"));
  PLENARY_TRY(cell.words, words_at(block, words));
  return cell;
}

Result<std::set<std::string>> read_only(const Block& block) {
  PLENARY_TRY(const auto list, block.texts("for"));
  return std::set<std::string>(list.begin(), list.end());
}

Result<void> need(const Block& block, std::string_view key) {
  if (block.find(key) != nullptr) return {};
  return block.refuse_at(block.place(), "charter.missing_key",
                         {{"key", std::string(key)}, {"block", block.name()}});
}

Result<FactRule> read_fact(const Block& block, const WordTables& words, bool given) {
  PLENARY_DO(block.only({"word",    "test",     "table",        "group",
                         "option",  "college",  "column",       "up_to",
                         "after",   "words",    "value",        "bound",
                         "times",   "until",    "unless",       "every_other_option",
                         "rounded", "for",      "group_column", "option_column",
                         "cast_by", "if_blank", "because",      "same",
                         "as"}));
  FactRule rule;
  if (block.find("if_blank") != nullptr) {
    PLENARY_DO(need(block, "because"));
  }
  PLENARY_DO(need(block, given ? "test" : "word"));
  PLENARY_DO(need(block, "column"));
  PLENARY_TRY(rule.cell, read_cell(block, words));
  for (const auto& [key, target] : std::initializer_list<std::pair<const char*, std::string*>>{
           {"word", &rule.word},
           {"test", &rule.test},
           {"table", &rule.table},
           {"group", &rule.group},
           {"option", &rule.option},
           {"college", &rule.college},
           {"times", &rule.times},
           {"until", &rule.until},
           {"unless", &rule.unless},
           {"cast_by", &rule.cast_by},
           {"if_blank", &rule.if_blank},
           {"because", &rule.because},
           {"as", &rule.as},
           {"group_column", &rule.group_cell.column},
           {"option_column", &rule.option_cell.column}}) {
    PLENARY_TRY(*target, text(block, key));
  }
  static constexpr std::string_view kValues[] = {"number", "percent", "rest of percent", "words", "hours"};
  PLENARY_TRY(const auto value, block.one_of("value", kValues, 0));
  rule.value = static_cast<Value>(value);
  static constexpr std::string_view kBounds[] = {"exact", "low", "high"};
  PLENARY_TRY(const auto bound, block.one_of("bound", kBounds, 0));
  rule.bound = static_cast<Bound>(bound);
  PLENARY_TRY(rule.every_other, block.truth_or("every_other_option", false));
  PLENARY_TRY(rule.same, block.truth_or("same", false));
  PLENARY_TRY(rule.rounded, block.truth_or("rounded", false));
  PLENARY_TRY(rule.only, read_only(block));
  return rule;
}

Result<CastRule> read_cast(const Block& block, const WordTables& words) {
  PLENARY_DO(block.only({"college", "column", "up_to", "after", "words", "unit_column", "vote", "separator",
                         "members", "others", "for"}));
  CastRule rule;
  PLENARY_DO(need(block, "college"));
  PLENARY_DO(need(block, "column"));
  PLENARY_TRY(rule.cell, read_cell(block, words));
  PLENARY_TRY(rule.college, text(block, "college"));
  PLENARY_TRY(rule.unit_cell.column, text(block, "unit_column"));
  PLENARY_TRY(rule.vote, text(block, "vote"));
  PLENARY_TRY(rule.separator, text(block, "separator"));
  PLENARY_TRY(rule.members, text(block, "members"));
  static constexpr std::string_view kOthers[] = {"none", "not known"};
  PLENARY_TRY(const auto others, block.one_of("others", kOthers, 0));
  rule.others_unknown = others == 1;
  PLENARY_TRY(rule.only, read_only(block));
  return rule;
}

Result<CompareRule> read_compare(const Block& block, const WordTables& words) {
  PLENARY_DO(block.only({"what", "column", "up_to", "after", "words", "test", "word", "group", "table",
                         "separator", "equals", "by_index"}));
  static constexpr std::string_view kWhats[] = {"outcome", "test",   "number", "chosen", "elected", "totals",
                                                "ranking", "fallen", "pairs",  "rounds", "day"};
  CompareRule rule;
  PLENARY_DO(need(block, "what"));
  PLENARY_DO(need(block, "column"));
  PLENARY_TRY(const auto what, block.one_of("what", kWhats, 0));
  rule.what = static_cast<What>(what);
  PLENARY_TRY(rule.cell, read_cell(block, words));
  for (const auto& [key, target] :
       std::initializer_list<std::pair<const char*, std::string*>>{{"test", &rule.test},
                                                                   {"word", &rule.word},
                                                                   {"group", &rule.group},
                                                                   {"table", &rule.table},
                                                                   {"separator", &rule.separator},
                                                                   {"equals", &rule.equals}}) {
    PLENARY_TRY(*target, text(block, key));
  }
  PLENARY_TRY(rule.by_index, block.truth_or("by_index", false));
  return rule;
}

// Each table of [[key]], as a block of its own.
Result<std::vector<Block>> blocks(const Block& root, std::string_view key) {
  std::vector<Block> found;
  const Member* member = root.find(key);
  if (member == nullptr) return found;
  const List* list = member->value.list();
  if (list == nullptr || list->size() > kMostRules)
    return root.refuse_at(member->place, "charter.type", {{"key", std::string(key)}, {"wanted", "list"}});
  for (const Node& item : *list) {
    if (item.table() == nullptr)
      return root.refuse_at(item.place, "charter.type", {{"key", std::string(key)}, {"wanted", "table"}});
    found.emplace_back(root.file(), std::string(key), item.place, std::vector<const Table*>{item.table()});
  }
  return found;
}

Result<std::optional<Block>> inner(const Block& root, std::string_view key) {
  PLENARY_TRY(const Table* table, root.table(key));
  if (table == nullptr) return std::optional<Block>();
  return std::optional<Block>(std::in_place, root.file(), std::string(key), root.find(key)->place,
                              std::vector<const Table*>{table});
}

struct Text {
  const char* key;
  std::string* target;
};

// One block that has texts alone.
Result<void> read_texts(const Block& root, std::string_view key, charter::Keys keys,
                        std::initializer_list<Text> texts) {
  PLENARY_TRY(const auto block, inner(root, key));
  if (!block) return {};
  PLENARY_DO(block->only(keys));
  for (const Text& one : texts) {
    PLENARY_TRY(*one.target, text(*block, one.key));
  }
  return {};
}

Result<void> read_source_rule(const Block& root, Mapping& mapping) {
  PLENARY_TRY(const auto block, inner(root, "source"));
  if (!block) return root.refuse_at(root.place(), "charter.missing_block", {{"block", "source"}});
  PLENARY_DO(block->only({"votes", "outcome", "id", "outcome_id", "rows", "blank"}));
  PLENARY_TRY(mapping.votes, block->text("votes"));
  PLENARY_TRY(mapping.outcome, block->text("outcome"));
  PLENARY_TRY(mapping.id, block->text("id"));
  PLENARY_TRY(mapping.outcome_id, block->text_or("outcome_id", mapping.id));
  static constexpr std::string_view kRows[] = {"one", "several", "all"};
  PLENARY_TRY(const auto rows, block->one_of("rows", kRows, 0));
  mapping.rows = static_cast<Rows>(rows);
  PLENARY_TRY(const auto blank, block->texts("blank"));
  mapping.blank.insert(blank.begin(), blank.end());
  return {};
}

Result<void> read_decides(const Block& root, const WordTables& words, Mapping& mapping) {
  PLENARY_TRY(const auto block, inner(root, "decides"));
  if (!block) return root.refuse_at(root.place(), "charter.missing_block", {{"block", "decides"}});
  PLENARY_DO(block->only({"matter", "step", "column", "up_to", "after", "words"}));
  PLENARY_TRY(mapping.matter, text(*block, "matter"));
  PLENARY_TRY(mapping.step, block->text_or("step", "vote"));
  PLENARY_TRY(mapping.matter_cell, read_cell(*block, words));
  if (mapping.matter.empty()) return need(*block, "column");
  return {};
}

Result<void> read_day_rule(const Block& root, Mapping& mapping) {
  PLENARY_TRY(const auto block, inner(root, "day"));
  if (!block) return {};
  PLENARY_DO(block->only({"column", "form", "up_to", "after"}));
  PLENARY_DO(need(*block, "column"));
  static constexpr std::string_view kForms[] = {"2027-03-22", "22.03.2027", "2027"};
  PLENARY_TRY(const auto form, block->one_of("form", kForms, 0));
  mapping.day_form = kForms[form];
  PLENARY_TRY(mapping.day_cell, read_cell(*block, {}));
  return {};
}

Result<void> read_rules(const Block& root, const WordTables& words, Mapping& mapping) {
  for (const auto key : {"fact", "given"}) {
    PLENARY_TRY(const auto found, blocks(root, key));
    for (const Block& block : found) {
      PLENARY_TRY(auto rule, read_fact(block, words, std::string_view(key) == "given"));
      mapping.facts.push_back(std::move(rule));
    }
  }
  PLENARY_TRY(const auto casts, blocks(root, "cast"));
  for (const Block& block : casts) {
    PLENARY_TRY(auto rule, read_cast(block, words));
    mapping.casts.push_back(std::move(rule));
  }
  PLENARY_TRY(const auto lists, blocks(root, "list"));
  for (const Block& block : lists) {
    PLENARY_DO(block.only({"voice", "column", "unranked"}));
    ListRule rule;
    PLENARY_TRY(rule.voice, block.text("voice"));
    PLENARY_TRY(rule.column, block.text("column"));
    PLENARY_TRY(rule.unranked, text(block, "unranked"));
    mapping.lists.push_back(std::move(rule));
  }
  PLENARY_TRY(const auto compares, blocks(root, "compare"));
  for (const Block& block : compares) {
    PLENARY_TRY(auto rule, read_compare(block, words));
    mapping.compares.push_back(std::move(rule));
  }
  if (mapping.compares.empty())
    return root.refuse_at(root.place(), "charter.missing_block", {{"block", "compare"}});
  return {};
}

Result<void> read_choices(const Block& root, const WordTables& words, Mapping& mapping) {
  PLENARY_TRY(const auto options, blocks(root, "options"));
  for (const Block& block : options) {
    PLENARY_DO(block.only({"column", "separator"}));
    PLENARY_TRY(auto cell, read_cell(block, words));
    PLENARY_TRY(mapping.options_separator, text(block, "separator"));
    mapping.options.push_back(std::move(cell));
  }
  PLENARY_DO(read_texts(root, "siblings", {"up_to", "word", "asked"},
                        {{"up_to", &mapping.siblings_up_to},
                         {"word", &mapping.siblings_word},
                         {"asked", &mapping.siblings_asked}}));
  PLENARY_DO(read_texts(root, "struck", {"column"}, {{"column", &mapping.struck}}));
  PLENARY_DO(read_texts(root, "default", {"index"}, {{"index", &mapping.default_column}}));
  PLENARY_DO(read_texts(root, "papers", {"column", "unranked"},
                        {{"column", &mapping.papers}, {"unranked", &mapping.papers_unranked}}));
  PLENARY_DO(read_texts(root, "rounds", {"column"}, {{"column", &mapping.rounds}}));
  PLENARY_DO(read_texts(root, "deposit", {"party", "day", "again", "additional", "whole"},
                        {{"party", &mapping.deposit_party},
                         {"day", &mapping.deposit_day},
                         {"again", &mapping.deposit_again},
                         {"additional", &mapping.deposit_additional},
                         {"whole", &mapping.whole_id}}));
  PLENARY_DO(read_texts(root, "assumed", {"groups"}, {{"groups", &mapping.untold_groups}}));
  return read_texts(root, "expected", {"column", "is"},
                    {{"column", &mapping.expected_column}, {"is", &mapping.expected_word}});
}

Result<void> read_head(const Block& root, const Table& table, std::string_view first, charter::Keys keys) {
  PLENARY_DO(root.only(keys));
  const std::int64_t* version = table.empty() ? nullptr : table.front().value.number();
  if (table.empty() || table.front().key != first || version == nullptr || *version != 1)
    return root.refuse_at({1, 1}, "replay.not_first", {{"key", std::string(first)}});
  return {};
}

}  // namespace

Result<WordTables> read_words(std::string_view toml, const std::string& file) {
  PLENARY_TRY(const Node tree, charter::read_toml(toml, file));
  WordTables tables;
  for (const Member& member : *tree.table()) {
    const Table* table = member.value.table();
    if (table == nullptr)
      return refuse("charter.type", {.where = charter::where(file, member.value.place),
                                     .params = {{"key", member.key}, {"wanted", "table"}}});
    for (const Member& word : *table) {
      if (word.value.text() == nullptr)
        return refuse("charter.type", {.where = charter::where(file, word.value.place),
                                       .params = {{"key", word.key}, {"wanted", "text"}}});
      tables[member.key][word.key] = *word.value.text();
    }
  }
  return tables;
}

Result<Exceptions> read_exceptions(std::string_view toml, const std::string& file) {
  PLENARY_TRY(auto tables, read_words(toml, file));
  if (tables.empty()) return Exceptions{};
  if (tables.size() > 1 || !tables.contains("recorded otherwise"))
    return refuse("charter.missing_block", {.where = file, .params = {{"block", "\"recorded otherwise\""}}});
  return std::move(tables.begin()->second);
}

Result<Mapping> read_mapping(std::string_view toml, const std::string& file, const WordTables& words) {
  PLENARY_TRY(const Node tree, charter::read_toml(toml, file));
  const Block root(file, "", {1, 1}, {tree.table()});
  PLENARY_DO(read_head(
      root, *tree.table(), "plenary-mapping",
      {"plenary-mapping", "source", "decides", "day", "siblings", "fact", "given", "cast", "options",
       "struck", "default", "papers", "list", "rounds", "deposit", "assumed", "compare", "expected"}));
  Mapping mapping;
  PLENARY_DO(read_source_rule(root, mapping));
  PLENARY_DO(read_decides(root, words, mapping));
  PLENARY_DO(read_day_rule(root, mapping));
  PLENARY_DO(read_choices(root, words, mapping));
  PLENARY_DO(read_rules(root, words, mapping));
  return mapping;
}

}  // namespace plenary::replay
