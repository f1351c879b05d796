// Cast vote records by rank, as rcv-cvr files have them: a line a kind of paper, a column a rank.
//
//     # candidates: 1=Ada;2=Ben;3=Cyd
//     # cell: empty = skipped rank, a|b = overvote
//     count,r1,r2,r3
//     12,1,,3                 (the second rank was left empty)
//     4,1|2,3,                (two in the first rank)
//
// Empty ranks after the last mark are not kept.  Refused, with file:line:column: "cvr.candidates",
// "cvr.too_many_candidates", "cvr.header", "cvr.count", "cvr.mark", "cvr.no_such_candidate",
// "cvr.too_many_ranks", "cvr.too_large", "ballots.too_many".
#pragma once

#include "base/result.h"
#include "formats/ranked_file.h"

namespace plenary::formats {

[[nodiscard]] Result<RankedFile> read_cvr(std::string_view bytes, const ReadLimits& limits = {});
[[nodiscard]] std::string write_cvr(const RankedFile& file);

}  // namespace plenary::formats
