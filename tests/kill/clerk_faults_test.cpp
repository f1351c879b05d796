// Disks that fail under the clerk, and a database from yesterday.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include "garden/garden.h"
#include "store/faulty_vfs.h"
#include "store/memory.h"
#include "store/sqlite.h"
#include "store/test_folder.h"

using namespace plenary;
using garden::Garden;
namespace fs = std::filesystem;

namespace {

template <class T>
std::string code_of(const Result<T>& result) {
  return result ? "" : result.error().code;
}

struct Told {  // what a client was told
  clerk::Request request;
  Result<clerk::Admitted> answer;
};

clerk::Request next_request(Garden& garden, std::size_t n) {
  return garden.draft(body::Raise{{"ordinary"}})
      .by(garden.members()[n % garden.members().size()].id)
      .hold("text", "The text of matter " + std::to_string(n))
      .hold("title", "Matter " + std::to_string(n))
      .done();
}

// Acts in small groups, so that some batches hold several.
std::vector<Told> act_until_stopped(Garden& garden) {
  std::vector<Told> told;
  for (std::size_t group = 0; group < 12 && !garden.keeper().stopped(); ++group) {
    std::vector<std::pair<clerk::Request, std::future<Result<clerk::Admitted>>>> waiting;
    for (std::size_t i = 0; i < 5; ++i) {
      auto request = next_request(garden, group * 5 + i);
      auto answer = garden.keeper().submit(request);
      waiting.emplace_back(std::move(request), std::move(answer));
    }
    for (auto& [request, answer] : waiting)
      told.push_back({std::move(request), answer.get()});
  }
  return told;
}

// What was acknowledged is there at its seq; what was refused may be sent again and is then there once.
void check_after(Garden& garden, const std::vector<Told>& told) {
  for (const auto& [request, answer] : told) {
    const auto found = garden.body().log->find_act(request.act.id);
    REQUIRE(found);
    if (answer) REQUIRE(found->has_value());
    if (answer) CHECK((*found)->seq == answer->seq);
    const auto again = garden.keeper().submit(request).get();
    REQUIRE(again);
    if (*found) CHECK(again->seq == (*found)->seq);
  }
  const auto size = garden.keeper().shown()->size;
  CHECK(garden.body().log->head()->size == size);
}

}  // namespace

TEST_CASE("a store in memory that fails: the clerk stops and says why, and what it acknowledged is there") {
  for (const auto fault :
       {store::Fault::io, store::Fault::full, store::Fault::unknown_done, store::Fault::unknown_lost}) {
    const store::TestFolder folder;
    store::MemoryStore store;
    clerk::SetClock clock(garden::noon("2027-02-20"));
    std::vector<Told> told;
    {
      Garden garden(folder.file("house"), store.bodies(), clock);
      garden.found(6);
      store.fail_at(4, fault);
      const auto before = garden.keeper().shown()->size;
      told = act_until_stopped(garden);
      REQUIRE(garden.keeper().stopped());
      CHECK(garden.keeper().stopped()->code.starts_with("store."));
      std::uint64_t acknowledged = 0;
      for (const auto& one : told)
        acknowledged += one.answer ? 1 : 0;
      CHECK(garden.keeper().shown()->size == before + acknowledged);  // nothing half shown
      CHECK(code_of(garden.keeper().submit(next_request(garden, 99)).get()) == "clerk.stopped");
      CHECK(code_of(garden.keeper().settle()) == "clerk.stopped");
    }
    Garden again(folder.file("house"), store.bodies(), clock);
    again.found_again();
    check_after(again, told);
  }
}

TEST_CASE(
    "a disk that is full or fails at any write or sync: what was acknowledged is there after opening anew") {
  store::FaultyVfs disk("plenary-clerk-faulty");
  for (const int kind : {SQLITE_FULL, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC}) {
    for (int nth = 1; nth <= 10; nth += 3) {
      const store::TestFolder folder;
      clerk::SetClock clock(garden::noon("2027-02-20"));
      const auto path = folder.file("plenary.sqlite");
      std::vector<Told> told;
      {
        const auto store = *store::SqliteStore::open({.path = path, .vfs = disk.name()});
        Garden garden(folder.file("house"), store->bodies(), clock);
        garden.found(6);
        if (kind == SQLITE_IOERR_FSYNC) {
          disk.fail_sync(nth);
        } else {
          disk.fail_write(nth, kind);
        }
        told = act_until_stopped(garden);
        if (const auto why = garden.keeper().stopped()) {
          CHECK(why->code == (kind == SQLITE_FULL ? "store.full" : "store.io"));
        }
        disk.heal();
      }
      const auto store = *store::SqliteStore::open({.path = path, .vfs = disk.name()});
      Garden again(folder.file("house"), store->bodies(), clock);
      again.found_again();
      check_after(again, told);
    }
  }
}

TEST_CASE("a database restored from an older copy is not served: it would sign a fork") {
  const store::TestFolder folder;
  clerk::SetClock clock(garden::noon("2027-02-20"));
  const auto path = folder.file("plenary.sqlite");
  {
    const auto store = *store::SqliteStore::open({.path = path});
    Garden garden(folder.file("house"), store->bodies(), clock);
    garden.found(6);
    REQUIRE(garden.keeper().settle());
    REQUIRE(store->backup(folder.file("yesterday.sqlite")));
    garden.raise(garden.members()[0].id, "Benches", "There shall be benches.");
    REQUIRE(garden.keeper().settle());
  }
  for (const auto* part : {"", "-wal", "-shm"})
    fs::remove(path + part);
  fs::copy_file(folder.file("yesterday.sqlite"), path);
  const auto store = *store::SqliteStore::open({.path = path});
  const auto house = *clerk::House::open({folder.file("house"), store->bodies(), clock});
  REQUIRE(house->all().size() == 1);
  CHECK(house->all()[0]->clerk == nullptr);
  REQUIRE(house->all()[0]->closed);
  CHECK(house->all()[0]->closed->code == "clerk.restored_older");
}

TEST_CASE("the clerk knows while what was erased still stands in a file, and tries again by itself") {
  const store::TestFolder folder;
  clerk::SetClock clock(garden::noon("2027-02-20"));
  const auto path = folder.file("plenary.sqlite");
  const auto store = *store::SqliteStore::open({.path = path});
  Garden garden(folder.file("house"), store->bodies(), clock);
  garden.found(6);
  sqlite3* reader = nullptr;
  sqlite3_open(path.c_str(), &reader);
  sqlite3_exec(reader, "BEGIN; SELECT count(*) FROM content", nullptr, nullptr, nullptr);
  auto erasing = garden.draft(body::Erased{{"name.3"}, body::Ground::request, Seq{2}}).by(garden.secretary());
  garden.enter(erasing);
  REQUIRE(garden.keeper().settle());
  CHECK(garden.keeper().erasure_pending());
  sqlite3_close(reader);
  REQUIRE(garden.keeper().settle());
  CHECK(!garden.keeper().erasure_pending());
}

TEST_CASE("a founding that was cut short before its first entry can be taken up again") {
  const store::TestFolder folder;
  store::MemoryStore store;
  clerk::SetClock clock(garden::noon("2027-02-20"));
  {
    const auto house = *clerk::House::open({folder.file("house"), store.bodies(), clock});
    store.fail_at(1, store::Fault::io);
    CHECK(!house->found({.slug = "riverside", .charter = garden::association_charter()}));
  }
  Garden garden(folder.file("house"), store.bodies(), clock);
  CHECK(garden.house().all().empty());
  garden.found(4);
  CHECK(garden.members().size() == 4);
}
