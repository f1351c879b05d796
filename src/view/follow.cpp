#include "view/follow.h"

#include <algorithm>

#include "body/facts.h"
#include "body/spelling.h"
#include "view/build.h"
#include "view/gather.h"

namespace plenary::view {
namespace {

using body::Round;
using charter::Kind;

CommitmentState state_of(const body::Promise& promise, Day today) {
  if (promise.done_on) return CommitmentState::kept;
  if (promise.missed) return promise.reports.empty() ? CommitmentState::missed : CommitmentState::late;
  if (today > promise.due) return CommitmentState::missed;  // due, and not yet entered by the clerk
  return promise.due - today <= 7 ? CommitmentState::due : CommitmentState::running;
}

Commitment commitment_of(const Source& source, const charter::Step& step, const body::Promise& promise, const std::string& path) {
  Commitment commitment{.seq = promise.seq, .what = text_at(source, promise.seq, "what"), .by = name_of(source, promise.by),
                        .measure = text_at(source, promise.seq, "told_by"), .made = promise.made_on, .due = promise.due};
  commitment.state = state_of(promise, source.today);
  if (promise.done_on) commitment.state_since = promise.done_on;
  if (promise.missed) commitment.state_since = promise.due + 1;
  for (auto report = promise.reports.rbegin(); report != promise.reports.rend(); ++report) {
    commitment.reports.push_back({.text = text_at(source, report->seq, "text"), .by = name_of(source, report->by),
                                  .on = report->day, .late = report->day > promise.due});
  }
  if (!promise.done_on && may(source, step, "report")) {
    commitment.report_form = source.form(path + "/after/report");
    commitment.report_form->fields.emplace_back("commitment", std::to_string(promise.seq.value));
  }
  return commitment;
}

std::vector<ReviewQuestion> questions_of(const charter::Step& step, const body::Review& review) {
  std::vector<ReviewQuestion> questions;
  for (const auto& asked : step.asks) {
    ReviewRow all{.of = review.roll.count.members};
    for (const auto& [_, answers] : review.answers) {
      const auto at = answers.find(body::Word{asked});
      if (at == answers.end()) continue;
      ++all.answered;
      all.yes += at->second == body::Judgement::yes ? 1 : 0;
      all.no += at->second == body::Judgement::no ? 1 : 0;
    }
    questions.push_back({asked, {all}});
  }
  return questions;
}

void add_review(const Source& source, const body::Matter& matter, const Round& round, Follow& follow) {
  const auto* step = source.state.step_of(matter, round, Kind::review);
  if (step == nullptr) return;
  follow.laws.push_back(law_of(step->law));
  if (!round.review) {
    if (may(source, *step, "open")) follow.may.push_back(offer_act(source, "state.act.open_review", follow.matter_path + "/review/open"));
    return;
  }
  const auto& review = *round.review;
  follow.review_from = review.opened_on;
  follow.review_to = review.closes_on - 1;
  follow.review = questions_of(*step, review);
  const bool asked = !review.closed && source.today < review.closes_on && source.viewer.actor &&
                     source.state.roll->find(*source.viewer.actor, review.roll.at) != nullptr;
  if (asked) follow.ask = ReviewAsk{step->asks, source.form(follow.matter_path + "/review/answer"), review.closes_on - 1};
}

void add_history(const Source& source, const body::Matter& matter, const Round& round, Follow& follow) {
  for (const auto& promise : round.promises) {
    const auto what = text_at(source, promise.seq, "what");
    follow.since.push_back({promise.made_on, {"view.happened.committed", {{"who", name_of(source, promise.by)}, {"what", what}}}, false, promise.seq});
    if (promise.missed) follow.since.push_back({promise.due + 1, {"view.happened.missed", {{"what", what}}}, true, *promise.missed});
    for (const auto& report : promise.reports) {
      const char* code = report.day > promise.due ? "view.happened.reported" : "state.happened.reported";
      follow.since.push_back({report.day, {code, {{"who", name_of(source, report.by)}}}, false, report.seq});
    }
  }
  for (std::size_t i = 0; i + 1 < matter.rounds.size(); ++i) {
    if (!matter.rounds[i].reopened_by) continue;
    follow.since.push_back({matter.rounds[i + 1].texts.front().day, {"state.happened.reopened", {{"ground", *matter.rounds[i].reopened_by}}},
                            true, matter.rounds[i + 1].since});
  }
  std::ranges::stable_sort(follow.since, std::greater<>(), &Happened::entry);
}

Said state_said(const body::Matter& matter, const Round& round) {
  const bool missed = std::ranges::any_of(round.promises, [](const body::Promise& promise) { return promise.missed.has_value(); });
  if (round.reopened_by) return missed ? Said{"view.follow.missed_and_open"} : Said{"state.follow.open_again"};
  const bool kept = !round.promises.empty() && std::ranges::all_of(round.promises, [](const body::Promise& p) { return p.done_on.has_value(); });
  (void)matter;
  return kept ? Said{"state.follow.kept"} : Said{"view.follow.running"};
}

}  // namespace

std::optional<Follow> follow_view(const Source& source, Seq seq) {
  const auto* matter = find_matter(source, seq);
  if (matter == nullptr || matter->decided() == nullptr) return std::nullopt;
  const Round& round = *matter->decided();
  Follow follow{.matter_title = title_of(source, *matter), .matter_path = matter_path(source, seq)};
  follow.result_path = follow.matter_path + "/result";
  follow.text = text_at(source, round.vote->text, "text");
  follow.text_language = language_at(source, round.vote->text, "text");
  follow.adopted_on = round.vote->closed_on;
  follow.state = state_said(*matter, round);
  follow.round = static_cast<std::int64_t>(matter->rounds.size());
  if (const auto* step = source.state.step_of(*matter, round, Kind::carrying_out)) {
    follow.laws.push_back(law_of(step->law));
    for (const auto& promise : round.promises) follow.commitments.push_back(commitment_of(source, *step, promise, follow.matter_path));
    std::ranges::stable_sort(follow.commitments, {}, &Commitment::state);  // missed and late first
    if (may(source, *step, "commit")) follow.commit_form = source.form(follow.matter_path + "/after/commit");
  }
  add_review(source, *matter, round, follow);
  if (round.reopened_by) {
    follow.detail.push_back({"view.follow.reopened", {{"round", follow.round}}});
    follow.detail.push_back({"view.follow.stands", {{"day", follow.adopted_on}}});
  }
  const auto* review = source.state.step_of(*matter, round, Kind::review);
  if (round.review && round.review->closed && review != nullptr) {
    const auto facts = body::facts_of(source.state, *matter, round, Kind::review, source.today);
    for (const auto& gate : gates_of(source, decide::evaluate(source.state.rules_of(round), review->reopens, facts))) {
      if (gate.verdict != Verdict::holds) continue;
      follow.findings.push_back({"state.follow.finding", {{"condition", gate.condition}, {"measured", gate.measured},
                                                          {"of", gate.of.value_or(0)}, {"share", gate.share}, {"article", gate.law.article}}});
    }
  }
  add_history(source, *matter, round, follow);
  return follow;
}

}  // namespace plenary::view
