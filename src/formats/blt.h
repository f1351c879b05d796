// BLT, the file of ranked ballots that programs of the single transferable vote exchange.
//
//     3 2              three candidates, two seats
//     -3               the third withdrew
//     4 1 2 0          four papers: 1 before 2
//     1 2=3 - 1 0      2 and 3 equal, a rank left empty, 1
//     0
//     "Ada"            the names, one a line, with their quotes or without; quotes within a name stay
//     "Ben"
//     "Cyd"
//     "A society's board"
//
// Read as well: CRLF, a byte order mark, `#` up to the end of the line outside names, weights 3/2 and 1.5,
// `[nick a b c]` (short names used in the ballots), `[tie 3 1 2]`, `[undeclared 4]`; other `[...]` are not looked
// at.  They and `[nick ...]` are kept and written again, before the ballots, which are written with numbers.
// What follows the title is passed over.  A paper keeps what is on it, repeats included.
//
// Refused, with file:line:column: "blt.header", "blt.too_many_candidates", "blt.weight", "blt.mark" (no
// number, nor a short name), "blt.no_such_candidate", "blt.equal", "blt.ballot_open", "blt.no_end" (the line
// 0 is missing), "blt.name", "blt.option_open", "blt.nick", "blt.too_large", "ballots.too_many".
#pragma once

#include "base/result.h"
#include "formats/ranked_file.h"

namespace plenary::formats {

[[nodiscard]] Result<RankedFile> read_blt(std::string_view bytes, const ReadLimits& limits = {});
[[nodiscard]] std::string write_blt(const RankedFile& file);

}  // namespace plenary::formats
