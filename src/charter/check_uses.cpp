// Where tests are used: each is defined, each word is supplied by then, none is left over.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "charter/checks.h"
#include "charter/vocabulary.h"

namespace plenary::charter {
namespace {

struct Use {  // one list of tests of a matter, and the steps whose facts are there by then
  const Matter& matter;
  std::string key;
  std::size_t steps_known;
  const Places& places;
  Place otherwise;
};

class Uses {
 public:
  explicit Uses(Problems& problems) : problems_(problems), charter_(problems.charter) {
    for (const Test& test : charter_.tests)
      names_.push_back(test.name);
  }

  void use(const Use& use, const std::vector<std::string>& tests) {
    for (std::size_t i = 0; i < tests.size(); ++i) {
      const Place place = place_in(use.places, fmt::format("{}.{}", use.key, i), use.otherwise);
      if (charter_.find_test(tests[i]) == nullptr) {
        problems_.add("charter.undefined_test", place,
                      {{"test", tests[i]}, {"near", near(tests[i], names_)}});
        continue;
      }
      walk(use, tests[i], place, {});
    }
  }

  void report_unused() {
    for (const Test& test : charter_.tests)
      if (!used_.contains(test.name)) problems_.add("charter.unused_test", test.place, {{"test", test.name}});
  }

 private:
  void walk(const Use& use, const std::string& name, Place place, std::set<std::string> above) {
    const Test* test = charter_.find_test(name);
    if (test == nullptr || !above.insert(name).second) return;  // told by check_tests
    used_.insert(name);
    if (!seen_.insert(fmt::format("{} {} {} {}", use.matter.name, use.key, use.steps_known, name)).second)
      return;
    for (const auto* sum : {&test->count, &test->of})
      for (const std::string& word : *sum)
        if (!supplied(use, word))
          problems_.add("charter.word_not_known_here", place,
                        {{"word", word}, {"test", name}, {"key", use.key}, {"matter", use.matter.name}});
    if (test->each == kEachOption && use.key != "pass")
      problems_.add("charter.word_not_known_here", place,
                    {{"word", "votes"}, {"test", name}, {"key", use.key}, {"matter", use.matter.name}});
    for (const std::string& part : test->parts)
      walk(use, part, place, above);
    for (const Earlier& earlier : test->earlier)
      walk(use, earlier.test, place, above);
    const College* college = charter_.find_college(test->in);
    if (college != nullptr && !college->vote.empty()) walk(use, college->vote, place, above);
  }

  [[nodiscard]] static bool supplied(const Use& use, const std::string& name) {
    const Word* word = find_word(name);
    if (word != nullptr && word->source != Source::step) return true;
    const auto asked = word == nullptr ? question_word(name) : std::nullopt;
    for (std::size_t i = 0; i < use.steps_known; ++i) {
      const Step& step = use.matter.steps[i];
      if (asked && std::ranges::find(step.asks, asked->question) != step.asks.end()) return true;
      if (word == nullptr || std::ranges::find(word->kinds, step.kind) == word->kinds.end()) continue;
      const bool options = step.kind == Kind::vote && step.ballot != BallotForm::yes_no_abstain;
      const bool fits = word->by_option ? options : !options || (name != "yes" && name != "no");
      if (fits) return true;
    }
    return false;
  }

  Problems& problems_;
  const Charter& charter_;
  std::vector<std::string_view> names_;
  std::set<std::string> used_;
  std::set<std::string> seen_;
};

// Carrying out may ask what a later review found: it is open until then.
std::size_t known_for(const Matter& matter, std::size_t at, std::string_view key) {
  if (key == "before") return at;
  if (key == "reopens") return matter.steps.size();
  return at + 1;
}

}  // namespace

void check_uses(Problems& problems) {
  Uses uses(problems);
  for (const Matter& matter : problems.charter.matters) {
    uses.use({matter, "raise", 0, matter.places, matter.place}, matter.raise);
    for (std::size_t i = 0; i < matter.steps.size(); ++i) {
      const Step& step = matter.steps[i];
      const auto list = [&](const char* key, const std::vector<std::string>& tests) {
        uses.use({matter, key, known_for(matter, i, key), step.places, step.place}, tests);
      };
      list("before", step.before);
      list("enough", step.enough);
      list("valid", step.valid);
      list("pass", step.pass);
      list("asked_if", step.asked_if);
      list("blocked_by", step.blocked_by);
      list("rejected_by", step.rejected_by);
      list("complete", step.complete);
      list("reopens", step.reopens);
    }
  }
  uses.report_unused();
}

}  // namespace plenary::charter
