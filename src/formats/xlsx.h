// The first sheet of a spreadsheet file (Office Open XML), as rows of texts.
//
//     PLENARY_TRY(const auto sheet, read_xlsx(bytes, {.file = "cvr.xlsx"}));
//     sheet.rows[1].cells[2]                // C2; a cell that is not there is empty
//
// Numbers come as they stand in the file.  Formulas are not computed: their stored value is taken.  Bounded
// whatever the archive claims: bytes of a part, rows, columns, cells in all, bytes of all shared texts.
// Refused: "xlsx.not_an_archive", "xlsx.no_sheet", "xlsx.part_too_large" (where = the part), "xlsx.too_large"
// (rows, columns or cells), "xlsx.cell" (a reference or a shared text that is not there; where = file!cell),
// and xml.h's.  Made with libzip and expat.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace plenary::formats {

struct SheetRow {
  std::int64_t number = 0;  // as the sheet counts, from 1
  std::vector<std::string> cells;
};

struct Sheet {
  std::vector<SheetRow> rows;   // rows without any value are left out
  std::int64_t empty_rows = 0;  // and counted here: programs that write sheets leave such behind
};

struct XlsxLimits {
  std::string file = "file";
  std::size_t part_bytes = 512u << 20, rows = 2'000'000, columns = 2'000, cells = 50'000'000;
};

[[nodiscard]] Result<Sheet> read_xlsx(std::string_view bytes, const XlsxLimits& limits = {});

}  // namespace plenary::formats
