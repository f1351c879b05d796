#include "decide/conclude.h"

#include "charter/vocabulary.h"
#include "decide/choose.h"
#include "decide/colleges.h"

namespace plenary::decide {
namespace {

using charter::Charter;
using charter::Step;

// One of the tests holds: what `blocked_by` asks.
Evaluation any_of(const Charter& charter, const std::vector<std::string>& tests, const Facts& facts) {
  Evaluation all;
  all.verdict = Verdict::fails;
  for (const std::string& test : tests) {
    Evaluation one = evaluate(charter, {&test, 1}, facts);
    all.verdict = std::max(all.verdict, one.verdict);
    all.proof.insert(all.proof.end(), one.proof.begin(), one.proof.end());
  }
  return all;
}

std::optional<Outcome> answer(const Step& step, const Conclusion& end) {
  const bool reverse = !step.rejected_by.empty();
  if (reverse && end.rejected_by.verdict == Verdict::holds) return Outcome::rejected;
  if (end.pass.verdict == Verdict::fails) {
    if (!reverse) return Outcome::rejected;
    if (end.rejected_by.verdict == Verdict::fails) return Outcome::not_decided;
    return std::nullopt;
  }
  const bool sure =
      end.pass.verdict == Verdict::holds && (!reverse || end.rejected_by.verdict == Verdict::fails);
  if (!sure || end.blocked_by.verdict == Verdict::open) return std::nullopt;
  return end.blocked_by.verdict == Verdict::holds ? Outcome::blocked : Outcome::adopted;
}

void conclude_question(const Charter& charter, const Step& step, Conclusion& end) {
  end.pass = evaluate(charter, step.pass, end.facts);
  end.rejected_by.verdict = end.blocked_by.verdict = Verdict::fails;
  if (!step.rejected_by.empty()) end.rejected_by = evaluate(charter, step.rejected_by, end.facts);
  if (!step.blocked_by.empty()) end.blocked_by = any_of(charter, step.blocked_by, end.facts);
  end.outcome = answer(step, end);
}

// Whether a test that comes first lets the vote go on; else it has ended, or is open.
bool goes_on(const Evaluation& first, Outcome if_fails, Conclusion& end) {
  if (first.verdict == Verdict::fails) end.outcome = if_fails;
  return first.verdict == Verdict::holds;
}

// What a table says all its units weigh is known without the facts.
void put_wholes(const Charter& charter, const std::vector<std::string>& tests, int depth, Facts& facts) {
  constexpr int kDeepest = 20;
  for (const std::string& name : tests) {
    const charter::Test* test = charter.find_test(name);
    if (test == nullptr || depth > kDeepest) continue;
    put_wholes(charter, test->parts, depth + 1, facts);
    const charter::WeightTable* table = charter.find_table(test->weigh);
    const FactName units = {.word = "units", .group = test->in, .table = test->weigh};
    if (table != nullptr && table->whole && !facts.has(units)) facts.set(units, *table->whole);
  }
}

// A step that is no vote ends when its tests hold; until they do it goes on, and a ratification would lapse.
void conclude_without_vote(const Charter& charter, const Step& step, Conclusion& end) {
  const bool ratified = step.kind == charter::Kind::ratification;
  if (ratified) put_wholes(charter, step.complete, 0, end.facts);
  end.pass = evaluate(charter, ratified ? step.complete : step.enough, end.facts);
  if (end.pass.verdict == Verdict::holds) end.outcome = Outcome::adopted;
  if (end.pass.verdict == Verdict::fails && ratified) end.outcome = Outcome::lapsed;
}

}  // namespace

std::string_view word_of(Outcome outcome) {
  return charter::kOutcomes[static_cast<std::size_t>(outcome)];
}

Conclusion conclude(const Charter& charter, const Step& step, const Facts& facts) {
  Conclusion end;
  Derived derived = with_colleges(charter, facts);
  end.facts = std::move(derived.facts);
  end.colleges = std::move(derived.proof);
  if (step.kind != charter::Kind::vote) {
    conclude_without_vote(charter, step, end);
    return end;
  }
  end.asked_if = evaluate(charter, step.asked_if, end.facts);
  if (!goes_on(end.asked_if, Outcome::lapsed, end)) return end;
  end.valid = evaluate(charter, step.valid, end.facts);
  if (!goes_on(end.valid, Outcome::void_, end)) {
    end.pass = evaluate(charter, step.pass, end.facts);  // told, though it no longer decides
    return end;
  }
  if (step.ballot == charter::BallotForm::yes_no_abstain) {
    conclude_question(charter, step, end);
  } else {
    choose(charter, step, end);
  }
  return end;
}

}  // namespace plenary::decide
