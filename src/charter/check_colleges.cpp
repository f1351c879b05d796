// Colleges, tables and choices: every unit, set, test and group they name is there.

#include <algorithm>

#include "charter/checks.h"
#include "charter/vocabulary.h"

namespace plenary::charter {
namespace {

void check_unit(Problems& problems, const College& college, const std::string& unit, std::string_view key) {
  if (college.units.empty() || std::ranges::find(college.units, unit) != college.units.end()) return;
  const std::vector<std::string_view> known(college.units.begin(), college.units.end());
  problems.add("charter.undefined_unit", place_in(college.places, key, college.place),
               {{"unit", unit}, {"college", college.name}, {"near", near(unit, known)}});
}

void check_college(Problems& problems, const College& college) {
  const Charter& charter = problems.charter;
  if (!college.vote.empty() && college.vote != kMostVotes && charter.find_test(college.vote) == nullptr)
    problems.add("charter.undefined_test", place_in(college.places, "vote", college.place),
                 {{"test", college.vote}, {"near", ""}});
  for (const Named& named : college.weight)
    check_unit(problems, college, named.name, "weight." + named.name);
  for (const Life& life : college.life)
    check_unit(problems, college, life.unit, (life.from ? "from." : "until.") + life.unit);
  for (const UnitSet& set : college.sets)
    for (const std::string& unit : set.units)
      check_unit(problems, college, unit, "sets." + set.name);
}

void check_choice(Problems& problems, const Step& step) {
  const Charter& charter = problems.charter;
  std::vector<std::string_view> colleges, dimensions;
  for (const College& college : charter.colleges)
    colleges.push_back(college.name);
  for (const Dimension& dimension : charter.roll.grouped)
    dimensions.push_back(dimension.name);
  if (!step.counted_in.empty() && charter.find_college(step.counted_in) == nullptr)
    problems.add("charter.undefined_group", place_in(step.places, "counted_in", step.place),
                 {{"group", step.counted_in}, {"near", near(step.counted_in, colleges)}});
  if (!step.cap_group.empty() && charter.find_dimension(step.cap_group) == nullptr)
    problems.add("charter.undefined_group", step.place,
                 {{"group", step.cap_group}, {"near", near(step.cap_group, dimensions)}});
  if (step.kind == Kind::vote && step.ballot == BallotForm::points && step.voices.empty())
    problems.add("charter.no_voices", step.place, {{"step", step.name}});
}

}  // namespace

void check_colleges(Problems& problems) {
  for (const College& college : problems.charter.colleges)
    check_college(problems, college);
  for (const Matter& matter : problems.charter.matters)
    for (const Step& step : matter.steps)
      check_choice(problems, step);
}

}  // namespace plenary::charter
