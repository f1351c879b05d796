// The acts of a story as requests to the clerk.
#include <algorithm>

#include "body/amend.h"
#include "body/given.h"
#include "body/spelling.h"
#include "crypto/sha256.h"
#include "story/player.h"

namespace plenary::story {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;

Result<void> done(const Result<Seq>& seq) {
  if (!seq) return tl::unexpected<Error>(seq.error());
  return {};
}

template <class Enum>
Result<Enum> meant(const std::string& word) {
  const auto value = body::unspell<Enum>(word);
  if (!value) return refuse("story.unknown_word", {.params = {{"word", word}}});
  return *value;
}

}  // namespace

// ---------------------------------------------------------------- the ways in

const ActorId& Cast::id_of(const std::string& name) {
  const auto at = people_.find(name);
  if (at != people_.end()) return at->second;
  return people_.emplace(name, chance_.id<ActorId>()).first->second;
}

Result<Seq> Cast::submit(clerk::Request request) {
  auto admitted = body_.clerk->submit(std::move(request)).get();
  clock_.advance(kMinuteMs);
  PLENARY_DO(after_each());
  if (!admitted) return tl::unexpected<Error>(std::move(admitted).error());
  return admitted->seq;
}

Result<Seq> Cast::by(const Doer& doer, clerk::Draft draft) {
  doer.helper ? draft.desk(doer.id, *doer.helper) : draft.by(doer.id);
  return submit(draft.done());
}

Result<Seq> Cast::on_matter(const Doer& doer, clerk::Draft draft) {
  const auto at = matters_.find(title_);
  if (at == matters_.end()) return refuse("story.unknown_matter", {.params = {{"title", title_}}});
  draft.on(at->second);
  return by(doer, std::move(draft));
}

const body::Matter* Cast::matter() const {
  const auto at = matters_.find(title_);
  return at == matters_.end() ? nullptr : &state_.matters.at(at->second);
}

const body::Consultation* Cast::consultation() const {
  const auto* about = matter();
  return about != nullptr && about->now().consultation ? &*about->now().consultation : nullptr;
}

Result<std::string> Cast::words_at(Seq seq, const std::string& field) const {
  PLENARY_TRY(const auto row, body_.log->content(seq, field));
  return row ? row->bytes : std::string();
}

Result<void> Cast::name_matter(const std::string& title) {
  if (title.empty()) return {};
  if (!matters_.contains(title)) return refuse("story.unknown_matter", {.params = {{"title", title}}});
  title_ = title;
  return {};
}

Result<void> Cast::act(const Act& act, const std::string& who) {
  PLENARY_DO(name_matter(act.matter));
  Doer doer{id_of(who), {}};
  if (!act.helper.empty()) doer.helper = id_of(act.helper);
  switch (act.verb) {
    case Verb::raise: return raise(act, doer);
    case Verb::sign: return done(on_matter(doer, draft(body::Sign{})));
    case Verb::unsign: return done(on_matter(doer, draft(body::Unsign{})));
    case Verb::open_consultation: return done(on_matter(doer, draft(body::ConsultOpen{})));
    case Verb::close_consultation: return done(on_matter(doer, draft(body::ConsultClose{})));
    case Verb::state: return done(on_matter(doer, draft(body::ConsultState{}).hold("text", act.words)));
    case Verb::translate:
      return translate(act, doer);
    case Verb::answer: return answer(act, doer);
    case Verb::object: return done(on_matter(doer, draft(body::ConsultObject{}).hold("text", act.words)));
    case Verb::reply: return reply(act, doer);
    case Verb::amend_after:
    case Verb::amend_replace:
    case Verb::amend_delete: return amend(act, doer);
    case Verb::settle: return done(on_matter(doer, draft(body::TextSettle{})));
    case Verb::open_vote: return open_vote(act, doer);
    case Verb::close_vote:
      return done(on_matter(doer, draft(body::VoteClose{})));
    case Verb::vote: return vote(act, doer);
    case Verb::choose: return choose(act, doer);
    case Verb::rank:
      return rank(act, doer);
    case Verb::open_ratification:
      return done(on_matter(doer, draft(body::RatifyOpen{})));
    case Verb::deposit:
      return deposit(act, doer);
    case Verb::withdraw:
      return done(
          on_matter(doer, draft(body::RatifyWithdraw{act.whose.empty() ? doer.id : id_of(act.whose)})));
    case Verb::close_ratification:
      return done(on_matter(doer, draft(body::RatifyClose{})));
    case Verb::commit: return commit(act, doer);
    case Verb::report: return report(act, doer);
    case Verb::open_review: return done(on_matter(doer, draft(body::ReviewOpen{})));
    case Verb::judge: return judge(act, doer);
    case Verb::change_roll: return change_roll(act.roll, doer);
    case Verb::revert_roll: return revert_roll(doer);
    case Verb::erase_name:
    case Verb::erase_statement:
    case Verb::erase_objection: return erase(act, doer);
  }
  ensure(false, "every verb is done");
  return {};
}

// ---------------------------------------------------------------- the roll

Result<body::RollRow> Cast::row_of(const RollChange& change) const {
  body::RollRow row{.member = people_.at(change.name), .op = change.leaves ? body::RowOp::end : body::RowOp::put};
  for (const auto& group : change.groups) {
    const auto* dimension = state_.rules().dimension_of_group(group);
    if (dimension == nullptr) return refuse("story.unknown_group", {.params = {{"group", group}}});
    row.in[body::Word{dimension->name}] = body::Word{group};
  }
  for (const auto& [table, number] : change.weights) row.weight[body::Word{table}] = body::Quantity{number};
  return row;
}

Result<void> Cast::change_roll(const std::vector<RollChange>& roll, const Doer& doer) {
  for (const auto& change : roll) (void)id_of(change.name);
  PLENARY_TRY(const Seq begin, by(doer, draft(body::RollBegin{})));
  constexpr std::size_t kChunk = 40;
  for (std::size_t from = 0; from < roll.size(); from += kChunk) {
    body::RollRows rows{.begin = begin, .rows = {}};
    std::vector<std::string> names;
    for (std::size_t i = from; i < std::min(roll.size(), from + kChunk); ++i) {
      PLENARY_TRY(auto row, row_of(roll[i]));
      rows.rows.push_back(std::move(row));
      names.push_back(roll[i].leaves ? "" : roll[i].name);
    }
    auto chunk = draft(std::move(rows));
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (!names[i].empty()) chunk.hold("name." + std::to_string(i), names[i], keep::Readers::members);
    }
    PLENARY_DO(done(by(doer, std::move(chunk))));
  }
  return done(by(doer, draft(body::RollCommit{begin, static_cast<std::int64_t>(roll.size())})));
}

Result<void> Cast::import_roll(const std::map<std::string, ActorId>& people, const ActorId& keeper) {
  people_ = people;
  return change_roll(story_.members, {keeper, {}});
}

Result<void> Cast::revert_roll(const Doer& doer) {
  const Seq newest = state_.roll_commits.empty() ? Seq{0} : state_.roll_commits.back().seq;
  return done(by(doer, draft(body::RollRevert{newest})));
}

// ---------------------------------------------------------------- raise, consultation

Result<void> Cast::raise(const Act& act, const Doer& doer) {
  PLENARY_TRY(const Seq seq, by(doer, draft(body::Raise{body::Word{act.word}}).hold("text", act.more).hold("title", act.words)));
  matters_[act.words] = seq;
  title_ = act.words;
  return {};
}

Result<void> Cast::join(const Doer& doer, const ParticipantId& participant) {
  body::ConsultJoin join{.channel = doer.helper ? body::Channel::desk : body::Channel::web, .participant = participant};
  const auto* held = consultation();
  const auto* stay = held == nullptr ? nullptr : state_.roll->find(doer.id, held->roll.at);
  if (stay != nullptr) join.in = state_.roll->standing(*stay).in;
  const Seq scope = matters_.at(title_);
  auto request = draft(std::move(join)).on(scope).link({scope, to_string(doer.id), to_string(participant)}).done();
  request.auth = {doer.helper ? body::How::desk : body::How::session, doer.helper, {}};
  return done(submit(std::move(request)));
}

Result<void> Cast::answer_one(const Doer& doer, body::ConsultAnswer answer, bool by_name) {
  if (by_name) return done(on_matter(doer, draft(answer)));
  auto request = draft(answer).on(matters_.at(title_)).done();
  request.auth = {doer.helper ? body::How::desk : body::How::session, doer.helper, {}};
  return done(submit(std::move(request)));
}

// The one numbered from 1, or every one.
Result<std::vector<Seq>> Cast::statements_meant(std::int64_t number) const {
  std::vector<Seq> statements;
  if (const auto* held = consultation()) {
    for (const auto& statement : held->statements) statements.push_back(statement.seq);
  }
  if (number > static_cast<std::int64_t>(statements.size()))
    return refuse("story.unknown_statement", {.params = {{"number", number}}});
  if (number > 0) statements = {statements[static_cast<std::size_t>(number - 1)]};
  return statements;
}

Result<void> Cast::translate(const Act& act, const Doer& doer) {
  PLENARY_TRY(const auto statements, statements_meant(act.number));
  body::ConsultTranslate made{{act.more}, act.word == "machine", statements.front()};
  return done(
      on_matter(doer, draft(std::move(made)).hold("text", act.words, keep::Readers::public_, act.more)));
}

Result<void> Cast::answer(const Act& act, const Doer& doer) {
  const auto* about = matter();
  if (about == nullptr) return refuse("story.unknown_matter", {.params = {{"title", title_}}});
  PLENARY_TRY(const auto given, meant<body::Answer>(act.word));
  PLENARY_TRY(const auto statements, statements_meant(act.number));
  const auto* step = state_.step_of(*about, about->now(), charter::Kind::consultation);
  const bool by_name = step != nullptr && step->answers == charter::Answers::by_name;
  body::ConsultAnswer answer{.answer = given};
  if (!by_name) {
    const auto [mine, fresh] = participants_.try_emplace({about->seq, doer.id});
    if (fresh) mine->second = chance_.id<ParticipantId>();
    answer.participant = mine->second;
    const auto* held = consultation();
    const std::string key(view_of(mine->second.bytes));
    if (held == nullptr || !held->by_voice.contains(key)) PLENARY_DO(join(doer, mine->second));
  }
  for (const Seq statement : statements) {
    answer.statement = statement;
    PLENARY_DO(answer_one(doer, answer, by_name));
  }
  return {};
}

Result<void> Cast::reply(const Act& act, const Doer& doer) {
  body::ConsultReply reply;
  if (const auto* held = consultation()) {
    for (const auto& objection : held->objections) {
      if (objection.by == id_of(act.whose) && !objection.reply) reply.objection = objection.seq;
    }
  }
  return done(on_matter(doer, draft(reply).hold("text", act.words)));
}

// ---------------------------------------------------------------- text, vote

Result<void> Cast::amend(const Act& act, const Doer& doer) {
  const auto* about = matter();
  if (about == nullptr) return refuse("story.unknown_matter", {.params = {{"title", title_}}});
  const Seq newest = about->now().texts.back().seq;
  const auto op = act.verb == Verb::amend_after     ? body::AmendOp::insert_after
                  : act.verb == Verb::amend_replace ? body::AmendOp::replace
                                                    : body::AmendOp::delete_;
  PLENARY_TRY(const auto before, words_at(newest, "text"));
  PLENARY_TRY(const auto after, body::amended(before, {op, act.words, act.more}));
  auto amendment = draft(body::TextAmend{op, newest}).hold("find", act.words).hold("text", after);
  if (!act.more.empty()) amendment.hold("put", act.more);
  return done(on_matter(doer, std::move(amendment)));
}

// The numbers belong to every test of the vote that asks one of each option.
body::VoteOpenGiven Cast::with_given(const Act& act, std::optional<std::int64_t> options) const {
  body::VoteOpenGiven open{{}, options};
  const auto* about = matter();
  if (about == nullptr) return open;
  const auto& rules = state_.rules_of(about->now());
  const auto* step = state_.step_of(*about, about->now(), charter::Kind::vote);
  if (step == nullptr) return open;
  for (const auto* test : body::tests_with_given(rules, *step)) {
    for (std::size_t i = 0; i < act.given.size(); ++i) {
      open.given.push_back(
          {body::Quantity{act.given[i]}, static_cast<std::int64_t>(i), body::Word{test->name}});
    }
  }
  return open;
}

Result<void> Cast::open_vote(const Act& act, const Doer& doer) {
  std::optional<std::int64_t> options;
  if (!act.options.empty()) options = static_cast<std::int64_t>(act.options.size());
  auto opening = act.given.empty() ? draft(body::VoteOpen{options}) : draft(with_given(act, options));
  for (std::size_t i = 0; i < act.options.size(); ++i) opening.hold("option." + std::to_string(i), act.options[i]);
  return done(on_matter(doer, std::move(opening)));
}

Result<void> Cast::vote(const Act& act, const Doer& doer) {
  PLENARY_TRY(const auto answer, meant<body::BallotAnswer>(act.word));
  return done(on_matter(doer, draft(body::VoteCast{answer, {}})));
}

Result<std::int64_t> Cast::option_named(const body::Vote& vote, const std::string& label) const {
  for (std::int64_t i = 0; i < vote.options; ++i) {
    PLENARY_TRY(const auto words, words_at(vote.opened, "option." + std::to_string(i)));
    if (words == label) return i;
  }
  const auto* step = state_.step_of(*matter(), matter()->now(), charter::Kind::vote);
  if (!label.empty() && step->default_option == label) return vote.options - 1;
  return refuse("story.unknown_option", {.params = {{"option", label}}});
}

Result<void> Cast::choose(const Act& act, const Doer& doer) {
  const auto* about = matter();
  if (about == nullptr || !about->now().vote) return done(on_matter(doer, draft(body::VoteCast{{}, 0})));
  PLENARY_TRY(const auto option, option_named(*about->now().vote, act.words));
  return done(on_matter(doer, draft(body::VoteCast{{}, option})));
}

Result<void> Cast::rank(const Act& act, const Doer& doer) {
  const auto* about = matter();
  if (about == nullptr || !about->now().vote) return done(on_matter(doer, draft(body::VoteRank{{1}})));
  const auto& open = *about->now().vote;
  body::VoteRank paper{std::vector<std::int64_t>(static_cast<std::size_t>(open.options))};
  for (std::size_t place = 0; place < act.ranks.size(); ++place) {
    for (const auto& label : act.ranks[place]) {
      PLENARY_TRY(const auto option, option_named(open, label));
      paper.places[static_cast<std::size_t>(option)] = static_cast<std::int64_t>(place) + 1;
    }
  }
  return done(on_matter(doer, draft(std::move(paper))));
}

// ---------------------------------------------------------------- ratification

// The decision is a public file; where it was found stands beside it.
Result<void> Cast::deposit(const Act& act, const Doer& doer) {
  const Hash name = crypto::sha256(act.words);
  body::RatifyDeposit deposit{.additional = act.number == 0,
                              .decided = act.due,
                              .evidence = name,
                              .unit = act.whose.empty() ? doer.id : id_of(act.whose)};
  return done(on_matter(doer, draft(deposit).hold("source", act.more).blob({name, act.words})));
}

// ---------------------------------------------------------------- carrying out, review, erasure

Result<void> Cast::commit(const Act& act, const Doer& doer) {
  auto promise = draft(body::Commit{act.due}).hold("what", act.words).hold("told_by", act.more);
  PLENARY_TRY(const Seq seq, on_matter(doer, std::move(promise)));
  promises_[act.words] = seq;
  return {};
}

// The commitment named, else the newest of this person, else the newest.
Result<void> Cast::report(const Act& act, const Doer& doer) {
  PLENARY_TRY(const auto progress, meant<body::Progress>(act.word));
  const auto* about = matter();
  std::optional<Seq> own, newest;
  if (about != nullptr) {
    for (const auto& round : about->rounds) {
      for (const auto& promise : round.promises) {
        newest = promise.seq;
        if (promise.by == doer.id) own = promise.seq;
      }
    }
  }
  body::Report report{.commitment = own.value_or(newest.value_or(Seq{0})), .state = progress};
  if (const auto named = promises_.find(act.more); named != promises_.end()) report.commitment = named->second;
  return done(on_matter(doer, draft(report).hold("text", act.words)));
}

Result<void> Cast::judge(const Act& act, const Doer& doer) {
  PLENARY_TRY(const auto judgement, meant<body::Judgement>(act.word));
  return done(on_matter(doer, draft(body::ReviewAnswer{{{body::Word{act.words}, judgement}}})));
}

namespace {

// The newest statement or objection of somebody, in any consultation of the record.
std::optional<Seq> spoken_by(const body::State& state, const ActorId& who, bool objection) {
  std::optional<Seq> newest;
  const auto look = [&](const body::Consultation& held) {
    for (const auto& statement : held.statements) {
      if (!objection && statement.by == who) newest = std::max(newest, std::optional(statement.seq));
    }
    for (const auto& one : held.objections) {
      if (objection && one.by == who) newest = std::max(newest, std::optional(one.seq));
    }
  };
  for (const auto& [_, matter] : state.matters) {
    for (const auto& round : matter.rounds) {
      for (const auto& held : round.earlier_consultations) look(held);
      if (round.consultation) look(*round.consultation);
    }
  }
  return newest;
}

}  // namespace

Result<void> Cast::erase(const Act& act, const Doer& doer) {
  body::Erased erased{.field_name = {"text"}, .ground = body::Ground::request};
  if (act.verb == Verb::erase_name) {
    const auto* stay = state_.roll->newest(id_of(act.whose));
    if (stay == nullptr) return refuse("story.unknown_person", {.params = {{"name", act.whose}}});
    erased.field_name.text = "name." + std::to_string(stay->row);
    erased.seq = stay->row_entry;
  } else {
    const auto spoken = spoken_by(state_, id_of(act.whose), act.verb == Verb::erase_objection);
    if (!spoken) return refuse("story.said_nothing", {.params = {{"name", act.whose}}});
    erased.seq = *spoken;
  }
  return done(by(doer, draft(erased)));
}

}  // namespace plenary::story
