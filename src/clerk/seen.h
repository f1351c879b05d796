// The newest checkpoint of a body's log, kept outside the database in a file of its own.
//
// A database restored from an older copy would sign a smaller tree, and so a fork.  The clerk compares at the
// start and refuses to sign when this file has seen more, or something else.  Writing is atomic and durable
// (a new file, fsync, rename, fsync of the folder).
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.h"

namespace plenary::clerk {

class Seen {
 public:
  explicit Seen(std::filesystem::path file) : file_(std::move(file)) {}
  [[nodiscard]] Result<std::optional<std::string>> read() const;  // the signed note, if there is one
  [[nodiscard]] Result<void> write(std::string_view note) const;
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  std::filesystem::path file_;
};

// Writes a file so that after a crash either the old or the whole new content is there; mode as given.
[[nodiscard]] Result<void> write_durably(const std::filesystem::path& file, std::string_view bytes, int mode);

}  // namespace plenary::clerk
