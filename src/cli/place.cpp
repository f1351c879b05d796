#include "cli/place.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "words/words.h"

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;

// Held until the process ends: two clerks on one record would only step on each other.
Result<void> take_lock(const fs::path& file) {
  const int fd = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) return refuse("file.io", {.where = file.string()});
  if (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    ::close(fd);
    return refuse("cli.in_use", {.where = file.parent_path().string()});
  }
  return {};
}

}  // namespace

fs::path home() {
  if (const char* set = std::getenv("PLENARY_HOME")) return set;
  std::error_code problem;
  for (auto at = fs::read_symlink("/proc/self/exe", problem).parent_path(); !at.empty() && at != at.root_path(); at = at.parent_path()) {
    if (fs::exists(at / "charters")) return at;
  }
  return fs::current_path();
}

Result<std::string> read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return refuse("cli.no_file", {.where = file.string()});
  return std::string(std::istreambuf_iterator<char>(in), {});
}

Result<Place> open_place(const fs::path& folder, std::unique_ptr<clerk::Clock> clock, std::vector<std::string> seen) {
  std::error_code problem;
  fs::create_directories(folder, problem);
  if (problem) return refuse("file.io", {.where = folder.string(), .params = {{"reason", problem.message()}}});
  PLENARY_DO(take_lock(folder / "lock"));
  Place place;
  place.clock = clock ? std::move(clock) : std::make_unique<clerk::SystemClock>();
  PLENARY_TRY(place.store, store::SqliteStore::open({.path = (folder / "plenary.sqlite").string()}));
  PLENARY_TRY(place.house, clerk::House::open({.folder = folder, .bodies = place.store->bodies(), .clock = *place.clock, .also_seen = std::move(seen)}));
  place.access = std::make_unique<clerk::Access>(place.store->accounts(), std::string(place.house->secret()), *place.clock);
  return place;
}

int tell(const Error& error) {
  static const Words words;
  const auto told = words.explain("en", error);
  fmt::print(stderr, "plenary: {}\n", told.headline);
  for (const auto& line : told.lines) fmt::print(stderr, "  {}\n", line);
  if (!error.where.empty() && told.headline.text.find(error.where) == std::string::npos) fmt::print(stderr, "  at {}\n", error.where);
  return 1;
}

}  // namespace plenary::cli
