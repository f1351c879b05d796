#include "replay/facts.h"

#include <fmt/format.h>

#include <algorithm>

#include "replay/fill.h"

namespace plenary::replay {
namespace {

using decide::Fact;
using decide::FactName;
using decide::Facts;

std::string line_of(const Row& row) {
  return fmt::format("line {}", row.line);
}

std::string name_or(const Names& names, std::string_view key, const std::string& otherwise) {
  const auto found = names.find(key);
  return found == names.end() ? otherwise : found->second;
}

bool contains(const std::vector<std::string>& list, const std::string& item) {
  return std::ranges::find(list, item) != list.end();
}

constexpr std::string_view kCountedWithin = "counted within";  // the unit's vote follows from those inside it

class Filler {
 public:
  Filler(const Mapping& mapping, const Files& files, const Decision& decision, const std::string& matter)
      : mapping_(mapping), files_(files), decision_(decision), matter_(matter) {}

  Result<Facts> fill() {
    for (const Row* row : decision_.rows) {
      PLENARY_DO(day(*row));
      PLENARY_DO(options(*row));
    }
    strike();
    for (const FactRule& rule : mapping_.facts)
      for (const Row* row : decision_.rows) {
        PLENARY_DO(fact(rule, *row));
      }
    for (const CastRule& rule : mapping_.casts)
      for (const Row* row : decision_.rows) {
        PLENARY_DO(cast(rule, *row));
      }
    for (const Row* row : decision_.rows) {
      PLENARY_DO(papers(*row));
      PLENARY_DO(lists(*row));
      PLENARY_DO(rounds(*row));
      PLENARY_DO(deposit(*row));
    }
    facts_.untold_groups = mapping_.untold_groups;
    return std::move(facts_);
  }

 private:
  Result<void> day(const Row& row) {
    if (mapping_.day_form.empty() || facts_.day) return {};
    PLENARY_TRY(const auto text,
                cell_text(mapping_, mapping_.day_cell, text_at(row, mapping_.day_cell.column), row));
    if (text.empty()) return {};
    facts_.day = day_of(text, mapping_.day_form);
    if (facts_.day) return {};
    return refuse("replay.day", {.where = line_of(row), .params = {{"value", text}}});
  }

  Result<void> options(const Row& row) {
    for (const Cell& cell : mapping_.options)
      for (const Found& found : find(row, cell.column)) {
        const std::string named = name_or(found.names, "option", found.text);
        for (const std::string& option : split(named, mapping_.options_separator))
          if (!mapping_.blank.contains(option) && !contains(facts_.options, option))
            facts_.options.push_back(option);
      }
    if (!mapping_.default_column.empty()) {
      const auto index = number_of(text_at(row, mapping_.default_column));
      if (!index || *index < 0 || *index >= facts_.options.size() || index->get_den() != 1)
        return refuse("replay.number", {.where = line_of(row),
                                        .params = {{"column", mapping_.default_column},
                                                   {"value", text_at(row, mapping_.default_column)}}});
      facts_.default_option = facts_.options[index->get_num().get_ui()];
    }
    return {};
  }

  void strike() {
    if (mapping_.struck.empty()) return;
    for (const Row* row : decision_.rows)
      for (const Found& found : find(*row, mapping_.struck))
        std::erase(facts_.options, found.text);
  }

  [[nodiscard]] bool applies(const std::set<std::string>& only) const {
    return only.empty() || only.contains(matter_);
  }

  Result<void> fact(const FactRule& rule, const Row& row) {
    if (!applies(rule.only)) return {};
    if (!rule.unless.empty() && !mapping_.blank.contains(text_at(row, rule.unless))) return {};
    if (!has_column(row, rule.cell.column))
      return refuse("replay.no_column", {.where = line_of(row), .params = {{"column", rule.cell.column}}});
    for (const Found& found : find(row, rule.cell.column)) {
      PLENARY_TRY(auto value, value_of(mapping_, rule, row, found.text));
      if (!value) value = assumed(rule);
      if (value) put(rule, row, found, *value);
    }
    return {};
  }

  std::optional<Fact> assumed(const FactRule& rule) {
    const auto number = rule.if_blank.empty() ? std::nullopt : number_of(rule.if_blank);
    if (!number) return std::nullopt;
    facts_.assumed.push_back(rule.because);
    return Fact{*number, *number};
  }

  // A place in a list stands for the option of that place.
  std::string option_of(const FactRule& rule, const Row& row, const Found& found) const {
    if (!rule.option_cell.column.empty()) return text_at(row, rule.option_cell.column);
    const std::string place = name_or(found.names, "place", "");
    const auto index = number_of(place);
    if (!place.empty() && index && *index < facts_.options.size())
      return facts_.options[index->get_num().get_ui()];
    return name_or(found.names, "option", rule.option);
  }

  void put(const FactRule& rule, const Row& row, const Found& found, const Fact& value) {
    std::string group = rule.group_cell.column.empty() ? name_or(found.names, "group", rule.group)
                                                       : text_at(row, rule.group_cell.column);
    if (!rule.college.empty()) group = rule.college;
    const std::string option = option_of(rule, row, found);
    if (!rule.test.empty()) {
      facts_.given.emplace(decide::Given{rule.test, option}, value);
      return;
    }
    if (rule.every_other) {
      for (const std::string& other : facts_.options)
        set(rule, {.word = rule.word, .group = group, .option = other, .table = rule.table}, value, false);
      return;
    }
    set(rule,
        {.word = rule.word, .group = group, .option = option, .table = rule.table, .cast_by = rule.cast_by},
        value, mapping_.rows == Rows::several && !rule.same);
  }

  // What is known stands; of several rows the numbers are added.
  void set(const FactRule& rule, FactName name, const Fact& value, bool adds) {
    const bool known = facts_.has(name);
    if (known && adds && value.known() && rule.bound == Bound::exact) return facts_.add(name, value.low);
    if (known) {
      const Fact before = facts_.at(name);
      if (before.known() || rule.bound == Bound::exact) return;
      if (rule.bound == Bound::low)
        return facts_.bound(std::move(name), std::max(before.low, value.low), before.high);
      return facts_.bound(std::move(name), before.low, value.high);
    }
    if (rule.bound == Bound::exact) return facts_.bound(std::move(name), value.low, value.high);
    if (rule.bound == Bound::low) return facts_.bound(std::move(name), value.low, std::nullopt);
    facts_.bound(std::move(name), 0, value.high);
  }

  Result<void> cast(const CastRule& rule, const Row& row) {
    if (!applies(rule.only)) return {};
    decide::Units& units = facts_.units[rule.college];
    if (rule.others_unknown) units.complete = false;
    for (const Found& found : find(row, rule.cell.column)) {
      if (!rule.members.empty()) return characters(rule, row, found, units);
      if (!rule.separator.empty()) {
        for (const std::string& unit : split(found.text, rule.separator))
          units.units.push_back({unit, rule.vote});
        continue;
      }
      PLENARY_TRY(const auto vote, cell_text(mapping_, rule.cell, found.text, row));
      const std::string unit = rule.unit_cell.column.empty() ? name_or(found.names, "group", "")
                                                             : text_at(row, rule.unit_cell.column);
      if (rule.vote == kCountedWithin) {
        units.units.push_back({unit});
      } else if (!vote.empty() || !rule.vote.empty()) {
        units.units.push_back({unit, rule.vote.empty() ? vote : rule.vote});
      }
    }
    return {};
  }

  Result<void> characters(const CastRule& rule, const Row& row, const Found& found, decide::Units& units) {
    const auto file = files_.find(rule.members);
    const auto names =
        file == files_.end()
            ? Result<json::Value>(refuse("replay.no_file", {.where = rule.members}))
            : json::parse(file->second, json::Form::relaxed, {.bytes = kMostBytes, .depth = 4});
    if (!names || names->array() == nullptr) return refuse("replay.no_file", {.where = rule.members});
    if (names->array()->size() != found.text.size())
      return refuse("replay.characters", {.where = line_of(row), .params = {{"column", rule.cell.column}}});
    for (std::size_t i = 0; i < found.text.size(); ++i) {
      PLENARY_TRY(const auto vote, cell_text(mapping_, rule.cell, std::string(1, found.text[i]), row));
      const std::string* name = (*names->array())[i].text();
      if (name == nullptr) return refuse("replay.no_file", {.where = rule.members});
      if (!vote.empty()) units.units.push_back({*name, vote});
    }
    return {};
  }

  // One character an option in their order: 1 to 9, then A, B...; "unranked" stands for no rank.
  Result<void> papers(const Row& row) {
    if (mapping_.papers.empty()) return {};
    for (const Found& found : find(row, mapping_.papers + "/{paper}")) {
      const json::Array* pair = found.value == nullptr ? nullptr : found.value->array();
      const std::string* marks = pair == nullptr || pair->size() != 2 ? nullptr : (*pair)[0].text();
      const std::int64_t* number = marks == nullptr ? nullptr : (*pair)[1].number();
      if (number == nullptr || *number < 0 || marks->size() != facts_.options.size())
        return refuse("replay.characters", {.where = line_of(row), .params = {{"column", mapping_.papers}}});
      std::map<int, std::vector<std::string>> ranks;
      for (std::size_t i = 0; i < marks->size(); ++i) {
        const char mark = (*marks)[i];
        if (mapping_.papers_unranked == std::string(1, mark)) continue;
        const int rank = mark >= '1' && mark <= '9'   ? mark - '0'
                         : mark >= 'A' && mark <= 'Z' ? mark - 'A' + 10
                                                      : 0;
        if (rank == 0)
          return refuse("replay.characters",
                        {.where = line_of(row), .params = {{"column", mapping_.papers}}});
        ranks[rank].push_back(facts_.options[i]);
      }
      decide::Paper paper{{}, *number};
      for (auto& [_, options] : ranks)
        paper.ranks.push_back(std::move(options));
      facts_.papers.push_back(std::move(paper));
    }
    return {};
  }

  // Ranks told by option, within each voter; equal ranks stand in the order of the names.
  Result<void> lists(const Row& row) {
    for (const ListRule& rule : mapping_.lists) {
      std::map<std::string, std::vector<std::pair<Exact, std::string>>> by_voter;
      for (const Found& found : find(row, rule.column)) {
        if (found.text == rule.unranked) continue;
        const auto rank = number_of(found.text);
        if (!rank || *rank < 1)
          return refuse("replay.number",
                        {.where = line_of(row), .params = {{"column", rule.column}, {"value", found.text}}});
        by_voter[name_or(found.names, "voter", "")].emplace_back(*rank, name_or(found.names, "option", ""));
      }
      for (auto& [voter, ranked] : by_voter) {
        std::ranges::stable_sort(ranked, {}, [](const auto& one) { return one.first; });
        decide::VoiceList list{rule.voice, voter, {}};
        for (auto& [_, option] : ranked)
          list.places.push_back(std::move(option));
        facts_.lists.push_back(std::move(list));
      }
    }
    return {};
  }

  Result<void> rounds(const Row& row) {
    if (mapping_.rounds.empty()) return {};
    std::map<std::size_t, decide::Votes> by_round;
    for (const Found& found : find(row, mapping_.rounds)) {
      const auto votes = number_of(found.text), round = number_of(name_or(found.names, "round", ""));
      if (!votes || *votes < 0 || !round)
        return refuse("replay.number", {.where = line_of(row),
                                        .params = {{"column", mapping_.rounds}, {"value", found.text}}});
      by_round[round->get_num().get_ui()][name_or(found.names, "option", "")] = *votes;
    }
    for (auto& [_, votes] : by_round)
      facts_.rounds.push_back(std::move(votes));
    return {};
  }

  // A second deposit is that of a party which had left.
  Result<void> deposit(const Row& row) {
    if (mapping_.deposit_day.empty()) return {};
    std::string last;
    for (const std::string& column : {mapping_.deposit_day, mapping_.deposit_again}) {
      const std::string text = column.empty() ? std::string() : text_at(row, column);
      if (mapping_.blank.contains(text) || text == last) continue;
      const auto day = day_of(text, "2027-03-22");
      if (!day) return refuse("replay.day", {.where = line_of(row), .params = {{"value", text}}});
      const bool counts =
          mapping_.deposit_additional.empty() || text_at(row, mapping_.deposit_additional) == "yes";
      facts_.deposits.push_back({text_at(row, mapping_.deposit_party), *day, counts});
      last = text;
    }
    return {};
  }

  const Mapping& mapping_;
  const Files& files_;
  const Decision& decision_;
  const std::string& matter_;
  Facts facts_;
};

}  // namespace

Result<std::string> matter_of(const Mapping& mapping, const Decision& decision) {
  if (!mapping.matter.empty() || decision.rows.empty()) return mapping.matter;
  const Row& row = *decision.rows.front();
  return cell_text(mapping, mapping.matter_cell, text_at(row, mapping.matter_cell.column), row);
}

Result<Facts> facts_of(const Mapping& mapping, const Files& files, const Decision& decision,
                       const std::string& matter) {
  return Filler(mapping, files, decision, matter).fill();
}

}  // namespace plenary::replay
