// Recorded decisions of a body, decided again by its charter, and compared with what history records.
//
//     PLENARY_TRY(const Folder folder, open_folder(charter, mapping, words, exceptions));
//     PLENARY_TRY(const Report report, replay(folder, data));
//     report.reproduced, report.otherwise, report.unexplained
//
// A decision is reproduced if everything the mapping compares agrees; recorded otherwise if not, and its id
// is listed with a reason; else unexplained.  Nothing is bent to fit, and nothing is read but the bytes
// handed in.
#pragma once

#include <string>
#include <vector>

#include "charter/charter.h"
#include "replay/compare.h"

namespace plenary::replay {

struct Folder {
  charter::Charter charter;
  Mapping mapping;
  Exceptions exceptions;
};

// The four files of a folder by name: charter.toml, mapping.toml; words.toml and exceptions.toml may be
// absent. Refused: what the readers refuse; the first problem charter::check finds; "replay.no_file".
[[nodiscard]] Result<Folder> open_folder(const Files& files);

enum class State { reproduced, otherwise, unexplained };

struct Case {
  std::string id;
  std::string matter;
  State state = State::unexplained;
  std::vector<Difference> differences;
  std::string reason;             // listed in exceptions.toml
  std::optional<Error> error;     // what could not be read
  bool said_to_reproduce = true;  // as the data say themselves, where the mapping names the column
  std::size_t outcome = 0;        // of Report::outcomes
};

struct Report {
  std::vector<Case> cases;
  std::vector<Outcome> outcomes;                // several cases may be about one
  std::vector<std::string> listed_for_nothing;  // exceptions whose decisions reproduce
  std::size_t reproduced = 0, otherwise = 0, unexplained = 0;
};

// `data`: the files the mapping names, by name.  Refused: "replay.no_file", "replay.no_column", and what
// read_source refuses.
[[nodiscard]] Result<Report> replay(const Folder& folder, const Files& data);

// The names of the files of the data folder that the mapping speaks of.
[[nodiscard]] std::vector<std::string> files_of(const Mapping& mapping);

}  // namespace plenary::replay
