// plenary count: ballots from a file, counted by any rule that takes them; `plenary count rules`, the list of
// all rules; `convert` and `audit` (count_convert.h).
#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

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
  std::string threshold = "0";  // lists: share of the votes
  std::string majority;         // rounds: more than this share elects; empty: half
  bool blank_in_base = false;   // rounds
  std::string parting = "id";   // budgets: id, number, cheaper, dearer
  std::vector<std::string> caps;  // budgets: CATEGORY=AMOUNT
  std::string least_votes = "0";  // budgets
  bool all = false;             // committees: every one that is as good
  bool propose = false;         // committees: a solver says where to begin
  std::optional<std::int64_t> most_steps;  // committees: nodes of the search
  std::optional<std::int64_t> lowest, highest, approves_from, points;  // marks
  std::string missing = "lowest";
  bool json = false, csv = false, text = false, html = false, nist = false;
  std::string generated, issuer, election_day, place;  // nist
  std::string within;                  // contests: papers lie below; empty: below the configuration
  std::string in, out;                 // convert
  std::vector<std::size_t> committee;  // audit, from 1
  std::string seed;                    // sample, sortition
  std::string quotas;                  // sortition
  std::int64_t nodes = 1'000'000, pivots = 1'000'000;  // sortition: of the search, and again of the proof
  std::string records;  // sample: a contest whose records name the papers
  std::size_t papers = 0;
  bool replacement = false;
  std::size_t least = 10;  // precincts
  std::size_t counts = 2000;           // audit of rankings: recounts at the most
};

Result<void> count_file(const CountOptions& options);

void add_count(CLI::App& app, CountOptions& options, int& status);

}  // namespace plenary::cli
