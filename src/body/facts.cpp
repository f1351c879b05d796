#include "body/facts.h"

#include <algorithm>

#include "decide/conclude.h"

namespace plenary::body {
namespace {

using decide::Facts;

void set_count(Facts& facts, const std::string& word, const Headcount& count, const GroupCounts& all) {
  facts.set({word}, exact(count.members));
  for (const auto& [dimension, groups] : all) {
    for (const auto& [group, _] : groups) {
      const auto in = count.groups.find(dimension);
      const auto at = in == count.groups.end() ? std::map<std::string, std::int64_t>::const_iterator{}
                                               : in->second.find(group);
      const bool known = in != count.groups.end() && at != in->second.end();
      facts.set({.word = word, .group = group}, exact(known ? at->second : 0));
    }
  }
}

void add_consultation(Facts& facts, const Consultation& held, Day today) {
  const Day until = held.closed ? held.closed_on : today;
  facts.set({"days open"}, exact(until - held.opened_on));
  set_count(facts, "heard", held.heard, held.roll.count.groups);
  facts.set({"statements"}, exact(static_cast<std::int64_t>(held.statements.size())));
  facts.set({"objections"}, exact(static_cast<std::int64_t>(held.objections.size())));
  facts.set({"objections unanswered"}, exact(std::ranges::count_if(held.objections, [](const Objection& objection) {
              return !objection.reply;
            })));
}

struct Tally {  // of an open vote: one member, one vote
  Headcount took_part, yes, no, abstain;
  std::vector<std::int64_t> options;
};

void add_to(Headcount& count, const ByWord<Word>& in) {
  ++count.members;
  for (const auto& [dimension, group] : in) ++count.groups[dimension.text][group.text];
}

Tally tally_of(const State& state, const Vote& vote) {
  Tally tally;
  tally.options.resize(static_cast<std::size_t>(vote.options));
  for (const auto& [member, ballot] : vote.ballots) {
    const Stay* stay = state.roll->find(member, vote.roll.at);
    if (stay == nullptr) continue;
    const auto& in = state.roll->standing(*stay).in;
    add_to(tally.took_part, in);
    if (ballot.option) ++tally.options[static_cast<std::size_t>(*ballot.option)];
    if (ballot.answer == BallotAnswer::yes) add_to(tally.yes, in);
    if (ballot.answer == BallotAnswer::no) add_to(tally.no, in);
    if (ballot.answer == BallotAnswer::abstain) add_to(tally.abstain, in);
  }
  return tally;
}

// The same by every table of weights of the roll; whoever's row has no number in a table weighs nothing there.
class Weighed {
 public:
  Weighed(const State& state, const charter::Charter& rules, const Electorate& electorate)
      : roll_(*state.roll), rules_(rules), electorate_(electorate) {}

  void add(const std::string& word, const Standing& standing) {
    for (const auto& [table, weight] : standing.weight) {
      const auto number = parse_exact(weight.text);
      if (!number) continue;
      sums_[{.word = word, .table = table.text}] += *number;
      for (const auto& [_, group] : standing.in)
        sums_[{.word = word, .group = group.text, .table = table.text}] += *number;
    }
  }

  void add_members() {
    for (const Stay& stay : roll_.stays())
      if (stay.from <= electorate_.at && electorate_.at < stay.until) add("members", roll_.standing(stay));
  }

  // What nobody has is nothing, and known to be so.
  void put(Facts& facts, std::initializer_list<const char*> words) const {
    for (const std::string& table : rules_.roll.weights)
      for (const std::string word : words) {
        facts.set({.word = word, .table = table}, 0);
        for (const auto& dimension : rules_.roll.grouped)
          for (const std::string& group : dimension.groups)
            facts.set({.word = word, .group = group, .table = table}, 0);
      }
    for (const auto& [name, sum] : sums_)
      facts.set(name, sum);
  }

 private:
  const Roll& roll_;
  const charter::Charter& rules_;
  const Electorate& electorate_;
  std::map<decide::FactName, Exact> sums_;
};

void add_weights(Facts& facts, const State& state, const charter::Charter& rules, const Vote& vote) {
  if (rules.roll.weights.empty()) return;
  Weighed weighed(state, rules, vote.roll);
  weighed.add_members();
  for (const auto& [member, ballot] : vote.ballots) {
    const Stay* stay = state.roll->find(member, vote.roll.at);
    if (stay == nullptr) continue;
    const Standing& standing = state.roll->standing(*stay);
    weighed.add("took part", standing);
    if (ballot.answer == BallotAnswer::yes) weighed.add("yes", standing);
    if (ballot.answer == BallotAnswer::no) weighed.add("no", standing);
    if (ballot.answer == BallotAnswer::abstain) weighed.add("abstain", standing);
  }
  weighed.put(facts, {"members", "took part", "yes", "no", "abstain"});
}

decide::Paper paper_of(const std::vector<std::int64_t>& places, std::int64_t papers) {
  std::map<std::int64_t, std::vector<std::string>> ranks;
  for (std::size_t i = 0; i < places.size(); ++i)
    if (places[i] > 0) ranks[places[i]].push_back(std::to_string(i));
  decide::Paper paper{{}, papers};
  for (auto& [_, options] : ranks)
    paper.ranks.push_back(std::move(options));
  return paper;
}

// Options are known by their numbers; the default one, which the charter names, is the last of them.
void add_papers(Facts& facts, const charter::Step& step, const Vote& vote) {
  for (std::int64_t i = 0; i < vote.options; ++i)
    facts.options.push_back(std::to_string(i));
  if (!step.default_option.empty()) facts.default_option = std::to_string(vote.options - 1);
  std::map<std::vector<std::int64_t>, std::int64_t> alike;
  for (const auto& [_, ballot] : vote.ballots)
    ++alike[ballot.places];
  for (const auto& [places, papers] : alike)
    facts.papers.push_back(paper_of(places, papers));
}

void put_given(Facts& facts, const Vote& vote) {
  for (const auto& one : vote.given) {
    const auto number = parse_exact(one.number.text);
    ensure(number.has_value(), "an admitted opening brings exact numbers");
    const std::string option = one.option ? std::to_string(*one.option) : "";
    facts.given[{.test = one.test.text, .option = option}] = {*number, *number};
  }
}

void add_vote(Facts& facts, const State& state, const Round& round, const charter::Step& step, Day today) {
  const Vote& vote = *round.vote;
  const Tally tally = tally_of(state, vote);
  const auto& groups = vote.roll.count.groups;
  facts.set({"days open"}, exact((vote.closed ? vote.closed_on : today) - vote.opened_on));
  set_count(facts, "took part", tally.took_part, groups);
  set_count(facts, "yes", tally.yes, groups);
  set_count(facts, "no", tally.no, groups);
  set_count(facts, "abstain", tally.abstain, groups);
  add_weights(facts, state, state.rules_of(round), vote);
  put_given(facts, vote);
  if (step.ballot == charter::BallotForm::ranking) return add_papers(facts, step, vote);
  std::int64_t votes = 0;
  for (std::size_t i = 0; i < tally.options.size(); ++i) {
    facts.options.push_back(std::to_string(i));
    facts.set({.word = "votes", .option = std::to_string(i)}, exact(tally.options[i]));
    votes += tally.options[i];
  }
  facts.set({"votes"}, exact(votes));
}

Exact weight_in(const Standing& standing, const std::string& table) {
  const auto at = standing.weight.find(Word{table});
  const auto number = at == standing.weight.end() ? std::nullopt : parse_exact(at->second.text);
  return number ? *number : Exact(0);
}

// The units are the members of the roll as the step fixed it; each weighs what its row says.
void add_units(Facts& facts, const State& state, const charter::Charter& rules, const Ratification& held) {
  decide::Units units;
  for (const Stay& stay : state.roll->stays()) {
    if (stay.from > held.roll.at || held.roll.at >= stay.until) continue;
    const std::string unit = to_string(stay.member);
    units.units.push_back({unit});
    for (const std::string& table : rules.roll.weights)
      facts.set({.word = "weight", .group = unit, .table = table},
                weight_in(state.roll->standing(stay), table));
  }
  for (const auto& college : rules.colleges)
    facts.units[college.name] = units;
  for (const Deposit& deposit : held.deposits)
    facts.deposits.push_back({to_string(deposit.unit), deposit.day, deposit.additional});
}

bool is_late(const Promise& promise, Day today) {
  if (promise.missed) return true;
  return !promise.done_on && today > promise.due;
}

void add_promises(Facts& facts, const Round& round, Day today) {
  std::int64_t missed = 0, late = 0;
  for (const auto& promise : round.promises) {
    missed += promise.missed ? 1 : 0;
    late += is_late(promise, today) && promise.reports.empty() ? 1 : 0;
  }
  facts.set({"commitments"}, exact(static_cast<std::int64_t>(round.promises.size())));
  facts.set({"commitments missed"}, exact(missed));
  facts.set({"reports late"}, exact(late));
}

// Judgements are known when the review has closed: before, more answers may come.
void add_review(Facts& facts, const charter::Step& step, const Review& review) {
  if (!review.closed) return;
  for (const auto& question : step.asks) {
    std::int64_t yes = 0, no = 0;
    for (const auto& [_, answers] : review.answers) {
      const auto at = answers.find(Word{question});
      if (at == answers.end()) continue;
      yes += at->second == Judgement::yes ? 1 : 0;
      no += at->second == Judgement::no ? 1 : 0;
    }
    facts.set({question + ": yes"}, exact(yes));
    facts.set({question + ": no"}, exact(no));
  }
  facts.set({"took part"}, exact(static_cast<std::int64_t>(review.answers.size())));
}

const Electorate* electorate_of(const Round& round, charter::Kind kind) {
  if (kind == charter::Kind::vote && round.vote) return &round.vote->roll;
  if (kind == charter::Kind::ratification && round.ratification) return &round.ratification->roll;
  if (kind == charter::Kind::review && round.review) return &round.review->roll;
  if (kind == charter::Kind::consultation && round.consultation) return &round.consultation->roll;
  return nullptr;
}

void add_members(Facts& facts, const State& state, const charter::Charter& rules, const Electorate* fixed) {
  Headcount count = fixed ? fixed->count : state.roll->now();
  for (const auto& dimension : rules.roll.grouped) {
    for (const auto& group : dimension.groups) count.groups[dimension.name].try_emplace(group, 0);
  }
  set_count(facts, "members", count, count.groups);
}

}  // namespace

Facts facts_of(const State& state, const Matter& matter, const Round& round, charter::Kind kind, Day today) {
  Facts facts;
  add_members(facts, state, state.rules_of(round), electorate_of(round, kind));
  facts.set({"signatures"}, exact(static_cast<std::int64_t>(matter.signatures.size())));
  facts.set({"days since the text changed"}, exact(today - round.texts.back().day));
  if (round.consultation) add_consultation(facts, *round.consultation, today);
  if (round.vote && kind != charter::Kind::consultation) {
    add_vote(facts, state, round, *state.step_of(matter, round, charter::Kind::vote), today);
  }
  if (round.vote && round.vote->closed) facts.set({"days since adoption"}, exact(today - round.vote->closed_on));
  if (round.ratification && kind == charter::Kind::ratification)
    add_units(facts, state, state.rules_of(round), *round.ratification);
  add_promises(facts, round, today);
  const auto* review = state.step_of(matter, round, charter::Kind::review);
  if (round.review && review != nullptr) add_review(facts, *review, *round.review);
  return facts;
}

Facts signature_facts(const State& state, const Matter& matter, std::optional<ActorId> one_more, Day) {
  Facts facts;
  const charter::Charter& rules = state.rules_of(matter.rounds.front());
  add_members(facts, state, rules, nullptr);
  Headcount signed_by{static_cast<std::int64_t>(matter.signatures.size()), matter.signed_in};
  const Stay* stay = one_more ? state.roll->find(*one_more, state.next()) : nullptr;
  if (stay != nullptr) add_to(signed_by, state.roll->standing(*stay).in);
  GroupCounts groups = state.roll->now().groups;
  for (const auto& dimension : rules.roll.grouped) {
    for (const auto& group : dimension.groups) groups[dimension.name].try_emplace(group, 0);
  }
  set_count(facts, "signatures", signed_by, groups);
  return facts;
}

// ---------------------------------------------------------------- outcomes

namespace {

Ending ending_of(decide::Outcome outcome) {
  switch (outcome) {
    case decide::Outcome::adopted: return Ending::adopted;
    case decide::Outcome::rejected: return Ending::rejected;
    case decide::Outcome::void_: return Ending::void_;
    case decide::Outcome::none_elected: return Ending::none_elected;
    case decide::Outcome::not_decided: return Ending::not_decided;
    case decide::Outcome::blocked: return Ending::blocked;
    case decide::Outcome::lapsed: return Ending::lapsed;
    case decide::Outcome::kept: return Ending::kept;
  }
  ensure(false, "every outcome has an ending");
  return Ending::not_decided;
}

}  // namespace

VoteOutcome outcome_of(const State& state, const Matter& matter, const Round& round, Day today) {
  const auto* step = state.step_of(matter, round, charter::Kind::vote);
  ensure(step != nullptr && round.vote.has_value(), "an outcome is asked of a vote that was opened");
  const auto facts = facts_of(state, matter, round, charter::Kind::vote, today);
  auto end = decide::conclude(state.rules_of(round), *step, facts);
  VoteOutcome outcome;
  // A fact the charter asks for and nobody can know leaves the question undecided, and is named in the proof.
  outcome.ending = end.outcome ? ending_of(*end.outcome) : Ending::not_decided;
  if (end.chosen) outcome.chosen = std::stoll(*end.chosen);
  for (const auto& option : end.fallen)
    outcome.fallen.push_back(std::stoll(option));
  for (const auto& option : end.tied)
    outcome.tied.push_back(std::stoll(option));
  outcome.pairs = std::move(end.pairs);
  outcome.valid = std::move(end.valid);
  outcome.pass = std::move(end.pass);
  // What turned the outcome is told with it: the veto, or the majority against.
  for (const auto* turned : {&end.rejected_by, &end.blocked_by})
    if (turned->verdict == decide::Verdict::holds)
      outcome.pass.proof.insert(outcome.pass.proof.end(), turned->proof.begin(), turned->proof.end());
  return outcome;
}

decide::Ratification ratification_of(const State& state, const Matter& matter, const Round& round,
                                     Day today) {
  const auto* step = state.step_of(matter, round, charter::Kind::ratification);
  ensure(step != nullptr && round.ratification.has_value(), "deposits are counted where there are some");
  const auto facts = facts_of(state, matter, round, charter::Kind::ratification, today);
  return decide::ratify(state.rules_of(round), *step, facts);
}

std::optional<std::string> ground_to_reopen(const State& state, const Matter& matter, Day today) {
  const Round* round = matter.decided();
  if (round == nullptr || round->reopened_by) return std::nullopt;
  for (const auto kind : {charter::Kind::carrying_out, charter::Kind::review}) {
    const auto* step = state.step_of(matter, *round, kind);
    if (step == nullptr || step->reopens.empty()) continue;
    const auto facts = facts_of(state, matter, *round, kind, today);
    const auto& rules = state.rules_of(*round);
    if (decide::evaluate(rules, step->reopens, facts).verdict != decide::Verdict::holds) continue;
    return step->reopens.front();
  }
  return std::nullopt;
}

}  // namespace plenary::body
