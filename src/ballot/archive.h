// The archive of an election, byte for byte: records of 512-byte tar headers and data, no end blocks.
//
//     ArchiveReader reader(bytes);
//     PLENARY_TRY(const auto first, reader.next());      // BELENIOS: version and time
//     while (!reader.at_end()) { PLENARY_TRY(const auto record, reader.next()); ... }
//
// Every header has one spelling for its name, size and the archive's time; padding is zero.  Whether a
// record's name is the hash of its content is for the caller, who may ask it of many records at once.  What
// these bytes mean is in audit.h.  Errors: "ballot.archive.*", where "byte N".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"

namespace plenary::ballot {

struct Record {
  enum class Kind { start, data, event };
  Kind kind = Kind::data;
  std::string hash;  // lower-case hex, as the name states it; empty for the start
  std::string_view content;
  std::size_t offset = 0;  // of the header
};

class ArchiveReader {
 public:
  explicit ArchiveReader(std::string_view bytes) : bytes_(bytes) {}
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
  [[nodiscard]] std::size_t offset() const { return at_; }
  [[nodiscard]] Result<Record> next();

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::optional<std::uint64_t> time_;
};

[[nodiscard]] bool is_named_by_hash(const Record& record);

// Any data or event record at an offset that was told before.
[[nodiscard]] std::string_view content_at(std::string_view bytes, std::size_t offset);

class ArchiveWriter {
 public:
  explicit ArchiveWriter(std::uint64_t seconds);  // since 1970
  // Goes on where an archive ends that the reader took; `parent` and `height` of its last event.
  ArchiveWriter(std::string bytes, std::uint64_t seconds, std::string parent, std::size_t height);

  std::string add_data(std::string_view content);  // its hash
  void add_event(std::string_view type, const std::string& payload_hash = {});
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  void add(const std::string& name, std::string_view content);
  std::string bytes_;
  std::uint64_t time_;
  std::string parent_;
  std::size_t height_ = 0;
};

struct Event {
  std::string parent, type, payload;  // parent and payload as hex; empty where there is none
  std::uint64_t height = 0;
};

[[nodiscard]] Result<Event> read_event(std::string_view bytes);  // only as print_event writes it
[[nodiscard]] std::string print_event(const Event& event);
[[nodiscard]] std::string hex_hash(std::string_view bytes);

}  // namespace plenary::ballot
