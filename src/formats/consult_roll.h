// The roll of a consultation from files: how many are registered in each section, and who of the participants
// is in which.
//
//     PLENARY_TRY(const consult::Roll roll, read_consult_roll(roll_csv, sections_csv, table));
//
// Roll: section,registered.  Sections: participant,section; whoever is not in it is not on the roll.
// Refused, with file and line: "csv.*", "polis.empty", "polis.no_column", "roll.bad_line",
// "roll.unknown_section" (section), "roll.section_twice" (section), "roll.too_many_heard".
#pragma once

#include <string_view>

#include "consult/roll.h"

namespace plenary::formats {

[[nodiscard]] Result<consult::Roll> read_consult_roll(std::string_view roll, std::string_view sections,
                                                      const consult::Table& table);

}  // namespace plenary::formats
