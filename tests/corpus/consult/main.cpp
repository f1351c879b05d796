// corpus-consult DIR: every conversation below DIR (or DIR itself, if it holds votes.csv), a line a case,
// then the largest deviation of each quantity, closing with "N passed, N failed".
#include <algorithm>
#include <cstdio>

#include "consult/agreement.h"
#include "folder.h"

namespace {

// Not a case: production's grouping depends on its history.
void tell_agreement(const corpus::Folder& f) {
  std::vector<int> given, cold;
  for (std::size_t i = 0; i < f.given.size(); ++i) {
    if (f.given[i] == corpus::consult::kNoGroup || f.map.group_of[i] == corpus::consult::kNoGroup) continue;
    given.push_back(f.given[i]);
    cold.push_back(f.map.group_of[i]);
  }
  if (!given.empty())
    fmt::print("note {}: groups shown by production against ours, cold: adjusted Rand {:.2f}\n", f.name,
               corpus::consult::adjusted_rand(given, cold));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: corpus-consult DIR\n", stderr);
    return 2;
  }
  std::vector<corpus::fs::path> folders;
  if (corpus::fs::exists(corpus::fs::path(argv[1]) / "votes.csv")) folders.emplace_back(argv[1]);
  for (const auto& entry : corpus::fs::directory_iterator(argv[1])) {
    if (corpus::fs::exists(entry.path() / "votes.csv")) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  corpus::Tally tally;
  corpus::Deviations deviations;
  for (const auto& path : folders) {
    auto folder = corpus::load(path);
    if (!folder) {
      tally.check(path.filename().string(), "is read", false, plenary::debug_text(folder.error()));
      continue;
    }
    const corpus::Case c{*folder, tally, deviations};
    corpus::check_geometry(c);
    corpus::check_groups(c);
    corpus::check_statements(c);
    corpus::check_production(c);
    tell_agreement(*folder);
  }
  deviations.print();
  return tally.close();
}
