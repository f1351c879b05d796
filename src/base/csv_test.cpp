#include "base/csv.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace plenary;

TEST_CASE("cells come back as they were written, whatever they hold") {
  CHECK(rc::check([](const std::vector<std::vector<std::string>>& rows) {
    std::string out = "a,b\r\n";
    std::vector<std::vector<std::string>> kept;
    for (const auto& row : rows) {
      const bool plain = std::ranges::all_of(row, [](const std::string& cell) { return cell.find('\0') == cell.npos; });
      if (row.empty() || !plain) continue;
      kept.push_back(row);
      for (std::size_t i = 0; i < row.size(); ++i) out += (i > 0 ? "," : "") + csv_cell(row[i]);
      out += "\r\n";
    }
    const auto table = read_csv(out);
    RC_ASSERT(table.has_value());
    if (table->encoding != "UTF-8") return;
    std::vector<std::vector<std::string>> read;
    for (std::size_t i = 1; i < table->rows.size(); ++i) {
      auto& cells = read.emplace_back();
      for (const auto& cell : table->rows[i].cells) cells.emplace_back(plain_cell(cell));
    }
    std::erase_if(kept, [](const auto& row) { return row.size() == 1 && row.front().empty(); });
    std::erase_if(read, [](const auto& row) { return row.size() == 1 && row.front().empty(); });
    RC_ASSERT(read == kept);
  }));
}

TEST_CASE("separator, mark and encoding are found, and lines are counted through quotes") {
  const auto table = read_csv("\xEF\xBB\xBFname;bank\r\n\"A\nda\";North\n\nBran;South\n");
  REQUIRE(table.has_value());
  CHECK(table->separator == ';');
  REQUIRE(table->rows.size() == 3);
  CHECK(table->rows[1].cells[0] == "A\nda");
  CHECK(table->rows[2].line == 5);
  const auto old = read_csv("name\nJos\xE9\n");
  CHECK(old->encoding == "Windows-1252");
  CHECK(old->rows[1].cells[0] == "José");
}

TEST_CASE("a quote that never closes is refused at the line where it opened") {
  const auto refused = read_csv("a,b\n1,\"x\ny\n", {.file = "roll.csv"});
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == "csv.quote_open");
  CHECK(refused.error().where == "roll.csv:2");
  CHECK(read_csv("\"a\"b\n").error().code == "csv.after_quote");
}

TEST_CASE("a cell that a spreadsheet would run is marked, and the mark comes off once") {
  for (const char* text : {"=1+1", "'=1+1", "''@x", "-3", "'plain", "'", ""}) {
    const auto written = csv_cell(text);
    const auto table = read_csv("a,b\n" + written + ",x\n");
    REQUIRE(table.has_value());
    CHECK(plain_cell(table->rows[1].cells[0]) == text);
  }
  CHECK(csv_cell("=1+1") == "\"'=1+1\"");
  CHECK(csv_cell("'plain") == "\"'plain\"");
}
