// plenary serve: opens the data folder and answers on a port until SIGTERM.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace plenary::cli {

struct ServeOptions {
  std::filesystem::path folder = "var";
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string public_address;  // "https://vote.example": entered in each record when it differs from the last
  bool example = false;        // found the example body if it is not there, and print sign-in codes for it
  std::filesystem::path test_clock;  // with example only: a file that holds by how many ms time is ahead
  bool behind_tls = false;           // a proxy in front speaks TLS: Secure cookies, its headers believed
  std::vector<std::filesystem::path>
      seen;                   // checkpoints kept elsewhere: a record that is behind one is not served
  std::filesystem::path web;  // built web files; default: the installation's web/dist
};

int serve(const ServeOptions& options);

}  // namespace plenary::cli
