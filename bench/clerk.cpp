// How many durable acts a second does the clerk admit, against what the store and the disk themselves allow?
//
//     build/bench/bin/bench-clerk [FOLDER]        the folder lies on the disk in question; default: /var/tmp
//
// One run, about 20 seconds: fsync alone; entries of the same size through LogStore::commit; then answers to
// a consultation through the clerk, one by one, from 64 threads that each wait for their answer, and from 64
// that keep 32 acts on their way.  Figures of one machine and one run compare with each other only.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <semaphore>
#include <thread>

#include "hall.h"
#include "record/tree.h"
#include "store/sqlite.h"

namespace {

using namespace plenary;
using Clock = std::chrono::steady_clock;

constexpr double kSeconds = 2.5;
constexpr std::size_t kClients = 64, kWindow = 32;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

double told(const char* what, double rate) {
  fmt::print("{:<52}{:>10.0f} /s\n", what, rate);
  return rate;
}

template <class Work>
double measure(const char* what, Work work) {
  const auto start = Clock::now();
  double done = 0;
  while (seconds_since(start) < kSeconds)
    done += static_cast<double>(work());
  return told(what, done / seconds_since(start));
}

void bench_fsync(const std::string& path) {
  const int fd = ::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  ensure(fd >= 0, "the folder can be written");
  const std::string page(4096, 'x');
  measure("fsync after writing 4096 bytes", [&] {
    ensure(::pwrite(fd, page.data(), page.size(), 0) == 4096 && ::fsync(fd) == 0, "the disk takes a page");
    return 1;
  });
  ::close(fd);
}

// Entries as long as those of the clerk's acts, made beforehand: the store alone.
double bench_store(keep::BodyStore& bodies, const std::string& slug, std::size_t count, std::size_t bytes) {
  ensure(bodies.add({slug, slug + ".example/raw"}).has_value(), "a raw body is added");
  const auto log = *bodies.open(slug);
  auto head = *log->take_over();
  record::Frontier frontier;
  return measure(fmt::format("store alone, batches of {}", count).c_str(), [&] {
    keep::Batch batch{.before = head, .after = head};
    for (std::size_t i = 0; i < count; ++i) {
      const Seq seq{frontier.size()};
      const auto text = fmt::format("{:<{}}", seq.value, bytes);
      const Hash leaf = record::leaf_hash(text);
      frontier.append(leaf, &batch.tiles);
      batch.entries.push_back({seq, crypto::random_id<ActId>(), leaf, text, leaf});
    }
    batch.after = {frontier.size(), frontier.stack(), head.epoch};
    ensure(log->commit(batch).has_value(), "the store takes a batch");
    head = batch.after;
    return count;
  });
}

// Each client keeps `window` acts on their way; one means that it waits for every answer.
double bench_clients(const char* what, clerk::Clerk& clerk, bench::Hall& hall, std::size_t clients,
                     std::size_t window) {
  std::atomic<std::size_t> done = 0;
  const auto start = Clock::now();
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < clients; ++i) {
      threads.emplace_back([&] {
        std::counting_semaphore<> room(static_cast<std::ptrdiff_t>(window));
        while (seconds_since(start) < kSeconds) {
          room.acquire();
          clerk.submit(hall.next(), [&](const Result<clerk::Admitted>& answer) {
            ensure(answer.has_value(), "an answer is admitted");
            ++done;
            room.release();
          });
        }
        for (std::size_t waited = 0; waited < window; ++waited)
          room.acquire();
      });
    }
  }
  return told(what, static_cast<double>(done) / seconds_since(start));
}

}  // namespace

int main(int count, char** values) {
  const std::filesystem::path base = std::filesystem::path(count > 1 ? values[1] : "/var/tmp") /
                                     fmt::format("plenary-bench-clerk-{}", ::getpid());
  std::filesystem::remove_all(base);
  std::filesystem::create_directories(base);
  bench_fsync(base / "page");
  {
    const auto store = *store::SqliteStore::open({.path = base / "plenary.sqlite"});
    const clerk::SystemClock clock;
    garden::Garden garden(base, store->bodies(), clock);
    garden.found(200);
    bench::Hall hall(garden, 100);
    auto& clerk = garden.keeper();
    const auto bytes = garden.body().log->entry(Seq{clerk.shown()->size - 1})->value().size();
    const double one = bench_store(store->bodies(), "raw-1", 1, bytes);
    const double some = bench_store(store->bodies(), "raw-64", kClients, bytes);
    const double many = bench_store(store->bodies(), "raw-1000", 1000, bytes);
    const double alone = bench_clients("clerk, one client", clerk, hall, 1, 1);
    const double waiting = bench_clients("clerk, 64 clients that wait", clerk, hall, kClients, 1);
    const double flowing =
        bench_clients("clerk, 64 clients with 32 acts on their way", clerk, hall, kClients, kWindow);
    fmt::print("\nclerk / store alone: one by one {:.0f} %, in batches of 64 {:.0f} %, of 1000 {:.0f} %\n",
               100 * alone / one, 100 * waiting / some, 100 * flowing / many);
    const auto start = Clock::now();
    ensure(clerk.settle().has_value(), "the last checkpoint is signed");
    const auto size = clerk.shown()->size;
    fmt::print("record: {} entries of {} bytes; settled in {:.2f} s\n", size, bytes, seconds_since(start));
  }
  std::filesystem::remove_all(base);
}
