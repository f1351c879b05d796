// A published record as files: a folder, a ZIP, a web site.
//
//     FolderFiles files("/srv/export/club");
//     PLENARY_TRY(const auto bytes, files.get("tile/0/000"));      // nothing: there is no such file
//
// Paths are those of the format, relative, with "/".  An implementation reads no file above its own bound and
// no file behind a symbolic link.  One thread at a time.
// Refused: "record.files.unreadable", "record.files.too_large" (limit), with where = the path.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace plenary::record {

class Files {
 public:
  using Visit = std::function<Result<void>(std::string_view path)>;

  virtual ~Files() = default;

  [[nodiscard]] virtual Result<std::optional<std::string>> get(std::string_view path) = 0;

  // Every file there is, in the order of their paths' bytes within each folder; false when this kind cannot
  // tell (a web site).  A visit's refusal ends it and is handed on.
  [[nodiscard]] virtual Result<bool> list(const Visit& visit) = 0;
};

inline constexpr std::uint64_t kLargestFile = 64ULL << 20;  // a bundle has at most 16 MiB and 512 bytes

class FolderFiles : public Files {
 public:
  explicit FolderFiles(std::string root, std::uint64_t largest = kLargestFile);
  [[nodiscard]] Result<std::optional<std::string>> get(std::string_view path) override;
  [[nodiscard]] Result<bool> list(const Visit& visit) override;

 private:
  std::string root_;
  std::uint64_t largest_;
};

}  // namespace plenary::record
