// The roll: who is a member, in which groups, with which weights, from which entry to which.
//
// An immutable value: a committed change makes a new Roll, and both of the clerk's states share it.  Every
// stay is kept, so that "who could vote on 3 March, and why" is a look-up: give the Seq of the entry that
// opened the step.  A stay counts at seq S when from <= S < until.  About 50 bytes a stay.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/ids.h"
#include "body/acts.h"

namespace plenary::body {

inline constexpr Seq kOpenEnd{std::numeric_limits<std::uint64_t>::max()};

// The groups and weights of a stay, shared by all members who have the same ones.
struct Standing {
  ByWord<Word> in;          // dimension -> group
  ByWord<Quantity> weight;  // table -> exact number
  auto operator<=>(const Standing&) const = default;
};

struct Stay {
  ActorId member;
  std::uint32_t standing = 0;  // index into Roll::standings
  Seq from;
  Seq until = kOpenEnd;
  Seq row_entry;          // the roll.rows entry that holds the member's name
  std::uint16_t row = 0;  // and her row there
};

struct StagedRow {  // one row of a roll.rows entry, on its way
  ActorId member;
  std::uint32_t standing = 0;  // index into StagedChunk::standings
  std::uint16_t row = 0;       // its place in the entry
  RowOp op{};
};

struct StagedChunk {  // a roll.rows entry, on its way: small, for a set may have a million rows
  Seq entry;
  std::vector<Standing> standings;
  std::vector<StagedRow> rows;
};
using StagedChunks = std::vector<std::shared_ptr<const StagedChunk>>;

[[nodiscard]] StagedChunk stage(const std::vector<RollRow>& rows, Seq entry);

using GroupCounts =
    std::map<std::string, std::map<std::string, std::int64_t>>;  // dimension -> group -> members

struct Headcount {
  std::int64_t members = 0;
  GroupCounts groups;
};

class Roll {
 public:
  // The stay of a member at an entry, or nullptr.
  [[nodiscard]] const Stay* find(const ActorId& member, Seq at) const;
  [[nodiscard]] const Stay* newest(const ActorId& member) const;  // even if it has ended
  [[nodiscard]] const Standing& standing(const Stay& stay) const { return standings_[stay.standing]; }

  // Those whose stay has not ended: kept, so that asking costs nothing.
  [[nodiscard]] const Headcount& now() const { return now_; }
  [[nodiscard]] std::int64_t members_at(Seq at) const;
  // Members of each group of one dimension.  Who has no group there is in none.
  [[nodiscard]] std::map<std::string, std::int64_t> groups_at(std::string_view dimension, Seq at) const;

  [[nodiscard]] const std::vector<Stay>& stays() const { return stays_; }  // by member, then by `from`
  [[nodiscard]] const std::vector<Standing>& standings() const { return standings_; }

  // The roll after a committed set: `put` begins or changes a stay, `end` ends it; in mode replace, whoever
  // is not named ends too.  A row that changes nothing but the name keeps the stay and moves its row.
  [[nodiscard]] Roll changed(const StagedChunks& chunks, RollMode mode, Seq commit) const;
  // The roll as it was `before` a commit, from now on; who was on it between the two stays on record.
  [[nodiscard]] Roll reverted(const Roll& before, Seq commit, Seq now) const;

 private:
  class Standings;
  void count();
  void put(const StagedRow& row, std::uint32_t standing, Seq entry, Seq commit, std::vector<Stay>& added);
  void end_all_but(const StagedChunks& chunks, Seq commit);
  void add(std::vector<Stay> added);

  std::vector<Stay> stays_;
  std::vector<Standing> standings_;
  Headcount now_;
};

}  // namespace plenary::body
