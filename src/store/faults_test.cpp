// Stores that fail: what was acknowledged stays, what was not leaves nothing, and the unknown can be looked
// up.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "store/faulty_vfs.h"
#include "store/memory.h"
#include "store/sqlite.h"
#include "store/test_batches.h"
#include "store/test_folder.h"

using namespace plenary;
using namespace plenary::keep;
using namespace plenary::store;

namespace {

template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "" : result.error().code;
}

std::unique_ptr<LogStore> club_in(BodyStore& bodies) {
  REQUIRE(bodies.add({"club", "club.example/record"}));
  return *bodies.open("club");
}

std::string file_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

}  // namespace

TEST_CASE("the store in memory fails at the commit it was told, before or after") {
  MemoryStore store;
  const auto log = club_in(store.bodies());
  auto head = *log->take_over();
  const auto try_with = [&](Fault fault) {
    store.fail_at(1, fault);
    return code_of(log->commit(batch_of(head, 1)));
  };
  CHECK(try_with(Fault::io) == "store.io");
  CHECK(try_with(Fault::full) == "store.full");
  CHECK(try_with(Fault::unknown_lost) == "store.unknown");
  CHECK(*log->find_act(act_id(0)) == std::nullopt);
  CHECK(try_with(Fault::unknown_done) == "store.unknown");
  CHECK(log->find_act(act_id(0))->value().seq == Seq{0});  // looked up: it was done
  head = *log->take_over();
  store.fail_at(2, Fault::io);
  const auto batch = batch_of(head, 1);
  REQUIRE(log->commit(batch));
  CHECK(code_of(log->commit(batch_of(batch.after, 1))) == "store.io");
}

TEST_CASE("whatever write or sync fails, SQLite keeps what was acknowledged and no half batch") {
  FaultyVfs disk("plenary-faulty");
  const int kinds[] = {SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC};
  for (const int kind : kinds) {
    for (int nth = 1; nth <= 12; ++nth) {
      const TestFolder folder;
      const auto path = folder.file("plenary.sqlite");
      Head acknowledged;
      {
        const auto store = *SqliteStore::open({.path = path, .vfs = disk.name()});
        const auto log = club_in(store->bodies());
        acknowledged = *log->take_over();
        if (kind == SQLITE_IOERR_FSYNC)
          disk.fail_sync(nth);
        else
          disk.fail_write(nth, kind);
        for (int i = 0; i < 4; ++i) {
          const auto batch = batch_of(acknowledged, 20);
          const auto done = log->commit(batch);
          if (done) {
            acknowledged = batch.after;
          } else {
            CHECK(code_of(done) == (kind == SQLITE_FULL ? "store.full" : "store.io"));
            if (kind != SQLITE_FULL)
              CHECK(code_of(log->commit(batch)) == "store.io");  // until it is opened anew
            break;
          }
        }
        if (nth <= 4) CHECK(disk.has_failed());
        disk.heal();
      }
      const auto again = *SqliteStore::open({.path = path, .vfs = disk.name()});
      const auto log = *again->bodies().open("club");
      const auto head = *log->take_over();
      CHECK(head.size >= acknowledged.size);
      CHECK(head.size % 20 == 0);
      std::uint64_t entries = 0;
      REQUIRE(log->read_entries({0}, {1'000}, [&](Seq seq, std::string_view bytes) -> Result<void> {
        CHECK(bytes == bytes_of_entry(seq.value));
        ++entries;
        return {};
      }));
      CHECK(entries == head.size);
      REQUIRE(log->commit(batch_of(head, 1)));
    }
  }
}

TEST_CASE("what is kept is there after opening anew, under a new epoch") {
  const TestFolder folder;
  const auto path = folder.file("plenary.sqlite");
  Head head;
  for (int round = 0; round < 3; ++round) {
    const auto store = *SqliteStore::open({.path = path});
    if (round == 0) REQUIRE(store->bodies().add({"club", "club.example/record"}));
    const auto log = *store->bodies().open("club");
    const auto taken = *log->take_over();
    CHECK(taken.size == head.size);
    CHECK(taken.epoch > head.epoch);
    CHECK(taken.stack == head.stack);
    const auto batch = batch_of(taken, 7);
    REQUIRE(log->commit(batch));
    head = batch.after;
  }
}

TEST_CASE("an erased text is nowhere in the files") {
  const TestFolder folder;
  const auto path = folder.file("plenary.sqlite");
  const std::string secret = "a name that must be forgotten";
  const auto store = *SqliteStore::open({.path = path});
  const auto log = club_in(store->bodies());
  auto batch = batch_of(*log->take_over(), 1);
  batch.contents = {{{0}, "name", std::string(32, 's'), secret, "text/plain", "en", Readers::members}};
  batch.links = {{{0}, "key of a link", "value of a link"}};
  REQUIRE(log->commit(batch));
  const auto everywhere = [&] { return file_bytes(path) + file_bytes(path + "-wal"); };
  CHECK(everywhere().find(secret) != std::string::npos);
  auto erasing = batch_of(batch.after, 1);
  erasing.erasures = {{{0}, "name", {1}}};
  erasing.scopes_forgotten = {{0}};
  REQUIRE(log->commit(erasing));
  CHECK(everywhere().find(secret) == std::string::npos);
  CHECK(everywhere().find("value of a link") == std::string::npos);
}

TEST_CASE("a backup of the live file is a whole store, and never overwrites") {
  const TestFolder folder;
  const auto store = *SqliteStore::open({.path = folder.file("plenary.sqlite")});
  const auto log = club_in(store->bodies());
  REQUIRE(log->commit(batch_of(*log->take_over(), 300)));
  REQUIRE(store->backup(folder.file("copy.sqlite")));
  CHECK(code_of(store->backup(folder.file("copy.sqlite"))) == "store.backup_exists");
  const auto copy = *SqliteStore::open({.path = folder.file("copy.sqlite")});
  CHECK((*copy->bodies().open("club"))->head()->size == 300);
}

TEST_CASE("another program's file is refused") {
  const TestFolder folder;
  std::ofstream(folder.file("text.sqlite")) << std::string(5'000, 'x');
  CHECK(code_of(SqliteStore::open({.path = folder.file("text.sqlite")})) == "store.not_ours");
  sqlite3* other = nullptr;
  sqlite3_open(folder.file("other.sqlite").c_str(), &other);
  sqlite3_exec(other, "CREATE TABLE t (x)", nullptr, nullptr, nullptr);
  sqlite3_close(other);
  CHECK(code_of(SqliteStore::open({.path = folder.file("other.sqlite")})) == "store.not_ours");
}

TEST_CASE("a file whose codes have no marks yet is brought up to date, and its unused codes are void") {
  const TestFolder folder;
  const auto path = folder.file("plenary.sqlite");
  const AccountId account{};
  {
    const auto store = *SqliteStore::open({.path = path});
    REQUIRE(store->accounts().put_account(account));
    REQUIRE(store->accounts().put_code({Hash{1}, "K7QF", account, "paper", 100, true}));
    REQUIRE(store->accounts().put_code({Hash{2}, "K7QF", account, "paper", 100}));
  }
  sqlite3* before = nullptr;
  sqlite3_open(path.c_str(), &before);
  REQUIRE(sqlite3_exec(before, "DROP INDEX code_mark; ALTER TABLE code DROP COLUMN mark; PRAGMA user_version = 1",
                       nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(before);
  const auto store = *SqliteStore::open({.path = path});
  const auto codes = *store->accounts().codes_of(account);
  REQUIRE(codes.size() == 1);
  CHECK(codes[0].used);
  CHECK(codes[0].mark.empty());
  REQUIRE(store->accounts().put_code({Hash{3}, "K7QF", account, "paper", 100}));
  CHECK(SqliteStore::open({.path = path}).has_value());
}

TEST_CASE("several bodies commit from several threads while others read") {
  const TestFolder folder;
  const auto store = *SqliteStore::open({.path = folder.file("plenary.sqlite")});
  for (int body = 0; body < 3; ++body) {
    REQUIRE(store->bodies().add({fmt::format("body-{}", body), fmt::format("example/{}", body)}));
  }
  std::atomic<int> failures = 0;
  const auto write = [&](int body) {
    const auto log = *store->bodies().open(fmt::format("body-{}", body));
    auto head = *log->take_over();
    for (int i = 0; i < 30; ++i) {
      const auto batch = batch_of(head, 5);
      if (!log->commit(batch)) ++failures;
      head = batch.after;
    }
  };
  const auto read = [&](int body) {
    const auto log = *store->bodies().open(fmt::format("body-{}", body));
    for (int i = 0; i < 60; ++i) {
      const auto head = log->head();
      if (!head || head->size % 5 != 0 || log->leaf_hashes(0, head->size)->size() != head->size) ++failures;
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int body = 0; body < 3; ++body)
      threads.emplace_back(write, body);
    for (int body = 0; body < 3; ++body)
      threads.emplace_back(read, body);
  }
  CHECK(failures == 0);
}

TEST_CASE("what is erased is promised gone only when no reader keeps the older state") {
  const TestFolder folder;
  const auto path = folder.file("plenary.sqlite");
  const std::string secret = "a name that must be forgotten";
  const auto store = *SqliteStore::open({.path = path});
  const auto log = club_in(store->bodies());
  auto batch = batch_of(*log->take_over(), 1);
  batch.contents = {{{0}, "name", std::string(32, 's'), secret, "text/plain", "en", Readers::members}};
  REQUIRE(log->commit(batch));
  sqlite3* reader = nullptr;
  sqlite3_open(path.c_str(), &reader);
  sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM content", nullptr, nullptr, nullptr);
  auto erasing = batch_of(batch.after, 1);
  erasing.erasures = {{{0}, "name", {1}}};
  REQUIRE(log->commit(erasing));
  CHECK(log->sweep() == false);
  CHECK(*store->tidy() == false);
  CHECK((file_bytes(path) + file_bytes(path + "-wal")).find(secret) != std::string::npos);
  sqlite3_close(reader);
  CHECK(log->sweep() == true);
  CHECK((file_bytes(path) + file_bytes(path + "-wal")).find(secret) == std::string::npos);
}
