// Files of the source tree, for tests.
#pragma once

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

namespace plenary::charter {

inline constexpr std::size_t kMostBytesForTest = 256 * 1024;

inline std::string source_path(const std::string& path) {
  const char* source = std::getenv("PLENARY_SOURCE");
  return std::string(source == nullptr ? "." : source) + "/" + path;
}

inline std::string read_source(const std::string& path) {
  std::ifstream file(source_path(path));
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace plenary::charter
