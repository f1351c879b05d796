// Inside this room: what the pages of counts share.
#pragma once

#include <string>
#include <vector>

#include "formats/chart.h"
#include "formats/report.h"

namespace plenary::formats::sheet {

struct Column {
  std::string name;
  bool number = true;
};
// The first cell of a row heads it.  A wide table scrolls within its own frame.
struct Table {
  std::string caption;
  std::vector<Column> columns;
  std::vector<std::vector<Markup>> rows;
};
[[nodiscard]] Markup table(const Table& table);

[[nodiscard]] Markup name(const std::string& name);  // of any script, set apart from what is beside it
[[nodiscard]] Markup names(const Report& report, const std::vector<count::Option>& options);
[[nodiscard]] Markup number(const Exact& number);
[[nodiscard]] Markup fact(std::string_view term, const Markup& value);  // within facts()
[[nodiscard]] Markup facts(const Markup& all);

// A question, its drawing and the table of the same numbers: side by side where there is room, or below.
enum class Beside { table, below };
[[nodiscard]] Markup answer(const std::string& question, const Markup& chart, const Markup& legend,
                            const Markup& table, Beside where = Beside::table);
struct Key {
  const char* swatch;
  std::string means;
};
[[nodiscard]] Markup legend(const std::vector<Key>& keys);
[[nodiscard]] std::string shown_of(std::size_t all, std::size_t most);  // a note where a chart shows part

[[nodiscard]] std::string page(const Report& report, const Markup& lead, const Markup& sections);
// Any page in this house's dress: `above` stands over the title, `more` is what its own drawings wear.
[[nodiscard]] std::string page_of(std::string_view above, const std::string& title, const Markup& lead,
                                  const Markup& sections, StyleSheet more = "");

}  // namespace plenary::formats::sheet
