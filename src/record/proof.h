// Proofs of a Merkle tree: that a leaf is in it, that a smaller tree is its beginning.
//
//     PLENARY_DO(check_inclusion({.index = 3, .size = 7, .leaf = leaf, .root = root}, proof));
//     PLENARY_TRY(const auto proof, make_inclusion(3, 7, subtrees));
//
// Checking needs no tree.  Making asks for the hashes of complete subtrees: a reader of `level` and `n` gives
// the root over leaves [n * 2^level, (n+1) * 2^level).  subtree_from_tiles() is such a reader over the hashes
// that a store keeps and that tile files hold.
// Refused: "record.proof.wrong"; making: "record.proof.outside" and whatever the reader refuses.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "record/tree.h"

namespace plenary::record {

struct Inclusion {
  std::uint64_t index = 0, size = 0;
  Hash leaf{}, root{};
};

struct Consistency {
  std::uint64_t old_size = 0, size = 0;
  Hash old_root{}, root{};
};

[[nodiscard]] Result<void> check_inclusion(const Inclusion& claim, std::span<const Hash> proof);
[[nodiscard]] Result<void> check_consistency(const Consistency& claim, std::span<const Hash> proof);

using Subtrees = std::function<Result<Hash>(unsigned level, std::uint64_t n)>;

[[nodiscard]] Result<std::vector<Hash>> make_inclusion(std::uint64_t index, std::uint64_t size,
                                                       const Subtrees& subtrees);  // index < size
[[nodiscard]] Result<std::vector<Hash>> make_consistency(std::uint64_t old_size, std::uint64_t size,
                                                         const Subtrees& subtrees);  // old_size <= size
[[nodiscard]] Result<Hash> make_root(std::uint64_t size, const Subtrees& subtrees);

// The hashes [from, to) of a tile level: leaf hashes at 0, stored tile hashes above; at most 128 at a time,
// never across a tile's border.
using TileHashes =
    std::function<Result<std::vector<Hash>>(unsigned level, std::uint64_t from, std::uint64_t to)>;

[[nodiscard]] Subtrees subtree_from_tiles(TileHashes hashes);

}  // namespace plenary::record
