// Vote: how it is opened, the open ballot, and its check.
#include <algorithm>

#include "body/facts.h"
#include "body/given.h"
#include "body/spelling.h"
#include "view/ballot.h"
#include "view/build.h"
#include "view/gather.h"
#include "view/options.h"

namespace plenary::view {
namespace {

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
    std::string before;
    for (const auto& gate : gates_of(source, decide::evaluate(source.state.rules_of(round), tests, facts))) {
      const bool again =
          round.vote->options > 0 && gate.condition == before;  // the same, asked of each option
      before = gate.condition;
      if (!again)
        rule.push_back({code,
                        {{"law", gate.law.sentence},
                         {"condition", gate.condition},
                         {"group", gate.group},
                         {"share", gate.share},
                         {"needed", gate.needed},
                         {"of", gate.of.value_or(0)}}});
    }
  };
  add(step.valid, "state.rule.valid");
  add(step.pass, "state.rule.pass");
  if (step.with_abstain && round.vote->options == 0) rule.push_back({"view.rule.abstain"});
  return rule;
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
  if (vote.closes_on) ballot.last_day = *vote.closes_on - 1;
  if (!vote.closes_on) ballot.closed_by = who_may(source, *step, "close");
  ballot.options = options_of(source, vote, *step);
  ballot.ranked = is_ranking(*step);
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

namespace {

// "2,1,0" with a place for each option, one of them placed; else nothing.
std::optional<std::vector<std::int64_t>> places_in(const std::string& text, std::size_t options) {
  std::vector<std::int64_t> places;
  for (const char c : "," + text) {
    const bool digit = c >= '0' && c <= '9';
    if ((!digit && c != ',') || places.size() > options) return std::nullopt;
    if (c == ',') places.push_back(0);
    if (digit) places.back() = places.back() * 10 + (c - '0');
    if (places.back() > static_cast<std::int64_t>(options)) return std::nullopt;
  }
  const bool whole =
      places.size() == options && std::ranges::any_of(places, [](auto place) { return place > 0; });
  return whole ? std::optional(std::move(places)) : std::nullopt;
}

std::optional<BallotCheck> ranking_check(const Source& source, Ballot ballot, const std::string& chosen) {
  const auto places = places_in(chosen, ballot.options.size());
  if (!places) return std::nullopt;
  BallotCheck check{.chosen = chosen, .cast_form = source.form(ballot.matter_path + "/vote/cast")};
  check.cast_form.fields.emplace_back("places", chosen);
  check.back_path = ballot.matter_path + "/vote";
  check.ranks = ranks_of(ballot.options, *places);
  for (std::size_t i = 0; i < places->size(); ++i)
    if ((*places)[i] == 0) check.left_out.push_back(ballot.options[i].label);
  check.ballot = std::move(ballot);
  return check;
}

}  // namespace

std::optional<BallotCheck> ballot_check_view(const Source& source, Seq seq, const std::string& chosen) {
  auto ballot = ballot_view(source, seq);
  if (!ballot) return std::nullopt;
  if (ballot->ranked) return ranking_check(source, *std::move(ballot), chosen);
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
  if (step == nullptr || !may(source, *step, "open")) return std::nullopt;
  const auto given = body::tests_with_given(source.state.rules_of(round), *step);
  const bool choice = step->ballot != charter::BallotForm::yes_no_abstain;
  if (!choice && given.empty()) return std::nullopt;
  VoteOpening opening{.matter_title = title_of(source, *matter), .matter_path = matter_path(source, seq)};
  opening.text = text_at(source, round.texts.back().seq, "text");
  opening.law = law_of(step->law);
  opening.lasts_days = step->lasts_days.value_or(0);
  const auto facts = body::facts_of(source.state, *matter, round, charter::Kind::vote, source.today);
  opening.gates = gates_of(source, decide::evaluate(source.state.rules_of(round), step->before, facts));
  if (!choice) opening.lines = 0;
  opening.default_option = step->default_option;
  for (const auto* test : given)
    opening.given.push_back({test->name, test->each == charter::kEachOption, law_of(test->law)});
  opening.form = source.form(opening.matter_path + "/vote/open");
  for (std::size_t i = 0; i < opening.given.size(); ++i)
    opening.form.fields.emplace_back("given-" + std::to_string(i), opening.given[i].test);
  return opening;
}

}  // namespace plenary::view
