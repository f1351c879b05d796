// plenary ballot: sealed elections as files, each role on its own machine.
//
//     plenary ballot verify FILE        everything that can be checked of an archive without a secret
//
// Credential authority: uuid, credentials.  Trustee: trustee-key, share-key, shuffle, decrypt.  Who keeps the
// board: trustees, election, init, cast, close, tally, end-shuffles, result.  Voter: seal.
#pragma once

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace plenary::cli {

struct BallotOptions {
  std::filesystem::path file;  // the archive
  bool json = false, strict = false, reference = false, quiet = false;
  std::size_t min_shuffles = 1;
  unsigned threads = 0;  // 0: all cores

  std::string group, uuid, name;
  std::filesystem::path out, voters, key, decryption_key, credential, answers, ballot, election, trustees,
      credentials;
  std::filesystem::path certificates, polynomials, input, outputs, election_template, shared;
  std::vector<std::filesystem::path> singles;
  std::size_t owner = 0, threshold = 0;
};

void add_ballot(CLI::App& app, BallotOptions& options, int& status);
void add_ballot_setup(CLI::App& ballot, BallotOptions& options, int& status);
void add_ballot_steps(CLI::App& ballot, BallotOptions& options, int& status);

int ballot_verify_command(const BallotOptions& options);

}  // namespace plenary::cli
