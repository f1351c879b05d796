// calibrate-consult [RUNS [CORPUS]]: does the opinion map say "groups" only where there are groups?  Seeded;
// prints a line a question and closes with "N passed, N failed".
//
// Null: votes that have nothing to do with each other, and people who agree more with everything, 400 x 60,
// 200 runs each: groups in at most 16.  Groups: the synthetic s6 (three axes, four groups, adjusted Rand >=
// 0.945 from 7 votes and >= 0.99 from 30).  Robustness: where groups are reported, the median adjusted Rand
// to the groups of nine tenths of the people is at least 0.8; rows in another order give the same groups
// exactly.
#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <sstream>
#include <string>

#include "consult/agreement.h"
#include "consult/findings.h"
#include "formats/polis.h"
#include "synthetic.h"

namespace {

using namespace plenary::consult;
namespace fs = std::filesystem;

int passed = 0, failed = 0;

void say(bool holds, const std::string& what) {
  ++(holds ? passed : failed);
  fmt::print("{} {}\n", holds ? "pass" : "FAIL", what);
  std::fflush(stdout);
}

void null_runs(const char* name, int runs, const auto& made) {
  int groups = 0, agreement = 0;
  for (int run = 0; run < runs; ++run) {
    const Structure s =
        structure_of(made(static_cast<std::uint64_t>(5000 + 20 * run)), {.bootstraps = 50, .starts = 16});
    groups += s.verdict == Verdict::groups ? 1 : 0;
    agreement += s.verdict == Verdict::general_agreement ? 1 : 0;
  }
  say(groups * 200 <= 16 * runs,
      fmt::format("{}: groups in {} of {} runs, general agreement in {}", name, groups, runs, agreement));
}

double agreement_with(const Structure& s, const std::vector<int>& truth, std::size_t least,
                      const std::vector<int>& of) {
  std::vector<int> a, b;
  for (std::size_t i = 0; i < s.table.rows(); ++i) {
    if (s.table.row(i).size() < least || of[i] == kNoGroup || truth[i] == kNoGroup) continue;
    a.push_back(of[i]);
    b.push_back(truth[i]);
  }
  return a.empty() ? 0 : adjusted_rand(a, b);
}

void four_groups() {
  const Structure s = structure_of(calibration::grouped(calibration::kS6), {});
  std::vector<int> truth;
  for (std::size_t i = 0; i < s.table.rows(); ++i)
    truth.push_back(calibration::true_group(static_cast<std::size_t>(s.table.participants[i])));
  const auto axes = std::ranges::count_if(s.found, &AxisFound::beyond_chance);
  say(axes == 3, fmt::format("s6: {} axes beyond chance, of three", axes));
  say(s.groups == 4, fmt::format("s6: {} groups, of four", s.groups));
  const double seven = agreement_with(s, truth, 7, s.group_of),
               thirty = agreement_with(s, truth, 30, s.group_of);
  say(seven >= 0.945, fmt::format("s6: adjusted Rand {:.4f} from 7 votes", seven));
  say(thirty >= 0.99, fmt::format("s6: adjusted Rand {:.4f} from 30 votes", thirty));
  fmt::print("note s6: adjusted Rand {:.4f} over everybody\n", agreement_with(s, truth, 1, s.nearest_group));
}

std::vector<std::size_t> nine_tenths(const Table& table, std::uint64_t draw) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < table.rows(); ++i) {
    if (Chance(draw).share(i) < 0.9) rows.push_back(i);
  }
  return rows;
}

void robust(const std::string& name, const Table& table, int draws) {
  const Structure s = structure_of(table, {});
  std::vector<std::size_t> order(table.rows());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [](std::size_t i) { return Chance(4).bits(i); });
  const Structure moved = structure_of(rows_of(table, order), {});
  bool same = moved.verdict == s.verdict;
  for (std::size_t i = 0; i < order.size(); ++i)
    same = same && moved.group_of[i] == s.group_of[order[i]];
  say(same, fmt::format("{}: rows in another order: the same; verdict: {} ({})", name, name_of(s.verdict),
                        s.groups));
  if (s.verdict != Verdict::groups) return;
  std::vector<double> rand;
  int other = 0;
  for (int draw = 0; draw < draws; ++draw) {
    const auto rows = nine_tenths(table, static_cast<std::uint64_t>(draw));
    const Structure part = structure_of(rows_of(table, rows), {});
    if (part.verdict != Verdict::groups) {
      ++other;
      continue;
    }
    std::vector<int> truth;
    for (const std::size_t i : rows)
      truth.push_back(s.group_of[i]);
    rand.push_back(agreement_with(part, truth, 1, part.group_of));
  }
  std::ranges::sort(rand);
  const double median = rand.empty() ? 0 : rand[rand.size() / 2];
  say(median >= 0.8,
      fmt::format(
          "{}: nine tenths of the people, {} draws: median adjusted Rand {:.3f}; no groups told in {}", name,
          draws, median, other));
}

std::string bytes_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void conversations(const fs::path& corpus, int draws) {
  std::vector<fs::path> folders;
  for (const auto& entry : fs::directory_iterator(corpus)) {
    if (fs::exists(entry.path() / "votes.csv")) folders.push_back(entry.path());
  }
  std::ranges::sort(folders);
  for (const auto& folder : folders) {
    auto read = plenary::formats::read_polis_votes(bytes_of(folder / "votes.csv"), "votes.csv");
    if (!read) continue;
    if (fs::exists(folder / "comments.csv"))
      (void)plenary::formats::read_polis_comments(bytes_of(folder / "comments.csv"), "comments.csv", *read);
    const auto table = tabulate(read->votes, plenary::formats::statements_with_votes(*read));
    if (table) robust(folder.filename().string(), *table, draws);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const int runs = argc > 1 ? std::stoi(argv[1]) : 200;
  const calibration::Size size{400, 60, 30};
  null_runs("independent votes", runs,
            [&](std::uint64_t seed) { return calibration::independent(size, seed); });
  null_runs("acquiescence, narrow", runs,
            [&](std::uint64_t seed) { return calibration::agreeing(size, seed, 0.3); });
  null_runs("acquiescence, wide", runs,
            [&](std::uint64_t seed) { return calibration::agreeing(size, seed, 0.8); });
  four_groups();
  robust("made up, four groups, 2,000 x 100", calibration::grouped({2000, 100, 40}), std::max(2, runs / 10));
  if (argc > 2 && fs::is_directory(argv[2])) conversations(argv[2], std::max(2, runs / 5));
  fmt::print("{} passed, {} failed\n", passed, failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}
