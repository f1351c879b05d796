// What a log store keeps, as plain values: entries, the tree, contents that can be erased, blobs, links.
//
// Four keepings with four fates.  The log (entries, tile hashes, head, notes) and the blobs are public and
// never go.  Contents lie apart, each with its salt, and can be erased: bytes and salt go, the row stays and
// says by which entry.  Links (member -> participant) have no readers at all and go by whole scopes without a
// trace.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/ids.h"
#include "keep/tile_hash.h"

namespace plenary::keep {

struct EntryRow {
  Seq seq;
  ActId id;        // unique within the body, for ever: the answer to a repeated request
  Hash request{};  // keyed hash of the request, to tell a repetition from a conflict
  std::string bytes;
  Hash leaf{};

  bool operator==(const EntryRow&) const = default;
};

struct Head {  // what an appender must know to go on
  std::uint64_t size = 0;
  std::vector<Hash> stack = {};  // one hash for each set bit of size, the largest subtree first
  std::uint64_t epoch = 0;       // grows with each take-over; an older writer's commit is refused

  bool operator==(const Head&) const = default;
};

enum class Readers : std::uint8_t { public_ = 0, members = 1, officers = 2, owner = 3 };

struct ContentRow {
  Seq seq;
  std::string field;  // "text", "option.2"
  std::string salt;   // empty once erased
  std::string bytes;  // empty once erased
  std::string media_type;
  std::string language;
  Readers readers = Readers::owner;
  std::optional<Seq> erased_by = {};

  bool operator==(const ContentRow&) const = default;
};

struct Erasure {
  Seq seq;
  std::string field;
  Seq erased_by;
};

struct Blob {
  Hash name{};  // SHA-256 of the bytes
  std::string bytes;

  bool operator==(const Blob&) const = default;
};

struct PrivateLink {
  Seq scope;  // the matter
  std::string key, value;

  bool operator==(const PrivateLink&) const = default;
};

struct Batch {  // one transaction
  Head before, after;
  std::vector<EntryRow> entries = {};  // seqs from before.size on, without a gap
  std::vector<TileHash> tiles = {};
  std::vector<ContentRow> contents = {};
  std::vector<Erasure> erasures = {};
  std::vector<Blob> blobs = {};  // one that is there already stays as it is
  std::vector<PrivateLink> links = {};
  std::vector<Seq> scopes_forgotten = {};  // after the links of this batch
};

struct SignedNote {
  std::uint64_t size = 0;
  std::string text;

  bool operator==(const SignedNote&) const = default;
};

struct Snapshot {
  std::uint64_t size = 0;
  std::string bytes;

  bool operator==(const Snapshot&) const = default;
};

}  // namespace plenary::keep
