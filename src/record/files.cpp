#include "record/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <vector>

namespace plenary::record {
namespace {

namespace fs = std::filesystem;

constexpr int kDeepestFolder = 32;  // folders within each other; the format needs ten

class OpenFile {
 public:
  explicit OpenFile(const std::string& path)
      : fd_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)) {}
  ~OpenFile() {
    if (fd_ >= 0) ::close(fd_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] bool is_open() const { return fd_ >= 0; }
  [[nodiscard]] bool stat(struct stat& found) const { return ::fstat(fd_, &found) == 0; }
  [[nodiscard]] bool read_all(std::string& bytes) const {
    std::size_t at = 0;
    while (at < bytes.size()) {
      const auto count = ::read(fd_, bytes.data() + at, bytes.size() - at);
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return false;
      at += static_cast<std::size_t>(count);
    }
    return true;
  }

 private:
  int fd_;
};

// Relative, without "..", empty or hidden parts: what the format's own paths are.
bool stays_inside(std::string_view path) {
  if (path.empty() || path.find('\0') != std::string_view::npos) return false;
  while (true) {
    const auto slash = path.find('/');
    const auto part = path.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash == std::string_view::npos) return true;
    path.remove_prefix(slash + 1);
  }
}

tl::unexpected<Error> unreadable(std::string_view path) {
  return refuse("record.files.unreadable", {.where = std::string(path)});
}

// The folder's names, sorted, so that every machine visits them in one order.
Result<std::vector<fs::directory_entry>> sorted_entries(const fs::path& folder) {
  std::error_code failed;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator at(folder, failed), end; !failed && at != end; at.increment(failed)) {
    entries.push_back(*at);
  }
  if (failed) return unreadable(folder.string());
  std::ranges::sort(entries, {}, [](const fs::directory_entry& entry) { return entry.path().native(); });
  return entries;
}

Result<void> visit_folder(const fs::path& folder, const std::string& prefix, int depth,
                          const Files::Visit& visit) {
  if (depth > kDeepestFolder) return unreadable(prefix);
  PLENARY_TRY(const auto entries, sorted_entries(folder));
  for (const auto& entry : entries) {
    const auto path = prefix + entry.path().filename().string();
    std::error_code failed;
    const auto kind = entry.symlink_status(failed).type();  // a link is a file that does not belong
    if (failed) return unreadable(path);
    PLENARY_DO(kind == fs::file_type::directory ? visit_folder(entry.path(), path + "/", depth + 1, visit)
                                                : visit(path));
  }
  return {};
}

}  // namespace

FolderFiles::FolderFiles(std::string root, std::uint64_t largest)
    : root_(std::move(root)), largest_(largest) {}

Result<std::optional<std::string>> FolderFiles::get(std::string_view path) {
  if (!stays_inside(path)) return std::optional<std::string>();
  const OpenFile file(root_ + "/" + std::string(path));
  if (!file.is_open()) {
    if (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG) return std::optional<std::string>();
    return unreadable(path);
  }
  struct stat found {};
  if (!file.stat(found)) return unreadable(path);
  if (!S_ISREG(found.st_mode)) return std::optional<std::string>();
  if (static_cast<std::uint64_t>(found.st_size) > largest_) {
    return refuse("record.files.too_large",
                  {.where = std::string(path), .params = {{"limit", static_cast<std::int64_t>(largest_)}}});
  }
  std::string bytes(static_cast<std::size_t>(found.st_size), '\0');
  if (!file.read_all(bytes)) return unreadable(path);
  return std::optional(std::move(bytes));
}

Result<bool> FolderFiles::list(const Visit& visit) {
  PLENARY_DO(visit_folder(root_, "", 0, visit));
  return true;
}

}  // namespace plenary::record
