// Each test by itself: its names, its threshold, and that no combination rests on itself.

#include <fmt/format.h>

#include <algorithm>

#include "charter/checks.h"
#include "charter/vocabulary.h"

namespace plenary::charter {
namespace {

std::string near_set(const College* college, std::string_view set) {
  std::vector<std::string_view> known;
  if (college != nullptr)
    for (const UnitSet& each : college->sets)
      known.push_back(each.name);
  return near(set, known);
}

void check_groups(Problems& problems, const Test& test) {
  const Charter& charter = problems.charter;
  std::vector<std::string_view> dimensions = {kEachOption};
  std::vector<std::string_view> groups;
  for (const Dimension& dimension : charter.roll.grouped) {
    dimensions.push_back(dimension.name);
    groups.insert(groups.end(), dimension.groups.begin(), dimension.groups.end());
  }
  if (!test.each.empty() && std::ranges::find(dimensions, test.each) == dimensions.end())
    problems.add("charter.undefined_group", place_in(test.places, "each", test.place),
                 {{"group", test.each}, {"near", near(test.each, dimensions)}});
  for (const College& college : charter.colleges) {
    groups.push_back(college.name);
    dimensions.push_back(college.name);
  }
  if (!test.in.empty() && std::ranges::find(groups, test.in) == groups.end())
    problems.add("charter.undefined_group", place_in(test.places, "in", test.place),
                 {{"group", test.in}, {"near", near(test.in, groups)}});
  auto weights = charter.roll.weights;
  for (const WeightTable& table : charter.tables)
    weights.push_back(table.name);
  const College* college = charter.find_college(test.in);
  if (!test.cast_by.empty() && (college == nullptr || college->find_set(test.cast_by) == nullptr))
    problems.add("charter.undefined_set", place_in(test.places, "cast_by", test.place),
                 {{"set", test.cast_by}, {"near", near_set(college, test.cast_by)}});
  if (!test.weigh.empty() && std::ranges::find(weights, test.weigh) == weights.end())
    problems.add("charter.undefined_weight", place_in(test.places, "weigh", test.place),
                 {{"table", test.weigh}});
}

void check_earlier(Problems& problems, const Test& test) {
  for (const Earlier& earlier : test.earlier) {
    const Test* found = problems.charter.find_test(earlier.test);
    const Place place = place_in(test.places, "earlier." + earlier.test, test.place);
    if (found == nullptr)
      problems.add("charter.undefined_test", place, {{"test", earlier.test}, {"near", ""}});
    else if (!found->earlier.empty() || found == &test)
      problems.add("charter.test_circle", place, {{"test", test.name}});
  }
}

// A word that is not known by group cannot be asked of each group, and so on.
void check_divided(Problems& problems, const Test& test, const std::vector<std::string>& sum,
                   std::string_view key) {
  const bool by_option = test.each == kEachOption;
  const bool by_college = problems.charter.find_college(test.in) != nullptr;
  const bool by_group = (!test.in.empty() && !by_college) || (!test.each.empty() && !by_option);
  const Place place = place_in(test.places, key, test.place);
  for (const std::string& name : sum) {
    const Word* word = find_word(name);
    if (by_group && (word == nullptr || !word->by_group))
      problems.add("charter.not_by_group", place, {{"word", name}});
    if (by_college && (word == nullptr || !word->by_college))
      problems.add("charter.not_by_group", place, {{"word", name}});
    if (key == "count" && by_option != (word != nullptr && word->by_option))
      problems.add(by_option ? "charter.not_by_option" : "charter.only_by_option", place, {{"word", name}});
    if (key == "of" && word != nullptr && word->by_option && !by_option)
      problems.add("charter.only_by_option", place, {{"word", name}});
    if (!test.weigh.empty() && (word == nullptr || !word->weighs))
      problems.add("charter.not_weighed", place, {{"word", name}});
  }
}

// Is the count a part of its base, so that it can never be more than the whole of it?
bool within_base(const Test& test) {
  return std::ranges::all_of(test.count, [&](const std::string& word) {
    if (std::ranges::find(test.of, word) != test.of.end()) return true;
    if (std::ranges::find(test.of, "members") != test.of.end() && test.count.size() == 1)
      return word == "heard" || word == "signatures" || word == "took part" || word == "yes" ||
             word == "no" || word == "abstain" || word == "votes";
    if (std::ranges::find(test.of, "took part") != test.of.end() && test.count.size() == 1)
      return word == "yes" || word == "no" || word == "abstain" || word == "votes";
    return false;
  });
}

void check_threshold(Problems& problems, const Test& test) {
  static constexpr std::string_view kKeys[] = {"number", "share", "root"};
  const Place place = place_in(test.places, kKeys[static_cast<std::size_t>(test.shape)], test.place);
  if (test.given) return;
  const bool zero = test.value == 0;
  const auto add = [&](std::string_view code) {
    problems.add(std::string(code), place, {{"test", test.name}});
  };
  if (zero && test.rel == Relation::at_least) return add("charter.always_holds");
  if (zero && test.rel == Relation::fewer) return add("charter.never_holds");
  if (test.shape != Shape::share || !within_base(test)) return;
  if (test.rel == Relation::more && test.value >= 1) return add("charter.never_holds");
  if (test.rel == Relation::at_least && test.value > 1) return add("charter.never_holds");
  if (test.rel == Relation::fewer && test.value > 1) return add("charter.always_holds");
  if (test.rel == Relation::at_most && test.value >= 1) return add("charter.always_holds");
}

void check_parts(Problems& problems, const Test& test) {
  std::vector<std::string_view> known;
  for (const Test& each : problems.charter.tests)
    known.push_back(each.name);
  static constexpr std::string_view kKeys[] = {"shares", "all", "any", "none", "of"};
  const auto key = kKeys[static_cast<std::size_t>(test.shape) - static_cast<std::size_t>(Shape::shares)];
  for (std::size_t i = 0; i < test.parts.size(); ++i) {
    if (problems.charter.find_test(test.parts[i]) != nullptr) continue;
    problems.add("charter.undefined_test", place_in(test.places, fmt::format("{}.{}", key, i), test.place),
                 {{"test", test.parts[i]}, {"near", near(test.parts[i], known)}});
  }
  for (const std::string& part : test.shape == Shape::shares ? test.parts : std::vector<std::string>{})
    if (const Test* found = problems.charter.find_test(part);
        found != nullptr && found->shape != Shape::share)
      problems.add("charter.no_share", test.place, {{"test", part}});
  if (test.shape == Shape::at_least_of && test.parts_needed > static_cast<int>(test.parts.size()))
    problems.add("charter.never_holds", test.place, {{"test", test.name}});
}

enum class Mark { fresh, open, done };

// Depth first over combinations; a test met again while it is open rests on itself.
bool rests_on_itself(const Charter& charter, std::size_t at, std::vector<Mark>& marks) {
  if (marks[at] == Mark::open) return true;
  if (marks[at] == Mark::done) return false;
  marks[at] = Mark::open;
  for (const std::string& part : charter.tests[at].parts) {
    const Test* next = charter.find_test(part);
    if (next != nullptr &&
        rests_on_itself(charter, static_cast<std::size_t>(next - charter.tests.data()), marks))
      return true;
  }
  marks[at] = Mark::done;
  return false;
}

}  // namespace

void check_tests(Problems& problems) {
  const Charter& charter = problems.charter;
  for (const Test& test : charter.tests) {
    if (test.combines() || test.shape == Shape::shares) {
      check_parts(problems, test);
      check_earlier(problems, test);
      continue;
    }
    check_groups(problems, test);
    check_earlier(problems, test);
    check_divided(problems, test, test.count, "count");
    check_divided(problems, test, test.of, "of");
    check_threshold(problems, test);
  }
  std::vector<Mark> marks(charter.tests.size(), Mark::fresh);
  for (std::size_t i = 0; i < charter.tests.size(); ++i)
    if (marks[i] == Mark::fresh && rests_on_itself(charter, i, marks)) {
      problems.add("charter.test_circle", charter.tests[i].place, {{"test", charter.tests[i].name}});
      return;  // the marks now stand open; one circle at a time
    }
}

}  // namespace plenary::charter
