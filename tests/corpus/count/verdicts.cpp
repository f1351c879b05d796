#include "verdicts.h"

#include <fmt/format.h>

namespace corpus {

void Verdicts::check(std::string_view folder, std::string_view name, bool holds, std::string_view detail) {
  ++(holds ? folder_.passed : folder_.failed);
  if (holds) {
    fmt::print("pass {}: {}\n", folder, name);
  } else {
    fmt::print("fail {}: {}{}{}\n", folder, name, detail.empty() ? "" : ": ", detail);
  }
}

void Verdicts::differs(std::string_view folder, std::string_view name, std::string_view reason) {
  ++folder_.differ;
  fmt::print("differs from a single peer ({}) {}: {}\n", reason, folder, name);
}

void Verdicts::cannot_run(std::string_view folder, std::string_view name, std::string_view reason) {
  ++folder_.absent;
  fmt::print("cannot run ({}) {}: {}\n", reason, folder, name);
}

void Verdicts::close_folder(std::string_view folder) {
  fmt::print("-- {}: {} passed, {} failed, {} differ from a single peer, {} cannot run\n", folder,
             folder_.passed, folder_.failed, folder_.differ, folder_.absent);
  all_.passed += folder_.passed;
  all_.failed += folder_.failed;
  all_.differ += folder_.differ;
  all_.absent += folder_.absent;
  folder_ = {};
}

int Verdicts::close() const {
  fmt::print("{} differ from a single peer, {} cannot run\n", all_.differ, all_.absent);
  fmt::print("{} passed, {} failed\n", all_.passed, all_.failed);
  return all_.failed == 0 && all_.passed > 0 ? 0 : 1;
}

}  // namespace corpus
