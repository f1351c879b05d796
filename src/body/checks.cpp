#include "body/checks.h"

#include <algorithm>

#include "body/facts.h"
#include "body/spelling.h"
#include "decide/account.h"

namespace plenary::body::steps {
namespace {

tl::unexpected<Error> not_entitled(const std::string& law, std::string_view act, const std::vector<std::string>& who) {
  std::string names;
  for (const auto& name : who) names += (names.empty() ? "" : ", ") + name;
  return refuse("act.not_entitled", {.params = {{"act", std::string(act)}, {"who", names}},
                                     .article = charter::article_of(law)});
}

bool names_members(const std::vector<std::string>& who) {
  return std::ranges::find(who, charter::kAnyMember) != who.end();
}

// Whether one of these offices lets the actor do it.  At the desk an office gives no right: its holder acts
// herself.
Result<void> by_office(const Case& asked, const charter::Step& step, std::string_view act,
                       const std::vector<std::string>& who) {
  const bool holds = std::ranges::any_of(
      who, [&](const std::string& name) { return asked.state.holds_office(*asked.entry.act.by, name); });
  if (!holds) return not_entitled(step.law, act, who);
  if (asked.entry.auth.how == How::desk) {
    return refuse("desk.act_of_an_office", {.article = charter::article_of(step.law)});
  }
  return {};
}

// What the matter stands at, in words: a step, "signatures" or "ended".
std::string standing(const State& state, const Matter& matter) {
  const Round& round = matter.now();
  if (round.step) return state.course_of(matter, round).steps[*round.step].name;
  return round.ended ? "ended" : "signatures";
}

}  // namespace

Result<void> by_clerk(const Case& asked) {
  if (asked.entry.act.by || asked.entry.auth.how != How::clerk) return refuse("act.only_the_clerk");
  return {};
}

Result<void> by_member(const Case& asked) {
  const auto& by = asked.entry.act.by;
  if (!by || asked.entry.auth.how == How::clerk || asked.entry.auth.how == How::import) return refuse("act.no_actor");
  if (!asked.state.is_member(*by, asked.seq())) {
    return refuse("act.not_a_member", {.article = charter::article_of(asked.state.rules().roll.law)});
  }
  return {};
}

Result<void> by_roll_keeper(const Case& asked) {
  const auto& admission = asked.state.rules().admission;
  if (!admission) return refuse("roll.nobody_keeps_it");
  const auto& by = asked.entry.act.by;
  if (!by || !asked.state.holds_office(*by, admission->by)) {
    return not_entitled(admission->law, "roll", {admission->by});
  }
  return {};
}

Result<void> no_matter(const Case& asked) {
  if (asked.entry.act.on) return refuse("act.on_no_matter");
  return {};
}

Result<const Matter*> matter_of(const Case& asked) {
  if (!asked.entry.act.on) return refuse("act.needs_a_matter");
  const auto at = asked.state.matters.find(*asked.entry.act.on);
  if (at == asked.state.matters.end()) return refuse("matter.unknown");
  return &at->second;
}

Result<Place> standing_at(const Case& asked, charter::Kind kind) {
  PLENARY_TRY(const Matter* matter, matter_of(asked));
  const Round& round = matter->now();
  const auto& course = asked.state.course_of(*matter, round);
  if (!round.step || course.steps[*round.step].kind != kind) {
    return refuse("step.not_now", {.params = {{"step", std::string(charter::word_of(kind))},
                                              {"now", standing(asked.state, *matter)}}});
  }
  return Place{matter, &round, &course.steps[*round.step]};
}

Result<Place> after_decision(const Case& asked, charter::Kind kind) {
  PLENARY_TRY(const Matter* matter, matter_of(asked));
  const Round* round = matter->decided();
  if (round == nullptr) {
    return refuse("step.not_decided", {.params = {{"now", standing(asked.state, *matter)}}});
  }
  // What still has to be ratified is decided, but not in force.
  if (asked.state.step_of(*matter, *round, charter::Kind::ratification) != nullptr &&
      (!round->ratification || round->ratification->outcome != Ending::adopted)) {
    return refuse("step.not_decided", {.params = {{"now", standing(asked.state, *matter)}}});
  }
  const auto* step = asked.state.step_of(*matter, *round, kind);
  if (step == nullptr) return refuse("step.not_in_charter", {.params = {{"step", std::string(charter::word_of(kind))}}});
  return Place{matter, round, step};
}

Result<void> may(const Case& asked, const charter::Step& step, std::string_view act) {
  const auto* who = step.who_may(act);
  if (who == nullptr || who->empty()) return not_entitled(step.law, act, {});
  const auto& by = asked.entry.act.by;
  if (!by) return refuse("act.no_actor");
  if (names_members(*who) && asked.state.is_member(*by, asked.seq())) return {};
  return by_office(asked, step, act, *who);
}

Result<void> may_on_roll(const Case& asked, const charter::Step& step, std::string_view act, const Electorate& roll,
                         std::string code) {
  const auto& by = asked.entry.act.by;
  if (!by) return refuse("act.no_actor");
  const auto* who = step.who_may(act);
  if (who == nullptr || who->empty()) return not_entitled(step.law, act, {});
  if (asked.state.roll->find(*by, roll.at) == nullptr) {
    return refuse(std::move(code), {.article = charter::article_of(asked.state.rules().roll.law)});
  }
  return names_members(*who) ? Result<void>() : by_office(asked, step, act, *who);
}

Result<void> may_for_others(const Case& asked, const charter::Step& step, std::string_view act) {
  const auto* who = step.who_may(act);
  if (who == nullptr || who->empty()) return not_entitled(step.law, act, {});
  if (!asked.entry.act.by) return refuse("act.no_actor");
  return by_office(asked, step, act, *who);
}

Result<void> gate(const Case& asked, const Place& place, std::span<const std::string> tests, std::string code) {
  if (tests.empty()) return {};
  const auto& rules = asked.state.rules_of(*place.round);
  const auto facts = facts_of(asked.state, *place.matter, *place.round, place.step->kind, asked.day());
  const auto evaluation = decide::evaluate(rules, tests, facts);
  if (evaluation.verdict == decide::Verdict::holds) return {};
  return refuse(std::move(code),
                {.article = charter::article_of(place.step->law), .because = decide::shortfall(evaluation)});
}

Electorate electorate_now(const State& state, Seq at) {
  Electorate electorate{at, state.roll->now()};
  for (const auto& dimension : state.rules().roll.grouped) {
    for (const auto& group : dimension.groups) electorate.count.groups[dimension.name].try_emplace(group, 0);
  }
  return electorate;
}

Matter& matter_in(State& state, Seq seq) { return state.matters.at(seq); }

Round& decided_round(Matter& matter) {
  const Round* round = matter.decided();
  ensure(round != nullptr, "an admitted act after the decision finds the decision");
  return matter.rounds[static_cast<std::size_t>(round - matter.rounds.data())];
}

void enter_step(const charter::Matter& course, Round& round, std::uint32_t index) {
  const auto kind = course.steps[index].kind;
  if (round.consultation && (round.consultation->step >= index || kind == charter::Kind::consultation)) {
    round.earlier_consultations.push_back(std::move(*round.consultation));
    round.consultation.reset();
  }
  if (round.vote && (round.vote->step >= index || kind == charter::Kind::vote)) {
    round.earlier_votes.push_back(std::move(*round.vote));
    round.vote.reset();
  }
  if (round.ratification && (round.ratification->step >= index || kind == charter::Kind::ratification)) {
    round.earlier_ratifications.push_back(std::move(*round.ratification));
    round.ratification.reset();
  }
  for (auto later = index; later < course.steps.size(); ++later) {
    if (course.steps[later].kind == charter::Kind::text) round.text_settled.reset();
  }
  round.step = index;
  round.path.push_back(index);
}

void move_on(const State& state, const Matter& matter, Round& round, Ending outcome) {
  const auto& course = state.course_of(matter, round);
  ensure(round.step.has_value(), "a round moves on from the step it stands at");
  const auto next = course.steps[*round.step].after(spell(outcome));
  const auto index = next == charter::kEnd ? std::nullopt : course.index_of(next);
  const auto most = index ? course.steps[*index].at_most : std::nullopt;
  const bool used_up = most && std::ranges::count(round.path, *index) >= *most;
  if (index && !used_up) return enter_step(course, round, static_cast<std::uint32_t>(*index));
  round.step.reset();
  round.ended = outcome;
}

}  // namespace plenary::body::steps
