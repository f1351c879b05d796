#include "cli/story.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "clerk/shelf.h"
#include "store/memory.h"
#include "story/parse.h"
#include "story/play.h"
#include "story/verify.h"

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;

struct Wanted {
  fs::path file, export_to;
  bool quiet = false, leave_out_checks = false;
};

class KeyFolder {  // for the keys of a body that lives as long as its story
 public:
  KeyFolder() {
    std::string pattern = (fs::temp_directory_path() / "plenary-story-XXXXXX").string();
    if (::mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  ~KeyFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  KeyFolder(const KeyFolder&) = delete;
  KeyFolder& operator=(const KeyFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

std::optional<Wanted> read_args(std::span<const std::string> args) {
  Wanted wanted;
  for (std::size_t i = 0; i < args.size(); ++i) {
    if (args[i] == "--quiet") {
      wanted.quiet = true;
    } else if (args[i] == "--no-checks") {
      wanted.leave_out_checks = true;
    } else if (args[i] == "--export" && i + 1 < args.size()) {
      wanted.export_to = args[++i];
    } else if (wanted.file.empty() && !args[i].starts_with("--")) {
      wanted.file = args[i];
    } else {
      return std::nullopt;
    }
  }
  return wanted.file.empty() ? std::nullopt : std::optional(wanted);
}

Result<std::string> read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return refuse("file.missing", {.where = file.string()});
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Result<void> run(const Wanted& wanted, const Tongue& tongue) {
  PLENARY_TRY(const auto text, read_file(wanted.file));
  PLENARY_TRY(const auto story, story::parse(text, wanted.file.filename().string()));
  PLENARY_TRY(const auto charter, read_file(wanted.file.parent_path() / story.charter));
  const KeyFolder keys;
  if (keys.path().empty()) return refuse("file.io", {.where = fs::temp_directory_path().string()});
  store::MemoryStore store;
  const story::Stage stage{.folder = keys.path(),
                           .bodies = store.bodies(),
                           .verifier = story::verifier_beside_us(),
                           .leave_out_checks = wanted.leave_out_checks};
  const auto say = [&](std::string_view line) {
    if (!wanted.quiet) fmt::print("{}\n", line);
  };
  PLENARY_TRY(const auto played, story::play(story, charter, stage, tongue, say));
  if (wanted.export_to.empty()) return {};
  return clerk::export_to(*played.body, wanted.export_to, clerk::Reader::officer);
}

}  // namespace

int story_command(std::span<const std::string> args) {
  const auto wanted = read_args(args);
  if (!wanted) {
    fmt::print(stderr, "plenary story FILE [--export DIR] [--quiet] [--no-checks]\n");
    return 2;
  }
  const Words words;
  const Tongue tongue(words, "en");
  const auto done = run(*wanted, tongue);
  if (done) return 0;
  fmt::print(stderr, "{}: {}\n", done.error().where, tongue(done.error()));
  for (const auto& line : tongue.explain(done.error()).lines) fmt::print(stderr, "  {}\n", line);
  return 1;
}

}  // namespace plenary::cli
