#include "ballot/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace plenary::ballot {
namespace {

Result<std::string> read_all(int file, const std::string& where) {
  std::string bytes;
  char some[1 << 16];
  for (;;) {
    const auto count = ::read(file, some, sizeof some);
    if (count < 0) return refuse("ballot.file", {.where = where});
    if (count == 0) return bytes;
    bytes.append(some, static_cast<std::size_t>(count));
  }
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat about {};
  if (file < 0 || ::fstat(file, &about) != 0 || S_ISDIR(about.st_mode)) {
    if (file >= 0) ::close(file);
    return refuse("ballot.file", {.where = path.string()});
  }
  MappedFile made;
  if (S_ISREG(about.st_mode) && about.st_size > 0) {
    made.size_ = static_cast<std::size_t>(about.st_size);
    made.mapped_ = ::mmap(nullptr, made.size_, PROT_READ, MAP_PRIVATE, file, 0);
    if (made.mapped_ == MAP_FAILED) made.mapped_ = nullptr;
  }
  Result<std::string> read = std::string();
  if (made.mapped_ == nullptr) read = read_all(file, path.string());
  ::close(file);
  if (!read) return tl::unexpected<Error>(read.error());
  made.read_ = *std::move(read);
  return made;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : mapped_(std::exchange(other.mapped_, nullptr)), size_(other.size_), read_(std::move(other.read_)) {}

MappedFile::~MappedFile() {
  if (mapped_ != nullptr) ::munmap(mapped_, size_);
}

std::string_view MappedFile::bytes() const {
  return mapped_ == nullptr ? std::string_view(read_)
                            : std::string_view(static_cast<const char*>(mapped_), size_);
}

void MappedFile::done_with(std::size_t offset) const {
  const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  if (mapped_ != nullptr && offset >= page) ::madvise(mapped_, offset / page * page, MADV_DONTNEED);
}

}  // namespace plenary::ballot
