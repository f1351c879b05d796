// The decision page: one matter from concern to review, as one line of steps; the list of all matters.
#include "view/matter.h"

#include <algorithm>
#include <ranges>

#include "body/facts.h"
#include "body/given.h"
#include "body/spelling.h"
#include "view/build.h"
#include "view/gather.h"

namespace plenary::view {
namespace {

using body::Round;
using charter::Kind;

struct Line {  // the matter whose line of steps is drawn
  const Source& source;
  const body::Matter& matter;
  const Round& round;
  const charter::Matter& course;
};

StepState state_of(const Line& line, std::size_t index) {
  const auto& round = line.round;
  if (!line.matter.on_agenda) return StepState::later;
  if (line.course.steps[index].kind == Kind::review) {
    if (!round.review) return StepState::later;
    return round.review->closed ? StepState::done : StepState::now;
  }
  if (!round.step) {
    const bool reached = line.course.steps[index].kind != Kind::carrying_out;
    return reached ? StepState::done : StepState::later;
  }
  if (index < *round.step) return StepState::done;
  return index == *round.step ? StepState::now : StepState::later;
}

std::vector<Gate> gates_for(const Line& line, Kind kind, const std::vector<std::string>& tests) {
  const auto facts = body::facts_of(line.source.state, line.matter, line.round, kind, line.source.today);
  return gates_of(line.source, decide::evaluate(line.source.state.rules_of(line.round), tests, facts));
}

Step raise_step(const Line& line) {
  const auto& matter = line.matter;
  Step step{.number = 1, .name = "raise", .law = law_of(line.course.law)};
  step.state = matter.on_agenda ? StepState::done : StepState::now;
  step.side = {matter.on_agenda ? "view.side.on" : "view.side.since",
               {{"day", matter.on_agenda_on.value_or(matter.raised_on)}}};
  Said signed_by{"state.fact.signatures", {{"count", static_cast<std::int64_t>(matter.signatures.size())}}};
  constexpr std::size_t kNamed = 12;
  for (const auto& [actor, _] : matter.signatures | std::views::take(kNamed)) signed_by.names.push_back(name_of(line.source, actor));
  step.facts.push_back(std::move(signed_by));
  if (!matter.on_agenda) {
    step.gates_heading = {"state.gates.before_agenda"};
    const auto facts = body::signature_facts(line.source.state, matter, std::nullopt, line.source.today);
    step.gates = gates_of(line.source, decide::evaluate(line.source.state.rules_of(line.round), line.course.raise, facts));
  }
  step.entries = EntryRange{matter.seq, matter.on_agenda.value_or(matter.seq)};
  return step;
}

std::string seq_text(Seq seq) {
  return std::to_string(seq.value);
}

void fill_consultation(const Line& line, const charter::Step& rules, Step& step) {
  const auto& held = line.round.consultation;
  const std::string path = matter_path(line.source, line.matter.seq);
  for (const auto& before : line.round.earlier_consultations | std::views::reverse) {
    step.links.push_back({{"state.link.earlier_standing",
                           {{"heard", before.heard.members},
                            {"members", before.roll.count.members},
                            {"day", before.closed_on}}},
                          path + "/standing?consultation=" + seq_text(before.opened)});
  }
  if (!held) {
    step.facts.push_back({"state.fact.opened_by", {{"who", who_may(line.source, rules, "open")}}});
    return;
  }
  step.side = {step.state == StepState::done ? "view.side.on" : "view.side.since",
               {{"day", held->closed ? held->closed_on : held->opened_on}}};
  step.facts.push_back({"view.fact.statements", {{"count", static_cast<std::int64_t>(held->statements.size())}}});
  step.facts.push_back({"state.fact.heard", {{"heard", held->heard.members}, {"members", held->roll.count.members}}});
  const auto imported = static_cast<std::int64_t>(held->participants.size()) - held->joined.members;
  if (imported > 0) step.facts.push_back({"state.fact.imported", {{"count", imported}}});
  step.links.push_back({{held->closed ? "state.link.standing" : "view.link.statements"},
                        matter_path(line.source, line.matter.seq) + (held->closed ? "/standing" : "/consultation")});
  step.gates_heading = {held->closed ? "state.gates.closed_on" : "view.gates.before_close"};
  step.gates = gates_for(line, Kind::consultation, rules.enough);
  step.entries = EntryRange{held->opened, held->closed.value_or(held->opened)};
}

void fill_text(const Line& line, const charter::Step& rules, Step& step) {
  const auto& newest = line.round.texts.back();
  step.facts.push_back({"state.fact.versions", {{"count", static_cast<std::int64_t>(line.round.texts.size())}, {"day", newest.day}}});
  step.links.push_back({{"view.link.text"}, matter_path(line.source, line.matter.seq) + "/text"});
  if (step.state == StepState::later) return;
  step.entries = EntryRange{newest.seq, newest.seq};
  if (step.state == StepState::now && !rules.enough.empty()) step.gates = gates_for(line, Kind::text, rules.enough);
}

Said end_of_vote(const Source& source, const charter::Step& rules, const body::Vote& vote) {
  if (vote.closes_on) return {"view.outlook.vote_ends", {{"day", *vote.closes_on - 1}}};
  return {"state.fact.vote_until_closed", {{"who", who_may(source, rules, "close")}}};
}

void fill_vote(const Line& line, const charter::Step& rules, Step& step) {
  const auto& vote = line.round.vote;
  for (const auto& before : line.round.earlier_votes | std::views::reverse) {
    step.links.push_back(
        {{"state.link.earlier_result",
          {{"outcome", std::string(body::spell(*before.outcome))}, {"day", before.closed_on}}},
         matter_path(line.source, line.matter.seq) + "/result?vote=" + seq_text(before.opened)});
  }
  if (!vote) {
    const std::string who = who_may(line.source, rules, "open");
    step.facts.push_back(rules.lasts_days ? Said{"view.fact.office_opens",
                                                 {{"who", who}, {"days", std::int64_t{*rules.lasts_days}}}}
                                          : Said{"state.fact.opened_by", {{"who", who}}});
    step.facts.push_back({"view.fact.roll_at_opening"});
    const bool next = line.round.step && line.course.steps[*line.round.step].kind != Kind::consultation;
    if (next && !rules.before.empty()) {
      step.gates_heading = {"view.gates.before_vote"};
      step.gates = gates_for(line, Kind::vote, rules.before);
    }
    return;
  }
  step.entries = EntryRange{vote->opened, vote->closed.value_or(vote->opened)};
  step.side = {vote->closed ? "view.side.on" : "view.side.since", {{"day", vote->closed ? vote->closed_on : vote->opened_on}}};
  if (vote->closed) {
    step.links.push_back({{"view.link.result"}, matter_path(line.source, line.matter.seq) + "/result"});
    step.facts.push_back({"state.fact.took_part", {{"count", static_cast<std::int64_t>(vote->ballots.size())}, {"members", vote->roll.count.members}}});
  } else {
    step.facts.push_back(end_of_vote(line.source, rules, *vote));
  }
}

void fill_ratification(const Line& line, const charter::Step& rules, Step& step) {
  const auto& held = line.round.ratification;
  if (!held) {
    step.facts.push_back({"state.fact.opened_by", {{"who", who_may(line.source, rules, "open")}}});
    step.facts.push_back({"state.fact.each_by_its_own"});
    return;
  }
  step.side = {held->closed ? "view.side.on" : "view.side.since",
               {{"day", held->closed ? held->closed_on : held->opened_on}}};
  step.facts.push_back(
      {"state.fact.deposited",
       {{"count", static_cast<std::int64_t>(held->deposits.size())}, {"units", held->roll.count.members}}});
  if (held->complete)
    step.facts.push_back({"state.fact.in_force", {{"day", *held->complete}, {"in_force", *held->in_force}}});
  const auto counted = body::ratification_of(line.source.state, line.matter, line.round, line.source.today);
  step.gates_heading = {"state.gates.complete"};
  step.gates = gates_of(line.source, counted.reached);
  step.links.push_back(
      {{"state.link.ratification"}, matter_path(line.source, line.matter.seq) + "/ratification"});
  step.entries = EntryRange{held->opened, held->closed.value_or(held->opened)};
}

void fill_carrying_out(const Line& line, const charter::Step&, Step& step) {
  if (step.state == StepState::later) {
    step.side = {"view.side.if_adopted"};
    step.facts.push_back({"view.fact.any_member_commits"});
    return;
  }
  std::int64_t missed = 0;
  for (const auto& promise : line.round.promises) missed += promise.missed ? 1 : 0;
  step.facts.push_back({"state.fact.promises", {{"count", static_cast<std::int64_t>(line.round.promises.size())}, {"missed", missed}}});
  step.links.push_back({{"view.link.follow"}, matter_path(line.source, line.matter.seq) + "/after"});
}

void fill_review(const Line& line, const charter::Step& rules, Step& step) {
  const auto& review = line.round.review;
  if (!review) {
    step.side = {"view.side.after_promised"};
    step.facts.push_back({"view.fact.asks_everybody"});
    return;
  }
  step.side = {"view.side.since", {{"day", review->opened_on}}};
  step.facts.push_back({"state.fact.reviewed", {{"count", static_cast<std::int64_t>(review->answers.size())},
                                               {"members", review->roll.count.members}, {"day", review->closes_on - 1}}});
  step.links.push_back({{"view.link.follow"}, matter_path(line.source, line.matter.seq) + "/after"});
  if (review->closed) {
    step.gates_heading = {"state.gates.reopens"};
    step.gates = gates_for(line, Kind::review, rules.reopens);
  }
  step.entries = EntryRange{review->opened, review->closed.value_or(review->opened)};
}

Step step_view(const Line& line, std::size_t index) {
  const auto& rules = line.course.steps[index];
  Step step{.number = static_cast<std::int64_t>(index) + 2, .name = rules.name, .state = state_of(line, index)};
  step.law = law_of(rules.law);
  step.side = {step.state == StepState::later ? "view.side.next" : "state.side.passed"};
  switch (rules.kind) {
    case Kind::consultation: fill_consultation(line, rules, step); break;
    case Kind::text: fill_text(line, rules, step); break;
    case Kind::vote: fill_vote(line, rules, step); break;
    case Kind::carrying_out: fill_carrying_out(line, rules, step); break;
    case Kind::review: fill_review(line, rules, step); break;
    case Kind::ratification:
      fill_ratification(line, rules, step);
      break;
  }
  return step;
}

// ---------------------------------------------------------------- what comes next

std::optional<Day> when_gates_hold(const Source& source, const std::vector<Gate>& gates) {
  std::optional<Day> from;
  for (const auto& gate : gates) {
    if (gate.verdict == Verdict::fails && !gate.from) return std::nullopt;  // waiting alone will not do
    if (gate.from) from = std::max(from.value_or(source.today), *gate.from);
  }
  return from;
}

// For who may close it, an open vote without a length waits for that; for all others for their ballots.
NextAct next_of_vote(const Source& source, const charter::Step& step, const body::Vote& vote) {
  if (!vote.closes_on && may(source, step, "close"))
    return {{"state.act.close_vote"}, who_may(source, step, "close"), vote.opened_on, {}};
  std::optional<Day> until;
  if (vote.closes_on) until = *vote.closes_on - 1;
  return {{"view.act.vote"}, who_may(source, step, "vote"), vote.opened_on, until};
}

std::optional<NextAct> next_act(const Line& line, const std::vector<Step>& steps) {
  const auto& [source, matter, round, course] = line;
  if (!matter.on_agenda) return NextAct{{"state.act.sign"}, std::string(charter::kAnyMember), {}, {}};
  if (!round.step) return std::nullopt;
  const auto index = *round.step;
  const auto& rules = course.steps[index];
  switch (rules.kind) {
    case Kind::consultation: {
      if (!round.consultation) return NextAct{{"state.act.open_consultation"}, who_may(source, rules, "open"), {}, {}};
      return NextAct{{"view.act.close_consultation"}, who_may(source, rules, "close"), when_gates_hold(source, steps[index + 1].gates), {}};
    }
    case Kind::text:
    case Kind::vote: {
      const auto* vote = source.state.step_of(matter, round, Kind::vote);
      if (vote == nullptr) return NextAct{{"state.act.settle"}, who_may(source, rules, "settle"), {}, {}};
      if (round.vote) return next_of_vote(source, *vote, *round.vote);
      const auto at = course.index_of(vote->name);
      return NextAct{{"view.act.open_vote"}, who_may(source, *vote, "open"), when_gates_hold(source, steps[*at + 1].gates), {}};
    }
    case Kind::carrying_out: return NextAct{{"state.act.commit"}, who_may(source, rules, "commit"), {}, {}};
    case Kind::review: return NextAct{{"state.act.review"}, who_may(source, rules, "answer"), {}, {}};
    case Kind::ratification: {
      const auto& held = round.ratification;
      if (!held) return NextAct{{"state.act.open_ratification"}, who_may(source, rules, "open"), {}, {}};
      if (held->complete) return std::nullopt;  // the day comes by itself
      std::optional<Day> until;
      if (held->closes_on) until = *held->closes_on - 1;
      return NextAct{{"state.act.deposit"}, who_may(source, rules, "deposit"), held->opened_on, until};
    }
  }
  return std::nullopt;
}

bool asks_numbers(const Source& source, const Round& round, const charter::Step& vote) {
  return !body::tests_with_given(source.state.rules_of(round), vote).empty();
}

void offer_ratification(const Line& line, const charter::Step& rules, std::vector<Offer>& may_do) {
  const auto& [source, matter, round, course] = line;
  const std::string path = matter_path(source, matter.seq);
  const auto& held = round.ratification;
  if (!held && may(source, rules, "open"))
    may_do.push_back(offer_act(source, "state.act.open_ratification", path + "/ratify/open", true));
  if (!held) return;
  const bool has_deposited = source.viewer.actor && held->find(*source.viewer.actor) != nullptr;
  if (may(source, rules, "deposit") && !has_deposited)
    may_do.push_back(offer_page("state.act.deposit", path + "/ratification", true));
  if (!held->complete && !held->closes_on && may(source, rules, "close"))
    may_do.push_back(offer_act(source, "state.act.close_ratification", path + "/ratify/close"));
}

void offer_on_agenda(const Line& line, std::vector<Offer>& may_do) {
  const auto& [source, matter, round, course] = line;
  const std::string path = matter_path(source, matter.seq);
  const auto& rules = course.steps[*round.step];
  if (rules.kind == Kind::consultation && !round.consultation && may(source, rules, "open")) {
    may_do.push_back(offer_act(source, "state.act.open_consultation", path + "/consultation/open", true));
  }
  if (rules.kind == Kind::consultation && round.consultation) {
    if (may(source, rules, "answer")) may_do.push_back(offer_page("view.act.answer", path + "/consultation", true));
    if (may(source, rules, "close")) may_do.push_back(offer_act(source, "view.act.close_consultation", path + "/consultation/close"));
  }
  if (rules.kind == Kind::text) {
    if (may(source, rules, "amend")) may_do.push_back(offer_page("state.act.amend", path + "/text"));
    if (may(source, rules, "settle")) may_do.push_back(offer_act(source, "state.act.settle", path + "/text/settle"));
  }
  const auto* vote = source.state.step_of(matter, round, Kind::vote);
  const bool at_vote = rules.kind == Kind::vote || (rules.kind == Kind::text && vote != nullptr && rules.after("adopted") == vote->name);
  if (at_vote && !round.vote && may(source, *vote, "open")) {
    if (vote->ballot != charter::BallotForm::yes_no_abstain || asks_numbers(source, round, *vote)) {
      may_do.push_back(offer_page("view.act.open_vote", path + "/vote/open", true));
    } else {
      may_do.push_back(offer_act(source, "view.act.open_vote", path + "/vote/open", true));
    }
  }
  if (rules.kind == Kind::ratification) offer_ratification(line, rules, may_do);
  const bool can_vote = rules.kind == Kind::vote && round.vote && source.viewer.actor &&
                        source.state.roll->find(*source.viewer.actor, round.vote->roll.at) != nullptr &&
                        !round.vote->ballots.contains(*source.viewer.actor);
  if (can_vote) may_do.push_back(offer_page("view.act.vote", path + "/vote", true));
  const bool can_close =
      rules.kind == Kind::vote && round.vote && !round.vote->closes_on && may(source, rules, "close");
  if (can_close) may_do.push_back(offer_act(source, "state.act.close_vote", path + "/vote/close"));
}

std::vector<Offer> offers(const Line& line) {
  const auto& [source, matter, round, course] = line;
  std::vector<Offer> may_do;
  const std::string path = matter_path(source, matter.seq);
  if (!matter.on_agenda) {
    if (!is_member(source)) return may_do;
    const bool has = matter.signatures.contains(*source.viewer.actor);
    may_do.push_back(has ? offer_act(source, "state.act.unsign", path + "/unsign") : offer_act(source, "state.act.sign", path + "/sign", true));
    return may_do;
  }
  if (round.step) offer_on_agenda(line, may_do);
  const Round* decided = matter.decided();
  const auto* review = decided != nullptr ? source.state.step_of(matter, *decided, Kind::review) : nullptr;
  if (decided != nullptr) {
    may_do.push_back(offer_page("view.link.follow", path + "/after"));
    if (review != nullptr && !decided->review && may(source, *review, "open")) {
      may_do.push_back(offer_act(source, "state.act.open_review", path + "/review/open"));
    }
  }
  return may_do;
}

}  // namespace

std::optional<Matter> matter_view(const Source& source, Seq seq) {
  const auto* found = find_matter(source, seq);
  if (found == nullptr) return std::nullopt;
  const auto& round = found->now();
  const Line line{source, *found, round, source.state.course_of(*found, round)};
  Matter matter{.seq = seq, .kind = found->kind, .title = title_of(source, *found), .raised_by = name_of(source, found->by),
                .raised_on = found->raised_on, .round = static_cast<std::int64_t>(found->rounds.size())};
  matter.title_language = language_at(source, seq, "title");
  matter.stage = stage_of(source, *found);
  matter.steps.push_back(raise_step(line));
  for (std::size_t i = 0; i < line.course.steps.size(); ++i) matter.steps.push_back(step_view(line, i));
  matter.next = next_act(line, matter.steps);
  matter.may = offers(line);
  if (matter.next && matter.next->from && *matter.next->from > source.today) {
    matter.outlook.push_back({"state.outlook.next_from", {{"day", *matter.next->from}}});
  }
  if (round.vote && !round.vote->closed) {
    matter.outlook.push_back(
        end_of_vote(source, *source.state.step_of(*found, round, Kind::vote), *round.vote));
  }
  if (round.ratification && round.ratification->complete && !round.ratification->closed)
    matter.outlook.push_back({"state.outlook.in_force", {{"day", *round.ratification->in_force}}});
  if (found->rounds.size() > 1) {
    matter.outlook.push_back({"state.outlook.reopened", {{"round", static_cast<std::int64_t>(found->rounds.size())},
                                                         {"ground", found->rounds[found->rounds.size() - 2].reopened_by.value_or("")}}});
  }
  if (!round.ended) matter.events_path = source.path + "/events?matter=" + std::to_string(seq.value);
  const std::string path = matter_path(source, seq);
  matter.more.push_back({{"view.link.text"}, path + "/text"});
  if (round.ratification) matter.more.push_back({{"state.link.ratification"}, path + "/ratification"});
  if (found->decided() != nullptr) {
    matter.more.push_back({{"view.link.result"}, path + "/result"});
    matter.more.push_back({{"view.link.follow"}, path + "/after"});
  }
  return matter;
}

namespace {

MatterLine line_of(const Source& source, const body::Matter& matter) {
  MatterLine line{.seq = matter.seq, .title = title_of(source, matter), .path = matter_path(source, matter.seq), .kind = matter.kind};
  line.stage = stage_of(source, matter);
  line.since = matter.on_agenda_on.value_or(matter.raised_on);
  return line;
}

}  // namespace

Matters matters_view(const Source& source, std::optional<Seq> ended_before) {
  constexpr std::size_t kPage = 50;
  Matters matters;
  if (is_member(source)) matters.raise_path = source.path + "/raise";
  for (const auto& [seq, matter] : source.state.matters | std::views::reverse) {
    if (!matter.now().ended) {
      matters.open.push_back(line_of(source, matter));
    } else if (!ended_before || seq < *ended_before) {
      if (matters.ended.size() == kPage) {
        matters.paging.older = source.path + "/matters?before=" + std::to_string(matters.ended.back().seq.value);
        break;
      }
      matters.ended.push_back(line_of(source, matter));
    }
  }
  return matters;
}

}  // namespace plenary::view
