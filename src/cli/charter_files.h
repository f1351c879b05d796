// plenary charter: check, explain, diff, simulate, of charters as files.
#pragma once

#include <CLI/CLI.hpp>

#include <cstdio>
#include <string>
#include <vector>

#include "base/result.h"
#include "charter/charter.h"

namespace plenary::cli {

struct CharterOptions {
  std::string file, other;  // diff: the old one, the new one
  std::string matter, step, day;
  std::vector<std::string> facts;  // simulate: "yes=12"
  bool json = false;
};

// Prints all that is wrong with what was read, or why it was not, a fault a line with its place; gives how
// many.
std::size_t print_faults(std::FILE* to, const Result<charter::Charter>& charter);

int charter_check_command(const CharterOptions& options);
int charter_explain_command(const CharterOptions& options);
int charter_diff_command(const CharterOptions& options);
int charter_simulate_command(const CharterOptions& options);

void add_charter(CLI::App& app, CharterOptions& options, int& status);

}  // namespace plenary::cli
