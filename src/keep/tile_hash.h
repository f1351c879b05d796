// The hash of one full tile of the level below: what an appender stores for levels 1, 2, ... so that any tile
// of the tree is one range of stored hashes.  A plain value; the tree makes it, a store keeps it.
#pragma once

#include <cstdint>

#include "base/bytes.h"

namespace plenary::keep {

struct TileHash {
  unsigned level = 1;   // at least 1; level 0 are the leaf hashes, which lie with the entries
  std::uint64_t n = 0;  // place within its level
  Hash hash{};

  bool operator==(const TileHash&) const = default;
};

}  // namespace plenary::keep
