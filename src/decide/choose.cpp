#include "decide/choose.h"

#include <algorithm>
#include <set>

namespace plenary::decide {
namespace {

using charter::BallotForm;
using charter::Charter;
using charter::Step;

bool asks_options(const Charter& charter, const std::string& name, std::set<std::string>& seen) {
  const charter::Test* test = charter.find_test(name);
  if (test == nullptr || !seen.insert(name).second) return false;
  return test->each == charter::kEachOption || std::ranges::any_of(test->parts, [&](const auto& part) {
           return asks_options(charter, part, seen);
         });
}

}  // namespace

void choose(const Charter& charter, const Step& step, Conclusion& end) {
  std::vector<std::string> of_all, of_each;
  for (const std::string& test : step.pass) {
    std::set<std::string> seen;
    (asks_options(charter, test, seen) ? of_each : of_all).push_back(test);
  }
  end.pass = evaluate(charter, of_all, end.facts);
  if (end.pass.verdict == Verdict::fails) end.outcome = Outcome::rejected;
  if (end.pass.verdict != Verdict::holds) return;
  switch (step.ballot) {
    case BallotForm::ranking:
      return choose_by_papers(charter, step, of_each, end);
    case BallotForm::points:
      return choose_by_points(step, end);
    case BallotForm::rounds:
      return choose_by_rounds(charter, of_each, end);
    case BallotForm::one_of_many:
    case BallotForm::approval:
    case BallotForm::yes_no_abstain:
      return choose_by_votes(charter, step, of_each, end);
  }
}

}  // namespace plenary::decide
