#include "clerk/seen.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>

namespace plenary::clerk {
namespace {

tl::unexpected<Error> io_error(const std::filesystem::path& file) {
  return refuse("file.io", {.where = file.string(), .params = {{"reason", std::string(std::strerror(errno))}}});
}

class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return fd_; }

 private:
  int fd_;
};

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(fd, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

Result<void> write_durably(const std::filesystem::path& file, std::string_view bytes, int mode) {
  const auto fresh = file.string() + ".new";
  {
    const Descriptor out(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
    if (out.get() < 0 || !write_all(out.get(), bytes) || ::fsync(out.get()) != 0) return io_error(fresh);
  }
  if (::rename(fresh.c_str(), file.c_str()) != 0) return io_error(file);
  const Descriptor folder(::open(file.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (folder.get() < 0 || ::fsync(folder.get()) != 0) return io_error(file.parent_path());
  return {};
}

Result<std::optional<std::string>> Seen::read() const {
  if (!std::filesystem::exists(file_)) return std::optional<std::string>();
  std::ifstream in(file_, std::ios::binary);
  if (!in) return io_error(file_);
  return std::optional<std::string>(std::string(std::istreambuf_iterator<char>(in), {}));
}

Result<void> Seen::write(std::string_view note) const { return write_durably(file_, note, 0644); }

}  // namespace plenary::clerk
