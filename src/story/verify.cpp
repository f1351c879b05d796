#include "story/verify.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <vector>

#include "clerk/shelf.h"

extern char** environ;

namespace plenary::story {
namespace {

namespace fs = std::filesystem;

struct Said {
  int status = -1;
  std::string text;
};

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary | std::ios::trunc).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// Runs the verifier on a folder; what it says goes through a file of its own.
Result<Said> run(const fs::path& verifier, const fs::path& record, const std::string& vkey) {
  if (!fs::exists(verifier)) return refuse("story.no_verifier", {.where = verifier.string()});
  const std::string out = record.string() + ".said";
  std::vector<std::string> words{verifier.string(), record.string(), "--key", vkey};
  std::vector<char*> args;
  for (auto& word : words) args.push_back(word.data());
  args.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600);
  ::posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
  pid_t child = 0;
  const int failed = ::posix_spawn(&child, verifier.c_str(), &actions, nullptr, args.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  if (failed != 0 || ::waitpid(child, &status, 0) != child) return refuse("story.no_verifier", {.where = verifier.string()});
  return Said{WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out)};
}

Result<fs::path> exported(const clerk::Body& body, const fs::path& folder) {
  const fs::path record = folder / "record";
  std::error_code ignored;
  fs::remove_all(record, ignored);
  PLENARY_DO(body.clerk->settle());
  PLENARY_DO(clerk::export_to(body, record, clerk::Reader::officer));
  return record;
}

std::vector<fs::path> sample(const fs::path& record) {
  constexpr std::size_t kMost = 24;
  std::vector<fs::path> files, chosen;
  for (const auto& entry : fs::recursive_directory_iterator(record)) {
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  const std::size_t step = std::max<std::size_t>(1, (files.size() + kMost - 1) / kMost);
  for (std::size_t i = 0; i < files.size(); i += step) chosen.push_back(files[i]);
  return chosen;
}

}  // namespace

fs::path verifier_beside_us() {
  std::error_code problem;
  return fs::read_symlink("/proc/self/exe", problem).parent_path() / "plenary-verify";
}

Result<void> check_verifies(const clerk::Body& body, const fs::path& folder, const fs::path& verifier) {
  PLENARY_TRY(const auto record, exported(body, folder));
  PLENARY_TRY(const Said said, run(verifier, record, body.vkey()));
  if (said.status != 0 || said.text.find("same") == std::string::npos) {
    return refuse("story.not_verified", {.params = {{"said", said.text}}});
  }
  return {};
}

Result<void> check_changed_bytes(const clerk::Body& body, const fs::path& folder, const fs::path& verifier) {
  PLENARY_TRY(const auto record, exported(body, folder));
  for (const auto& file : sample(record)) {
    const std::string bytes = read_file(file);
    std::string changed = bytes;
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
    write_file(file, changed);
    PLENARY_TRY(const Said said, run(verifier, record, body.vkey()));
    write_file(file, bytes);
    if (said.status == 0) return refuse("story.unnoticed", {.params = {{"file", fs::relative(file, record).string()}}});
  }
  return {};
}

}  // namespace plenary::story
