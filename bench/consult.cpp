// How long does an opinion map take?  From the vote table in memory, own process, peak memory at the end.
//
//     bench-consult [real FOLDER | s6 | s7 | s8 | pairs] [--whole]
#include <fmt/core.h>
#include <sys/resource.h>

#include <chrono>
#include <fstream>
#include <sstream>
#include <string>

#include "consult/agreement.h"
#include "consult/compatible/map.h"
#include "consult/findings.h"
#include "consult/pairs.h"
#include "formats/polis.h"
#include "synthetic.h"

using namespace plenary;
using namespace plenary::consult;

namespace {

double seconds(const auto& work) {
  const auto from = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) * 1e-6;
}

double peak_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

std::string bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Table real(const std::string& folder) {
  auto read = formats::read_polis_votes(bytes_of(folder + "/votes.csv"), "votes.csv").value();
  (void)formats::read_polis_comments(bytes_of(folder + "/comments.csv"), "comments.csv", read);
  return tabulate(read.votes, formats::statements_with_votes(read)).value();
}

void tell_truth(const Structure& s) {
  for (const std::size_t least : {1, 7, 30}) {
    std::vector<int> found, truth;
    for (std::size_t i = 0; i < s.table.rows(); ++i) {
      if (s.table.row(i).size() < least || s.nearest_group[i] == kNoGroup) continue;
      found.push_back(s.nearest_group[i]);
      truth.push_back(calibration::true_group(i));
    }
    fmt::print("  adjusted Rand to the truth, at least {} votes: {:.4f} ({} people)\n", least,
               found.empty() ? 0 : adjusted_rand(found, truth), found.size());
  }
}

void whole(const Table& table, bool synthetic) {
  Structure s;
  double last = 0, cpu = cpu_seconds();
  const auto from = std::chrono::steady_clock::now();
  const Progress progress = [&](std::string_view what, std::size_t, std::size_t) {
    const double now = std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
    fmt::print("  {}: {:.2f} s, of the processor {:.2f} s\n", what, now - last, cpu_seconds() - cpu);
    last = now, cpu = cpu_seconds();
  };
  const double t = seconds([&] { s = structure_of(table, {.progress = progress}); });
  fmt::print("  99 permutations, 99 spectra, 200 bootstraps: {:.2f} s, verdict: {}, {} groups\n", t,
             name_of(s.verdict), s.groups);
  for (const auto& a : s.found)
    fmt::print("  axis {:.1f} share {:.3f} p {:.2f} one-sided {:.2f}{}\n", a.value, a.share, a.p, a.one_sided,
               a.beyond_chance ? " *" : "");
  fmt::print("  noise floor {:.1f}\n", s.noise_floor);
  for (const Tried& one : s.tried)
    fmt::print("  k {} silhouette {:.3f} p {:.2f} stability {:.3f}\n", one.groups, one.silhouette, one.p,
               one.stability);
  if (synthetic) tell_truth(s);
}

void run(const std::string& name, const Table& table, bool all, bool synthetic) {
  fmt::print("{}: {} x {}, {} votes; {:.0f} MB before\n", name, table.rows(), table.columns(),
             table.cells.size(), peak_mb());
  compatible::Geometry g;
  for (int i = 0; i < 3; ++i) {
    const double t = seconds([&] { g = compatible::geometry_of(table); });
    fmt::print("  statistics, axes, places: {:.3f} s, {} passes\n", t, g.axes.passes);
  }
  double best = 1e9;
  for (int i = 0; i < 3; ++i)
    best = std::min(best, seconds([&] { (void)compatible::map_of(table); }));
  fmt::print("  full recompute, compatible: {:.3f} s; peak {:.0f} MB\n", best, peak_mb());
  if (all) whole(table, synthetic);
  fmt::print("  peak {:.0f} MB\n", peak_mb());
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "s6";
  const bool all = std::string(argv[argc - 1]) == "--whole";
  if (what == "real") run(argv[2], real(argv[2]), all, false);
  if (what == "s6") run("s6", calibration::grouped(calibration::kS6), all, true);
  if (what == "s7") run("s7", calibration::grouped(calibration::kS7), all, true);
  if (what == "s8") run("s8", calibration::grouped({1'000'000, 2000, 100}), all, true);
}
