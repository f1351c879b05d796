#include "replay/compare.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace plenary::replay {
namespace {

using decide::Conclusion;

std::string outcome_word(const Outcome& outcome) {
  if (outcome.ratification) return outcome.ratification->complete ? "adopted" : "open";
  return outcome.conclusion.outcome ? std::string(decide::word_of(*outcome.conclusion.outcome)) : "open";
}

// holds, fails, open; "not asked" where no line of the proof is about the test.
std::string test_word(const Conclusion& end, const std::string& test) {
  for (const auto* list : {&end.asked_if, &end.valid, &end.pass, &end.rejected_by, &end.blocked_by})
    for (const decide::Line& line : list->proof)
      if (line.test == test) return std::string(decide::word_of(line.verdict));
  return "not asked";
}

std::string number_word(const CompareRule& rule, const Conclusion& end) {
  const decide::Fact& fact = end.facts.at({.word = rule.word, .group = rule.group, .table = rule.table});
  return fact.known() ? to_string(fact.low) : "open";
}

std::string sorted(std::vector<std::string> names) {
  std::ranges::sort(names);
  return fmt::format("{}", fmt::join(names, "; "));
}

std::string index_text(const Conclusion& end, std::vector<std::string> names) {
  for (std::string& name : names) {
    const auto at = std::ranges::find(end.facts.options, name);
    name = std::to_string(at - end.facts.options.begin());
  }
  return sorted(std::move(names));
}

// "A=1;B=2" as pairs in the order of the names, without those that are 0.
std::string totals_text(const std::vector<std::pair<std::string, std::string>>& totals) {
  std::vector<std::string> all;
  for (const auto& [name, total] : totals)
    if (total != "0") all.push_back(name + "=" + total);
  return sorted(std::move(all));
}

std::string recorded_totals(const CompareRule& rule, const std::string& text) {
  std::vector<std::pair<std::string, std::string>> totals;
  for (const std::string& pair : split(text, rule.separator)) {
    const auto at = pair.rfind(rule.equals.empty() ? "=" : rule.equals);
    if (at != pair.npos) totals.emplace_back(pair.substr(0, at), pair.substr(at + 1));
  }
  return totals_text(totals);
}

std::string found_totals(const Conclusion& end) {
  std::vector<std::pair<std::string, std::string>> totals;
  for (const auto& [name, total] : end.totals)
    totals.emplace_back(name, to_string(total));
  return totals_text(totals);
}

// The recorded order, unless it sets one above another that our ranking has before it; equals in any order.
std::string found_ranking(const CompareRule& rule, const std::string& recorded, const Conclusion& end) {
  std::vector<std::string> ours;
  std::vector<std::string> left = split(recorded, rule.separator);
  std::vector<std::string> told = left;
  for (const auto& equals : end.ranking) {
    const std::set<std::string> names(equals.begin(), equals.end());
    const std::size_t many = std::min(equals.size(), left.size());
    const std::set<std::string> next(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(many));
    if (next == names) {
      ours.insert(ours.end(), left.begin(), left.begin() + static_cast<std::ptrdiff_t>(many));
    } else {
      ours.insert(ours.end(), equals.begin(), equals.end());
    }
    left.erase(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(many));
  }
  return fmt::format("{}", fmt::join(ours, rule.separator));
}

std::string pairs_text(const Conclusion& end) {
  json::Array rows;
  for (std::size_t a = 0; a < end.pairs.size(); ++a) {
    json::Array row;
    for (std::size_t b = 0; b < end.pairs.size(); ++b)
      row.push_back(a == b ? json::Value() : json::Value(end.pairs[a][b]));
    rows.emplace_back(std::move(row));
  }
  return json::print(json::Value(std::move(rows)));
}

std::string day_text(const std::string& id, const std::string& whole, const Outcome& outcome) {
  if (!outcome.ratification || !outcome.ratification->in_force) return "open";
  if (id == whole) return to_string(*outcome.ratification->in_force);
  const auto found = outcome.ratification->for_each.find(id);
  return found == outcome.ratification->for_each.end() ? "none" : to_string(found->second);
}

struct Pair {
  std::string recorded, found;
};

Pair compare_one(const Mapping& mapping, const CompareRule& rule, const std::string& id,
                 const std::string& text, const Outcome& outcome) {
  const Conclusion& end = outcome.conclusion;
  switch (rule.what) {
    case What::outcome:
      return {text, outcome_word(outcome)};
    case What::test:
      return {text, test_word(end, rule.test)};
    case What::number: {
      const auto number = number_of(text);
      return {number ? to_string(*number) : text, number_word(rule, end)};
    }
    case What::chosen:
      if (rule.by_index) return {text, end.chosen ? index_text(end, {*end.chosen}) : "none"};
      return {text, end.chosen.value_or("none")};
    case What::elected:
      return {sorted(split(text, rule.separator)), sorted(end.elected)};
    case What::totals:
      return {recorded_totals(rule, text), found_totals(end)};
    case What::ranking:
      return {text, found_ranking(rule, text, end)};
    case What::fallen:
      return {sorted(split(text, rule.separator)),
              rule.by_index ? index_text(end, end.fallen) : sorted(end.fallen)};
    case What::pairs:
      return {text, pairs_text(end)};
    case What::rounds:
      return {text, std::to_string(end.rounds)};
    case What::day:
      return {text, day_text(id, mapping.whole_id, outcome)};
  }
  return {text, ""};
}

std::string what_text(const CompareRule& rule) {
  static constexpr std::string_view kWhats[] = {"outcome", "test",   "number", "chosen", "elected", "totals",
                                                "ranking", "fallen", "pairs",  "rounds", "day"};
  std::string text(kWhats[static_cast<std::size_t>(rule.what)]);
  if (!rule.test.empty()) text += " " + rule.test;
  if (!rule.word.empty()) text += " " + rule.word;
  return text;
}

// Where the source says nothing, nothing is compared; but "nobody" is something.
bool says_nothing(const CompareRule& rule, const std::string& text) {
  return text.empty() && rule.what != What::elected && rule.what != What::fallen;
}

}  // namespace

std::vector<Difference> differences(const Mapping& mapping, const std::string& id, const Row& recorded,
                                    const Outcome& outcome) {
  std::vector<Difference> found;
  for (const CompareRule& rule : mapping.compares) {
    if (!has_column(recorded, rule.cell.column)) {
      found.push_back({what_text(rule), "no column " + rule.cell.column, ""});
      continue;
    }
    const auto text = cell_text(mapping, rule.cell, text_at(recorded, rule.cell.column), recorded);
    if (!text) {
      found.push_back({what_text(rule), text_at(recorded, rule.cell.column), "no word for it"});
      continue;
    }
    if (says_nothing(rule, *text)) continue;
    Pair pair = compare_one(mapping, rule, id, *text, outcome);
    if (pair.recorded != pair.found)
      found.push_back({what_text(rule), std::move(pair.recorded), std::move(pair.found)});
  }
  return found;
}

}  // namespace plenary::replay
