#include "cli/ballot_files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>

#include "cli/place.h"

namespace plenary::cli {
namespace {

namespace fs = std::filesystem;

Result<void> write_to(const fs::path& path, std::string_view bytes, int flags, mode_t mode) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, mode);
  if (file < 0)
    return refuse(errno == EEXIST ? "ballot.file_there" : "ballot.file_not_written",
                  {.where = path.string()});
  bool whole = true;
  while (whole && !bytes.empty()) {
    const auto count = ::write(file, bytes.data(), bytes.size());
    whole = count > 0;
    if (whole) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  whole = ::fsync(file) == 0 && whole;
  ::close(file);
  if (!whole) return refuse("ballot.file_not_written", {.where = path.string()});
  return {};
}

}  // namespace

Result<std::vector<std::string>> read_lines(const fs::path& path) {
  PLENARY_TRY(const auto text, read_file(path));
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    if (end > at) lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

Result<std::string> read_line_of(const fs::path& path) {
  PLENARY_TRY(const auto text, read_file(path));
  auto line = text.substr(0, text.find('\n'));
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

Result<void> write_new_file(const fs::path& path, std::string_view bytes, Keeping keeping) {
  return write_to(path, bytes, O_EXCL, keeping == Keeping::secret ? 0600 : 0644);
}

Result<void> change_file(const fs::path& path,
                         const std::function<Result<std::string>(std::string_view)>& step) {
  PLENARY_TRY(const auto before, read_file(path));
  PLENARY_TRY(const auto after, step(before));
  const fs::path beside = path.string() + ".new";
  PLENARY_DO(write_to(beside, after, O_TRUNC, 0644));
  std::error_code failed;
  fs::rename(beside, path, failed);
  if (failed) return refuse("ballot.file_not_written", {.where = path.string()});
  return {};
}

}  // namespace plenary::cli
