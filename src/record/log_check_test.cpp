#include "record/log_check.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>

#include "crypto/sha256.h"
#include "record/bundle.h"
#include "record/tile.h"

using namespace plenary;
using namespace plenary::record;

namespace {

class MapFiles : public Files {
 public:
  std::map<std::string, std::string> held;

  Result<std::optional<std::string>> get(std::string_view path) override {
    const auto found = held.find(std::string(path));
    return found == held.end() ? std::optional<std::string>() : std::optional(found->second);
  }
  Result<bool> list(const Visit& visit) override {
    for (const auto& [path, bytes] : held)
      PLENARY_DO(visit(path));
    return true;
  }
};

LogSigner signer() {
  return {"club.example/record", *crypto::SecretKey::from_seed(std::string(32, 's'))};
}

std::string entry_bytes(std::uint64_t seq) {
  return fmt::format("entry {}", seq);
}

std::string signed_checkpoint(const Frontier& frontier, const std::string& origin = "club.example/record") {
  const auto log = signer();
  const Signer* const signers[] = {&log};
  return sign_note(print_checkpoint({origin, frontier.size(), frontier.root()}), signers);
}

struct Published {  // a log published at some sizes, as an appender would
  Frontier frontier;
  MapFiles files;
  std::vector<Hash> leaves;
  std::vector<Hash> upper;  // level 1

  void publish(std::uint64_t size, const std::string& changed = "") {
    std::vector<keep::TileHash> full;
    while (frontier.size() < size) {
      leaves.push_back(
          leaf_hash(frontier.size() == 31 && !changed.empty() ? changed : entry_bytes(frontier.size())));
      frontier.append(leaves.back(), &full);
    }
    for (const auto& tile : full)
      upper.push_back(tile.hash);
    for_each_tile(size, [&](const TilePath& tile) {
      const auto& row = tile.level == 0 ? leaves : upper;
      std::string hashes, bundle;
      for (std::uint64_t i = 0; i < tile.width; ++i) {
        hashes += view_of(row[tile.n * kTileWidth + i]);
        append_to_bundle(bundle, entry_bytes(tile.n * kTileWidth + i));
      }
      files.held[path_of(tile)] = hashes;
      if (tile.level == 0) files.held[path_of({true, 0, tile.n, tile.width})] = bundle;
    });
    files.held["checkpoint"] = signed_checkpoint(frontier);
  }
};

LogCheck check_with(std::vector<OlderCheckpoint> older = {}) {
  return {.log = signer().vkey(), .older = std::move(older)};
}

std::string refusal(Files& files, const LogCheck& check = check_with()) {
  const auto checked = check_log(files, check);
  return checked ? "" : checked.error().code + " at " + checked.error().where;
}

Published published(std::uint64_t size) {
  Published log;
  log.publish(size);
  return log;
}

}  // namespace

TEST_CASE("a sound log is read whole, entry by entry in its order") {
  for (const std::uint64_t size : {0U, 1U, 255U, 256U, 257U, 700U}) {
    auto log = published(size);
    std::uint64_t seen = 0;
    auto check = check_with();
    check.on_entry = [&](Seq seq, std::string_view bytes) -> Result<void> {
      CHECK(seq.value == seen++);
      CHECK(bytes == entry_bytes(seq.value));
      return {};
    };
    const auto checked = check_log(log.files, check);
    REQUIRE(checked);
    CHECK(seen == size);
    CHECK(checked->head.checkpoint.size == size);
    CHECK(checked->frontier.root() == log.frontier.root());
    CHECK(checked->listed);
  }
}

TEST_CASE("an edited entry is named by its number, an edited tile by its path") {
  auto log = published(300);
  auto& bundle = log.files.held["tile/entries/000"];
  bundle[bundle.find("entry 31") + 1] = 'N';
  CHECK(refusal(log.files) == "record.log.entry at entry 31");

  log = published(300);
  log.files.held["tile/0/001.p/44"][3] ^= 1;
  CHECK(refusal(log.files) == "record.log.tile_hash at tile/0/001.p/44");
  log = published(300);
  log.files.held["tile/1/000.p/1"][3] ^= 1;
  CHECK(refusal(log.files) == "record.log.tile_hash at tile/1/000.p/1");
}

TEST_CASE("an entry rewritten together with its tiles no longer gives the signed root") {
  Published rewritten;
  rewritten.publish(300, "changed");
  auto& bundle = rewritten.files.held["tile/entries/000"];
  bundle.replace(bundle.find("entry 31") - 2, 10, std::string("\0\7changed", 9));
  CHECK(refusal(rewritten.files) == "");  // and signed anew it is a sound log
  rewritten.files.held["checkpoint"] = published(300).files.held["checkpoint"];
  CHECK(refusal(rewritten.files) == "record.log.root at checkpoint");
}

TEST_CASE("a file that is missing, cut or too long is named") {
  const auto sound = published(300);
  auto files = sound.files;
  files.held.erase("tile/0/001.p/44");
  CHECK(refusal(files) == "record.log.missing at tile/0/001.p/44");
  files = sound.files;
  files.held["tile/0/000"].pop_back();
  CHECK(refusal(files) == "record.log.tile_length at tile/0/000");
  files = sound.files;
  files.held["tile/entries/001.p/44"] += '\0';
  CHECK(refusal(files) == "record.log.bundle at tile/entries/001.p/44");
  files = sound.files;
  files.held.erase("checkpoint");
  CHECK(refusal(files) == "record.log.missing at checkpoint");
}

TEST_CASE("partial files may go once the full ones are there, and stay if they hold the same") {
  auto log = published(300);
  const auto at_300 = log.files.held["checkpoint"];
  log.publish(600);
  CHECK(refusal(log.files) == "");  // with the partial files of size 300
  auto stale = log.files;
  stale.held["tile/entries/001.p/44"][5] ^= 1;
  CHECK(refusal(stale) == "record.log.partial at tile/entries/001.p/44");

  auto full_only = published(512).files;
  full_only.held["checkpoint"] = at_300;
  full_only.held["tile/1/000.p/1"] = log.files.held["tile/1/000.p/1"];
  full_only.held.erase("tile/1/000.p/2");
  CHECK(refusal(full_only) == "");
}

TEST_CASE("a file that does not belong is named") {
  const auto sound = published(300);
  for (const auto* const path :
       {"notes.txt", "tile/0/002", "tile/0/001.p/45", "tile/2/000.p/1", "tile/00/000"}) {
    auto files = sound.files;
    files.held[path] = "x";
    CHECK(refusal(files) == fmt::format("record.log.stray at {}", path));
  }
  auto files = sound.files;
  files.held["content/3/text"] = "x";
  auto check = check_with();
  check.claims = [](std::string_view path) { return path.starts_with("content/"); };
  CHECK(refusal(files, check) == "");
  check.claims = {};
  check.name_strays = false;
  CHECK(refusal(files, check) == "");
}

TEST_CASE("a blob has the hash in its name") {
  auto files = published(5).files;
  files.held["blob/" + to_hex(view_of(crypto::sha256("charter")))] = "charter";
  CHECK(refusal(files) == "");
  files.held["blob/" + to_hex(view_of(crypto::sha256("other")))] = "charter";
  CHECK(refusal(files).starts_with("record.log.blob at blob/"));
}

TEST_CASE("older checkpoints must be the log's beginning") {
  auto log = published(100);
  const auto older = log.files.held["checkpoint"];
  log.publish(300);
  CHECK(refusal(log.files, check_with({{"older", older}})) == "");

  auto rolled_back = published(50);
  CHECK(refusal(rolled_back.files, check_with({{"older", older}})) == "record.log.rolled_back at older");
  Published rewritten;
  rewritten.publish(100, "changed");
  const auto other = rewritten.files.held["checkpoint"];
  CHECK(refusal(log.files, check_with({{"letter", other}})) == "record.log.rewritten at letter");
  auto same_size = published(100);
  CHECK(refusal(same_size.files, check_with({{"letter", other}})) == "record.log.forked at letter");
  CHECK(refusal(log.files, check_with({{"letter", "nonsense"}})) == "record.note.no_signatures at letter");
}

TEST_CASE("a refusal of the reader ends the check and is handed on") {
  auto log = published(300);
  auto check = check_with();
  check.on_entry = [](Seq seq, std::string_view) -> Result<void> {
    if (seq.value == 7) return refuse("fold.inadmissible", {.where = "entry 7"});
    return {};
  };
  CHECK(refusal(log.files, check) == "fold.inadmissible at entry 7");
}
