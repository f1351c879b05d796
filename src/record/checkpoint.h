// A checkpoint: what a log signs.  Three lines: origin, size, base64 of the root.
//
// Reading also takes further lines ("extensions"; none may be empty); nothing here ever writes one.  The
// origin is the log's key name, and a checkpoint of another origin is refused, however well it is signed.
// Refused: "record.checkpoint.malformed" (where = "line N"), "record.checkpoint.wrong_empty_root",
// "record.checkpoint.other_origin" (expected, found), "record.checkpoint.not_by_log", and whatever note.h
// refuses.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "record/note.h"

namespace plenary::record {

struct Checkpoint {
  std::string origin;
  std::uint64_t size = 0;  // at most 2^63-1
  Hash root{};
  std::vector<std::string> extensions = {};

  bool operator==(const Checkpoint&) const = default;
};

// A decimal number without sign or leading zero, at most 2^63-1: sizes and indexes everywhere in the format.
[[nodiscard]] std::optional<std::uint64_t> parse_size(std::string_view text);

[[nodiscard]] Result<Checkpoint> parse_checkpoint(std::string_view text);
[[nodiscard]] std::string print_checkpoint(const Checkpoint& checkpoint);  // extensions are not written

struct OpenCheckpoint {
  Checkpoint checkpoint;
  std::vector<GoodSignature> good;  // the log's first signature and those of known witnesses
};

// The note opened under the log's key and the witnesses', the log's signature being required.
[[nodiscard]] Result<OpenCheckpoint> open_checkpoint(std::string_view note, const VerifierKey& log,
                                                     std::span<const VerifierKey> witnesses = {});

}  // namespace plenary::record
