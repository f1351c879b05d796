// The result of a vote: its outcome, each test as a line of proof, pair by pair where it was a ranking, the
// roll call.
#include "view/result.h"

#include <algorithm>

#include "body/facts.h"
#include "body/spelling.h"
#include "view/build.h"
#include "view/gather.h"
#include "view/options.h"

namespace plenary::view {
namespace {

std::string value_of(const body::CastBallot& ballot) {
  if (!ballot.places.empty()) return "ranking";
  return ballot.option ? std::to_string(*ballot.option) : std::string(body::spell(*ballot.answer));
}

// A test asked of each option names it by its number; a page by its words.
void name_option(Gate& gate, const body::Vote& vote, const std::vector<Option>& options) {
  const auto named = std::ranges::find(options, gate.group, &Option::value);
  if (vote.options > 0 && named != options.end() && !named->label.empty()) gate.group = named->label;
}

// Of a ranking: shares are of the papers that place the option behind the default one, roots of the roll.
void tell_base_of_ranking(ProofLine& line, const charter::Step& step, const body::Vote& vote) {
  line.against = !line.gate.share.empty() && line.gate.unit == Unit::papers;
  if (line.against) line.base = {"state.result.base_default", {{"default", step.default_option}}};
  if (!line.against && line.gate.of) line.base = {"view.result.base_roll", {{"day", vote.opened_on}}};
}

std::vector<ProofLine> proof_of(const Source& source, const body::VoteOutcome& outcome,
                                const body::Vote& vote, const charter::Step& step) {
  std::vector<ProofLine> lines;
  const auto options = options_of(source, vote, step);
  const auto add = [&](const decide::Evaluation& evaluation, const char* question) {
    for (auto& gate : gates_of(source, evaluation)) {
      name_option(gate, vote, options);
      ProofLine line{.question = {question, {{"condition", gate.condition}, {"group", gate.group}}},
                     .gate = gate};
      line.base = gate.unit == Unit::members ? Said{"view.result.base_roll", {{"day", vote.opened_on}}}
                  : gate.of                  ? Said{"view.result.base_yes_no"}
                                             : Said{"state.result.no_base"};
      if (is_ranking(step)) tell_base_of_ranking(line, step, vote);
      lines.push_back(std::move(line));
    }
  };
  add(outcome.valid, "state.result.valid");
  add(outcome.pass, "state.result.pass");
  return lines;
}

std::vector<RollCallGroup> roll_call_of(const Source& source, const body::Vote& vote,
                                        const std::vector<Option>& options) {
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
      if (!cast->second.places.empty()) line.label = ranks_text(ranks_of(options, cast->second.places));
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
  Result result{
      .matter = seq, .matter_title = title_of(source, *matter), .matter_path = matter_path(source, seq)};
  result.outcome = outcome_said(source, vote);
  result.text = text_at(source, vote.text, "text");
  result.text_language = language_at(source, vote.text, "text");
  result.opened = vote.opened_on, result.last_day = std::max(vote.opened_on, *vote.closes_on - 1),
  result.closed = vote.closed_on;
  result.took_part = static_cast<std::int64_t>(vote.ballots.size());
  result.roll_size = vote.roll.count.members;
  const auto options = options_of(source, vote, *step);
  result.ranked = is_ranking(*step);
  for (std::size_t i = 0; i < options.size(); ++i) {
    const auto& option = options[i];
    const auto count = std::ranges::count_if(vote.ballots, [&](const auto& cast) {
      const auto& places = cast.second.places;
      return places.empty() ? value_of(cast.second) == option.value : places[i] == 1;
    });
    result.counts.push_back({option.value, option.label, count, option.value != "abstain"});
  }
  result.laws.push_back(law_of(step->law));
  const auto outcome = body::outcome_of(source.state, *matter, round, vote.closed_on);
  result.proof = proof_of(source, outcome, vote, *step);
  for (std::size_t i = 0; i < outcome.pairs.size() && i < options.size(); ++i)
    result.pairs.push_back({options[i].label, outcome.pairs[i]});
  result.takings = takings_of(source, *matter, votes, vote);
  if (*vote.outcome == body::Ending::adopted) result.next.push_back({"view.result.next_commit"});
  if (result.roll_size <= static_cast<std::int64_t>(kLargestRollCall))
    result.roll_call = roll_call_of(source, vote, options);
  result.record_size = static_cast<std::int64_t>(vote.closed->value) + 1;
  result.record_path = source.path + "/record";
  return result;
}

}  // namespace plenary::view
