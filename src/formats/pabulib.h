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
// decimal point or comma.  Columns it does not know are kept out; who voted is not kept.
//
// Refused, with file:line: "pb.too_large", "pb.not_utf8", "pb.no_section", "pb.no_column",
// "pb.too_many_cells", "pb.no_budget", "pb.amount", "pb.points", "pb.points_uneven", "pb.same_project",
// "pb.no_such_project", "pb.too_many_projects".
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "count/budget/budget.h"

namespace plenary::formats {

struct PabulibFile {
  std::map<std::string, std::string, std::less<>> meta;
  count::Budgeting asked;               // ballots one by one, as cast
  std::vector<std::string> names;       // of the projects; empty where the file has none
  std::vector<std::vector<std::string>> categories;  // of each project, as its column `category` has them
  std::vector<count::Option> selected;  // those the file says were chosen (selected = 1)
  bool tells_selected = false;

  [[nodiscard]] std::string_view of(std::string_view key) const {
    const auto found = meta.find(key);
    return found == meta.end() ? std::string_view() : std::string_view(found->second);
  }
};

struct PabulibLimits {
  std::string file = "file.pb";
  std::size_t bytes = 256u << 20;
};

[[nodiscard]] Result<PabulibFile> read_pabulib(std::string_view bytes, const PabulibLimits& limits = {});

// An amount as these files write it: digits, at most one point or comma.  Nothing if it is none.
[[nodiscard]] std::optional<Exact> read_amount(std::string_view text);

}  // namespace plenary::formats
