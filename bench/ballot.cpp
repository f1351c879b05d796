// How fast is a sealed election verified, and in how much memory, beside the yardsticks in the same run?
//
//     build/bench/bin/bench-ballot [BALLOTS] [FOLDER]      default: 40 a group, /var/tmp
//
// One core.  CPU time is compared, not the clock's: what else runs on the machine does not count. Yardsticks:
// libsodium's crypto_scalarmult_ed25519_noclamp, and `belenios-tool election verify` on the same archives,
// less what it needs for the same archive without ballots or shuffles.  Without the tool its columns are
// empty.
#include <fmt/format.h>
#include <sodium.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "ballot/audit.h"
#include "ballot/mapped_file.h"
#include "ballot/mix.h"
#include "ballot/small_election.h"
#include "ballot/steps.h"

namespace {

using namespace plenary;
using namespace plenary::ballot;
namespace fs = std::filesystem;

constexpr const char* kYesNo =
    R"([{"answers":["Yes","No"],"blank":true,"min":1,"max":1,"question":"Accept?"}])";
constexpr const char* kRanked =
    R"([{"type":"NonHomomorphic","value":{"answers":["A","B","C","D","E"],"question":"Rank"}}])";

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

double cpu_seconds(int who) {
  rusage used{};
  ::getrusage(who, &used);
  return seconds_of(used.ru_utime) + seconds_of(used.ru_stime);
}

double cpu_of(const std::function<void()>& work) {
  const double before = cpu_seconds(RUSAGE_SELF);
  work();
  return cpu_seconds(RUSAGE_SELF) - before;
}

void audit_must_accept(std::string_view archive, crypto::Making making = crypto::Making::fast) {
  const auto report = audit(archive, {.making = making});
  ensure(report.has_value(), report ? "accepted" : debug_text(report.error()));
}

// CPU seconds of the tool on this archive; 0 where it is not there or does not know the group.
double tool_seconds(const fs::path& folder, const std::string& uuid, const std::string& archive) {
  const auto place = folder / "tool";
  fs::remove_all(place);
  fs::create_directories(place);
  std::ofstream(place / (uuid + ".bel"), std::ios::binary) << archive;
  const double before = cpu_seconds(RUSAGE_CHILDREN);
  const auto command = "belenios-tool election verify --dir " + place.string() + " >/dev/null 2>&1";
  const bool held = std::system(command.c_str()) == 0;
  return held ? cpu_seconds(RUSAGE_CHILDREN) - before : 0;
}

void line(const std::string& what, double ours, double yardstick, double at_least) {
  if (yardstick > 0) {
    fmt::print("{:<50}{:>10.3f} ms{:>12.3f} ms{:>8.1f} times   (asked: {:.1f})\n", what, ours * 1e3,
               yardstick * 1e3, yardstick / ours, at_least);
  } else {
    fmt::print("{:<50}{:>10.3f} ms\n", what, ours * 1e3);
  }
}

double scalar_multiplication() {
  unsigned char point[32], scalar[32];
  crypto_core_ed25519_random(point);
  crypto_core_ed25519_scalar_random(scalar);
  constexpr int kRounds = 4000;
  const double spent = cpu_of([&] {
    for (int i = 0; i < kRounds; ++i)
      ensure(crypto_scalarmult_ed25519_noclamp(point, scalar, point) == 0, "a point times a scalar");
  });
  return spent / kRounds;
}

struct Run {
  double ballot, reference, tool;
};

Run bench_yes_no(const std::string& group, std::size_t ballots, const fs::path& folder) {
  const auto made = make_small_election(group, kYesNo, ballots);
  auto writer = begin_small_archive(made);
  const auto empty = writer.bytes();
  const double sealing = cpu_of([&] {
    for (std::size_t i = 0; i < ballots; ++i)
      add_ballot_to(writer, seal_for(made, i,
                                     i % 3 == 0   ? "[[0,1,0]]"
                                     : i % 3 == 1 ? "[[0,0,1]]"
                                                  : "[[1,0,0]]"));
  });
  const auto each = [&](const std::function<double(const std::string&)>& cost) {
    const double with = cost(writer.bytes()), without = cost(empty);
    return (with - without) / static_cast<double>(ballots);
  };
  const auto audit_by = [](crypto::Making making) {
    return
        [making](const std::string& archive) { return cpu_of([&] { audit_must_accept(archive, making); }); };
  };
  static_cast<void>(audit_by(crypto::Making::fast)(empty));
  const Run run{each(audit_by(crypto::Making::fast)), each(audit_by(crypto::Making::library)),
                group == "Ed25519" ? 0 : each([&](const std::string& archive) {
                  return tool_seconds(folder, made.uuid, archive);
                })};
  line(group + ": seal a yes/no/blank ballot (library)", sealing / static_cast<double>(ballots), 0, 0);
  line(group + ": verify it, --reference", run.reference, 0, 0);
  return run;
}

void bench_shuffle(const std::string& group, std::size_t ballots, const fs::path& folder, double at_least) {
  const auto made = make_small_election(group, kRanked, ballots);
  auto writer = begin_small_archive(made);
  const auto empty = writer.bytes();
  for (std::size_t i = 0; i < ballots; ++i)
    add_ballot_to(writer, seal_for(made, i, "[[1,2,3,4,5]]"));
  const auto ballots_only = writer.bytes();
  const auto tallied = *add_tally(*close_voting(ballots_only));
  std::string shuffle;
  const double making = cpu_of([&] { shuffle = *shuffle_of(tallied); });
  const auto shuffled = *add_shuffle(tallied, 1, shuffle);
  const auto n = static_cast<double>(ballots);
  const auto ours = [&](const std::string& archive) { return cpu_of([&] { audit_must_accept(archive); }); };
  const bool known = group != "Ed25519";
  const auto tools = [&](const std::string& archive) {
    return known ? tool_seconds(folder, made.uuid, archive) : 0;
  };
  const double own[] = {ours(empty), ours(ballots_only), ours(tallied), ours(shuffled)};
  const double tool[] = {tools(empty), tools(ballots_only), tools(tallied), tools(shuffled)};
  line(group + ": verify a ranked ballot", (own[1] - own[0]) / n, (tool[1] - tool[0]) / n, 0);
  line(group + ": make a shuffle, a ciphertext", making / n, 0, 0);
  line(group + ": verify a shuffle, a ciphertext", (own[3] - own[2]) / n, (tool[3] - tool[2]) / n, at_least);
}

// The most memory a process of its own ever held while it verified.
long peak_kilobytes(const fs::path& file) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto mapped = MappedFile::open(file);
    const auto report =
        audit(mapped->bytes(), {.done_with = [&](std::size_t offset) { mapped->done_with(offset); }});
    ::_exit(report ? 0 : 1);
  }
  int status = 0;
  rusage used{};
  ensure(::wait4(child, &status, 0, &used) == child && status == 0, "the archive is accepted");
  return used.ru_maxrss;
}

void bench_memory(const fs::path& folder, std::size_t ballots) {
  fmt::print("\n");
  for (const std::size_t count : {ballots, 5 * ballots}) {
    const auto made = make_small_election("Ed25519", kYesNo, count);
    auto writer = begin_small_archive(made);
    for (std::size_t i = 0; i < count; ++i)
      add_ballot_to(writer, seal_for(made, i, "[[0,1,0]]"));
    const auto file = folder / "memory.bel";
    std::ofstream(file, std::ios::binary) << writer.bytes();
    fmt::print("Ed25519: {} ballots, archive {} MB: {} MB at most\n", count, fs::file_size(file) >> 20,
               peak_kilobytes(file) / 1024);
  }
}

// The running product makes closing independent of how many have voted.
void bench_closing() {
  const auto made = make_small_election("BELENIOS-2048", kYesNo, 1);
  const auto election = *read_election(made.election_bytes, crypto::Making::fast);
  const auto ballot = *read_ballot(election, seal_for(made, 0, "[[0,1,0]]"));
  RunningTally running(election);
  constexpr int kBallots = 100'000;
  const double adding = cpu_of([&] {
    for (int i = 0; i < kBallots; ++i) {
      running.add(ballot, 3);
      if (i % 10 == 0) running.remove(ballot, 3);
    }
  });
  const double closing = cpu_of([&] { ensure(running.close().size() == 1, "one question"); });
  fmt::print(
      "\nBELENIOS-2048: {} ballots of weight 3, each tenth voted over: {:.1f} s while they come, {:.3f} ms "
      "to close\n",
      kBallots, adding, closing * 1e3);
}

}  // namespace

int main(int count, char** words) {
  const auto ballots = static_cast<std::size_t>(count > 1 ? std::atol(words[1]) : 40);
  const fs::path folder =
      fs::path(count > 2 ? words[2] : "/var/tmp") / fmt::format("plenary-bench-ballot-{}", ::getpid());
  fs::create_directories(folder);
  const double unit = scalar_multiplication();
  fmt::print("crypto_scalarmult_ed25519_noclamp: {:.1f} us\n{:<50}{:>13}{:>15}\n", unit * 1e6, "", "plenary",
             "yardstick");
  const Run belenios = bench_yes_no("BELENIOS-2048", ballots, folder),
            rfc = bench_yes_no("RFC-3526-2048", ballots, folder),
            edwards = bench_yes_no("Ed25519", 10 * ballots, folder);
  line("BELENIOS-2048: verify it, beside the tool", belenios.ballot, belenios.tool, 2.5);
  line("RFC-3526-2048: verify it, beside the tool", rfc.ballot, rfc.tool, 4);
  line("Ed25519: verify it, beside the tool on BELENIOS", edwards.ballot, belenios.tool, 27);
  fmt::print("Ed25519: verify it: {:.2f} scalar multiplications   (asked: at most 9)\n",
             edwards.ballot / unit);
  bench_shuffle("RFC-3526-2048", ballots, folder, 5);
  bench_shuffle("Ed25519", 5 * ballots, folder, 0);
  bench_memory(folder, 25 * ballots);
  bench_closing();
  fs::remove_all(folder);
}
