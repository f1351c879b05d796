// A count as a page that stands alone: one file, readable on paper, in the dark and at 320 px; no script,
// nothing from any other place.
//
//     as_html({.rule = "stv-scottish@1", .title = file.title, .names = file.names}, returned)
//
// Each chart's heading is the question it answers, and beside it stands a table with the same numbers.  Names
// come as the file has them, in any script, and are escaped.  Numbers as in report.h; widths are cut to whole
// hundredths of one per cent and nothing told is.  In English.
#pragma once

#include <string>

#include "formats/report_kinds.h"

namespace plenary::formats {

[[nodiscard]] std::string as_html(const Report&, const count::Returned&);
[[nodiscard]] std::string as_html(const Report&, const std::vector<count::Returned>& seat_after_seat);
[[nodiscard]] std::string as_html(const Report&, const count::Compared&);
[[nodiscard]] std::string as_html(const Report&, const count::Budgeting& asked, const count::Funded&);
[[nodiscard]] std::string as_html(const Report&, const count::Contest& asked, const count::Shared&);
[[nodiscard]] std::string as_html(const Report&, const count::Approvals& asked, const count::Committees&);
[[nodiscard]] std::string as_html(const Report&, const count::Marks& asked, const count::Judged&);

}  // namespace plenary::formats
