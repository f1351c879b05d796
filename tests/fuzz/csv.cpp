// base/csv.h: whatever is read is written back as cells that read the same.
#include "base/csv.h"
#include "fuzz.h"

using namespace plenary;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto table = read_csv(bytes, {.file = "fuzz.csv", .cells = 50});
  if (!table) return 0;
  std::string again = "\"a\",\"b\"\r\n";  // a first line that says which separator
  for (const auto& row : table->rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) again += (i > 0 ? "," : "") + csv_cell(row.cells[i]);
    again += "\r\n";
  }
  const auto back = read_csv(again, {.file = "again.csv", .cells = 50});
  ensure(back.has_value() && back->rows.size() == table->rows.size() + 1, "what was read is written and read again");
  for (std::size_t i = 0; i < table->rows.size(); ++i) {
    const auto &before = table->rows[i].cells, &after = back->rows[i + 1].cells;
    ensure(before.size() == after.size(), "a row keeps its cells");
    for (std::size_t j = 0; j < before.size(); ++j) {
      ensure(plain_cell(after[j]) == before[j], "a cell keeps its text");
    }
  }
  return 0;
}
