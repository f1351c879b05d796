#include <fmt/format.h>

#include "base/csv.h"
#include "formats/opinion.h"

namespace plenary::formats {

std::string as_csv(const OpinionText& text, const consult::Opinion& o) {
  std::string csv =
      "statement,text,agree,pass,disagree,seen,agree_low_95,agree_high_95,ground,ground_lower_90,divide";
  for (std::size_t g = 0; g < o.groups.size(); ++g)
    csv += fmt::format(",group_{0}_agree,group_{0}_disagree,group_{0}_seen", g + 1);
  csv += '\n';
  for (std::size_t j = 0; j < o.statements.size(); ++j) {
    const auto& told = o.statements[j];
    const std::int64_t id = o.structure.table.statements[j].id;
    csv += fmt::format("{},{},{},{},{},{},{},{},{},{},{}", id, csv_cell(text.of(id)), told.all.agree,
                       told.all.pass(), told.all.disagree, told.all.seen, decimal_9(told.agree.low),
                       decimal_9(told.agree.high), consult::name_of(told.ground.state),
                       decimal_9(told.ground.lower), decimal_9(told.divide));
    for (const auto& group : o.groups)
      csv += fmt::format(",{},{},{}", group[j].agree, group[j].disagree, group[j].seen);
    csv += '\n';
  }
  return csv;
}

}  // namespace plenary::formats
