#include "base/result.h"

#include <fmt/core.h>

#include <cstdio>
#include <cstdlib>

namespace plenary {

void broken(std::string_view promise, std::source_location at) {
  fmt::print(stderr, "plenary: broken promise: {} ({}:{})\n", promise, at.file_name(), at.line());
  std::fflush(stderr);
  std::abort();
}

}  // namespace plenary
