// How fast are ballots read, grouped and counted, and in how much memory?
//
//     build/bench/bin/bench-count [FOLDER]      FOLDER: one of BLT files, counted together (council
//     elections)
//
// A million papers of twelve candidates, in two kinds: `random`, where nearly every paper is one of its own,
// the worst there is; and `lifelike`, where few orders are given by many.  Then 500 options compared in
// pairs.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <sstream>

#include "count/pairwise/condorcet.h"
#include "count/ranked/interpret.h"
#include "count/ranked/irv.h"
#include "count/ranked/meek.h"
#include "count/ranked/stv.h"
#include "formats/blt.h"
#include "formats/scan.h"

namespace {

using namespace plenary;
using namespace plenary::count;
using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

constexpr std::size_t kPapers = 1'000'000, kCandidates = 12;

class Draw {  // the same papers every time
 public:
  std::uint64_t below(std::uint64_t bound) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return (state_ >> 33) % bound;
  }

 private:
  std::uint64_t state_ = 2027;
};

std::string papers(bool lifelike) {
  std::string text = fmt::format("{} 3\n", kCandidates);
  Draw draw;
  std::vector<int> order(kCandidates);
  for (std::size_t paper = 0; paper < kPapers; ++paper) {
    std::iota(order.begin(), order.end(), 1);
    std::size_t length = kCandidates;
    if (lifelike) {  // a leaning, a few exchanges of neighbours, an early end
      std::rotate(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(draw.below(kCandidates)),
                  order.end());
      for (int i = 0; i < 3; ++i) {
        const auto at = draw.below(4);
        std::swap(order[at], order[at + 1]);
      }
      length = 1 + draw.below(6);
    } else {
      for (std::size_t i = kCandidates - 1; i > 0; --i)
        std::swap(order[i], order[draw.below(i + 1)]);
    }
    text += "1";
    for (std::size_t i = 0; i < length; ++i)
      text += " " + std::to_string(order[i]);
    text += " 0\n";
  }
  text += "0\n";
  for (std::size_t i = 0; i < kCandidates; ++i)
    text += fmt::format("\"{}\"\n", i + 1);
  return text + "\"A million\"\n";
}

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

template <class Work>
double timed(Work work) {  // the best of three
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    const auto start = Clock::now();
    work();
    best = std::min(best, seconds_since(start));
  }
  return best;
}

void tell(const std::string& what, double seconds, const std::string& also = "") {
  fmt::print("{:<54}{:>9.3f} s  {}\n", what, seconds, also);
}

std::size_t peak_mb() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    std::size_t kb = 0;
    if (word == "VmHWM:" && status >> kb) return kb / 1024;
  }
  return 0;
}

std::int64_t tokens(std::string_view text) {
  formats::Scan scan(text, "papers");
  std::int64_t sum = 0, number = 0;
  while (!scan.ended()) {
    if (scan.number(number)) {
      sum += number;
    } else {
      scan.step();
      continue;
    }
    scan.step();
  }
  return sum;
}

RankedBallots read(const std::string& text) {
  auto file = formats::read_blt(text, {.file = "papers"});
  ensure(file.has_value(), "the papers can be read");
  return std::move(file->ballots);
}

void bench_papers(const char* kind, bool lifelike) {
  const std::string text = papers(lifelike);
  const auto mb = static_cast<double>(text.size()) / 1e6;
  const TiePolicy ties{.steps = {TieStep::order}};
  const Seats three{.seats = 3, .ties = ties};
  std::int64_t sum = 0;
  const double scanned = timed([&] { sum += tokens(text); });
  tell(fmt::format("{}: numbers found in {:.1f} MB", kind, mb), scanned,
       fmt::format("{:.0f} MB/s ({})", mb / scanned, sum % 7));
  std::size_t groups = 0;
  const double reading = timed([&] { groups = read(text).size(); });
  tell(fmt::format("{}: read and grouped", kind), reading,
       fmt::format("{:.0f} MB/s, {} orders", mb / reading, groups));
  tell(fmt::format("{}: instant run-off, reading included", kind), timed([&] {
         ensure(irv(interpret(read(text), {}).ballots, ties, {.stop = Stop::two_left}).has_value(),
                "it counts");
       }));
  tell(fmt::format("{}: Gregory, 4 decimals, 3 seats, reading included", kind), timed([&] {
         ensure(stv_wigm(interpret(read(text), {}).ballots, three, {}).has_value(), "it counts");
       }));
  tell(fmt::format("{}: Gregory, exact, 3 seats, reading included", kind), timed([&] {
         const WigmRules exactly{.quota = Quota::passed, .places = {}};
         ensure(stv_wigm(interpret(read(text), {}).ballots, three, exactly).has_value(), "it counts");
       }));
  const RankedBallots ballots = interpret(read(text), {}).ballots;
  tell(fmt::format("{}: Meek to 9 decimals, 3 seats", kind),
       timed([&] { ensure(stv_meek(ballots, three, kMeekReference).has_value(), "it counts"); }));
  tell(fmt::format("{}: all pairs", kind), timed([&] { groups += pairwise(ballots).options(); }));
  fmt::print("{:<54}{:>6} MB at most so far, the text of {:.0f} MB included\n\n", "", peak_mb(), mb);
}

void bench_pairs() {
  constexpr std::size_t kOptions = 500;
  Draw draw;
  Matrix matrix(kOptions);
  for (Option a = 0; a < kOptions; ++a)
    for (Option b = 0; b < a; ++b) {
      matrix.at(a, b) = static_cast<std::int64_t>(draw.below(100'001));
      matrix.at(b, a) = 100'000 - matrix(a, b);
    }
  std::size_t winners = 0;
  tell("500 options: Schulze", timed([&] { winners += schulze(matrix, Strength::winning).winners.size(); }));
  tell("500 options: ranked pairs",
       timed([&] { winners += ranked_pairs(matrix, Strength::margins).winners.size(); }));
  tell("500 options: split cycle", timed([&] { winners += split_cycle(matrix).size(); }));
  tell("500 options: Smith and Schwartz sets",
       timed([&] { winners += smith(matrix).size() + schwartz(matrix).size(); }));
  Matrix small(kMostKemeny);
  for (Option a = 0; a < kMostKemeny; ++a)
    for (Option b = 0; b < kMostKemeny; ++b)
      small.at(a, b) = matrix(a, b);
  tell(fmt::format("{} options: Kemeny", kMostKemeny),
       timed([&] { winners += kemeny(small)->winners.size(); }),
       fmt::format("({} winners in all)\n", winners));
}

void bench_folder(const fs::path& folder) {
  std::vector<std::string> texts;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".blt") continue;
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    texts.push_back(bytes.str());
  }
  const auto all = [&](const auto& count) {
    for (const std::string& text : texts) {
      const auto file = formats::read_blt(text);
      ensure(file.has_value(), "the file can be read");
      const Seats asked{.seats = file->seats,
                        .ties = {.steps = {TieStep::latest_difference, TieStep::order}}};
      ensure(count(interpret(file->ballots, {.withdrawn = file->withdrawn}).ballots, asked).has_value(),
             "it counts");
    }
  };
  tell(fmt::format("{} files together: Scottish", texts.size()), timed([&] { all(stv_scottish); }));
  tell(fmt::format("{} files together: Meek to 9 decimals", texts.size()), timed([&] {
         all([](const RankedBallots& b, const Seats& asked) { return stv_meek(b, asked, kMeekReference); });
       }));
}

}  // namespace

int main(int argc, char** argv) {
  bench_papers("random", false);
  bench_papers("lifelike", true);
  bench_pairs();
  if (argc > 1) bench_folder(argv[1]);
  return 0;
}
