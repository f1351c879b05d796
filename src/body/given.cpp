#include "body/given.h"

#include <algorithm>

#include "base/exact.h"

namespace plenary::body {
namespace {

constexpr std::size_t kLongestNumber = 20;

void add_reached(const charter::Charter& rules, const std::vector<std::string>& names,
                 std::vector<const charter::Test*>& seen) {
  for (const auto& name : names) {
    const auto* test = rules.find_test(name);
    if (test == nullptr || std::ranges::find(seen, test) != seen.end()) continue;
    seen.push_back(test);
    add_reached(rules, test->parts, seen);
  }
}

Result<void> one_of(std::span<const GivenNumber> given, const charter::Test& test,
                    std::optional<std::int64_t> option) {
  const auto brought = std::ranges::count_if(
      given, [&](const GivenNumber& one) { return one.test.text == test.name && one.option == option; });
  if (brought == 1) return {};
  return refuse("vote.given_missing",
                {.params = {{"test", test.name}, {"option", option ? std::to_string(*option) : "none"}},
                 .article = charter::article_of(test.law)});
}

}  // namespace

std::vector<const charter::Test*> tests_with_given(const charter::Charter& rules, const charter::Step& step) {
  std::vector<const charter::Test*> tests;
  for (const auto* names : {&step.asked_if, &step.valid, &step.pass, &step.rejected_by, &step.blocked_by})
    add_reached(rules, *names, tests);
  std::erase_if(tests, [](const charter::Test* test) { return !test->given; });
  return tests;
}

Result<void> check_given(const charter::Charter& rules, const charter::Step& step, std::int64_t named,
                         std::span<const GivenNumber> given) {
  std::size_t asked = 0;
  for (const auto* test : tests_with_given(rules, step)) {
    const bool of_each = test->each == charter::kEachOption;
    asked += of_each ? static_cast<std::size_t>(named) : 1;
    if (!of_each) PLENARY_DO(one_of(given, *test, std::nullopt));
    for (std::int64_t i = 0; of_each && i < named; ++i)
      PLENARY_DO(one_of(given, *test, i));
  }
  if (asked != given.size()) return refuse("vote.given_unasked", {.article = charter::article_of(step.law)});
  for (const auto& one : given) {
    const auto number = parse_exact(one.number.text);
    if (!number || *number <= 0 || one.number.text.size() > kLongestNumber)
      return refuse("vote.given_number", {.params = {{"test", one.test.text}, {"number", one.number.text}}});
  }
  return {};
}

}  // namespace plenary::body
