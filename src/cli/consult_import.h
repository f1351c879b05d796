// plenary consult import: a consultation held elsewhere (a Polis export folder: votes.csv, comments.csv) through
// the clerk, each statement, participant and answer an entry of its own.
//
// Ids are made from the files' hash and the row, so that an import broken off goes on where it stopped and
// nothing is doubled.  Imported people are participants under ids of their own; they never count as heard.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "clerk/house.h"

namespace plenary::cli {

struct ImportFiles {
  std::filesystem::path folder;
  std::string source, licence;  // told in the record
};

struct ImportDone {
  std::uint64_t participants = 0, statements = 0, answers = 0;
  std::uint64_t repeated = 0;  // entries that were there already
};

using ImportProgress = std::function<void(std::uint64_t done, std::uint64_t of)>;

// `by` opens the import; refused: "csv.*", "polis.*" with file and line, and what the charter does not allow.
[[nodiscard]] Result<ImportDone> import_consultation(clerk::Body& body, const ActorId& by, Seq matter, const ImportFiles& files,
                                                     const ImportProgress& progress = {});

}  // namespace plenary::cli
