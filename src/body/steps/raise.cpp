// Raise: a concern is brought forward, and signatures bring it on the agenda.
#include "body/checks.h"
#include "body/facts.h"

namespace plenary::body::steps {
namespace {

void count_groups(Matter& matter, const ByWord<Word>& in, int times) {
  for (const auto& [dimension, group] : in) matter.signed_in[dimension.text][group.text] += times;
}

// The groups are kept with the signature: a roll reverted since then no longer knows them.
void add_signature(const State& state, Matter& matter, const ActorId& by, Seq seq) {
  matter.signatures.emplace(by, seq);
  const Stay* stay = state.roll->find(by, seq);
  if (stay == nullptr) return;
  const auto& in = state.roll->standing(*stay).in;
  matter.signed_as.emplace(by, in);
  count_groups(matter, in, 1);
}

Matter raised(const State& state, Seq seq, const Entry& entry, const Raise& act) {
  const Day day = entry.at.local_day();
  Matter matter{.seq = seq, .kind = act.matter.text, .by = *entry.act.by, .raised_on = day};
  add_signature(state, matter, matter.by, seq);
  Round round{.since = seq, .charter = static_cast<std::uint32_t>(state.charters.size() - 1)};
  const auto* text = find_held(entry.act, "text");
  ensure(text != nullptr, "a raise that was read holds a text");
  round.texts.push_back({seq, *text, std::nullopt, matter.by, day});
  matter.rounds.push_back(std::move(round));
  return matter;
}

// Whether the matter meets every test of `raise`.
bool reaches_agenda(const State& state, const Matter& matter, Day day, std::optional<ActorId> one_more) {
  const auto& round = matter.now();
  const auto& course = state.course_of(matter, round);
  const auto facts = signature_facts(state, matter, one_more, day);
  return decide::evaluate(state.rules_of(round), course.raise, facts).verdict == decide::Verdict::holds;
}

Result<const Matter*> collecting(const Case& asked) {
  PLENARY_TRY(const Matter* matter, matter_of(asked));
  if (matter->on_agenda) {
    const auto& law = asked.state.course_of(*matter, matter->rounds.front()).law;
    return refuse("raise.already_on_agenda", {.article = charter::article_of(law)});
  }
  return matter;
}

void put_on_agenda(const State& state, Matter& matter, const Moment& now) {
  matter.on_agenda = now.seq;
  matter.on_agenda_on = now.day();
  auto& round = matter.rounds.front();
  enter_step(state.course_of(matter, round), round, 0);
}

}  // namespace

Result<Agenda> admit(const Case& asked, const Raise& act) {
  PLENARY_DO(no_matter(asked));
  PLENARY_DO(by_member(asked));
  if (asked.state.rules().find_matter(act.matter.text) == nullptr) {
    return refuse("raise.unknown_matter", {.params = {{"matter", act.matter.text}}});
  }
  const Matter matter = raised(asked.state, asked.seq(), asked.entry, act);
  return Agenda{reaches_agenda(asked.state, matter, asked.day(), std::nullopt)};
}

void apply(State& state, const Moment& now, const Raise& act, const Agenda& effect) {
  Matter matter = raised(state, now.seq, now.entry, act);
  if (effect.reached) put_on_agenda(state, matter, now);
  state.matters.emplace(now.seq, std::move(matter));
}

Result<Agenda> admit(const Case& asked, const Sign&) {
  PLENARY_DO(by_member(asked));
  PLENARY_TRY(const Matter* matter, collecting(asked));
  if (matter->signatures.contains(*asked.entry.act.by)) return refuse("raise.already_signed");
  return Agenda{reaches_agenda(asked.state, *matter, asked.day(), asked.entry.act.by)};
}

void apply(State& state, const Moment& now, const Sign&, const Agenda& effect) {
  auto& matter = matter_in(state, *now.entry.act.on);
  add_signature(state, matter, *now.entry.act.by, now.seq);
  if (effect.reached) put_on_agenda(state, matter, now);
}

Result<Nothing> admit(const Case& asked, const Unsign&) {
  PLENARY_TRY(const Matter* matter, collecting(asked));
  if (!asked.entry.act.by || !matter->signatures.contains(*asked.entry.act.by)) return refuse("raise.not_signed");
  return Nothing{};
}

void apply(State& state, const Moment& now, const Unsign&, const Nothing&) {
  auto& matter = matter_in(state, *now.entry.act.on);
  const auto groups = matter.signed_as.extract(*now.entry.act.by);
  if (!groups.empty()) count_groups(matter, groups.mapped(), -1);
  matter.signatures.erase(*now.entry.act.by);
}

}  // namespace plenary::body::steps
