// Counts the cases of a corpus: a line each, and at the end exactly "N passed, N failed".
#pragma once

#include <fmt/format.h>

#include <string_view>

namespace corpus {

class Tally {
 public:
  // `detail` says what was found instead; it is printed for failures alone.
  void check(std::string_view group, std::string_view name, bool holds, std::string_view detail = "") {
    ++(holds ? passed_ : failed_);
    if (holds) {
      fmt::print("pass {}: {}\n", group, name);
    } else {
      fmt::print("FAIL {}: {}{}{}\n", group, name, detail.empty() ? "" : ": ", detail);
    }
  }

  // Prints the closing line; the exit status.  A corpus without a single case has not been run.
  [[nodiscard]] int close() const {
    fmt::print("{} passed, {} failed\n", passed_, failed_);
    return failed_ == 0 && passed_ > 0 ? 0 : 1;
  }

 private:
  int passed_ = 0, failed_ = 0;
};

}  // namespace corpus
