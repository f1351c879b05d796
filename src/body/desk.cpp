#include "body/desk.h"

#include <algorithm>

namespace plenary::body {
namespace {

template <class Act, class... Others>
constexpr bool kOneOf = (std::is_same_v<Act, Others> || ...);

// What somebody does as a member.  Any other kind is an act of an office or of the clerk.
template <class Act>
constexpr bool kOfMembers =
    kOneOf<Act, Raise, Sign, Unsign, ConsultJoin, ConsultState, ConsultAnswer, ConsultObject, TextAmend,
           VoteCast, VoteRank, RatifyDeposit, RatifyWithdraw, Commit, Report, ReviewAnswer>;

bool opens_a_step(const State& state, const ActorId& actor) {
  const auto holds = [&](const std::string& office) { return state.holds_office(actor, office); };
  const auto opens = [&](const charter::Step& step) {
    const auto* who = step.who_may("open");
    return who != nullptr && std::ranges::any_of(*who, holds);
  };
  return std::ranges::any_of(state.rules().matters, [&](const charter::Matter& matter) {
    return std::ranges::any_of(matter.steps, opens);
  });
}

std::string article_of_desk(const charter::Charter& rules) {
  return charter::article_of(rules.admission ? rules.admission->law : rules.roll.law);
}

}  // namespace

bool helps_at_desk(const State& state, const ActorId& actor) {
  const auto& admission = state.rules().admission;
  return (admission && state.holds_office(actor, admission->by)) || opens_a_step(state, actor);
}

Result<void> check_desk(const State& state, const Entry& entry) {
  if (entry.auth.how != How::desk) return {};
  ensure(entry.auth.helper.has_value(), "an entry made at the desk names its helper");
  const auto refused = [&](const char* code) {
    return refuse(code, {.article = article_of_desk(state.rules())});
  };
  const bool of_members = std::visit([]<class Act>(const Act&) { return kOfMembers<Act>; }, entry.act.data);
  if (!of_members) return refused("desk.act_of_an_office");
  if (!helps_at_desk(state, *entry.auth.helper)) return refused("desk.not_a_helper");
  if (entry.act.by == entry.auth.helper) return refused("desk.for_herself");
  return {};
}

}  // namespace plenary::body
