// What the columns of a member file hold, and one row of it read by them.
#pragma once

#include "base/csv.h"
#include "clerk/roll_import.h"

namespace plenary::clerk {

// What holds what: "name", "ref", "contact", a grouping of the charter, a table of weights -> the column,
// from 0.
using HeldIn = std::map<std::string, std::size_t>;

// By their titles, and by what the officer said of them; names plan.columns, plan.holdable and plan.lacking.
[[nodiscard]] HeldIn match_columns(const charter::Charter& rules, const CsvTable& table,
                                   const RollChoice& choice, RollPlan& plan);

// Refused: "roll.csv.no_name", ".cell_too_long", ".unknown_group", ".weight".
[[nodiscard]] Result<PlannedRow> read_roll_row(const charter::Charter& rules, const HeldIn& held,
                                               const CsvRow& cells);

}  // namespace plenary::clerk
