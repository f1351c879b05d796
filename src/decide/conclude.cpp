#include "decide/conclude.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "charter/vocabulary.h"

namespace plenary::decide {
namespace {

using charter::Charter;
using charter::Step;

bool asks_options(const Charter& charter, const std::string& name, std::set<std::string>& seen) {
  const charter::Test* test = charter.find_test(name);
  if (test == nullptr || !seen.insert(name).second) return false;
  return test->each == charter::kEachOption || std::ranges::any_of(test->parts, [&](const auto& part) {
           return asks_options(charter, part, seen);
         });
}

std::optional<Outcome> outcome_of(Verdict verdict, Outcome if_fails) {
  if (verdict == Verdict::open) return std::nullopt;
  return verdict == Verdict::holds ? Outcome::adopted : if_fails;
}

struct Choice {
  const Charter& charter;
  const Facts& facts;
  std::vector<std::string> of_each;  // the tests asked of each option
  count::Ballots ballots = {};
  bool open = false;

  void ask_each(Evaluation& pass) {
    ballots.options = facts.options.size();
    for (count::Option i = 0; i < facts.options.size(); ++i) {
      Evaluation one = evaluate_option(charter, of_each, facts, facts.options[i]);
      const Fact& votes = facts.at({.word = "votes", .option = facts.options[i]});
      if (one.verdict == Verdict::fails) ballots.left_out.push_back(i);
      open = open || one.verdict == Verdict::open || (!votes.known() && one.verdict != Verdict::fails);
      ballots.grouped.push_back({i, votes.low});
      std::ranges::move(one.proof, std::back_inserter(pass.proof));
    }
  }
};

void choose(const Charter& charter, const Step& step, const Facts& facts, Conclusion& conclusion) {
  std::vector<std::string> of_all;
  Choice choice{charter, facts, {}};
  for (const std::string& test : step.pass) {
    std::set<std::string> seen;
    (asks_options(charter, test, seen) ? choice.of_each : of_all).push_back(test);
  }
  conclusion.pass = evaluate(charter, of_all, facts);
  conclusion.outcome = outcome_of(conclusion.pass.verdict, Outcome::rejected);
  if (conclusion.outcome != Outcome::adopted) return;
  choice.ask_each(conclusion.pass);
  const auto counted =
      choice.open ? Result<count::Outcome>(count::Outcome{}) : count::count("plurality@1", choice.ballots);
  conclusion.pass.verdict = Verdict::open;
  conclusion.outcome = std::nullopt;
  if (choice.open || !counted) return;
  conclusion.trace = counted->trace;
  conclusion.pass.verdict = counted->end == count::End::chosen ? Verdict::holds : Verdict::fails;
  switch (counted->end) {
    case count::End::none:
      conclusion.outcome = Outcome::none_elected;
      return;
    case count::End::tied:
      conclusion.outcome = Outcome::not_decided;
      for (const count::Option option : counted->first)
        conclusion.tied.push_back(facts.options[option]);
      return;
    case count::End::chosen:
      conclusion.outcome = Outcome::adopted;
      conclusion.chosen = facts.options[counted->first.front()];
      return;
  }
}

}  // namespace

std::string_view word_of(Outcome outcome) {
  return charter::kOutcomes[static_cast<std::size_t>(outcome)];
}

Conclusion conclude(const Charter& charter, const Step& step, const Facts& facts) {
  Conclusion conclusion;
  conclusion.valid = evaluate(charter, step.valid, facts);
  if (conclusion.valid.verdict != Verdict::holds) {
    conclusion.outcome = outcome_of(conclusion.valid.verdict, Outcome::void_);
    conclusion.pass = evaluate(charter, step.pass, facts);  // told, though it no longer decides
    return conclusion;
  }
  if (step.ballot == charter::BallotForm::one_of_many) {
    choose(charter, step, facts, conclusion);
    return conclusion;
  }
  conclusion.pass = evaluate(charter, step.pass, facts);
  conclusion.outcome = outcome_of(conclusion.pass.verdict, Outcome::rejected);
  return conclusion;
}

}  // namespace plenary::decide
