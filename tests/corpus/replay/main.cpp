// corpus-replay DIR [CHARTERS]: recorded decisions of real bodies, decided again by the charters of
// charters/replay.  A case passes if it is reproduced where the data say so of themselves, and is not where
// they say it is not.  CHARTERS: default $PLENARY_SOURCE/charters/replay, or charters/replay beside the build
// folder.
#include <cstdlib>
#include <filesystem>

#include "base/error.h"
#include "replay/folder.h"
#include "tally.h"

namespace fs = std::filesystem;
using namespace plenary;

namespace {

fs::path charters_folder(int count, char** words) {
  if (count > 2) return words[2];
  if (const char* source = std::getenv("PLENARY_SOURCE")) return fs::path(source) / "charters/replay";
  if (fs::exists("charters/replay")) return "charters/replay";
  std::error_code failed;
  const auto program = fs::read_symlink("/proc/self/exe", failed);
  return program.parent_path() / "../../../charters/replay";
}

std::string detail_of(const replay::Case& one) {
  if (one.error) return debug_text(*one.error);
  std::string text;
  for (const replay::Difference& difference : one.differences)
    text +=
        fmt::format("{}: recorded {}, found {}; ", difference.what, difference.recorded, difference.found);
  return text.empty() ? "reproduced, though the data say otherwise" : text;
}

void run_body(corpus::Tally& tally, const fs::path& folder, const fs::path& data) {
  const std::string body = folder.filename().string();
  const auto opened = replay::load_folder(folder);
  const auto files =
      opened ? replay::load_data(data, opened->mapping) : Result<replay::Files>(replay::Files{});
  const auto report =
      opened && files ? replay::replay(*opened, *files) : Result<replay::Report>(refuse("replay.not_opened"));
  if (!report) {
    const Error& error = !opened ? opened.error() : !files ? files.error() : report.error();
    return tally.check(body, "opened", false, debug_text(error));
  }
  for (const replay::Case& one : report->cases) {
    const bool agrees = !one.error && one.differences.empty();
    tally.check(body, one.id, agrees == one.said_to_reproduce, detail_of(one));
  }
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    fmt::print("usage: corpus-replay DIR [CHARTERS]\n");
    return 2;
  }
  corpus::Tally tally;
  const fs::path data = words[1];
  for (const fs::path& folder : replay::bodies_in(charters_folder(count, words))) {
    const fs::path own = data / folder.filename();
    if (fs::is_directory(own)) run_body(tally, folder, own);
  }
  return tally.close();
}
