// A log's key through its life: made, copied, lost, restored, changed.
#include <doctest/doctest.h>

#include <fstream>

#include "base/zone.h"
#include "clerk/house.h"
#include "clerk/recovery.h"
#include "record/checkpoint.h"
#include "store/memory.h"
#include "store/test_folder.h"

namespace plenary::clerk {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kDayMs = 86'400'000;

std::string garden_charter() {
  const char* root = std::getenv("PLENARY_SOURCE");
  std::ifstream in(std::string(root == nullptr ? "." : root) + "/charters/association/charter.toml");
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Keyed {
  store::TestFolder folder;
  store::MemoryStore store;
  SetClock clock{*start_of_day("Europe/Dublin", *parse_day("2027-03-01"))};
  std::unique_ptr<House> house;
  Body* body = nullptr;

  Keyed() {
    open();
    auto made = house->found({.slug = "riverside", .charter = garden_charter()});
    REQUIRE(made.has_value());
    body = *made;
  }
  void open() {
    house.reset();
    auto opened = House::open({folder.file("house"), store.bodies(), clock});
    REQUIRE(opened.has_value());
    house = *std::move(opened);
    body = house->find("riverside");
  }
  [[nodiscard]] fs::path key(const std::string& kind) const {
    return fs::path(folder.file("house")) / "keys" / ("riverside" + kind);
  }
  // The signatures of the newest checkpoint that hold under these keys.
  [[nodiscard]] std::size_t signed_by(const std::vector<std::string>& vkeys) const {
    std::vector<record::VerifierKey> keys;
    for (const auto& text : vkeys)
      keys.push_back(*record::parse_vkey(text));
    const auto opened = record::open_note(body->clerk->published().note, keys);
    return opened ? opened->good.size() : 0;
  }
  void grow() {
    const auto address = "https://vote" + std::to_string(body->clerk->shown()->size) + ".example";
    REQUIRE(body->clerk->submit(Draft(body->origin, body::ServedAt{{address}}).how(body::How::clerk).done())
                .get()
                .has_value());
    REQUIRE(body->clerk->settle().has_value());
  }
};

TEST_CASE("after a change of the key both sign until the day stated, and then the new one alone") {
  Keyed town;
  const auto old = town.body->vkey();
  REQUIRE(town.house->change_key(*town.body, 2).has_value());
  const auto fresh = town.body->vkey();
  CHECK(fresh != old);
  CHECK(town.signed_by({old, fresh}) == 2);
  town.clock.advance(2 * kDayMs);  // the last day
  town.grow();
  CHECK(town.signed_by({old, fresh}) == 2);
  town.clock.advance(kDayMs);
  town.grow();
  CHECK(town.signed_by({old}) == 0);
  CHECK(town.signed_by({fresh}) == 1);
  town.open();  // and so it is found again
  CHECK(town.body->vkey() == fresh);
  town.grow();
  CHECK(town.signed_by({fresh}) == 1);
}

TEST_CASE("a change of the key cut short anywhere leaves a record that can be signed") {
  Keyed town;
  const auto old = town.body->vkey();
  auto files = town.house->key_files("riverside");
  REQUIRE(files.make_next(crypto::system_chance()).has_value());  // cut after the key to come was made
  town.open();
  CHECK(town.body->vkey() == old);
  CHECK(fs::exists(town.key(".next.key")));
  REQUIRE(town.house->change_key(*town.body, 5).has_value());
  const auto fresh = town.body->vkey();
  fs::rename(town.key(".key"),
             town.key(".next.key"));  // cut after the entry, before the files were named anew
  fs::rename(town.key(".former.key"), town.key(".key"));
  town.open();
  REQUIRE(town.body->clerk);
  CHECK(town.body->vkey() == fresh);
  CHECK(!fs::exists(town.key(".next.key")));
  town.grow();
  CHECK(town.signed_by({old, fresh}) == 2);
}

TEST_CASE("a body whose key is lost is closed with its reason, and opens again with its recovery copy") {
  Keyed town;
  const auto copy = recovery_copy(*town.house->key_files("riverside").seed());
  const auto vkey = town.body->vkey();
  fs::remove(town.key(".key"));
  town.open();
  REQUIRE(town.body->closed);
  CHECK(town.body->closed->code == "house.key_missing");
  const auto other = recovery_copy(std::string(32, 'x'));
  CHECK(town.house->restore_key(*town.body, *read_recovery_copy(other)).error().code == "recovery.other_key");
  REQUIRE(town.house->restore_key(*town.body, *read_recovery_copy(copy)).has_value());
  CHECK(town.body->vkey() == vkey);
  town.grow();
  CHECK(town.house->restore_key(*town.body, *read_recovery_copy(copy)).error().code == "house.key_there");
}

TEST_CASE("a record is not signed by a key that it does not name") {
  Keyed town;
  fs::remove(town.key(".key"));
  std::ofstream(town.key(".key")) << std::string(64, 'a') << "\n";
  town.open();
  REQUIRE(town.body->closed);
  CHECK(town.body->closed->code == "clerk.key_missing");
}

TEST_CASE("the secret files are for their owner alone") {
  Keyed town;
  REQUIRE(town.house->change_key(*town.body, 5).has_value());
  for (const auto* kind : {".key", ".former.key"}) {
    CHECK(fs::status(town.key(kind)).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  }
}

TEST_CASE("a recovery copy read back is the key; a slip is found with its block") {
  for (int i = 0; i < 50; ++i) {
    const auto seed = crypto::random_bytes<32>();
    const auto copy = recovery_copy(view_of(seed));
    CHECK(copy.size() == kRecoveryBlocks * 6 - 1);
    CHECK(*read_recovery_copy(copy) == view_of(seed));
  }
  const auto copy = recovery_copy(std::string(32, '\xff'));
  CHECK(*read_recovery_copy(copy) == std::string(32, '\xff'));
  CHECK(*read_recovery_copy(recovery_copy(std::string(32, '\0'))) == std::string(32, '\0'));
  std::string loose;
  for (const char c : copy)
    loose += c == ' ' ? std::string("-\n") : std::string(1, static_cast<char>(c >= 'A' ? c - 'A' + 'a' : c));
  CHECK(*read_recovery_copy(loose) == std::string(32, '\xff'));

  const auto block_of = [](std::string typed) {
    const auto read = read_recovery_copy(typed);
    REQUIRE(!read.has_value());
    for (const auto& [name, value] : read.error().params) {
      if (name == "block") return read.error().code + " " + std::to_string(std::get<std::int64_t>(value));
    }
    return read.error().code;
  };
  std::string slip = copy;
  slip[3 * 6 + 1] = slip[3 * 6 + 1] == '7' ? '8' : '7';
  CHECK(block_of(slip) == "recovery.block 4");
  std::string swapped = recovery_copy(std::string("0123456789abcdef0123456789abcdef"));
  std::swap_ranges(swapped.begin() + 12, swapped.begin() + 17, swapped.begin() + 18);  // two blocks exchanged
  CHECK(block_of(swapped) == "recovery.block 3");
  CHECK(block_of("0" + copy.substr(1)) == "recovery.letter 1");
  CHECK(block_of(copy.substr(0, copy.size() - 6)) == "recovery.blocks");
  CHECK(block_of(copy + " " + copy.substr(0, 5)) == "recovery.blocks");
  CHECK(block_of("") == "recovery.blocks");
}

}  // namespace
}  // namespace plenary::clerk
