// Where the program keeps its things: a data folder with the database, the keys and the last checkpoints; and
// the folder of the installation, where charters and the web files lie.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "clerk/access.h"
#include "clerk/house.h"
#include "store/sqlite.h"

namespace plenary::cli {

struct Place {  // everything a command works on, in the order it is taken down
  std::unique_ptr<clerk::Clock> clock;
  std::unique_ptr<store::SqliteStore> store;
  std::unique_ptr<clerk::House> house;
  std::unique_ptr<clerk::Access> access;
};

// Opens or makes the folder.  Only one process may have it: "cli.in_use".
[[nodiscard]] Result<Place> open_place(const std::filesystem::path& folder, std::unique_ptr<clerk::Clock> clock = {},
                                       std::vector<std::string> seen = {});

// The installation's folder: the nearest one above the program that holds charters/; PLENARY_HOME overrides.
[[nodiscard]] std::filesystem::path home();
[[nodiscard]] Result<std::string> read_file(const std::filesystem::path& file);

// Prints a refusal in words to stderr, and gives the exit status 1.
int tell(const Error& error);

}  // namespace plenary::cli
