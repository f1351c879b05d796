// How a vote chooses among options, and what a ratification must reach: keys of [matter.M.step.S].

#include <algorithm>
#include <iterator>

#include "charter/read.h"
#include "charter/vocabulary.h"

namespace plenary::charter {
namespace {

constexpr int kMostSeats = 1000;
constexpr int kLongestWait = 36500;

struct Rules {  // of one form of ballot: the first is taken where none is named
  BallotForm form;
  std::vector<std::string_view> rules;
};

const std::vector<Rules>& rules_of_forms() {
  static const std::vector<Rules> table = {
      {BallotForm::one_of_many, {"most", "all that pass", "nobody"}},
      {BallotForm::ranking,
       {"schwartz-sequential-dropping@1", "schulze-wv@1", "schulze-margins@1", "ranked-pairs-wv@1", "irv@1"}},
      {BallotForm::approval, {"most", "all that pass", "nobody"}},
      {BallotForm::points, {"sum"}},
      {BallotForm::rounds, {"lowest out"}},
  };
  return table;
}

Result<void> read_rule(const Block& block, Step& step) {
  const auto found = std::ranges::find(rules_of_forms(), step.ballot, &Rules::form);
  if (found == rules_of_forms().end()) {
    if (const Member* rule = block.find("rule"))
      return block.refuse_at(rule->place, "charter.misplaced_key",
                             {{"key", "rule"}, {"block", block.name()}});
    return {};
  }
  PLENARY_TRY(const auto rule, block.one_of("rule", found->rules, 0));
  step.rule = found->rules[rule];
  return {};
}

Result<void> read_points(const Block& block, Step& step) {
  const Member* member = block.find("points");
  if (member == nullptr) return {};
  const List* list = member->value.list();
  if (list == nullptr)
    return block.refuse_at(member->value.place, "charter.type", {{"key", "points"}, {"wanted", "list"}});
  for (const Node& item : *list) {
    const Member one{"points", item.place, false, item};
    PLENARY_TRY(Exact points, read_number(block.file(), one));
    step.points.push_back(std::move(points));
  }
  step.places["points"] = member->place;
  return {};
}

// How equal sums are parted, in this order, by the first of the voices: more points, more voters who gave
// any, more first places (then second ones, and so on).
Result<void> read_parting(const Block& block, Step& step) {
  static constexpr std::string_view kParting[] = {"points", "voters", "places"};
  PLENARY_TRY(step.parting, block.texts("parting", &step.places));
  for (std::size_t i = 0; i < step.parting.size(); ++i)
    if (std::ranges::find(kParting, step.parting[i]) == std::end(kParting))
      return block.refuse_at(step.places["parting." + std::to_string(i)], "charter.unknown_value",
                             unknown_value("parting", step.parting[i], kParting));
  return {};
}

Result<void> read_cap(const Block& block, Step& step) {
  PLENARY_TRY(const Table* table, block.table("cap"));
  if (table == nullptr) return {};
  const Block cap(block.file(), block.name() + ".cap", block.find("cap")->place, {table});
  PLENARY_DO(cap.only({"group", "most"}));
  PLENARY_TRY(step.cap_group, cap.text("group"));
  PLENARY_TRY(const auto most, cap.whole("most", 1, kMostSeats));
  if (!most)
    return cap.refuse_at(cap.place(), "charter.missing_key", {{"key", "most"}, {"block", cap.name()}});
  step.cap_most = *most;
  return {};
}

Result<void> no_key_beside(const Block& block, bool allowed, Keys keys) {
  if (allowed) return {};
  for (const auto key : keys)
    if (const Member* member = block.find(key))
      return block.refuse_at(member->place, "charter.misplaced_key",
                             {{"key", std::string(key)}, {"block", block.name()}});
  return {};
}

}  // namespace

Result<void> read_choice(const Block& block, Step& step) {
  PLENARY_TRY(step.asked_if, block.texts("asked_if", &step.places));
  PLENARY_TRY(step.blocked_by, block.texts("blocked_by", &step.places));
  PLENARY_TRY(step.rejected_by, block.texts("rejected_by", &step.places));
  const bool yes_no = step.ballot == BallotForm::yes_no_abstain;
  PLENARY_DO(no_key_beside(block, yes_no, {"blocked_by", "rejected_by"}));
  PLENARY_DO(no_key_beside(block, !yes_no, {"seats", "cap", "counted_in", "counted_by", "default"}));
  PLENARY_DO(no_key_beside(block, step.ballot == BallotForm::ranking, {"default"}));
  PLENARY_DO(no_key_beside(block, step.ballot == BallotForm::points, {"points", "voices", "parting"}));
  PLENARY_DO(read_rule(block, step));
  PLENARY_TRY(const auto seats, block.whole("seats", 1, kMostSeats));
  step.seats = seats.value_or(1);
  PLENARY_TRY(step.default_option, block.text_or("default", ""));
  PLENARY_TRY(step.counted_in, block.text_or("counted_in", ""));
  if (const Member* counted = block.find("counted_in")) step.places["counted_in"] = counted->value.place;
  PLENARY_TRY(step.counted_by, block.text_or("counted_by", ""));
  if (const Member* counted = block.find("counted_by")) step.places["counted_by"] = counted->value.place;
  PLENARY_DO(read_parting(block, step));
  PLENARY_TRY(step.voices, block.texts("voices", &step.places));
  PLENARY_DO(read_points(block, step));
  return read_cap(block, step);
}

Result<void> read_ratification(const Block& block, Step& step) {
  PLENARY_TRY(step.complete, block.texts("complete", &step.places));
  if (step.complete.empty())
    return block.refuse_at(block.place(), "charter.missing_key",
                           {{"key", "complete"}, {"block", block.name()}});
  PLENARY_TRY(const Table* table, block.table("in_force"));
  if (table == nullptr)
    return block.refuse_at(block.place(), "charter.missing_key",
                           {{"key", "in_force"}, {"block", block.name()}});
  const Block force(block.file(), block.name() + ".in_force", block.find("in_force")->place, {table});
  PLENARY_DO(force.only({"days_after_complete", "days_after_own_deposit"}, {"provisional", "fixed_day"}));
  PLENARY_TRY(const auto first, force.whole("days_after_complete", 0, kLongestWait));
  PLENARY_TRY(const auto later, force.whole("days_after_own_deposit", 0, kLongestWait));
  step.first_after_days = first.value_or(0);
  step.later_after_days = later.value_or(0);
  return {};
}

}  // namespace plenary::charter
