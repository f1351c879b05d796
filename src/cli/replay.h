// plenary replay: recorded decisions of real bodies, decided again by their charters and compared.
#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "decide/conclude.h"
#include "words/words.h"

namespace plenary::cli {

struct ReplayOptions {
  std::string folder;  // of one body, or of bodies
  std::string data;    // default: $PLENARY_CORPORA/replay
  std::string proof;   // an id: this decision alone, with every test
  bool json = false;
};

int replay_command(const ReplayOptions& options);
void add_replay(CLI::App& app, ReplayOptions& options, int& status);

// A decision as a page: the outcome, then a line for every test with its numbers and article.
[[nodiscard]] std::string proof_page(const Words& words, const decide::Conclusion& conclusion);

}  // namespace plenary::cli
