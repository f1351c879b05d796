// The steps of a matter: somebody can do every act, the order makes sense, every way ends.

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "charter/checks.h"
#include "charter/vocabulary.h"

namespace plenary::charter {
namespace {

void check_who(Problems& problems, const Step& step) {
  const Charter& charter = problems.charter;
  std::vector<std::string_view> known = {kAnyMember};
  for (const Office& office : charter.offices)
    known.push_back(office.name);
  for (const Permission& permission : step.may) {
    const Place place = place_in(step.places, "may." + permission.act, step.place);
    if (permission.who.empty())
      problems.add("charter.nobody_may", place, {{"act", permission.act}, {"step", step.name}});
    for (const std::string& who : permission.who) {
      if (std::ranges::find(known, who) != known.end()) continue;
      problems.add("charter.undefined_office", place, {{"office", who}, {"near", near(who, known)}});
    }
  }
}

bool test_counts(const Charter& charter, const std::string& name, std::string_view beginning,
                 std::set<std::string>& seen) {
  const Test* test = charter.find_test(name);
  if (test == nullptr || !seen.insert(name).second) return false;
  const auto begins = [&](const std::string& word) { return word.starts_with(beginning); };
  return std::ranges::any_of(test->count, begins) || std::ranges::any_of(test->of, begins) ||
         std::ranges::any_of(test->parts,
                             [&](const auto& part) { return test_counts(charter, part, beginning, seen); });
}

// Objections have their replies, and where they are counted there are both.
bool hears_objections(const Charter& charter, const Step& step) {
  std::set<std::string> seen;
  const bool counted = std::ranges::any_of(
      step.enough, [&](const auto& name) { return test_counts(charter, name, "objections", seen); });
  return counted || step.who_may("object") != nullptr || step.who_may("reply") != nullptr;
}

bool is_required(const Charter& charter, const Step& step, const ActWord& word) {
  switch (word.needed) {
    case Needed::always:
      return true;
    case Needed::without_length:
      return !step.lasts_days;
    case Needed::with_objections:
      return hears_objections(charter, step);
    case Needed::never:
      return false;
  }
  return true;
}

void check_acts(Problems& problems, const Step& step) {
  for (const ActWord& word : acts()) {
    if (word.kind != step.kind || step.who_may(word.act) != nullptr) continue;
    if (is_required(problems.charter, step, word))
      problems.add("charter.nobody_may", place_in(step.places, "may", step.place),
                   {{"act", std::string(word.act)}, {"step", step.name}});
  }
}

void check_vote(Problems& problems, const Step& step) {
  if (step.kind == Kind::vote && step.ballot == BallotForm::yes_no_abstain && step.pass.empty() &&
      step.blocked_by.empty())
    problems.add("charter.vote_without_pass", step.place, {{"step", step.name}});
}

// What carries out or reviews a decision stands behind a vote.
void check_order(Problems& problems, const Matter& matter) {
  bool voted = false;
  for (const Step& step : matter.steps) {
    if (step.kind == Kind::vote) voted = true;
    const bool follows = step.kind == Kind::carrying_out || step.kind == Kind::review;
    if (follows && !voted)
      problems.add("charter.before_any_vote", step.place, {{"step", step.name}, {"matter", matter.name}});
  }
}

void check_ways(Problems& problems, const Matter& matter) {
  std::vector<std::string_view> names = {kEnd};
  for (const Step& step : matter.steps)
    names.push_back(step.name);
  for (std::size_t i = 0; i < matter.steps.size(); ++i) {
    const Step& step = matter.steps[i];
    for (const Onward& onward : step.then) {
      if (onward.step == kEnd) continue;
      const Place place = place_in(step.places, "then." + onward.outcome, step.place);
      const auto to = matter.index_of(onward.step);
      if (!to) {
        problems.add("charter.undefined_step", place,
                     {{"step", onward.step}, {"near", near(onward.step, names)}});
      } else if (*to <= i && !matter.steps[*to].at_most) {
        problems.add("charter.endless", place, {{"step", onward.step}, {"matter", matter.name}});
      }
    }
  }
}

void check_reached(Problems& problems, const Matter& matter) {
  std::vector<bool> reached(matter.steps.size(), false);
  std::vector<std::size_t> todo = {0};
  while (!todo.empty()) {
    const std::size_t at = todo.back();
    todo.pop_back();
    if (reached[at]) continue;
    reached[at] = true;
    for (const Onward& onward : matter.steps[at].then)
      if (const auto to = matter.index_of(onward.step)) todo.push_back(*to);
  }
  for (std::size_t i = 0; i < reached.size(); ++i)
    if (!reached[i])
      problems.add("charter.unreached", matter.steps[i].place,
                   {{"step", matter.steps[i].name}, {"matter", matter.name}});
}

}  // namespace

void check_steps(Problems& problems, const Matter& matter) {
  for (const Step& step : matter.steps) {
    check_who(problems, step);
    check_acts(problems, step);
    check_vote(problems, step);
  }
  check_order(problems, matter);
  check_ways(problems, matter);
  if (!matter.steps.empty()) check_reached(problems, matter);
}

}  // namespace plenary::charter
