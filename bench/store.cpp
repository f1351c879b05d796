// How many durable appends a second?  And what does the disk itself allow, and checking a published log cost?
//
//     build/bench/bin/bench-store [FOLDER]        the folder lies on the disk in question; default: /var/tmp
//
// One run, about ten seconds: fsync alone, then 300-byte entries through LogStore::commit one by one and in
// batches, then reading them back, then hashing.  Figures of one machine compare with each other only.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>

#include "crypto/ed25519.h"
#include "crypto/random.h"
#include "record/bundle.h"
#include "record/log_check.h"
#include "record/tile.h"
#include "store/sqlite.h"

namespace {

using namespace plenary;
using Clock = std::chrono::steady_clock;

constexpr double kSeconds = 1.5;  // for each line of the table

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Does `work` (which says how much it did) until the time is up, and prints how much a second.
template <class Work>
void measure(const char* what, Work work) {
  const auto start = Clock::now();
  double done = 0;
  while (seconds_since(start) < kSeconds)
    done += static_cast<double>(work());
  fmt::print("{:<44}{:>12.0f} /s\n", what, done / seconds_since(start));
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

keep::Batch next_batch(record::Frontier& frontier, const keep::Head& before, std::size_t count) {
  keep::Batch batch{.before = before, .after = before};
  for (std::size_t i = 0; i < count; ++i) {
    const auto seq = frontier.size();
    const auto bytes = fmt::format("{:<300}", seq);
    const auto leaf = record::leaf_hash(bytes);
    frontier.append(leaf, &batch.tiles);
    batch.entries.push_back({{seq}, crypto::random_id<ActId>(), leaf, bytes, leaf});
  }
  batch.after.size = frontier.size();
  batch.after.stack = frontier.stack();
  return batch;
}

void bench_appends(const std::string& path) {
  const auto store = *store::SqliteStore::open({.path = path});
  ensure(store->bodies().add({"club", "club.example/record"}).has_value(), "a body can be added");
  const auto log = *store->bodies().open("club");
  auto head = *log->take_over();
  record::Frontier frontier;
  for (const std::size_t size : {1U, 10U, 100U, 1000U}) {
    measure(fmt::format("SQLite, durable, batches of {}", size).c_str(), [&] {
      const auto batch = next_batch(frontier, head, size);
      ensure(log->commit(batch).has_value(), "a batch is committed");
      head = batch.after;
      return size;
    });
  }
  measure("entries read back", [&] {
    std::uint64_t read = 0;
    ensure(log->read_entries({0}, {100'000},
                             [&](Seq, std::string_view) -> Result<void> {
                               ++read;
                               return {};
                             })
               .has_value(),
           "entries are read");
    return read;
  });
}

class OneLog : public record::Files {  // a sound log of many small entries, its files made once
 public:
  explicit OneLog(std::uint64_t size, const record::Signer& signer) {
    record::Frontier frontier;
    std::vector<std::vector<Hash>> rows(1);
    std::vector<keep::TileHash> full;
    for (std::uint64_t seq = 0; seq < size; ++seq) {
      rows[0].push_back(record::leaf_hash(fmt::format("entry {}", seq)));
      frontier.append(rows[0].back(), &full);
    }
    for (const auto& tile : full) {
      rows.resize(std::max<std::size_t>(rows.size(), tile.level + 1));
      rows[tile.level].push_back(tile.hash);
    }
    record::for_each_tile(size, [&](const record::TilePath& tile) { add(tile, rows[tile.level]); });
    const record::Signer* const signers[] = {&signer};
    held_["checkpoint"] =
        record::sign_note(record::print_checkpoint({"club.example/record", size, frontier.root()}), signers);
  }
  Result<std::optional<std::string>> get(std::string_view path) override {
    const auto found = held_.find(std::string(path));
    return found == held_.end() ? std::optional<std::string>() : std::optional(found->second);
  }
  Result<bool> list(const Visit&) override { return false; }

 private:
  void add(const record::TilePath& tile, const std::vector<Hash>& row) {
    std::string hashes, bundle;
    for (std::uint64_t i = tile.n * 256; i < tile.n * 256 + tile.width; ++i) {
      hashes += view_of(row[i]);
      record::append_to_bundle(bundle, fmt::format("entry {}", i));
    }
    held_[record::path_of(tile)] = hashes;
    if (tile.level == 0) held_[record::path_of({true, 0, tile.n, tile.width})] = bundle;
  }
  std::unordered_map<std::string, std::string> held_;
};

void bench_record() {
  const record::LogSigner signer("club.example/record", crypto::SecretKey::generate());
  Hash hash{};
  measure("tree nodes hashed", [&] {
    for (int i = 0; i < 1000; ++i)
      hash = record::node_hash(hash, hash);
    return 1000;
  });
  measure("Ed25519 signatures", [&] { return signer.sign("text\n").bytes.empty() ? 0 : 1; });
  const auto signature = signer.sign("text\n");
  measure("Ed25519 verifications",
          [&] { return crypto::verify(signer.vkey().key, "text\n", signature.bytes) ? 1 : 0; });
  OneLog log(200'000, signer);
  measure("entries of a published log checked", [&] {
    ensure(record::check_log(log, {.log = signer.vkey()}).has_value(), "the log is sound");
    return 200'000;
  });
}

}  // namespace

int main(int argc, char** argv) {
  const std::filesystem::path folder =
      std::string(argc > 1 ? argv[1] : "/var/tmp") + fmt::format("/plenary-bench-store-{}", ::getpid());
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  bench_fsync(folder / "page");
  bench_appends(folder / "bench.sqlite");
  bench_record();
  std::filesystem::remove_all(folder);
}
