// An election in rounds as a table: a line an option, a column a round; an empty cell where it did not stand.
//
//     option,first,second
//     Ada,40,45
//     Ben,35,55
//     Cyd,25,
//     ,3,2                 no name: the papers that name nobody
//
// Votes are whole, or decimals, or fractions.  Refused, with file:line:column: "rounds.header", "rounds.name_twice",
// "rounds.cells", "rounds.votes", "rounds.none"; and base/csv.h's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "count/votes/rounds.h"

namespace plenary::formats {

struct RoundsFile {
  std::vector<std::string> names;
  std::vector<count::Round> rounds;
};
[[nodiscard]] Result<RoundsFile> read_rounds(std::string_view bytes, const std::string& file);

inline constexpr std::size_t kMostRounds = 200;

}  // namespace plenary::formats
