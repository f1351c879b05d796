// Counts of budgets, lists, approvals and marks told in full: as text, CSV and JSON, as report.h tells those
// of rankings.
//
//     as_text({.rule = "greedy-votes@1", .title = "Parish", .names = names}, asked, funded)
//
// Numbers as in report.h.  A tabulated contest is told as the stages of a count of rankings: returned_of().
#pragma once

#include <string>
#include <vector>

#include "count/budget/budget.h"
#include "count/cardinal/cardinal.h"
#include "count/committee/audit.h"
#include "count/contest/contest.h"
#include "count/seats/lists.h"
#include "count/witness/witness.h"
#include "formats/report.h"

namespace plenary::formats {

[[nodiscard]] std::string as_text(const Report&, const count::Budgeting& asked, const count::Funded&);
[[nodiscard]] std::string as_csv(const Report&, const count::Budgeting& asked, const count::Funded&);
[[nodiscard]] json::Value as_json(const Report&, const count::Budgeting& asked, const count::Funded&);

[[nodiscard]] std::string as_text(const Report&, const count::Contest& asked, const count::Shared&);
[[nodiscard]] std::string as_csv(const Report&, const count::Contest& asked, const count::Shared&);
[[nodiscard]] json::Value as_json(const Report&, const count::Contest& asked, const count::Shared&);

[[nodiscard]] std::string as_text(const Report&, const count::Approvals& asked, const count::Committees&);
[[nodiscard]] std::string as_csv(const Report&, const count::Approvals& asked, const count::Committees&);
[[nodiscard]] json::Value as_json(const Report&, const count::Approvals& asked, const count::Committees&);

[[nodiscard]] std::string as_text(const Report&, const count::Marks& asked, const count::Judged&);
[[nodiscard]] std::string as_csv(const Report&, const count::Marks& asked, const count::Judged&);
[[nodiscard]] json::Value as_json(const Report&, const count::Marks& asked, const count::Judged&);

// Ballots that approve each candidate, by weight.
[[nodiscard]] std::vector<Exact> approvals_of(const count::Approvals& asked);

// Several where each seat is a contest of its own.
[[nodiscard]] std::vector<count::Returned> returned_of(const count::Tabulated& contest);
[[nodiscard]] std::string as_text(const Report&, const std::vector<count::Returned>& seat_after_seat);
[[nodiscard]] std::string as_csv(const Report&, const std::vector<count::Returned>& seat_after_seat);
[[nodiscard]] json::Value as_json(const Report&, const std::vector<count::Returned>& seat_after_seat);

struct Audited {
  count::Earned earned;
  count::Finding finding;
};
[[nodiscard]] std::string as_text(const Report&, const count::Approvals&, const count::Committee&,
                                  const std::vector<Audited>&);
[[nodiscard]] json::Value as_json(const Report&, const count::Approvals&, const count::Committee&,
                                  const std::vector<Audited>&);

struct Searched {
  std::string criterion;  // "monotone", "participation", "margin"
  count::Search search;
};
[[nodiscard]] std::string as_text(const Report&, const std::vector<Searched>&);
[[nodiscard]] json::Value as_json(const Report&, const std::vector<Searched>&);

}  // namespace plenary::formats
