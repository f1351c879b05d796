// Pabulib's files of participatory budgets (.pb): META, PROJECTS and VOTES, cells between semicolons.
//
//     META
//     key;value
//     budget;100000
//     vote_type;approval
//     PROJECTS
//     project_id;cost;votes;name;selected
//     3;7200;43;Stage in the park;1
//     VOTES
//     voter_id;vote
//     17;3,9
//
// Ids are texts; a ballot keeps its order (ordinal votes); points stand in the column `points`.  A cell may
// be quoted, with quotes doubled inside; a quote that is not closed is taken as written.  Amounts have a
// decimal point or comma.  Columns it does not know are kept out, and who voted is not kept, unless asked with
// `whole`: then write_pabulib() gives every key, column and cell again, in their order.  Of a file that was not
// read so it writes what there is, and numbers the voters.  A name's line breaks are written as blanks.
//
// Refused, with file:line: "pb.too_large", "pb.not_utf8", "pb.no_section", "pb.no_column",
// "pb.too_many_cells", "pb.no_budget", "pb.amount", "pb.points", "pb.points_uneven", "pb.same_project",
// "pb.no_such_project", "pb.too_many_projects".  Of writing: "pb.unwritable_id" (a ballot names a project whose id
// is empty, or has a comma, a line break, blanks at its ends), "pb.not_decimal", "pb.same_project",
// "ballots.too_many".
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "count/budget/budget.h"

namespace plenary::formats {

// What no rule looks at, and a file that is handed on must not lose.
struct PabulibKept {
  std::vector<std::string> meta_columns, project_columns, vote_columns;  // the headers; empty: not kept
  // A cell for each column, as read; of votes the cells of `vote` and `points` are empty, they stand in the
  // ballots.  votes: one row for each entry of asked.ballots.
  std::vector<std::vector<std::string>> meta, projects, votes;
  bool operator==(const PabulibKept&) const = default;
};

struct PabulibFile {
  std::map<std::string, std::string, std::less<>> meta;
  count::Budgeting asked;               // ballots one by one, as cast
  std::vector<std::string> names;       // of the projects; empty where the file has none
  std::vector<std::vector<std::string>> categories;  // of each project, as its column `category` has them
  std::vector<count::Option> selected;  // those the file says were chosen (selected = 1)
  bool tells_selected = false;
  PabulibKept kept;  // if asked for

  [[nodiscard]] std::string_view of(std::string_view key) const {
    const auto found = meta.find(key);
    return found == meta.end() ? std::string_view() : std::string_view(found->second);
  }
};

struct PabulibLimits {
  std::string file = "file.pb";
  std::size_t bytes = 256u << 20;
  bool whole = false;  // keep what no rule looks at
};

[[nodiscard]] Result<PabulibFile> read_pabulib(std::string_view bytes, const PabulibLimits& limits = {});

[[nodiscard]] Result<std::string> write_pabulib(const PabulibFile& file);

// An amount as these files write it: digits, at most one point or comma.  Nothing if it is none.
[[nodiscard]] std::optional<Exact> read_amount(std::string_view text);

}  // namespace plenary::formats
