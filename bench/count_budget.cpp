// How long a large city's budget takes: reading, equal shares, shares raised unit by unit, Phragmen.
//
//     bench-count_budget FILE.pb[.gz]...        a table; the best of five for what is quick
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "count/budget/budget.h"
#include "formats/pabulib.h"

using namespace plenary;
using Clock = std::chrono::steady_clock;

namespace {

std::string text_of(const std::string& path) {
  std::string bytes;
  const std::string command = path.ends_with(".gz") ? "gzip -dc '" + path + "'" : "cat '" + path + "'";
  if (std::FILE* pipe = ::popen(command.c_str(), "r")) {
    char block[1 << 16];
    for (std::size_t got = 0; (got = std::fread(block, 1, sizeof block, pipe)) > 0;)
      bytes.append(block, got);
    ::pclose(pipe);
  }
  return bytes;
}

template <class Work>
double best_of(int times, const Work& work) {
  double best = 1e9;
  for (int i = 0; i < times; ++i) {
    const auto start = Clock::now();
    work();
    best = std::min(best, std::chrono::duration<double>(Clock::now() - start).count());
  }
  return best;
}

}  // namespace

int main(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string text = text_of(argv[i]);
    auto file = formats::read_pabulib(text);
    if (!file) {
      fmt::print("{}: {}\n", argv[i], debug_text(file.error()));
      return 1;
    }
    fmt::print("{}: {} ballots, {} projects\n", argv[i], file->asked.ballots.size(),
               file->asked.projects.size());
    fmt::print("  {:<28}{:>9.4f} s\n", "read", best_of(5, [&] { (void)formats::read_pabulib(text); }));
    std::vector<count::Supports> alike;
    fmt::print("  {:<28}{:>9.4f} s\n", "group equal ballots",
               best_of(5, [&] { alike = count::grouped(file->asked.ballots); }));
    file->asked.ballots = alike;
    for (const char* rule : {"equal-shares-cost@1", "equal-shares-count@1", "phragmen-budget@1",
                             "greedy-votes@1", "equal-shares-cost-add1@1"}) {
      const bool slow = std::string_view(rule).find("add1") != std::string_view::npos;
      Result<count::Funded> funded;
      const double seconds = best_of(slow ? 1 : 5, [&] { funded = count::budget(rule, file->asked); });
      fmt::print("  {:<28}{:>9.4f} s   {} bought, raised {} times in {} reckonings\n", rule, seconds,
                 funded ? funded->bought.size() : 0, funded ? funded->raises : 0,
                 funded ? funded->reckoned : 0);
    }
  }
}
