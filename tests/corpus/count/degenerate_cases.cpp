// degenerate.json, the elections of rankings in it: nothing, everybody, one seat more than there are options.
#include <algorithm>

#include "cases.h"
#include "count/pairwise/condorcet.h"
#include "count/ranked/positional.h"
#include "count/ranked/rules.h"
#include "folders.h"

namespace corpus {
namespace {

using namespace plenary::count;

constexpr const char* kFolder = "degenerate.json";

struct Small {
  std::string id;
  RankedBallots ballots;
  RankedQuestion question;
};

std::vector<Mark> row_of(const Json& ranks) {  // lists of equals, or one cell a rank
  std::vector<Mark> row;
  for (const Json& rank : ranks.as_array()) {
    if (rank.is_string()) {
      const auto& cell = rank.as_string();
      row.push_back(cell.empty() ? kSkipped : static_cast<Mark>(std::stoi(std::string(cell)) - 1));
      continue;
    }
    for (const Json& option : rank.as_array())
      row.push_back(static_cast<Mark>(number_of(option)));
  }
  return row;
}

Small small_of(const Json& line) {
  Small small{.id = text_of(line, "id"), .ballots = {}, .question = {}};
  small.ballots = RankedBallots(static_cast<std::size_t>(number_of(*find(line, "candidates"))));
  if (const Json* seats = find(line, "seats"))
    small.question.seats = static_cast<std::size_t>(number_of(*seats));
  const Json* ballots = find(line, "ballots") != nullptr ? find(line, "ballots") : find(line, "cells");
  for (const Json& ballot : ballots->as_array())
    if (!small.ballots.add(row_of(ballot.as_array()[1]), number_of(ballot.as_array()[0]))) std::abort();
  return small;
}

Winners everybody(const Small& small) {
  Winners all(small.ballots.options());
  for (Option option = 0; option < all.size(); ++option)
    all[option] = option;
  return all;
}

// What a case expects is written in words: each is asked here once, by the case's and the rule's name.
bool holds(const Small& small, const std::string& rule) {
  const auto by = [&](const char* id) { return count_ranked(id, small.ballots, small.question); };
  const Matrix matrix = pairwise(weak_orders(small.ballots));
  if (rule == "plurality")
    return first_places(interpret(small.ballots, {}).ballots).winners == everybody(small);
  if (rule == "schulze-wv") return schulze(matrix, Strength::winning).winners == everybody(small);
  if (rule == "smith") return smith(matrix) == everybody(small);
  if (rule == "ranked-pairs-all-tiebreaks")
    return ranked_pairs_any_order(matrix, Strength::margins) == everybody(small);
  if (rule == "stv-any")
    return by("stv-scottish@1")->elected == everybody(small) && by("stv-meek@1")->vacant == 1;
  if (rule == "skip-unlimited" || rule == "skip-max-1") {
    auto how = Interpretation{};
    if (rule == "skip-max-1") how.skips = 1;
    const auto read = interpret(small.ballots, how);
    const auto scores = first_places(read.ballots).scores;
    return rule == "skip-max-1" ? scores[1] == 2 && read.empty == 3 : scores[0] == 3 && scores[1] == 2;
  }
  if (rule == "skip-duplicate") return interpret(small.ballots, {}).ballots.marks(0).size() == 2;
  if (rule == "exhaust-on-duplicate")
    return interpret(small.ballots, {.repeats = Repeats::exhaust}).ballots.marks(0).size() == 1;
  const auto returned = by(rule == "irv" ? "irv@1" : "stv-scottish@1");
  if (small.id == "deg-one-candidate") return returned->elected == Winners{0};
  if (small.id == "deg-cycle-3") return returned->open && returned->open->asked == "exclusion";
  return returned->elected.empty() && (rule == "irv" ? returned->vacant == 1 : returned->open.has_value());
}

}  // namespace

void run_degenerate(const fs::path& file, Verdicts& verdicts) {
  const auto json = file_json(file);
  if (!json) return verdicts.cannot_run(kFolder, "all", "input absent");
  for (const Json& line : json->as_array()) {
    if (find(line, "ballots") == nullptr && find(line, "cells") == nullptr) continue;
    const Small small = small_of(line);
    for (const auto& [rule, expected] : find(line, "expect")->as_object())
      verdicts.check(kFolder, small.id + " " + std::string(rule), holds(small, std::string(rule)));
  }
}

}  // namespace corpus
