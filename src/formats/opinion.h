// An opinion map told in full: as canonical JSON for programs, as a map in SVG, as a page that stands alone.
//
//     const OpinionText text{.title = "Night buses", .statements = {{7, "Buses should run all night"}}};
//     as_json(text, opinion);   as_svg(opinion);   as_html(text, opinion, compatible_map)
//
// Fractional numbers are decimal strings rounded to 9 places (never NaN, never -0): same votes, same bytes.
// The page is in English; every drawing has the same numbers in a table beside it, and nothing is told by
// colour alone.  Statements come as the file has them, in any script, and are escaped.
#pragma once

#include <map>
#include <string>

#include "base/json.h"
#include "consult/opinion.h"
#include "formats/markup.h"

namespace plenary::formats {

struct OpinionText {
  std::string title;
  std::map<std::int64_t, std::string> statements;  // by id; what is missing is called by its number
  [[nodiscard]] std::string of(std::int64_t id) const;
};

[[nodiscard]] std::string decimal_9(double value);

[[nodiscard]] json::Value as_json(const OpinionText& text, const consult::Opinion& opinion);
[[nodiscard]] json::Value as_json(const OpinionText& text, const consult::Table& table,
                                  const consult::compatible::Map& map);

// Every statement a line: counts over everybody and each group, interval, ground.
[[nodiscard]] std::string as_csv(const OpinionText& text, const consult::Opinion& opinion);

// The map alone: who stands where, as circles whose areas are numbers of people.
[[nodiscard]] std::string as_svg(const consult::Opinion& opinion);

[[nodiscard]] std::string as_html(const OpinionText& text, const consult::Opinion& opinion,
                                  const consult::compatible::Map& compatible);

}  // namespace plenary::formats
