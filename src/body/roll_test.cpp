// The roll against a naive model: for every entry, a plain list of who was in and where.
#include "body/roll.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <optional>

namespace plenary::body {
namespace {

ActorId member(int number) {
  ActorId id;
  id.bytes[0] = static_cast<std::uint8_t>(number);
  return id;
}

// Evenly, from the first run on: rapidcheck would begin with small numbers only.
int row_below(int most) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, most));
}

using Model = std::map<int, std::string>;  // who is in, with her group

struct Step {
  std::vector<RollRow> changes;
  RollMode mode;
};

Step random_step(int members) {
  Step step{{}, row_below(4) == 0 ? RollMode::replace : RollMode::merge};
  for (int i = 0; i < members; ++i) {
    const int what = row_below(4);  // 0, 1: nothing; 2: put; 3: end
    if (what < 2) continue;
    RollRow change;
    change.member = member(i);
    change.op = what == 2 ? RowOp::put : RowOp::end;
    change.in[Word{"bank"}] = Word{row_below(2) == 0 ? "North" : "South"};
    step.changes.push_back(std::move(change));
  }
  return step;
}

Model after(Model model, const Step& step) {
  if (step.mode == RollMode::replace) {
    std::erase_if(model, [&](const auto& entry) {
      return std::ranges::none_of(step.changes,
                                  [&](const RollRow& c) { return c.member == member(entry.first); });
    });
  }
  for (const auto& change : step.changes) {
    const int who = change.member.bytes[0];
    if (change.op == RowOp::end) model.erase(who);
    if (change.op == RowOp::put) model[who] = change.in.at(Word{"bank"}).text;
  }
  return model;
}

// In one chunk or several, which makes no difference.
StagedChunks staged(const std::vector<RollRow>& rows, std::uint64_t entry) {
  StagedChunks chunks;
  for (std::size_t i = 0; i < rows.size();) {
    const auto size = std::min<std::size_t>(rows.size() - i, static_cast<std::size_t>(row_below(3)) + 1);
    const auto from = rows.begin() + static_cast<std::ptrdiff_t>(i);
    chunks.push_back(std::make_shared<const StagedChunk>(
        stage({from, from + static_cast<std::ptrdiff_t>(size)}, Seq{entry})));
    i += size;
  }
  return chunks;
}

TEST_CASE(
    "who is a member at an entry, in which group, is what the commits up to it said, whatever came after") {
  CHECK(rc::check([] {
    constexpr int kMembers = 6;
    Roll roll;
    std::vector<Model> at{{}};  // by entry
    const int commits = row_below(11) + 1;
    std::optional<Roll> before;
    for (int i = 1; i <= commits; ++i) {
      const Seq now{static_cast<std::uint64_t>(i)};
      if (before && row_below(3) == 0) {  // the newest commit is taken back
        roll = roll.reverted(*before, Seq{now.value - 1}, now);
        before.reset();
        at.push_back(at[at.size() - 2]);
        continue;
      }
      const Step step = random_step(kMembers);
      before = roll;
      roll = roll.changed(staged(step.changes, now.value), step.mode, now);
      at.push_back(after(at.back(), step));
    }
    for (std::size_t seq = 0; seq < at.size(); ++seq) {
      const auto& model = at[seq];
      std::map<std::string, std::int64_t> groups;
      for (const auto& [_, group] : model)
        ++groups[group];
      RC_ASSERT(roll.members_at(Seq{seq}) == static_cast<std::int64_t>(model.size()));
      RC_ASSERT(roll.groups_at("bank", Seq{seq}) == groups);
      for (int i = 0; i < kMembers; ++i) {
        const auto* stay = roll.find(member(i), Seq{seq});
        RC_ASSERT((stay != nullptr) == model.contains(i));
        if (stay != nullptr) RC_ASSERT(roll.standing(*stay).in.at(Word{"bank"}).text == model.at(i));
      }
    }
    RC_ASSERT(roll.now().members == static_cast<std::int64_t>(at.back().size()));
  }));
}

}  // namespace
}  // namespace plenary::body
