// "Would this pass?" by the charter in force, on supposed numbers; and what another charter would change.
#include <algorithm>

#include "charter/check.h"
#include "charter/diff.h"
#include "charter/parse.h"
#include "decide/conclude.h"
#include "decide/suppose.h"
#include "view/build.h"
#include "view/gather.h"

namespace plenary::view {
namespace {

struct Asked {
  const charter::Matter* matter;
  const charter::Step* step;
  [[nodiscard]] std::string key() const { return matter->name + "/" + step->name; }
};

// Votes answered by yes or no; a choice among options has no numbers before it has options.
std::vector<Asked> questions_of(const charter::Charter& rules) {
  std::vector<Asked> all;
  for (const auto& matter : rules.matters)
    for (const auto& step : matter.steps)
      if (step.kind == charter::Kind::vote && step.ballot == charter::BallotForm::yes_no_abstain)
        all.push_back({&matter, &step});
  return all;
}

// Every fact that a test of this vote counts and that is not supposed yet, also of tests asked only after
// others.
std::vector<std::string> wanted_by(const charter::Charter& rules, const charter::Step& step,
                                   const decide::Facts& facts) {
  decide::Conclusion all;
  all.asked_if = decide::evaluate(rules, step.asked_if, facts);
  all.valid = decide::evaluate(rules, step.valid, facts);
  all.pass = decide::evaluate(rules, step.pass, facts);
  all.rejected_by = decide::evaluate(rules, step.rejected_by, facts);
  all.blocked_by = decide::evaluate(rules, step.blocked_by, facts);
  return decide::wanted(all);
}

// What the roll says today of "members" and "members@North"; nothing of other facts.
std::optional<std::int64_t> on_the_roll(const Source& source, const std::string& fact) {
  constexpr std::string_view kOf = "members@";
  const auto count = source.state.roll->now();
  if (fact == "members") return count.members;
  if (!fact.starts_with(kOf)) return std::nullopt;
  const std::string group = fact.substr(kOf.size());
  for (const auto& dimension : source.state.rules().roll.grouped) {
    if (std::ranges::find(dimension.groups, group) == dimension.groups.end()) continue;
    const auto in = count.groups.find(dimension.name);
    if (in == count.groups.end()) return 0;
    const auto at = in->second.find(group);
    return at == in->second.end() ? 0 : at->second;
  }
  return std::nullopt;
}

Said supposed_outcome(const std::optional<decide::Outcome>& outcome) {
  if (!outcome) return {"state.trial.open"};
  if (*outcome == decide::Outcome::adopted) return {"view.result.would_adopt"};
  if (*outcome == decide::Outcome::rejected) return {"view.result.would_reject"};
  return {"state.trial.other", {{"outcome", std::string(decide::word_of(*outcome))}}};
}

void add_gates(const Source& source, const decide::Conclusion& end, std::vector<Gate>& gates) {
  for (const auto* part : {&end.asked_if, &end.valid, &end.rejected_by, &end.pass, &end.blocked_by}) {
    auto rows = gates_of(source, *part);
    gates.insert(gates.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  }
}

}  // namespace

std::optional<Trial> trial_view(const Source& source, const TrialQuery& query) {
  const auto& rules = source.state.rules();
  const auto questions = questions_of(rules);
  if (questions.empty()) return std::nullopt;
  const auto chosen = std::ranges::find(questions, query.asked, &Asked::key);
  const Asked asked = chosen == questions.end() ? questions.front() : *chosen;
  Trial trial{.asked = asked.key()};
  for (const Asked& one : questions)
    trial.questions.push_back({one.key(), one.matter->name + ": " + one.step->name, law_of(one.step->law)});

  decide::Facts facts;
  const auto suppose = [&](const std::string& fact, const std::string& number) {
    if (number.empty()) return;
    const auto taken = decide::suppose(rules, facts, fact + "=" + number);
    if (!taken && !trial.wrong) trial.wrong = taken.error();
  };
  // First all that could be asked for, so that the fields stay in their places while they are filled in.
  for (const std::string& fact : wanted_by(rules, *asked.step, facts)) {
    const auto typed = query.numbers.find(fact);
    const auto known = on_the_roll(source, fact);
    trial.numbers.push_back({fact, typed != query.numbers.end() ? typed->second
                                   : known                      ? std::to_string(*known)
                                                                : ""});
  }
  for (const TrialNumber& number : trial.numbers)
    suppose(number.fact, number.supposed);
  if (query.numbers.empty() || trial.wrong) return trial;
  const auto end = decide::conclude(rules, *asked.step, facts);
  trial.outcome = supposed_outcome(end.outcome);
  add_gates(source, end, trial.gates);
  return trial;
}

CharterDraft draft_view(const Source& source, const std::string& file_name, std::string_view toml) {
  CharterDraft draft{.tried = true, .file_name = file_name};
  const auto fresh = charter::parse(toml, file_name);
  if (!fresh) {
    draft.faults.push_back(fresh.error());
    return draft;
  }
  draft.faults = charter::check(*fresh);
  draft.changes = charter::diff(source.state.rules(), *fresh);
  return draft;
}

}  // namespace plenary::view
