// A count told in full: as text for a screen and minutes, as CSV for a spreadsheet, as JSON for programs.
//
//     const Report report{.rule = "irv@1", .title = file.title, .names = file.names};
//     as_text(report, returned);
//
// Numbers are exact: a decimal where it ends, else a fraction ("41/3").  In JSON every number but a count of
// things is text, and options are given by their place from 0 in `options`.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "count/pairwise/rules.h"
#include "count/ranked/returned.h"

namespace plenary::formats {

struct Report {
  std::string rule, title;
  std::vector<std::string> names;
};

[[nodiscard]] std::string as_text(const Report& report, const count::Returned& returned);
[[nodiscard]] std::string as_csv(const Report& report, const count::Returned& returned);
[[nodiscard]] json::Value as_json(const Report& report, const count::Returned& returned);

[[nodiscard]] std::string as_text(const Report& report, const count::Compared& compared);
[[nodiscard]] std::string as_csv(const Report& report, const count::Compared& compared);
[[nodiscard]] json::Value as_json(const Report& report, const count::Compared& compared);

[[nodiscard]] std::string decimal(const Exact& number);

}  // namespace plenary::formats
