#include "view/desk.h"

#include <algorithm>

#include "body/facts.h"
#include "view/build.h"
#include "view/gather.h"

namespace plenary::view {
namespace {

using body::Round;
using charter::Kind;

struct Item {
  std::optional<Day> due;
  Waiting waiting;
};

struct Sheet {
  const Source& source;
  std::vector<Item> items;
  std::vector<BlockedMatter> blocked;

  void add(std::optional<Day> due, const char* when, std::string as, std::string path, Said what, Said why) {
    Said said{when};
    if (due) said.params.emplace_back("day", *due);
    items.push_back({due, {std::move(said), std::move(as), std::move(path), std::move(what), std::move(why)}});
  }
};

std::string office_as(const Source& source, const charter::Step& step, std::string_view act) {
  const auto* who = step.who_may(act);
  if (who == nullptr || !source.viewer.actor) return "member";
  for (const auto& name : *who) {
    if (name != charter::kAnyMember && source.state.holds_office(*source.viewer.actor, name)) return name;
  }
  return "member";
}

bool has_answered_all(const Source& source, Seq matter) { return !card_view(source, matter, std::nullopt).has_value(); }

bool is_owed_a_deposit(const Source& source, const Round& round) {
  const auto& held = round.ratification;
  if (!held || held->closed || !source.viewer.actor) return false;
  const auto& unit = *source.viewer.actor;
  return source.state.roll->find(unit, held->roll.at) != nullptr && held->find(unit) == nullptr;
}

void member_items(Sheet& sheet, const body::Matter& matter) {
  const auto& source = sheet.source;
  const auto& round = matter.now();
  const std::string path = matter_path(source, matter.seq), title = title_of(source, matter);
  if (!matter.on_agenda) {
    if (is_member(source) && !matter.signatures.contains(*source.viewer.actor)) {
      sheet.add({}, "state.desk.any_time", "member", path, {"state.desk.sign", {{"title", title}}}, {"state.desk.sign_why"});
    }
    return;
  }
  if (round.consultation && !round.consultation->closed && is_member(source) && !has_answered_all(source, matter.seq)) {
    sheet.add({}, "view.desk.before_close", "member", path + "/consultation", {"state.desk.answer", {{"title", title}}}, {"state.desk.answer_why"});
  }
  const bool votes = round.vote && !round.vote->closed && source.viewer.actor &&
                     source.state.roll->find(*source.viewer.actor, round.vote->roll.at) != nullptr &&
                     !round.vote->ballots.contains(*source.viewer.actor);
  if (votes) {
    std::optional<Day> last;
    if (round.vote->closes_on) last = *round.vote->closes_on - 1;
    sheet.add(last, last ? "view.desk.by" : "state.desk.until_closed", "member", path + "/vote",
              {"state.desk.vote", {{"title", title}}}, {"state.desk.vote_why"});
  }
  if (is_owed_a_deposit(source, round)) {
    const auto& closes = round.ratification->closes_on;
    std::optional<Day> last;
    if (closes) last = *closes - 1;
    sheet.add(last, last ? "view.desk.by" : "state.desk.any_time", "member", path + "/ratification",
              {"state.desk.deposit", {{"title", title}}}, {"state.desk.deposit_why"});
  }
  const auto* decided = matter.decided();
  if (decided == nullptr) return;
  for (const auto& promise : decided->promises) {
    const bool mine = source.viewer.actor && promise.by == *source.viewer.actor && !promise.done_on;
    if (!mine) continue;
    sheet.add(promise.due, "view.desk.by", "member", path + "/after", {"state.desk.report", {{"what", text_at(source, promise.seq, "what")}}},
              {promise.due < source.today ? "state.desk.report_late" : "state.desk.report_why"});
  }
  const auto& review = decided->review;
  const bool asked = review && !review->closed && source.viewer.actor && !review->answers.contains(*source.viewer.actor) &&
                     source.state.roll->find(*source.viewer.actor, review->roll.at) != nullptr;
  if (asked) {
    sheet.add(review->closes_on - 1, "view.desk.by", "member", path + "/after#review", {"state.desk.review", {{"title", title}}}, {"state.desk.review_why"});
  }
}

// What an officer may do next, and what it waits for.
void officer_items(Sheet& sheet, const body::Matter& matter) {
  const auto& source = sheet.source;
  const auto shown = matter_view(source, matter.seq);
  if (!shown || !shown->next || !matter.now().step) return;
  const auto& course = source.state.course_of(matter, matter.now());
  const auto& step = course.steps[*matter.now().step];
  const auto* vote = source.state.step_of(matter, matter.now(), Kind::vote);
  const bool at_vote = step.kind == Kind::vote || step.kind == Kind::text;
  const auto& acting = at_vote && vote != nullptr ? *vote : step;
  const bool open_vote = at_vote && matter.now().vote;
  const bool by_hand = open_vote && !matter.now().vote->closes_on;
  const char* act =
      by_hand || (step.kind == Kind::consultation && matter.now().consultation) ? "close" : "open";
  const bool deposits = step.kind == Kind::ratification && matter.now().ratification;  // awaited of the units
  const bool waits_for_me =
      step.kind != Kind::carrying_out && !deposits && (!open_vote || by_hand) && may(source, acting, act);
  std::vector<Gate> short_of;
  for (const auto& one : shown->steps) {
    if (one.state == StepState::done) continue;
    for (const auto& gate : one.gates) {
      if (gate.verdict == Verdict::fails) short_of.push_back(gate);
    }
  }
  if (waits_for_me) {
    Said why{short_of.empty() ? "state.desk.may_now" : "state.desk.still_short", {{"count", static_cast<std::int64_t>(short_of.size())}}};
    const auto from = by_hand ? std::nullopt : shown->next->from;
    sheet.add(from, from ? "view.desk.from" : "state.desk.any_time", office_as(source, acting, act), shown->more.empty() ? "" : matter_path(source, matter.seq),
              {"state.desk.next", {{"title", shown->title}}, {}}, std::move(why));
    sheet.items.back().waiting.what = {"state.desk.act." + std::string(shown->next->act.code.substr(shown->next->act.code.rfind('.') + 1)), {{"title", shown->title}}};
  }
  BlockedMatter blocked{.title = shown->title, .path = matter_path(source, matter.seq)};
  for (const auto& gate : short_of) {
    Blocked row{.act = shown->next->act, .article = gate.law.article, .by_whom = shown->next->by_whom, .lawful_from = gate.from};
    row.waits_for = {"state.desk.waits", {{"condition", gate.condition}, {"group", gate.group}, {"missing", gate.missing}}};
    blocked.acts.push_back(std::move(row));
  }
  if (!blocked.acts.empty() && !source.viewer.offices.empty()) sheet.blocked.push_back(std::move(blocked));
}

}  // namespace

Desk desk_view(const Source& source) {
  Sheet sheet{source, {}, {}};
  std::int64_t open = 0;
  for (const auto& [_, matter] : source.state.matters) {
    if (matter.now().ended) continue;
    ++open;
    member_items(sheet, matter);
    officer_items(sheet, matter);
  }
  std::ranges::stable_sort(sheet.items, {}, [](const Item& item) { return item.due.value_or(Day{2'000'000}); });
  Desk desk{.today = source.today, .state = {"view.desk.open", {{"count", open}}}};
  for (auto& item : sheet.items) desk.waiting.push_back(std::move(item.waiting));
  desk.blocked = std::move(sheet.blocked);
  if (is_member(source)) desk.raise_path = source.path + "/raise";
  return desk;
}

}  // namespace plenary::view
