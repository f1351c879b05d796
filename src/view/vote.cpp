// Vote: the open ballot, its check, and the result with its proof and roll call.
#include <algorithm>

#include "body/facts.h"
#include "body/spelling.h"
#include "view/ballot.h"
#include "view/build.h"
#include "view/gather.h"
#include "view/result.h"

namespace plenary::view {
namespace {

std::vector<Option> options_of(const Source& source, const body::Vote& vote, const charter::Step& step) {
  std::vector<Option> options;
  for (std::int64_t i = 0; i < vote.options; ++i) {
    options.push_back({std::to_string(i), text_at(source, vote.opened, "option." + std::to_string(i))});
  }
  if (vote.options == 0) options = {{"yes", ""}, {"no", ""}};
  if (step.with_abstain) options.push_back({"abstain", ""});
  return options;
}

Said question_of(const Source& source, const body::Vote& vote) {
  const auto typed = text_at(source, vote.opened, "question");
  if (!typed.empty()) return {"state.question", {{"question", typed}}};
  return {vote.options == 0 ? "view.question.adopt" : "state.question.choose"};
}

// The rule in whole numbers, one sentence a test.
std::vector<Said> rule_of(const Source& source, const body::Matter& matter, const body::Round& round, const charter::Step& step) {
  std::vector<Said> rule;
  const auto facts = body::facts_of(source.state, matter, round, charter::Kind::vote, source.today);
  const auto add = [&](const std::vector<std::string>& tests, const char* code) {
    for (const auto& gate : gates_of(source, decide::evaluate(source.state.rules_of(round), tests, facts))) {
      rule.push_back({code, {{"law", gate.law.sentence}, {"condition", gate.condition}, {"group", gate.group},
                             {"share", gate.share}, {"needed", gate.needed}, {"of", gate.of.value_or(0)}}});
    }
  };
  add(step.valid, "state.rule.valid");
  add(step.pass, "state.rule.pass");
  if (step.with_abstain && round.vote->options == 0) rule.push_back({"view.rule.abstain"});
  return rule;
}

std::string groups_text(const Source& source, const body::Stay& stay) {
  std::string text;
  for (const auto& [_, group] : source.state.roll->standing(stay).in) text += (text.empty() ? "" : ", ") + group.text;
  return text;
}

}  // namespace

std::optional<Ballot> ballot_view(const Source& source, Seq seq) {
  const auto* matter = find_matter(source, seq);
  if (matter == nullptr || !matter->now().vote || matter->now().vote->closed) return std::nullopt;
  const auto& round = matter->now();
  const auto& vote = *round.vote;
  const auto* step = source.state.step_of(*matter, round, charter::Kind::vote);
  Ballot ballot{.matter = seq, .matter_title = title_of(source, *matter), .matter_path = matter_path(source, seq)};
  ballot.text = text_at(source, vote.text, "text");
  ballot.text_language = language_at(source, vote.text, "text");
  ballot.question = question_of(source, vote);
  ballot.rule = rule_of(source, *matter, round, *step);
  ballot.law = law_of(step->law);
  ballot.last_day = vote.closes_on - 1;
  ballot.options = options_of(source, vote, *step);
  ballot.helper = who_may(source, *step, "open");
  ballot.check_form = source.form(ballot.matter_path + "/vote/check");
  if (!source.viewer.actor) return ballot;
  const auto* stay = source.state.roll->find(*source.viewer.actor, vote.roll.at);
  if (stay == nullptr) return std::nullopt;
  ballot.cast_as = source.viewer.name;
  ballot.section = groups_text(source, *stay);
  ballot.has_cast = vote.ballots.contains(*source.viewer.actor);
  return ballot;
}

std::optional<BallotCheck> ballot_check_view(const Source& source, Seq seq, const std::string& chosen) {
  auto ballot = ballot_view(source, seq);
  if (!ballot) return std::nullopt;
  if (std::ranges::find(ballot->options, chosen, &Option::value) == ballot->options.end()) return std::nullopt;
  BallotCheck check{.chosen = chosen, .cast_form = source.form(ballot->matter_path + "/vote/cast")};
  check.cast_form.fields.emplace_back("answer", chosen);
  check.back_path = ballot->matter_path + "/vote";
  check.ballot = *std::move(ballot);
  return check;
}

std::optional<VoteOpening> vote_opening_view(const Source& source, Seq seq) {
  const auto* matter = find_matter(source, seq);
  if (matter == nullptr || matter->now().vote || !matter->now().step) return std::nullopt;
  const auto& round = matter->now();
  const auto* step = source.state.step_of(*matter, round, charter::Kind::vote);
  const bool choice = step != nullptr && step->ballot == charter::BallotForm::one_of_many;
  if (!choice || !may(source, *step, "open")) return std::nullopt;
  VoteOpening opening{.matter_title = title_of(source, *matter), .matter_path = matter_path(source, seq)};
  opening.text = text_at(source, round.texts.back().seq, "text");
  opening.law = law_of(step->law);
  opening.lasts_days = step->lasts_days.value_or(1);
  const auto facts = body::facts_of(source.state, *matter, round, charter::Kind::vote, source.today);
  opening.gates = gates_of(source, decide::evaluate(source.state.rules_of(round), step->before, facts));
  opening.form = source.form(opening.matter_path + "/vote/open");
  return opening;
}

namespace {

std::string value_of(const body::CastBallot& ballot) {
  return ballot.option ? std::to_string(*ballot.option) : std::string(body::spell(*ballot.answer));
}

std::vector<ProofLine> proof_of(const Source& source, const body::VoteOutcome& outcome, const body::Vote& vote) {
  std::vector<ProofLine> lines;
  const auto add = [&](const decide::Evaluation& evaluation, const char* question) {
    for (auto& gate : gates_of(source, evaluation)) {
      ProofLine line{.question = {question, {{"condition", gate.condition}, {"group", gate.group}}}, .gate = gate};
      line.base = gate.unit == Unit::members ? Said{"view.result.base_roll", {{"day", vote.opened_on}}}
                  : gate.of                  ? Said{"view.result.base_yes_no"}
                                             : Said{"state.result.no_base"};
      lines.push_back(std::move(line));
    }
  };
  add(outcome.valid, "state.result.valid");
  add(outcome.pass, "state.result.pass");
  return lines;
}

std::vector<RollCallGroup> roll_call_of(const Source& source, const body::Vote& vote, const std::vector<Option>& options) {
  std::map<std::string, RollCallGroup> groups;
  for (const auto& stay : source.state.roll->stays()) {
    if (!(stay.from <= vote.roll.at && vote.roll.at < stay.until)) continue;
    const std::string group = groups_text(source, stay);
    RollCallLine line{.name = name_of(source, stay.member)};
    if (const auto cast = vote.ballots.find(stay.member); cast != vote.ballots.end()) {
      line.value = value_of(cast->second);
      line.entry = cast->second.seq;
      const auto option = std::ranges::find(options, line.value, &Option::value);
      if (option != options.end()) line.label = option->label;
    }
    auto& in = groups[group];
    in.group = group;
    in.lines.push_back(std::move(line));
  }
  std::vector<RollCallGroup> call;
  for (auto& [_, group] : groups) {
    std::ranges::sort(group.lines, {}, &RollCallLine::name);
    call.push_back(std::move(group));
  }
  return call;
}

std::vector<Taking> takings_of(const Source& source, const body::Matter& matter,
                               const std::vector<VoteTaken>& votes, const body::Vote& shown) {
  std::vector<Taking> takings;
  if (votes.size() < 2) return takings;
  for (const auto& [round, number, vote] : votes) {
    takings.push_back(
        {.what = outcome_said(source, *vote),
         .opened = vote->opened_on,
         .closed = vote->closed_on,
         .round = static_cast<std::int64_t>(number),
         .path = matter_path(source, matter.seq) + "/result?vote=" + std::to_string(vote->opened.value),
         .shown = vote == &shown});
  }
  return takings;
}

}  // namespace

std::optional<Result> result_view(const Source& source, Seq seq, std::optional<Seq> opened) {
  constexpr std::size_t kLargestRollCall = 5000;  // beyond it the export has the names
  const auto* matter = find_matter(source, seq);
  if (matter == nullptr) return std::nullopt;
  const auto votes = votes_of(*matter);
  const auto taken = std::ranges::find_if(
      votes, [&](const VoteTaken& one) { return !opened || one.vote->opened == *opened; });
  if (taken == votes.end()) return std::nullopt;
  const auto& vote = *taken->vote;
  const auto round = round_at(*taken);
  const auto* step = source.state.step_of(*matter, round, charter::Kind::vote);
  Result result{.matter = seq, .matter_title = title_of(source, *matter), .matter_path = matter_path(source, seq)};
  result.outcome = outcome_said(source, vote);
  result.text = text_at(source, vote.text, "text");
  result.text_language = language_at(source, vote.text, "text");
  result.opened = vote.opened_on, result.last_day = vote.closes_on - 1, result.closed = vote.closed_on;
  result.took_part = static_cast<std::int64_t>(vote.ballots.size());
  result.roll_size = vote.roll.count.members;
  const auto options = options_of(source, vote, *step);
  for (const auto& option : options) {
    const auto count = std::ranges::count_if(vote.ballots, [&](const auto& cast) { return value_of(cast.second) == option.value; });
    result.counts.push_back({option.value, option.label, count, option.value != "abstain"});
  }
  result.laws.push_back(law_of(step->law));
  result.proof = proof_of(source, body::outcome_of(source.state, *matter, round, vote.closed_on), vote);
  result.takings = takings_of(source, *matter, votes, vote);
  if (*vote.outcome == body::Ending::adopted) result.next.push_back({"view.result.next_commit"});
  if (result.roll_size <= static_cast<std::int64_t>(kLargestRollCall)) result.roll_call = roll_call_of(source, vote, options);
  result.record_size = static_cast<std::int64_t>(vote.closed->value) + 1;
  result.record_path = source.path + "/record";
  return result;
}

}  // namespace plenary::view
