// A file's bytes without reading them all: for archives larger than the memory one wants to spend.
//
// A pipe or an empty file is read instead.  The file must not be cut while it is looked at.
#pragma once

#include <filesystem>

#include "base/result.h"

namespace plenary::ballot {

class MappedFile {
 public:
  [[nodiscard]] static Result<MappedFile> open(const std::filesystem::path& path);
  ~MappedFile();
  MappedFile(MappedFile&&) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;

  [[nodiscard]] std::string_view bytes() const;
  // Pages before this offset leave memory; they come back if they are asked for.
  void done_with(std::size_t offset) const;

 private:
  MappedFile() = default;
  void* mapped_ = nullptr;
  std::size_t size_ = 0;
  std::string read_;
};

}  // namespace plenary::ballot
