// A member file (CSV) against the roll: first a plan that shows every row, then one set of entries.
//
//     PLENARY_TRY(const auto plan, plan_roll_import(body, file_name, bytes));     // nothing is written
//     if (plan.refused.empty()) PLENARY_TRY(const Seq commit, commit_roll_import(body, secretary, plan));
//
// Comma, semicolon or tab; UTF-8 with or without a mark, or Windows-1252, which is noticed and told.  Columns by
// their names in the first line: ref (a stable number of your own), name, one for each way the charter groups
// the roll, perhaps contact.  A row whose ref is known changes that member; without refs, names must be unique.
// Who is not in the file is shown as missing, and stays.  The import is one commit, and can be reverted as one.
// Refused: "roll.csv.*" with where = "file:line".
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "clerk/asked.h"

namespace plenary::clerk {

struct PlannedRow {
  std::int64_t line = 0;
  std::string name, ref, contact;
  std::map<std::string, std::string> in;
  std::optional<ActorId> member;  // known already
  std::string change;             // "bank: North -> South"
  std::optional<Error> refused;
};

struct RollPlan {
  std::string file_name, separator, encoding;
  std::vector<std::pair<std::string, std::string>> columns;  // theirs -> ours
  std::vector<PlannedRow> added, changed, missing, refused;
  std::int64_t unchanged = 0;
};

[[nodiscard]] Result<RollPlan> plan_roll_import(const Body& body, std::string file_name, std::string_view bytes);

using RollProgress = std::function<void(std::size_t done, std::size_t of)>;
// The entries of a plan without refused rows; gives the commit's seq.  New members get an id of their own.
[[nodiscard]] Result<Seq> commit_roll_import(const Body& body, const Actor& by, const RollPlan& plan,
                                             const RollProgress& progress = {});

}  // namespace plenary::clerk
