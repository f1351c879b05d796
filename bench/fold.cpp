// How fast is a record folded and verified, and what does a large roll weigh?
//
//     build/bench/bin/bench-fold [FOLDER [MEMBERS]]        default: /var/tmp and 1,000,000
//
// Under 90 seconds: 200,000 answers to a consultation are made through the clerk over the store in memory;
// then read, judged and applied again on one core; exported with their contents and verified.  Then a body
// with that many members is founded, and read again by another process, whose memory is told.
#include <fmt/format.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <fstream>

#include "body/fold.h"
#include "hall.h"
#include "store/memory.h"
#include "store/sqlite.h"
#include "verify/verify.h"

namespace {

using namespace plenary;
using Clock = std::chrono::steady_clock;
namespace fs = std::filesystem;

constexpr std::size_t kAnswers = 200'000;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double cpu_seconds() {  // of all threads of this process: what a core of its own would have taken
  timespec used{};
  ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
  return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

template <class Work>
void measure(const char* what, std::size_t count, Work work) {
  const auto start = Clock::now();
  const double cpu = cpu_seconds();
  work();
  const auto things = static_cast<double>(count);
  fmt::print("{:<46}{:>10.0f} /s  {:>10.0f} per second of CPU\n", what, things / seconds_since(start),
             things / (cpu_seconds() - cpu));
}

std::size_t resident_mb(const char* line) {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;) {
    std::size_t kb = 0;
    if (word == line && status >> kb) return kb / 1024;
  }
  return 0;
}

void fill(clerk::Clerk& clerk, bench::Hall& hall) {
  std::vector<std::future<Result<clerk::Admitted>>> answers;
  for (std::size_t i = 0; i < kAnswers; ++i) {
    answers.push_back(clerk.submit(hall.next()));
    if (answers.size() < 5000) continue;
    for (auto& answer : answers)
      ensure(answer.get().has_value(), "an answer is admitted");
    answers.clear();
  }
  ensure(clerk.settle().has_value(), "the record is signed");
}

void bench_fold(const fs::path& base) {
  store::MemoryStore store;
  const clerk::SystemClock clock;
  garden::Garden garden(base / "house", store.bodies(), clock);
  garden.found(1000);
  bench::Hall hall(garden, 2000);
  measure("admitted by the clerk, store in memory", kAnswers, [&] { fill(garden.keeper(), hall); });
  std::vector<std::string> entries;
  ensure(garden.body()
             .log
             ->read_entries(Seq{0}, Seq{~0ULL},
                            [&](Seq, std::string_view bytes) -> Result<void> {
                              entries.emplace_back(bytes);
                              return {};
                            })
             .has_value(),
         "the record is read");
  measure("entries parsed", entries.size(), [&] {
    for (const auto& bytes : entries)
      ensure(body::parse_entry(bytes).has_value(), "it was written by us");
  });
  body::State state;
  measure("entries folded (parsed, judged, applied)", entries.size(), [&] {
    for (const auto& bytes : entries) {
      ensure(
          body::fold(state, bytes, [&](const Hash& name) { return garden.keeper().blob(name); }).has_value(),
          "it was admitted before");
    }
  });
  measure("state digests", 1, [&] { static_cast<void>(body::state_digest(state)); });
  measure("entries exported", entries.size(),
          [&] { garden.export_to(base / "log", clerk::Reader::officer); });
  record::FolderFiles files((base / "log").string());
  measure("entries verified, contents present", entries.size(), [&] {
    const auto report = verify::verify_record(files, {});
    if (report.difference) fmt::print("{}\n", debug_text(*report.difference));
    fmt::print("  {} entries, {} contents match\n", report.entries, report.contents.matches);
  });
}

void found_large(const fs::path& base, std::size_t members) {
  const auto store = *store::SqliteStore::open({.path = base / "plenary.sqlite"});
  const clerk::SystemClock clock;
  garden::Garden garden(base / "large", store->bodies(), clock);
  garden.found(0);
  measure("members enrolled, durably, with their names", members, [&] { garden.enrol(members, 90); });
  ensure(garden.keeper().settle().has_value(), "the record is signed");
}

void reopen_large(const fs::path& base, std::size_t members) {
  const auto store = *store::SqliteStore::open({.path = base / "plenary.sqlite"});
  const clerk::SystemClock clock;
  const auto before = resident_mb("VmRSS:");
  const auto start = Clock::now();
  const auto house = *clerk::House::open({base / "large", store->bodies(), clock});
  const auto& clerk = *house->all().front()->clerk;
  ensure(clerk.shown()->roll->now().members == static_cast<std::int64_t>(members), "all are on the roll");
  fmt::print("a roll of {} read again in {:.2f} s: {} MB resident (before {}, at most {})\n", members,
             seconds_since(start), resident_mb("VmRSS:"), before, resident_mb("VmHWM:"));
}

template <class Work>
void in_another_process(Work work) {
  std::fflush(stdout);
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    std::fflush(stdout);
    ::_exit(0);
  }
  int status = 0;
  ensure(::waitpid(child, &status, 0) == child && status == 0, "the other process ends well");
}

}  // namespace

int main(int count, char** values) {
  const fs::path base =
      fs::path(count > 1 ? values[1] : "/var/tmp") / fmt::format("plenary-bench-fold-{}", ::getpid());
  const std::size_t members = count > 2 ? std::stoul(values[2]) : 1'000'000;
  fs::remove_all(base);
  fs::create_directories(base);
  in_another_process([&] { found_large(base, members); });
  in_another_process([&] { reopen_large(base, members); });
  bench_fold(base);
  fs::remove_all(base);
}
