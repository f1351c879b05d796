#include "charter/live.h"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <vector>

#include "charter/checks.h"
#include "charter/vocabulary.h"

namespace plenary::charter {
namespace {

// Words of the vocabulary that only published tables supply so far.
constexpr std::string_view kNotCounted[] = {"present",    "eligible",       "seats",   "papers",
                                            "valid",      "blank",          "invalid", "absent",
                                            "hours open", "texts accepted", "units",   "deposited"};
// What a ranked paper has, and what it has not.
constexpr std::string_view kOfRankings[] = {"above the default", "below the default"};
constexpr std::string_view kOfAnswers[] = {"yes", "no", "abstain", "votes"};
// What a body counts of the units of a ratification: the members of its roll, each by what its row carries.
constexpr std::string_view kOfUnits[] = {"units", "deposited"};
// What a body counts by the weights of its roll, and only of a vote.
constexpr std::string_view kByWeight[] = {"members", "took part", "yes", "no", "abstain"};

tl::unexpected<Error> not_lived(const Charter& charter, Place place, std::string construct) {
  return refuse("charter.not_lived",
                {.where = where(charter.file, place), .params = {{"construct", std::move(construct)}}});
}

bool is_any_of(std::span<const std::string_view> words, const std::string& word) {
  return std::ranges::find(words, word) != words.end();
}

// Options are known by number in a body: a default one that is named like a number would be taken for
// another.
bool is_number(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; });
}

using Tests =
    std::vector<const Test*>;  // in the order they are named, so that the first fault is always the same

void add_asked(const Charter& charter, const std::vector<std::string>& names, Tests& tests) {
  for (const std::string& name : names) {
    const Test* test = charter.find_test(name);
    if (test == nullptr || std::ranges::find(tests, test) != tests.end()) continue;
    tests.push_back(test);
    add_asked(charter, test->parts, tests);
  }
}

Tests asked_by(const Charter& charter, std::initializer_list<const std::vector<std::string>*> lists) {
  Tests tests;
  for (const auto* names : lists)
    add_asked(charter, *names, tests);
  return tests;
}

// A ballot is asked only what it can answer.
Result<void> words_lived(const Charter& charter, const Step& step) {
  const bool ranked = step.ballot == BallotForm::ranking;
  const Tests asked =
      asked_by(charter, {&step.valid, &step.pass, &step.asked_if, &step.rejected_by, &step.blocked_by});
  for (const Test* test : asked)
    for (const auto* sum : {&test->count, &test->of})
      for (const std::string& word : *sum) {
        const bool of_default = is_any_of(kOfRankings, word) && (!ranked || step.default_option.empty());
        if (of_default || (ranked && is_any_of(kOfAnswers, word)))
          return not_lived(charter, place_in(test->places, sum == &test->count ? "count" : "of", test->place),
                           word);
      }
  return {};
}

// A vote ends on its day or by an act; a review has no act for that yet.
Result<void> end_lived(const Charter& charter, const Step& step) {
  if (step.kind == Kind::review && !step.lasts_days)
    return not_lived(charter, place_in(step.places, "may.close", step.place), "close");
  const auto* closes = step.who_may("close");
  if (step.kind == Kind::consultation && (closes == nullptr || closes->empty()))
    return not_lived(charter, place_in(step.places, "lasts", step.place), "lasts");
  return {};
}

// A threshold comes with a question, and only a vote has one; nor is anything weighed elsewhere.
Result<void> lived_without_vote(const Charter& charter, const Tests& tests) {
  for (const Test* test : tests) {
    if (test->given) return not_lived(charter, test->place, "given");
    if (!test->weigh.empty()) return not_lived(charter, place_in(test->places, "weigh", test->place), "weigh");
  }
  return {};
}

Result<void> choice_lived(const Charter& charter, const Step& step) {
  const bool ranked = step.ballot == BallotForm::ranking;
  if (step.seats != 1 || (!ranked && step.rule != "most")) return not_lived(charter, step.place, "rule");
  if (!step.cap_group.empty()) return not_lived(charter, place_in(step.places, "cap", step.place), "cap");
  if (is_number(step.default_option))
    return not_lived(charter, place_in(step.places, "default", step.place), "default");
  return {};
}

// Ids stand for the units of a body: a college that names its units, or asks inside them, knows them by
// names.
bool is_the_roll(const College& college) {
  return college.units.empty() && college.weight.empty() && college.others == 1 && college.life.empty() &&
         college.vote.empty() && college.sets.empty();
}

Result<void> ratification_lived(const Charter& charter, const Step& step) {
  for (const Test* test : asked_by(charter, {&step.complete})) {
    if (test->given) return not_lived(charter, test->place, "given");
    if (test->combines() || test->in.empty()) continue;
    const College* college = charter.find_college(test->in);
    if (college == nullptr || !is_the_roll(*college))
      return not_lived(charter, place_in(test->places, "in", test->place), "college");
    for (const auto* sum : {&test->count, &test->of})
      for (const std::string& word : *sum)
        if (!is_any_of(kOfUnits, word))
          return not_lived(charter, place_in(test->places, sum == &test->count ? "count" : "of", test->place),
                           word);
  }
  return {};
}

// Asked by a ratification, and by nothing else.
bool is_of_units(const Charter& charter, const Test& test) {
  bool asked = false;
  for (const Matter& matter : charter.matters)
    for (const Step& step : matter.steps) {
      const auto among = [&](const Tests& tests) { return std::ranges::find(tests, &test) != tests.end(); };
      asked = asked || among(asked_by(charter, {&step.complete}));
      if (among(asked_by(charter, {&matter.raise, &step.before, &step.enough, &step.valid, &step.pass,
                                   &step.asked_if, &step.rejected_by, &step.blocked_by, &step.reopens})))
        return false;
    }
  return asked;
}

Result<void> step_lived(const Charter& charter, const Step& step) {
  if (step.kind == Kind::ratification) PLENARY_DO(ratification_lived(charter, step));
  PLENARY_DO(lived_without_vote(charter, asked_by(charter, {&step.before, &step.enough, &step.reopens})));
  if (step.kind == Kind::vote) {
    const bool known = step.ballot == BallotForm::yes_no_abstain || step.ballot == BallotForm::one_of_many ||
                       step.ballot == BallotForm::ranking;
    if (!known) return not_lived(charter, step.place, "ballot");
    if (step.ballot != BallotForm::yes_no_abstain) PLENARY_DO(choice_lived(charter, step));
    if (!step.counted_in.empty())
      return not_lived(charter, place_in(step.places, "counted_in", step.place), "counted_in");
    PLENARY_DO(words_lived(charter, step));
  }
  return end_lived(charter, step);
}

Result<void> test_lived(const Charter& charter, const Test& test) {
  const bool of_units = is_of_units(charter, test);
  const bool in_college = !of_units && charter.find_college(test.in) != nullptr;
  if (in_college || charter.find_college(test.each) != nullptr)
    return not_lived(charter, place_in(test.places, "in", test.place), "college");
  if (!test.earlier.empty()) return not_lived(charter, test.place, "earlier");
  const auto& tables = charter.roll.weights;
  const WeightTable* table = charter.find_table(test.weigh);  // its own numbers go by the names of units
  const bool of_roll = std::ranges::find(tables, test.weigh) != tables.end();
  if (!test.weigh.empty() && (!of_roll || (table != nullptr && !table->vintages.empty())))
    return not_lived(charter, place_in(test.places, "weigh", test.place), test.weigh);
  for (const auto* sum : {&test.count, &test.of})
    for (const std::string& word : *sum) {
      const Place place = place_in(test.places, sum == &test.count ? "count" : "of", test.place);
      if (of_units && is_any_of(kOfUnits, word)) continue;
      if (is_any_of(kNotCounted, word)) return not_lived(charter, place, word);
      if (!test.weigh.empty() && !is_any_of(kByWeight, word)) return not_lived(charter, place, word + ", weighed");
    }
  return {};
}

}  // namespace

Result<void> can_be_lived(const Charter& charter) {
  for (const Matter& matter : charter.matters) {
    PLENARY_DO(lived_without_vote(charter, asked_by(charter, {&matter.raise})));
    for (const Step& step : matter.steps) {
      PLENARY_DO(step_lived(charter, step));
    }
  }
  for (const Test& test : charter.tests) {
    PLENARY_DO(test_lived(charter, test));
  }
  return {};
}

}  // namespace plenary::charter
