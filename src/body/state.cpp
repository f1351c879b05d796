#include "body/state.h"

#include <algorithm>
#include <ranges>

#include "base/result.h"

namespace plenary::body {

const Round* Matter::decided() const {
  for (const auto& round : rounds | std::views::reverse) {
    if (round.vote && round.vote->outcome == Ending::adopted) return &round;
  }
  return nullptr;
}

const Round* Matter::ratified() const {
  for (const auto& round : rounds | std::views::reverse) {
    if (round.ratification) return &round;
  }
  return nullptr;
}

const Deposit* Ratification::find(const ActorId& unit) const {
  const auto at = std::ranges::find(deposits, unit, &Deposit::unit);
  return at == deposits.end() ? nullptr : &*at;
}

const LogKey& State::key_of_size(std::uint64_t covered) const {
  ensure(covered > 0 && !keys.empty(), "a key is asked of a record that has one");
  for (const auto& period : keys | std::views::reverse) {
    if (period.since.value < covered) return period.key;
  }
  return keys.front().key;
}

const charter::Matter& State::course_of(const Matter& matter, const Round& round) const {
  const auto* course = rules_of(round).find_matter(matter.kind);
  ensure(course != nullptr, "the charter of a round knows its kind of matter");
  return *course;
}

const charter::Step* State::step_of(const Matter& matter, const Round& round, charter::Kind kind) const {
  const auto& steps = course_of(matter, round).steps;
  if (kind == charter::Kind::vote && round.vote) return &steps[round.vote->step];
  if (kind == charter::Kind::consultation && round.consultation) return &steps[round.consultation->step];
  if (kind == charter::Kind::ratification && round.ratification) return &steps[round.ratification->step];
  if (round.step && steps[*round.step].kind == kind) return &steps[*round.step];
  const auto at = std::ranges::find(steps, kind, &charter::Step::kind);
  return at == steps.end() ? nullptr : &*at;
}

bool State::holds_office(const ActorId& actor, std::string_view office) const {
  const auto at = offices.find(Word{std::string(office)});
  return at != offices.end() && std::ranges::find(at->second, actor) != at->second.end();
}

}  // namespace plenary::body
