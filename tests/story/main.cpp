// Every story of the source tree, played and compared; and the records they make, frozen.
//
//     test-stories ROOT [--regenerate] [--show STORY]
//
// A story is played from a seed, so its record is the same on every machine: cases/record/<name>.digest has
// its size, its root hash and the digest of its state.  --regenerate writes those files anew, on purpose.
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/json.h"
#include "body/digest.h"
#include "clerk/shelf.h"
#include "record/tree.h"
#include "seeded_chance.h"
#include "store/memory.h"
#include "store/test_folder.h"
#include "story/parse.h"
#include "story/play.h"
#include "story/verify.h"

namespace {

using namespace plenary;
namespace fs = std::filesystem;

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Run {
  fs::path root;
  bool regenerate = false;
  std::string show;
  int failed = 0, played = 0;
  Words words = Words();

  void fail(const std::string& name, const std::string& why) {
    fmt::print("{}: {}\n", name, why);
    ++failed;
  }
};

std::string hex(const Hash& hash) { return to_hex(view_of(hash)); }

// ---------------------------------------------------------------- what must hold of every record

struct Stored {
  std::vector<std::string> entries;
  record::Frontier tree;
};

Result<Stored> stored(const clerk::Body& body) {
  Stored all;
  PLENARY_TRY(const auto head, body.log->head());
  PLENARY_DO(body.log->read_entries(Seq{0}, Seq{head.size}, [&](Seq, std::string_view bytes) -> Result<void> {
    all.entries.emplace_back(bytes);
    all.tree.append(record::leaf_hash(bytes), nullptr);
    return {};
  }));
  return all;
}

// Folds the entries again from nothing; the same prefix gives the same digest, whatever came after.
Result<std::vector<Hash>> digests(const Stored& all, const body::Blobs& blobs) {
  std::vector<Hash> found;
  body::State state;
  for (const auto& bytes : all.entries) {
    PLENARY_TRY(const auto effects, body::fold(state, bytes, blobs));
    found.push_back(body::state_digest(state));
  }
  return found;
}

void check_digest_is_canonical(Run& run, const std::string& name, const body::State& state) {
  std::string text;
  body::write_digest(state, [&](std::string_view piece) { text += piece; });
  // Keys that are ids or groups are any text: relaxed reading, and the same bytes again.
  const auto value = json::parse(text, json::Form::relaxed, {.bytes = 1 << 24, .depth = 40});
  if (!value) return run.fail(name, "the digest is not JSON: " + debug_text(value.error()));
  if (json::print(*value) != text) run.fail(name, "the digest is not canonical JSON");
}

void check_folds(Run& run, const std::string& name, const story::Played& played) {
  const auto all = stored(*played.body);
  if (!all) return run.fail(name, debug_text(all.error()));
  for (const auto& bytes : all->entries) {
    const auto entry = body::parse_entry(bytes);
    if (!entry || body::print_entry(*entry) != bytes) run.fail(name, "an entry is not printed as it was read");
  }
  const body::Blobs blobs = [&](const Hash& blob) { return played.body->clerk->blob(blob); };
  const auto once = digests(*all, blobs), again = digests(*all, blobs);
  if (!once) return run.fail(name, "refused by the fold: " + debug_text(once.error()));
  if (!again || *once != *again) run.fail(name, "two folds differ");
  if (once->back() != body::state_digest(played.state)) run.fail(name, "the player's state differs from the fold");
  if (once->back() != body::state_digest(*played.body->clerk->shown())) run.fail(name, "the clerk's state differs from the fold");
  check_digest_is_canonical(run, name, played.state);
  const auto frozen = fmt::format("entries {}\nroot {}\nstate {}\n", all->entries.size(), hex(all->tree.root()), hex(once->back()));
  const fs::path file = run.root / "cases/record" / (name + ".digest");
  if (run.regenerate) std::ofstream(file) << frozen;
  if (read_file(file) != frozen) run.fail(name, "the frozen record differs:\n" + frozen);
}

// ---------------------------------------------------------------- one story

void play_one(Run& run, const fs::path& file) {
  const std::string name = file.filename() == "story.txt" ? file.parent_path().filename().string() : file.stem().string();
  const auto story = story::parse(read_file(file), fs::relative(file, run.root).string());
  if (!story) return run.fail(name, debug_text(story.error()));
  const store::TestFolder folder;
  store::MemoryStore store;
  tests::SeededChance chance(name);
  const story::Stage stage{.folder = fs::path(folder.file("keys")),
                           .bodies = store.bodies(),
                           .chance = chance,
                           .verifier = story::verifier_beside_us()};
  const Tongue tongue(run.words, "en");
  const auto say = [&](std::string_view line) {
    if (run.show == name) fmt::print("{}\n", line);
    if (line.find("[") != std::string_view::npos) run.fail(name, "a code without a sentence: " + std::string(line));
  };
  const auto played = story::play(*story, read_file(file.parent_path() / story->charter), stage, tongue, say);
  ++run.played;
  if (!played) return run.fail(name, played.error().where + ": " + tongue(played.error()) + "\n  " + debug_text(played.error()));
  check_folds(run, name, *played);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return fmt::print(stderr, "test-stories ROOT [--regenerate] [--show STORY]\n"), 2;
  Run run{.root = argv[1]};
  for (int i = 2; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--regenerate") run.regenerate = true;
    if (std::string_view(argv[i]) == "--show" && i + 1 < argc) run.show = argv[++i];
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(run.root / "charters")) {
    if (fs::exists(entry.path() / "story.txt")) files.push_back(entry.path() / "story.txt");
  }
  for (const auto& entry : fs::directory_iterator(run.root / "cases/stories")) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  for (const auto& file : files) play_one(run, file);
  fmt::print("{} stories played, {} failures\n", run.played, run.failed);
  return run.failed == 0 && run.played > 0 ? 0 : 1;
}
