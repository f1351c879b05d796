// One decision of the published tables as facts for decide.  Internal to the room.
#pragma once

#include <span>

#include "charter/charter.h"
#include "decide/facts.h"
#include "replay/mapping.h"
#include "replay/table.h"

namespace plenary::replay {

using Files = std::map<std::string, std::string, std::less<>>;  // name -> bytes, of the data folder

struct Decision {
  std::string id;
  std::span<const Row* const> rows;  // of the votes' file
};

// What `cell` says of a row: cut as told, looked up in its words.  Empty where it is blank.  Refused:
// "replay.unknown_word".
[[nodiscard]] Result<std::string> cell_text(const Mapping& mapping, const Cell& cell, const std::string& raw,
                                            const Row& row);

[[nodiscard]] Result<std::string> matter_of(const Mapping& mapping, const Decision& decision);

// Refused: "replay.number", "replay.day", "replay.unknown_word", "replay.no_column", "replay.characters",
// each with the line it stands on.
[[nodiscard]] Result<decide::Facts> facts_of(const Mapping& mapping, const Files& files,
                                             const Decision& decision, const std::string& matter);

// "12", "0.65", "2/3"; none: no number.
[[nodiscard]] std::optional<Exact> number_of(std::string_view text);
[[nodiscard]] std::optional<Day> day_of(std::string_view text, std::string_view form);

}  // namespace plenary::replay
