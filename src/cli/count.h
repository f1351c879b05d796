// plenary count: ballots from a file, counted by any rule of rankings; and `plenary count rules`, the list of
// all rules.
#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace plenary::cli {

struct CountOptions {
  std::string file, rule, overvotes = "exhaust", repeats = "ignore";
  std::size_t seats = 0;                    // 0: as the file has it
  std::vector<std::string> ties;            // latest, first, order, lot
  std::vector<std::size_t> lot, withdrawn;  // candidates from 1
  std::optional<std::size_t> skips;
  std::size_t no_change = 0;  // the default option, from 1
  std::string quorum = "0";
  std::vector<std::string> ratios;
  bool json = false, csv = false, text = false;
};

void add_count(CLI::App& app, CountOptions& options, int& status);

}  // namespace plenary::cli
