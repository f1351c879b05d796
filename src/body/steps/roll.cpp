// The roll: a set is begun, its rows come in chunks, and nothing counts before the commit.
#include <algorithm>

#include "base/exact.h"
#include "body/checks.h"

namespace plenary::body::steps {
namespace {

Result<const RollSet*> open_set(const Case& asked, Seq begin) {
  const auto& set = asked.state.roll_set;
  if (!set || set->begin != begin) return refuse("roll.no_such_set");
  if (set->by != asked.entry.act.by) return refuse("roll.set_of_another");
  return &*set;
}

tl::unexpected<Error> bad_row(std::string code, std::size_t row, Params params = {}) {
  return refuse(std::move(code), {.where = "row " + std::to_string(row), .params = std::move(params)});
}

Result<void> check_groups(const charter::Charter& rules, const RollRow& row, std::size_t index) {
  for (const auto& [dimension, group] : row.in) {
    const auto* known = rules.find_dimension(dimension.text);
    if (known == nullptr) return bad_row("roll.unknown_dimension", index, {{"dimension", dimension.text}});
    if (std::ranges::find(known->groups, group.text) == known->groups.end()) {
      return bad_row("roll.unknown_group", index, {{"dimension", dimension.text}, {"group", group.text}});
    }
  }
  for (const auto& dimension : rules.roll.grouped) {
    if (row.op == RowOp::put && !row.in.contains(Word{dimension.name})) {
      return bad_row("roll.group_missing", index, {{"dimension", dimension.name}});
    }
  }
  for (const auto& [table, _] : row.weight) {
    if (std::ranges::find(rules.roll.weights, table.text) == rules.roll.weights.end()) {
      return bad_row("roll.unknown_weight", index, {{"table", table.text}});
    }
  }
  return {};
}

// A chunk's held fields speak of its own rows: "name.3" needs a row 3.
Result<void> check_held(const Act& act, std::size_t rows) {
  for (const auto& [field, _] : act.held) {
    const auto number = std::stoul(field.substr(field.find('.') + 1));
    if (number >= rows) return refuse("roll.held_without_row", {.where = field});
  }
  return {};
}

}  // namespace

Result<Nothing> admit(const Case& asked, const RollBegin&) {
  PLENARY_DO(no_matter(asked));
  PLENARY_DO(by_roll_keeper(asked));
  return Nothing{};
}

// A set that was open lapses: only one is on its way at a time.
void apply(State& state, const Moment& now, const RollBegin& act, const Nothing&) {
  state.roll_set = RollSet{.begin = now.seq, .by = *now.entry.act.by, .mode = act.mode};
}

Result<NewChunk> admit(const Case& asked, const RollRows& act) {
  PLENARY_DO(no_matter(asked));
  PLENARY_DO(by_roll_keeper(asked));
  PLENARY_TRY(const RollSet* set, open_set(asked, act.begin));
  if (act.rows.empty()) return refuse("roll.empty_chunk");
  PLENARY_DO(check_held(asked.entry.act, act.rows.size()));
  std::set<ActorId> here;
  for (std::size_t i = 0; i < act.rows.size(); ++i) {
    const auto& row = act.rows[i];
    if (set->named.contains(row.member) || !here.insert(row.member).second)
      return bad_row("roll.twice_in_set", i);
    PLENARY_DO(check_groups(asked.state.rules(), row, i));
  }
  return NewChunk{std::make_shared<const StagedChunk>(stage(act.rows, asked.seq()))};
}

void apply(State& state, const Moment&, const RollRows& act, const NewChunk& effect) {
  auto& set = *state.roll_set;
  set.rows += static_cast<std::int64_t>(act.rows.size());
  for (const auto& row : act.rows)
    set.named.insert(row.member);
  set.chunks.push_back(effect.rows);
}

Result<NewRoll> admit(const Case& asked, const RollCommit& act) {
  PLENARY_DO(no_matter(asked));
  PLENARY_DO(by_roll_keeper(asked));
  PLENARY_TRY(const RollSet* set, open_set(asked, act.begin));
  if (set->rows != act.rows)
    return refuse("roll.rows_missing", {.params = {{"got", set->rows}, {"announced", act.rows}}});
  return NewRoll{std::make_shared<const Roll>(asked.state.roll->changed(set->chunks, set->mode, asked.seq())),
                 set->rows};
}

// A stay begins at the commit's own seq: it counts from the next entry's admission on.
void apply(State& state, const Moment& now, const RollCommit&, const NewRoll& effect) {
  state.roll_before = state.roll;
  state.roll = effect.roll;
  state.roll_set.reset();
  state.roll_commits.push_back({now.seq, now.day(), effect.rows});
}

Result<NewRoll> admit(const Case& asked, const RollRevert& act) {
  PLENARY_DO(no_matter(asked));
  PLENARY_DO(by_roll_keeper(asked));
  const auto& commits = asked.state.roll_commits;
  if (!asked.state.roll_before || commits.empty() || commits.back().seq != act.commit) {
    return refuse("roll.not_the_newest_commit");
  }
  for (const auto& [_, matter] : asked.state.matters) {
    for (const auto& round : matter.rounds) {
      const bool used = (round.consultation && round.consultation->roll.at >= act.commit) ||
                        (round.vote && round.vote->roll.at >= act.commit) ||
                        (round.ratification && round.ratification->roll.at >= act.commit) ||
                        (round.review && round.review->roll.at >= act.commit);
      if (used)
        return refuse("roll.commit_in_use",
                      {.params = {{"matter", static_cast<std::int64_t>(matter.seq.value)}}});
    }
  }
  auto roll = asked.state.roll->reverted(*asked.state.roll_before, act.commit, asked.seq());
  return NewRoll{std::make_shared<const Roll>(std::move(roll)), commits.back().rows};
}

void apply(State& state, const Moment&, const RollRevert&, const NewRoll& effect) {
  state.roll = effect.roll;
  state.roll_before.reset();
  state.roll_commits.pop_back();
}

}  // namespace plenary::body::steps
