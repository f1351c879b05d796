// Everything that is told of a consultation from its votes alone: the findings a report is made of.
//
//     const Opinion o = opinion_of(table, {});
//     o.structure.verdict, o.statements[j].ground.lower
//
// Percentages by group count only people who are certain of their group (at least 0.7 of the bootstraps);
// where there are no stable groups everybody is one group, and the report says so.  Without a register of
// members no claim is made about anybody who was not heard.
#pragma once

#include "consult/bridge.h"
#include "consult/compatible/map.h"
#include "consult/intervals.h"
#include "consult/represent.h"
#include "consult/roll.h"
#include "consult/saturation.h"
#include "consult/split_tests.h"

namespace plenary::consult {

struct OpinionAsk {
  StructureAsk structure = {};
  std::size_t choice = 7;          // statements chosen in proportion
  double threshold = 0.5;          // of common ground
  std::optional<Roll> roll = {};   // of the rows of the table; without it sufficiency is not claimable
  Threshold settled = {};          // what a statement must reach in every section and overall
  std::vector<std::size_t> order;  // rows of the table in the order people came; empty: not known
};

struct StatementTold {
  Count all;
  Interval agree;          // 95 %, over everybody
  Ground ground, against;  // agreement, and the same for disagreement
  std::optional<GroupAware> group_aware;
  double divide = 0;  // the smaller lower bound of the shares who agree and who disagree, over everybody
};

struct Opinion {
  Structure structure;
  std::vector<Counts> groups;  // of those certain of theirs; everybody as one where there are none
  std::vector<std::int64_t> sizes;
  std::int64_t between = 0;               // included, and in no group for certain
  std::vector<StatementTold> statements;  // by column of structure.table
  std::vector<SplitTest> tests;
  std::vector<std::size_t> choice;
  Audit audit;
  Bridge bridge;
  NewIdeas ideas;
  std::optional<Saturation> saturation;
  std::optional<Roll> roll;
  std::optional<OnRoll> on_roll;
  Threshold settled;
  double threshold = 0.5;
};

[[nodiscard]] Opinion opinion_of(const Table& table, const OpinionAsk& ask);

// Columns by falling lower bound of agreement (or of disagreement), only where the ground holds.
[[nodiscard]] std::vector<std::size_t> ground_that_holds(const Opinion& opinion, bool against);
// Columns by how surely many agree and many disagree.
[[nodiscard]] std::vector<std::size_t> most_divided(const Opinion& opinion);

}  // namespace plenary::consult
