#include "decide/evaluate.h"

#include <algorithm>

#include "decide/compare.h"

namespace plenary::decide {
namespace {

using charter::Shape;
using charter::Test;

constexpr int kDeepest = 32;  // a checked charter has no circle; this bounds one that was not checked
constexpr std::size_t kMostLines = 10000;  // combinations of combinations could double at every level

class Evaluator {
 public:
  struct Only {  // what every test is asked of, whatever it says itself
    const std::string* option = nullptr;
    const std::string* unit = nullptr;
  };

  Evaluator(const charter::Charter& charter, const Facts& facts, Only only)
      : charter_(charter), facts_(facts), only_(only) {}

  Evaluation all(std::span<const std::string> tests) {
    Verdict verdict = Verdict::holds;
    for (const std::string& test : tests)
      verdict = std::min(verdict, ask(test, 0));
    return {verdict, std::move(proof_)};
  }

 private:
  Verdict ask(const std::string& name, int depth) {
    const Test* test = charter_.find_test(name);
    if (test == nullptr || depth > kDeepest || proof_.size() >= kMostLines) {
      Line line;
      line.test = name;
      line.depth = std::min(depth, kDeepest);
      if (proof_.size() < 2 * kMostLines) proof_.push_back(std::move(line));
      return Verdict::open;
    }
    return test->earlier.empty() ? ask_rule(*test, depth) : ask_dated(*test, depth);
  }

  Verdict ask_rule(const Test& test, int depth) {
    return test.combines() ? combine(test, depth) : compare_each(test, depth);
  }

  // The rule in force on the day; without a day, what all of them agree on.
  Verdict ask_dated(const Test& test, int depth) {
    for (const charter::Earlier& earlier : test.earlier)
      if (facts_.day && *facts_.day < earlier.until) return ask_earlier(earlier, depth);
    if (facts_.day) return ask_rule(test, depth);
    const std::size_t at = proof_.size();
    const Verdict now = ask_rule(test, depth);
    const std::size_t end = proof_.size();
    bool agree = true;
    for (const charter::Earlier& earlier : test.earlier)
      agree = ask_earlier(earlier, depth) == now && agree;
    proof_.resize(end);
    if (agree) return now;
    proof_[at].verdict = Verdict::open;
    proof_[at].not_known.emplace_back("day");
    return Verdict::open;
  }

  Verdict ask_earlier(const charter::Earlier& earlier, int depth) {
    const Test* test = charter_.find_test(earlier.test);
    return test == nullptr || !test->earlier.empty() ? Verdict::open : ask_rule(*test, depth);
  }

  // Kleene: fails < open < holds; all is the least, any the greatest.
  Verdict combine(const Test& test, int depth) {
    const std::size_t at = proof_.size();
    Line line;
    line.test = test.name;
    line.article = charter::article_of(test.law);
    line.depth = depth;
    line.shape = test.shape;
    proof_.push_back(std::move(line));
    int holding = 0, open = 0;
    for (const std::string& part : test.parts) {
      const Verdict verdict = ask(part, depth + 1);
      holding += verdict == Verdict::holds;
      open += verdict == Verdict::open;
    }
    const int parts = static_cast<int>(test.parts.size());
    const bool none = test.shape == Shape::none;
    const int needed = test.shape == Shape::all           ? parts
                       : test.shape == Shape::at_least_of ? test.parts_needed
                                                          : 1;
    Verdict verdict = holding >= needed          ? Verdict::holds
                      : holding + open >= needed ? Verdict::open
                                                 : Verdict::fails;
    if (none && verdict != Verdict::open)
      verdict = verdict == Verdict::holds ? Verdict::fails : Verdict::holds;
    proof_[at].verdict = verdict;
    proof_[at].parts_needed = none ? 0 : needed;
    return verdict;
  }

  Verdict compare_each(const Test& test, int depth) {
    if (test.shape == Shape::shares) return push(compare_shares(charter_, test, facts_), depth);
    if (only_.unit != nullptr) return push(compare(test, {.group = *only_.unit}, facts_), depth);
    if (test.each.empty()) return push(compare(test, {.group = test.in}, facts_), depth);
    if (test.each == charter::kEachOption) return compare_options(test, depth);
    const charter::Dimension* dimension = charter_.find_dimension(test.each);
    const charter::College* college = charter_.find_college(test.each);
    if (dimension == nullptr && college == nullptr)
      return push(compare(test, {.group = test.each}, facts_), depth);
    Verdict verdict = Verdict::holds;
    for (const std::string& group : dimension != nullptr ? dimension->groups : college->units)
      verdict = std::min(verdict, push(compare(test, {.group = group}, facts_), depth));
    return verdict;
  }

  Verdict compare_options(const Test& test, int depth) {
    if (only_.option != nullptr)
      return push(compare(test, {.group = test.in, .option = *only_.option}, facts_), depth);
    Verdict verdict = Verdict::holds;
    for (const std::string& option : facts_.options)
      verdict = std::min(verdict, push(compare(test, {.group = test.in, .option = option}, facts_), depth));
    return verdict;
  }

  Verdict push(Line line, int depth) {
    line.depth = depth;
    proof_.push_back(std::move(line));
    return proof_.back().verdict;
  }

  const charter::Charter& charter_;
  const Facts& facts_;
  Only only_;
  Proof proof_;
};

}  // namespace

Evaluation evaluate(const charter::Charter& charter, std::span<const std::string> tests, const Facts& facts) {
  return Evaluator(charter, facts, {}).all(tests);
}

Evaluation evaluate_option(const charter::Charter& charter, std::span<const std::string> tests,
                           const Facts& facts, const std::string& option) {
  return Evaluator(charter, facts, {.option = &option}).all(tests);
}

Evaluation evaluate_in(const charter::Charter& charter, const std::string& test, const Facts& facts,
                       const std::string& unit) {
  return Evaluator(charter, facts, {.unit = &unit}).all({&test, 1});
}

std::string_view word_of(Verdict verdict) {
  static constexpr std::string_view kWords[] = {"fails", "open", "holds"};
  return kWords[static_cast<std::size_t>(verdict)];
}

}  // namespace plenary::decide
