// The examples on the pages of docs/rules, run; and every rule of these families stands on a page.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "count/budget/budget.h"
#include "count/cardinal/cardinal.h"
#include "count/committee/committee.h"
#include "count/families.h"
#include "count/seats/apportion.h"
#include "count/seats/biproportional.h"

using namespace plenary;
using namespace plenary::count;

namespace {

std::string page(const std::string& name) {
  const char* source = std::getenv("PLENARY_SOURCE");
  std::ifstream file(std::filesystem::path(source ? source : ".") / "docs/rules" / name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, at);)
    parts.push_back(part);
  return parts;
}

std::vector<std::int64_t> numbers(const std::string& text) {
  std::vector<std::int64_t> found;
  std::istringstream in(text);
  for (std::int64_t number = 0; in >> number;)
    found.push_back(number);
  return found;
}

using Table = std::vector<std::vector<std::int64_t>>;

Table table(const std::string& text) {
  Table rows;
  for (const auto& row : split(text, '/'))
    rows.push_back(numbers(row));
  return rows;
}

template <class T>
Table row_of(const std::vector<T>& items) {
  Table rows(1);
  for (const T& each : items)
    rows[0].push_back(static_cast<std::int64_t>(each));
  return rows;
}

// "3: 0 1, 2: 2" as numbers of ballots and what they name.
std::vector<std::pair<std::int64_t, std::vector<std::int64_t>>> ballots(const std::string& text) {
  std::vector<std::pair<std::int64_t, std::vector<std::int64_t>>> found;
  for (const auto& each : split(text, ',')) {
    const auto parts = split(each, ':');
    REQUIRE(parts.size() == 2);
    found.emplace_back(numbers(parts[0]).at(0), numbers(parts[1]));
  }
  return found;
}

std::vector<Option> options(const std::vector<std::int64_t>& numbers) {
  return {numbers.begin(), numbers.end()};
}

Table apportioned(const std::string& rule, const std::vector<std::string>& parts) {
  Contest contest{.seats = static_cast<std::size_t>(numbers(parts.at(2)).at(0))};
  for (const std::int64_t votes : numbers(parts.at(1)))
    contest.lists.push_back({.votes = exact(votes)});
  const auto shared = apportion(rule, contest);
  REQUIRE(shared);
  CHECK(shared->contested.empty());
  return row_of(shared->seats);
}

Table both_ways(const std::vector<std::string>& parts) {
  DistrictVotes matrix;
  for (const auto& row : table(parts.at(1))) {
    matrix.votes.emplace_back();
    for (const std::int64_t votes : row)
      matrix.votes.back().push_back(exact(votes));
  }
  for (const std::int64_t seats : numbers(parts.at(2)))
    matrix.seats.push_back(static_cast<std::size_t>(seats));
  const auto found = biproportional(matrix);
  REQUIRE(found);
  CHECK(prove(matrix, *found));
  Table rows;
  for (const auto& row : found->seats)
    rows.push_back(row_of(row)[0]);
  return rows;
}

Table judged(const std::string& rule, const std::vector<std::string>& parts) {
  Marks marks{.highest = numbers(parts.at(1)).at(0)};
  for (const auto& [number, given] : ballots(parts.at(2))) {
    marks.options = given.size();
    marks.grouped.push_back({{given.begin(), given.end()}, exact(number)});
  }
  const auto found = cardinal(rule, marks);
  REQUIRE(found);
  return row_of(found->first);
}

Table funded(const std::string& rule, const std::vector<std::string>& parts) {
  Budgeting asked{.budget = exact(numbers(parts.at(1)).at(0))};
  for (const std::int64_t cost : numbers(parts.at(2)))
    asked.projects.push_back({std::to_string(asked.projects.size()), exact(cost)});
  for (const auto& [number, named] : ballots(parts.at(3)))
    asked.ballots.push_back({options(named), {}, number});
  const auto found = budget(rule, asked);
  REQUIRE(found);
  Table rows(1);
  for (const Purchase& bought : found->bought)
    rows[0].push_back(static_cast<std::int64_t>(bought.project));
  return rows;
}

Table elected(const std::string& rule, const std::vector<std::string>& parts) {
  Approvals board{.candidates = static_cast<std::size_t>(numbers(parts.at(1)).at(0)),
                  .seats = static_cast<std::size_t>(numbers(parts.at(2)).at(0))};
  for (const auto& [number, named] : ballots(parts.at(3)))
    board.grouped.push_back({options(named), exact(number)});
  const auto found = elect(rule, board);
  REQUIRE(found);
  return row_of(found->committees.at(0));
}

// A line "    what rule | ... -> result"; whether it is one.
bool run_example(const std::string& line) {
  const auto arrow = line.find(" -> ");
  if (!line.starts_with("    ") || arrow == line.npos) return false;
  CAPTURE(line);
  const auto parts = split(line.substr(4, arrow - 4), '|');
  std::istringstream head(parts[0]);
  std::string what, rule;
  head >> what >> rule;
  const Table expected = table(line.substr(arrow + 4));
  if (what == "apportion")
    CHECK(apportioned(rule, parts) == expected);
  else if (what == "biproportional")
    CHECK(both_ways(parts) == expected);
  else if (what == "cardinal")
    CHECK(judged(rule, parts) == expected);
  else if (what == "budget")
    CHECK(funded(rule, parts) == expected);
  else if (what == "elect")
    CHECK(elected(rule, parts) == expected);
  else
    FAIL("no such example: " << what);
  return true;
}

}  // namespace

TEST_CASE("every example on the pages of the rules of shares comes out as printed") {
  const std::map<std::string, std::span<const RuleLine>> pages{{"apportionment.md", apportionment_rules()},
                                                               {"biproportional.md", biproportional_rules()},
                                                               {"cardinal.md", cardinal_rules()},
                                                               {"budgets.md", budget_rules()},
                                                               {"committees.md", committee_rules()}};
  for (const auto& [name, rules] : pages) {
    const std::string text = page(name);
    int examples = 0;
    for (const auto& line : split(text, '\n'))
      examples += run_example(line) ? 1 : 0;
    CHECK_MESSAGE(examples > 0, name);
    for (const RuleLine& rule : rules)
      CHECK_MESSAGE((text.find(std::string(rule.id)) != text.npos ||
                     (name == "budgets.md" && rule.id.find("-add1") != rule.id.npos)),
                    rule.id);
  }
  for (const auto& some : {open_list_rules(), tier_rules()})
    for (const RuleLine& rule : some)
      CHECK_MESSAGE(page("apportionment.md").find(std::string(rule.id)) != std::string::npos, rule.id);
}
