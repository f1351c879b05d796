#include "clerk/roll_columns.h"

#include <algorithm>

#include "base/exact.h"
#include "base/folded.h"

namespace plenary::clerk {
namespace {

constexpr std::size_t kLongestCell = 400;
constexpr std::size_t kRowsLookedAt = 20;  // for a sample

std::string trimmed_cell(const CsvRow& row, std::size_t column) {
  if (column >= row.cells.size()) return {};
  return std::string(trimmed(plain_cell(row.cells[column])));
}

std::vector<std::string> holdable_by(const charter::Charter& rules) {
  std::vector<std::string> all = {"name", "ref", "contact"};
  for (const auto& dimension : rules.roll.grouped)
    all.push_back(dimension.name);
  for (const std::string& table : rules.roll.weights)
    if (std::ranges::find(all, table) == all.end()) all.push_back(table);
  return all;
}

std::string known_title(const std::vector<std::string>& holdable, std::string_view title) {
  const std::string told = folded(title);
  if (told == "id" || told == "number") return "ref";
  if (told == "email" || told == "e-mail") return "contact";
  const auto at =
      std::ranges::find_if(holdable, [&](const std::string& held) { return folded(held) == told; });
  return at == holdable.end() ? "" : *at;
}

std::string sample_of(const CsvTable& table, std::size_t column) {
  for (std::size_t i = 1; i < std::min(table.rows.size(), kRowsLookedAt); ++i)
    if (auto text = trimmed_cell(table.rows[i], column); !text.empty()) return text.substr(0, kLongestCell);
  return {};
}

std::optional<Error> lacking_of(const charter::Charter& rules, const HeldIn& held, const std::string& where) {
  if (!held.contains("name")) return make_error("roll.csv.no_name_column", {.where = where});
  for (const auto& dimension : rules.roll.grouped)
    if (!held.contains(dimension.name))
      return make_error("roll.csv.no_group_column",
                        {.where = where, .params = {{"dimension", dimension.name}}});
  return std::nullopt;
}

// A group as the charter writes it, whatever its case and accents here.
Result<std::string> group_of(const charter::Dimension& dimension, const std::string& cell) {
  const std::string told = folded(cell);
  for (const std::string& group : dimension.groups)
    if (folded(group) == told) return group;
  return refuse("roll.csv.unknown_group", {.params = {{"dimension", dimension.name}, {"group", cell}}});
}

}  // namespace

HeldIn match_columns(const charter::Charter& rules, const CsvTable& table, const RollChoice& choice,
                     RollPlan& plan) {
  const CsvRow& header = table.rows.front();
  plan.holdable = holdable_by(rules);
  HeldIn held;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    const std::string title = trimmed_cell(header, i);
    const auto said = choice.columns.find(i);
    std::string holds = said == choice.columns.end() ? known_title(plan.holdable, title) : said->second;
    if (std::ranges::find(plan.holdable, holds) == plan.holdable.end() || !held.emplace(holds, i).second)
      holds.clear();
    plan.columns.push_back({title, sample_of(table, i), std::move(holds)});
  }
  plan.lacking = lacking_of(rules, held, plan.file_name + ":" + std::to_string(header.line));
  return held;
}

Result<PlannedRow> read_roll_row(const charter::Charter& rules, const HeldIn& held, const CsvRow& cells) {
  const auto cell = [&](const std::string& what) {
    const auto at = held.find(what);
    return at == held.end() ? std::string() : trimmed_cell(cells, at->second);
  };
  PlannedRow row{.line = cells.line, .name = cell("name"), .ref = cell("ref"), .contact = cell("contact")};
  if (row.name.empty()) return refuse("roll.csv.no_name");
  if (std::max({row.name.size(), row.ref.size(), row.contact.size()}) > kLongestCell)
    return refuse("roll.csv.cell_too_long");
  for (const auto& dimension : rules.roll.grouped) {
    PLENARY_TRY(row.in[dimension.name], group_of(dimension, cell(dimension.name)));
  }
  for (const std::string& table : rules.roll.weights) {
    const std::string text = cell(table);
    const auto number = parse_exact(text);
    if (number && *number >= 0) row.weight[table] = to_string(*number);
    if (!text.empty() && (!number || *number < 0))
      return refuse("roll.csv.weight",
                    {.params = {{"table", table}, {"given", text.substr(0, kLongestCell)}}});
  }
  return row;
}

}  // namespace plenary::clerk
