// What a charter leaves out or turns upside down: ties without a rule, things nobody uses, and a charter that
// is changed more easily than it decides.

#include <algorithm>
#include <set>

#include "charter/checks.h"
#include "charter/vocabulary.h"

namespace plenary::charter {
namespace {

constexpr std::string_view kItself = "charter";  // the matter by which a charter changes

// A choice can end in equals: then it says where "not decided" leads.
void check_ties(Problems& problems, const Step& step) {
  const bool choice = step.kind == Kind::vote && step.ballot != BallotForm::yes_no_abstain &&
                      step.ballot != BallotForm::rounds && step.rule != "all that pass" &&
                      step.rule != "nobody";
  if (choice && !step.places.contains("then.not decided"))
    problems.add("charter.tie_without_rule", step.place, {{"step", step.name}});
}

void check_unused(Problems& problems) {
  const Charter& charter = problems.charter;
  std::set<std::string_view> used;
  for (const Test& test : charter.tests)
    used.insert({test.in, test.each, test.weigh});
  for (const Matter& matter : charter.matters)
    for (const Step& step : matter.steps)
      used.insert({step.counted_in, step.counted_by});
  for (const College& college : charter.colleges)
    if (!used.contains(college.name))
      problems.add("charter.unused_college", college.place, {{"college", college.name}});
  for (const WeightTable& table : charter.tables)
    if (!used.contains(table.name))
      problems.add("charter.unused_table", table.place, {{"table", table.name}});
}

struct Strength {  // the greatest share of yes that a vote asks for
  Exact share = 0;
  bool more = false;
  bool operator<(const Strength& other) const {
    return share != other.share ? share < other.share : more < other.more;
  }
};

// Through `all`, whose parts must hold one and all; what alternatives ask is not compared.
void gather(const Charter& charter, const std::vector<std::string>& tests, int depth, Strength& strength) {
  if (depth > 8) return;
  for (const std::string& name : tests) {
    const Test* test = charter.find_test(name);
    if (test == nullptr) continue;
    if (test->shape == Shape::all) gather(charter, test->parts, depth + 1, strength);
    const bool of_yes = test->shape == Shape::share && !test->given &&
                        test->count == std::vector<std::string>{"yes"} && test->rel <= Relation::at_least;
    if (of_yes) strength = std::max(strength, Strength{test->value, test->rel == Relation::more});
  }
}

const Step* yes_no_vote(const Matter& matter) {
  const auto found = std::ranges::find_if(matter.steps, [](const Step& step) {
    return step.kind == Kind::vote && step.ballot == BallotForm::yes_no_abstain;
  });
  return found == matter.steps.end() ? nullptr : &*found;
}

Strength strength_of(const Charter& charter, const Step& step) {
  Strength strength;
  gather(charter, step.pass, 0, strength);
  return strength;
}

void check_change(Problems& problems) {
  const Charter& charter = problems.charter;
  const Matter* itself = charter.find_matter(kItself);
  const Step* change = itself == nullptr ? nullptr : yes_no_vote(*itself);
  if (change == nullptr) return;
  for (const Matter& matter : charter.matters) {
    const Step* vote = yes_no_vote(matter);
    if (vote == nullptr || &matter == itself) continue;
    if (strength_of(charter, *change) < strength_of(charter, *vote))
      problems.add("charter.easier_to_change", change->place, {{"matter", matter.name}});
  }
}

}  // namespace

void check_sense(Problems& problems) {
  for (const Matter& matter : problems.charter.matters)
    for (const Step& step : matter.steps)
      check_ties(problems, step);
  check_unused(problems);
  check_change(problems);
}

}  // namespace plenary::charter
