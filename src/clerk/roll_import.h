// A member file (CSV) against the roll: first a plan that shows every row, then one set of entries.
//
//     PLENARY_TRY(const auto plan, plan_roll_import(body, file_name, bytes));     // nothing is written
//     if (plan.refused.empty()) PLENARY_TRY(const Seq commit, commit_roll_import(body, secretary, plan));
//
// Comma, semicolon or tab; UTF-8 with or without a mark, or Windows-1252, which is noticed and told.  What a
// column holds is known by its title in the first line, or said by whoever imports: ref (a stable number of
// your own), name, one for each way the charter groups the roll, one for each table of weights, perhaps
// contact.  A row whose ref is known changes that member; without refs, names must be unique.  A new row with
// the name of somebody on the roll is shown as perhaps the same person and stays new until an officer says
// otherwise.  Who is not in the file is shown as missing, and stays unless the officer ends it.  The import
// is one commit, and can be reverted as one. Refused: "roll.csv.*" with where = "file:line".
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "clerk/asked.h"

namespace plenary::clerk {

// What the officer says beside the file.
struct RollChoice {
  std::map<std::size_t, std::string> columns = {};  // column, from 0 -> what it holds ("": nothing we keep)
  std::map<std::int64_t, ActorId> same = {};        // line -> the member who that is
  bool end_missing = false;                         // who is not in the file leaves the roll
};

struct RollColumn {
  std::string title, sample;  // of the file: its first line, and the first cell below that is not empty
  std::string holds;          // one of RollPlan::holdable, or nothing
};

struct Alike {                    // somebody of the same name
  std::optional<ActorId> member;  // on the roll
  std::int64_t line = 0;          // or else in this line of the file
  std::string name, ref;
};

struct PlannedRow {
  std::int64_t line = 0;
  std::string name, ref, contact;
  std::map<std::string, std::string> in, weight;
  std::optional<ActorId> member;  // known already
  std::string change;             // "bank: North -> South"
  std::vector<Alike> alike;       // of a new row
  std::optional<Error> refused;
};

struct RollPlan {
  std::string file_name, separator, encoding;
  std::vector<RollColumn> columns;
  std::vector<std::string> holdable;
  std::optional<Error> lacking;  // a column that there must be, and is not: no row was read
  std::vector<PlannedRow> added, changed, missing, refused;
  std::int64_t unchanged = 0;
  bool end_missing = false;
};

[[nodiscard]] Result<RollPlan> plan_roll_import(const Body& body, std::string file_name,
                                                std::string_view bytes, const RollChoice& choice = {});

using RollProgress = std::function<void(std::size_t done, std::size_t of)>;
// The entries of a plan that lacks nothing and has no refused rows; gives the commit's seq.  New members get
// an id of their own.
[[nodiscard]] Result<Seq> commit_roll_import(const Body& body, const Actor& by, const RollPlan& plan,
                                             const RollProgress& progress = {});

}  // namespace plenary::clerk
