// plenary consult map: votes on statements from files alone, told in full: as text, JSON, SVG or a page.
//
//     plenary consult map FOLDER|votes.csv [--statements comments.csv] [--compatible]
//     [--json|--csv|--svg|--html]
//
// A folder is a published Polis conversation.  Needs no body, no server and no network; says on stderr how
// far it is where work takes long.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "base/result.h"

namespace plenary::cli {

struct MapOptions {
  std::string votes, statements, title, roll, sections, settled = "1/2";
  bool compatible = false, restore = false, json = false, svg = false, html = false, csv = false;
  std::size_t choice = 7, threads = 0;
};

Result<void> consult_map(const MapOptions& options);

void add_consult_map(CLI::App& consult, MapOptions& options, int& status);

}  // namespace plenary::cli
