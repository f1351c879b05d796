// Consultation: members are heard under ids made for the matter, and it closes only when enough were.
#include <algorithm>

#include "body/checks.h"

namespace plenary::body::steps {
namespace {

struct Hearing {  // an open consultation
  Place place;
  const Consultation* held;
};

Result<Hearing> open_hearing(const Case& asked) {
  PLENARY_TRY(const Place place, standing_at(asked, charter::Kind::consultation));
  if (!place.round->consultation) {
    return refuse("consult.not_open", {.article = charter::article_of(place.step->law)});
  }
  return Hearing{place, &*place.round->consultation};
}

Consultation& hearing_in(State& state, const Moment& now) {
  return *matter_in(state, *now.entry.act.on).rounds.back().consultation;
}

std::string key_of(const Voice& voice) { return std::string(view_of(voice)); }

std::optional<std::uint32_t> find_voice(const Consultation& held, const Voice& voice) {
  const auto at = held.by_voice.find(key_of(voice));
  return at == held.by_voice.end() ? std::nullopt : std::optional(at->second);
}

std::optional<std::uint32_t> find_statement(const Consultation& held, Seq seq) {
  const auto at = std::ranges::lower_bound(held.statements, seq, {}, &Statement::seq);
  if (at == held.statements.end() || at->seq != seq) return std::nullopt;
  return static_cast<std::uint32_t>(at - held.statements.begin());
}

bool is_import(const Case& asked) { return asked.entry.auth.how == How::import; }

Result<void> from_open_import(const Case& asked, const Consultation& held) {
  const auto known = std::ranges::find(held.imports, *asked.entry.auth.import_seq, &Import::seq);
  if (known == held.imports.end()) return refuse("import.unknown");
  return {};
}

// An act under a participant id carries no actor; the clerk vouches for the member behind it.
Result<void> without_actor(const Case& asked) {
  if (asked.entry.act.by) return refuse("consult.names_its_actor");
  if (asked.entry.auth.how == How::clerk) return refuse("act.no_actor");
  return {};
}

std::int64_t count_in(const Headcount& count, const std::string& dimension, const std::string& group) {
  const auto at = count.groups.find(dimension);
  if (at == count.groups.end()) return 0;
  const auto found = at->second.find(group);
  return found == at->second.end() ? 0 : found->second;
}

// No more may join than the roll has, in all and in each group.
Result<void> room_to_join(const Consultation& held, const ConsultJoin& act) {
  if (held.joined.members >= held.roll.count.members) return refuse("consult.more_than_the_roll");
  for (const auto& [dimension, members] : held.roll.count.groups) {
    const auto group = act.in.find(Word{dimension});
    if (group == act.in.end()) return refuse("consult.group_missing", {.params = {{"dimension", dimension}}});
    const auto room = count_in(held.roll.count, dimension, group->second.text);
    if (count_in(held.joined, dimension, group->second.text) >= room) {
      return refuse("consult.more_than_the_roll", {.params = {{"group", group->second.text}}});
    }
  }
  if (act.in.size() != held.roll.count.groups.size()) return refuse("consult.unknown_group");
  return {};
}

void add_to(Headcount& count, const ByWord<Word>& in) {
  ++count.members;
  for (const auto& [dimension, group] : in) ++count.groups[dimension.text][group.text];
}

std::uint32_t add_participant(Consultation& held, Participant participant) {
  const auto index = static_cast<std::uint32_t>(held.participants.size());
  held.by_voice.emplace(key_of(participant.voice), index);
  held.participants.push_back(std::move(participant));
  held.answers.emplace_back();
  return index;
}

}  // namespace

// ---------------------------------------------------------------- open, join

Result<Opened> admit(const Case& asked, const ConsultOpen&) {
  PLENARY_TRY(const Place place, standing_at(asked, charter::Kind::consultation));
  PLENARY_DO(may(asked, *place.step, "open"));
  if (place.round->consultation) return refuse("consult.already_open");
  PLENARY_DO(gate(asked, place, place.step->before, "gate.consultation_not_opened"));
  return Opened{electorate_now(asked.state, asked.seq()), {}};
}

void apply(State& state, const Moment& now, const ConsultOpen&, const Opened& effect) {
  auto& round = matter_in(state, *now.entry.act.on).rounds.back();
  round.consultation = Consultation{.step = *round.step, .opened = now.seq, .opened_on = now.day(), .roll = effect.roll};
}

Result<Nothing> admit(const Case& asked, const ConsultJoin& act) {
  PLENARY_TRY(const Hearing hearing, open_hearing(asked));
  PLENARY_DO(without_actor(asked));
  if (hearing.place.step->answers == charter::Answers::by_name) return refuse("consult.answers_by_name");
  if (find_voice(*hearing.held, act.participant.bytes)) return refuse("consult.already_joined");
  if (is_import(asked) != (act.channel == Channel::import)) return refuse("consult.wrong_channel");
  if (is_import(asked)) {
    PLENARY_DO(from_open_import(asked, *hearing.held));
    return Nothing{};
  }
  if (act.channel != Channel::web && act.channel != Channel::desk) return refuse("consult.wrong_channel");
  PLENARY_DO(room_to_join(*hearing.held, act));
  return Nothing{};
}

void apply(State& state, const Moment& now, const ConsultJoin& act, const Nothing&) {
  auto& held = hearing_in(state, now);
  add_participant(held, {act.participant.bytes, now.seq, act.channel, act.in, 0});
  if (act.channel != Channel::import) add_to(held.joined, act.in);
}

// ---------------------------------------------------------------- statements, answers

Result<Nothing> admit(const Case& asked, const ConsultState& act) {
  PLENARY_TRY(const Hearing hearing, open_hearing(asked));
  if (!is_import(asked)) {
    if (act.participant || act.moderation) return refuse("consult.statement_by_name");
    PLENARY_DO(may(asked, *hearing.place.step, "state"));
    return Nothing{};
  }
  PLENARY_DO(without_actor(asked));
  PLENARY_DO(from_open_import(asked, *hearing.held));
  if (act.participant && !find_voice(*hearing.held, act.participant->bytes)) return refuse("consult.not_joined");
  return Nothing{};
}

void apply(State& state, const Moment& now, const ConsultState& act, const Nothing&) {
  hearing_in(state, now).statements.push_back(
      {.seq = now.seq, .by = now.entry.act.by, .participant = act.participant, .moderation = act.moderation});
}

Result<Nothing> admit(const Case& asked, const ConsultTranslate& act) {
  PLENARY_TRY(const Hearing hearing, open_hearing(asked));
  PLENARY_DO(may(asked, *hearing.place.step, "translate"));
  if (!find_statement(*hearing.held, act.statement)) return refuse("consult.unknown_statement");
  return Nothing{};
}

void apply(State& state, const Moment& now, const ConsultTranslate& act, const Nothing&) {
  auto& held = hearing_in(state, now);
  auto& known = held.statements[*find_statement(held, act.statement)].translations;
  const Translation made{act.language, now.seq, act.machine};
  const auto at = std::ranges::lower_bound(known, act.language, {}, &Translation::language);
  if (at != known.end() && at->language == act.language) {
    *at = made;
  } else {
    known.insert(at, made);
  }
}

Result<Nothing> admit(const Case& asked, const ConsultAnswer& act) {
  PLENARY_TRY(const Hearing hearing, open_hearing(asked));
  if (!find_statement(*hearing.held, act.statement)) return refuse("consult.unknown_statement");
  if (act.when && !is_import(asked)) return refuse("consult.time_of_imports_only");
  if (hearing.place.step->answers == charter::Answers::by_name && !is_import(asked)) {
    if (act.participant) return refuse("consult.answers_by_name");
    PLENARY_DO(may_on_roll(asked, *hearing.place.step, "answer", hearing.held->roll, "consult.not_on_its_roll"));
    return Nothing{};
  }
  PLENARY_DO(without_actor(asked));
  if (!act.participant) return refuse("consult.needs_a_participant");
  const auto voice = find_voice(*hearing.held, act.participant->bytes);
  if (!voice) return refuse("consult.not_joined");
  const bool imported = hearing.held->participants[*voice].channel == Channel::import;
  if (imported != is_import(asked)) return refuse("consult.wrong_channel");
  return Nothing{};
}

namespace {

void count_answer(Statement& statement, const GivenAnswer& answer, int times) {
  if (answer.answer == Answer::agree) statement.agree += times;
  if (answer.answer == Answer::disagree) statement.disagree += times;
  if (answer.answer == Answer::pass) statement.pass += times;
  if (answer.weighty) statement.weighty += times;
}

// The last answer counts; the first one makes a member heard.
void give(Consultation& held, std::uint32_t voice, const GivenAnswer& answer) {
  auto& given = held.answers[voice];
  const auto at = std::ranges::lower_bound(given, answer.statement, {}, &GivenAnswer::statement);
  auto& statement = held.statements[answer.statement];
  if (at != given.end() && at->statement == answer.statement) {
    count_answer(statement, *at, -1);
    *at = answer;
  } else {
    given.insert(at, answer);
    auto& participant = held.participants[voice];
    if (++participant.answers == 1 && participant.channel != Channel::import) add_to(held.heard, participant.in);
  }
  count_answer(statement, answer, 1);
}

}  // namespace

void apply(State& state, const Moment& now, const ConsultAnswer& act, const Nothing&) {
  auto& held = hearing_in(state, now);
  const Voice voice = act.participant ? act.participant->bytes : now.entry.act.by->bytes;
  auto index = find_voice(held, voice);
  if (!index) {  // answers by name: the member joins with the first one
    const Stay* stay = state.roll->find(*now.entry.act.by, held.roll.at);
    Participant participant{voice, now.seq, Channel::web, state.roll->standing(*stay).in, 0};
    add_to(held.joined, participant.in);
    index = add_participant(held, std::move(participant));
  }
  give(held, *index, {*find_statement(held, act.statement), act.answer, act.weighty});
}

// ---------------------------------------------------------------- objections, close

Result<Nothing> admit(const Case& asked, const ConsultObject&) {
  PLENARY_TRY(const Hearing hearing, open_hearing(asked));
  PLENARY_DO(may(asked, *hearing.place.step, "object"));
  return Nothing{};
}

void apply(State& state, const Moment& now, const ConsultObject&, const Nothing&) {
  hearing_in(state, now).objections.push_back({now.seq, *now.entry.act.by, std::nullopt});
}

Result<Nothing> admit(const Case& asked, const ConsultReply& act) {
  PLENARY_TRY(const Hearing hearing, open_hearing(asked));
  PLENARY_DO(may(asked, *hearing.place.step, "reply"));
  const auto at = std::ranges::find(hearing.held->objections, act.objection, &Objection::seq);
  if (at == hearing.held->objections.end()) return refuse("consult.unknown_objection");
  if (at->reply) return refuse("consult.already_replied");
  return Nothing{};
}

void apply(State& state, const Moment& now, const ConsultReply& act, const Nothing&) {
  auto& objections = hearing_in(state, now).objections;
  std::ranges::find(objections, act.objection, &Objection::seq)->reply = now.seq;
}

Result<Nothing> admit(const Case& asked, const ConsultClose&) {
  PLENARY_TRY(const Hearing hearing, open_hearing(asked));
  PLENARY_DO(may(asked, *hearing.place.step, "close"));
  PLENARY_DO(gate(asked, hearing.place, hearing.place.step->enough, "gate.consultation_not_closed"));
  return Nothing{};
}

void apply(State& state, const Moment& now, const ConsultClose&, const Nothing&) {
  auto& matter = matter_in(state, *now.entry.act.on);
  auto& round = matter.rounds.back();
  round.consultation->closed = now.seq;
  round.consultation->closed_on = now.day();
  move_on(state, matter, round, Ending::adopted);
}

// ---------------------------------------------------------------- import

Result<Nothing> admit(const Case& asked, const ImportBegin&) {
  PLENARY_TRY(const Hearing hearing, open_hearing(asked));
  PLENARY_DO(may(asked, *hearing.place.step, "open"));
  if (hearing.place.step->answers_from != charter::AnswersFrom::anyone_imported) {
    return refuse("import.not_in_charter", {.article = charter::article_of(hearing.place.step->law)});
  }
  return Nothing{};
}

void apply(State& state, const Moment& now, const ImportBegin& act, const Nothing&) {
  hearing_in(state, now).imports.push_back({now.seq, act.statements, act.answers});
}

}  // namespace plenary::body::steps
