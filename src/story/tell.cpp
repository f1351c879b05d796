#include "story/tell.h"

#include <algorithm>

#include "body/facts.h"
#include "body/spelling.h"
#include "decide/account.h"

namespace plenary::story {
namespace {

std::string in_code(std::string_view word) {
  std::string code(word);
  std::ranges::replace(code, ' ', '_');
  return code;
}

std::string text_param(const Error& error, std::string_view name) {
  const auto* param = find_param(error, name);
  const auto* text = param == nullptr ? nullptr : std::get_if<std::string>(param);
  return text == nullptr ? std::string() : *text;
}

const body::Promise* find_promise(const body::Matter& matter, Seq seq) {
  for (const auto& round : matter.rounds) {
    for (const auto& promise : round.promises) {
      if (promise.seq == seq) return &promise;
    }
  }
  return nullptr;
}

bool is_leaf(const decide::Line& line) { return line.shape < charter::Shape::all; }

// The comparisons that hold, each as an evaluation of its own.
std::vector<decide::Evaluation> holding(const decide::Evaluation& evaluation) {
  std::vector<decide::Evaluation> found;
  for (const auto& line : evaluation.proof) {
    if (is_leaf(line) && line.verdict == decide::Verdict::holds) found.push_back({line.verdict, {line}});
  }
  return found;
}

}  // namespace

std::string Teller::words_at(Seq seq, const std::string& field) const {
  const auto row = log_.content(seq, field);
  return row && *row ? (*row)->bytes : std::string();
}

// Parts of one test (its groups) stand closer together than different tests.
std::string Teller::told(const decide::Evaluation& evaluation, Seq options) const {
  std::string text, before;
  for (auto& error : decide::accounts(evaluation)) {
    for (auto& [name, value] : error.params) {
      if (name != "group" || options == Seq{0}) continue;
      const auto label = words_at(options, "option." + std::get<std::string>(value));
      if (!label.empty()) value = label;
    }
    const auto test = text_param(error, "test");
    if (!text.empty()) text += test == before ? ", " : "; ";
    text += tongue_(error);
    before = test;
  }
  return text;
}

std::string Teller::unfulfilled(const decide::Evaluation& evaluation) const {
  std::string text;
  for (const auto& error : decide::shortfall(evaluation)) text += (text.empty() ? "" : "; ") + tongue_(error);
  return text;
}

std::string Teller::refusal(const Error& error) const {
  if (error.because.empty()) {
    return error.article.empty() ? tongue_(error) : error.article + ": " + tongue_(error);
  }
  std::string text, article;
  for (const auto& reason : error.because) {
    const auto& law = reason.article.empty() ? error.article : reason.article;
    if (!text.empty()) text += "; ";
    if (law != article && !law.empty()) text += law + ": ";
    text += tongue_(reason);
    article = law;
  }
  return text;
}

// ---------------------------------------------------------------- steps

Teller::Lines Teller::signatures(const body::State& state, const body::Matter& matter, bool reached) const {
  const auto& round = matter.rounds.front();
  const auto& course = state.course_of(matter, round);
  const auto facts = body::signature_facts(state, matter, std::nullopt, state.today());
  const auto evaluation = decide::evaluate(state.rules_of(round), course.raise, facts);
  if (!reached) return matter.on_agenda ? Lines{} : Lines{unfulfilled(evaluation)};
  return {tongue_("story.on_agenda", {{"account", told(evaluation, {})}, {"article", charter::article_of(course.law)}})};
}

Teller::Lines Teller::enough(const body::State& state, const body::Matter& matter) const {
  const auto& round = matter.now();
  if (!round.consultation) return {};
  const auto* step = state.step_of(matter, round, charter::Kind::consultation);
  const auto facts = body::facts_of(state, matter, round, charter::Kind::consultation, state.today());
  const auto evaluation = decide::evaluate(state.rules_of(round), step->enough, facts);
  return {tongue_("story.enough", {{"account", told(evaluation, {})}})};
}

Teller::Lines Teller::vote_opened(const body::Vote& vote) const {
  const std::int64_t members = vote.roll.count.members;
  if (!vote.closes_on) return {tongue_("story.vote_open_until_closed", {{"members", members}})};
  return {tongue_("story.vote_open", {{"members", members}, {"day", to_string(*vote.closes_on - 1)}})};
}

Teller::Lines Teller::vote_closed(const body::State& state, const body::Matter& matter, const body::Closed& act,
                                  const body::Decision& decision) const {
  const auto* step = state.course_of(matter, matter.now()).find_step(act.step.text);
  const auto& round = matter.now();
  const Seq opened = round.vote ? round.vote->opened : round.earlier_votes.back().opened;
  decide::Evaluation whole{decide::Verdict::holds, decision.valid.proof};
  whole.proof.insert(whole.proof.end(), decision.pass.proof.begin(), decision.pass.proof.end());
  Params params{{"title", words_at(matter.seq, "title")},
                {"outcome", in_code(body::spell(act.outcome))},
                {"account", told(whole, opened)},
                {"article", step == nullptr ? "" : charter::article_of(step->law)}};
  if (!decision.chosen) return {tongue_("story.closed", params)};
  const bool kept = act.outcome == body::Ending::kept;
  params.emplace_back("option", kept && step != nullptr
                                    ? step->default_option
                                    : words_at(opened, "option." + std::to_string(*decision.chosen)));
  return {tongue_(kept ? "story.default_kept" : "story.chosen", params)};
}

// How far the deposits reach, and from when it is in force.
Teller::Lines Teller::deposited(const body::State& state, const body::Matter& matter,
                                const body::Deposited& effect) const {
  const auto* step = state.step_of(matter, matter.now(), charter::Kind::ratification);
  return {tongue_("story.deposited", {{"complete", effect.complete ? "yes" : "no"},
                                      {"day", effect.in_force ? to_string(*effect.in_force) : std::string()},
                                      {"account", told(effect.reached, {})},
                                      {"article", charter::article_of(step->law)}})};
}

Teller::Lines Teller::ratification_closed(const body::State& state, const body::Matter& matter,
                                          const body::Closed& act, const body::Decision& decision) const {
  const auto* step = state.step_of(matter, matter.now(), charter::Kind::ratification);
  return {tongue_(act.outcome == body::Ending::adopted ? "story.in_force" : "story.lapsed",
                  {{"title", words_at(matter.seq, "title")},
                   {"account", told(decision.pass, {})},
                   {"article", charter::article_of(step->law)}})};
}

Teller::Lines Teller::review_closed(const body::State& state, const body::Matter& matter, Seq closing) const {
  Lines lines{tongue_("story.review_closed", {{"title", words_at(matter.seq, "title")}})};
  for (const auto& round : matter.rounds) {
    if (!round.review || round.review->closed != closing) continue;
    const auto* step = state.step_of(matter, round, charter::Kind::review);
    const auto facts = body::facts_of(state, matter, round, charter::Kind::review, state.today());
    for (const auto& ground : holding(decide::evaluate(state.rules_of(round), step->reopens, facts))) {
      const auto& line = ground.proof.front();
      lines.push_back(tongue_("story.judged", {{"test", line.test}, {"account", told(ground, {})}, {"article", line.article}}));
    }
  }
  return lines;
}

Teller::Lines Teller::missed(const body::Matter& matter, Seq seq) const {
  const auto* promise = find_promise(matter, seq);
  if (promise == nullptr) return {};
  return {tongue_("story.missed", {{"what", words_at(seq, "what")}, {"due", to_string(promise->due)}})};
}

Teller::Lines Teller::reported(const body::Matter& matter, const body::Report& report, Day day) const {
  const auto* promise = find_promise(matter, report.commitment);
  if (promise == nullptr) return {};
  Params params{{"what", words_at(report.commitment, "what")}, {"due", to_string(promise->due)}};
  if (promise->missed || day > promise->due) return {tongue_("story.late", params)};
  return report.state == body::Progress::done ? Lines{tongue_("story.kept", params)} : Lines{};
}

Teller::Lines Teller::reopened(const body::State& state, const body::Matter& matter) const {
  for (const auto& round : matter.rounds) {
    if (!round.reopened_by || &round + 1 != &matter.rounds.back()) continue;
    const std::string grounds[] = {*round.reopened_by};
    const auto facts = body::facts_of(state, matter, round, charter::Kind::review, state.today());
    std::string ground;
    for (const auto& held : holding(decide::evaluate(state.rules_of(round), grounds, facts))) {
      const auto& line = held.proof.front();
      ground += (ground.empty() ? "" : "; ") + line.article + ": " + line.test;
    }
    return {tongue_("story.reopened", {{"title", words_at(matter.seq, "title")}, {"ground", ground}})};
  }
  return {};
}

// ---------------------------------------------------------------- which entry says what

std::vector<std::string> Teller::came_of(const body::State& state, const body::Effects& effects) const {
  const auto& act = effects.entry.act;
  const auto at = state.matters.find(act.on.value_or(effects.seq));
  const auto* matter = at == state.matters.end() ? nullptr : &at->second;
  const Day day = effects.entry.at.local_day();
  return std::visit(
      [&]<class Kind>(const Kind& data) -> Lines {
        if constexpr (std::is_same_v<Kind, body::RollCommit> || std::is_same_v<Kind, body::RollRevert>) {
          return {tongue_("story.on_roll", {{"members", state.roll->now().members}})};
        }
        if (matter == nullptr) return {};
        if constexpr (std::is_same_v<Kind, body::Raise> || std::is_same_v<Kind, body::Sign>) {
          return signatures(state, *matter, std::get<body::Agenda>(effects.effect).reached);
        }
        if constexpr (std::is_same_v<Kind, body::Unsign>) return signatures(state, *matter, false);
        if constexpr (std::is_same_v<Kind, body::ConsultClose>) return enough(state, *matter);
        if constexpr (std::is_same_v<Kind, body::TextAmend>) {
          return {tongue_("story.text_now", {{"text", words_at(effects.seq, "text")}})};
        }
        if constexpr (std::is_same_v<Kind, body::VoteOpen> || std::is_same_v<Kind, body::VoteOpenGiven>)
          return vote_opened(*matter->now().vote);
        if constexpr (std::is_same_v<Kind, body::Closed>) {
          if (data.outcome == body::Ending::evaluated) return review_closed(state, *matter, effects.seq);
          const auto& decision = std::get<body::Decision>(effects.effect);
          const auto& ratified = matter->now().ratification;
          if (ratified && ratified->closed == effects.seq)
            return ratification_closed(state, *matter, data, decision);
          return vote_closed(state, *matter, data, decision);
        }
        if constexpr (std::is_same_v<Kind, body::RatifyOpen>)
          return {tongue_("story.ratification_open",
                          {{"units", matter->now().ratification->roll.count.members}})};
        if constexpr (std::is_same_v<Kind, body::RatifyDeposit>)
          return deposited(state, *matter, std::get<body::Deposited>(effects.effect));
        if constexpr (std::is_same_v<Kind, body::Missed>) return missed(*matter, data.commitment);
        if constexpr (std::is_same_v<Kind, body::Report>) return reported(*matter, data, day);
        if constexpr (std::is_same_v<Kind, body::Reopened>) return reopened(state, *matter);
        return {};
      },
      act.data);
}

}  // namespace plenary::story
