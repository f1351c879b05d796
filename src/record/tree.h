// The Merkle tree over entries (RFC 6962 / 9162): its hashes, and what an appender carries.
//
//     Frontier frontier;
//     std::vector<keep::TileHash> full;
//     frontier.append(leaf_hash(entry), &full);     // full: the hashes to be stored for levels >= 1
//     const Hash root = frontier.root();
//
// leaf(e) = H(0x00 || e), node(l, r) = H(0x01 || l || r), the root of nothing is H("").  An odd node is
// carried up, never paired with itself.  A Frontier holds one hash for each set bit of its size, so an append
// is two hashes on average and reads nothing back.  It holds no entries and makes no proofs (proof.h).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "keep/tile_hash.h"

namespace plenary::record {

inline constexpr std::uint64_t kLargestSize = (std::uint64_t{1} << 63) - 1;
inline constexpr unsigned kTileHeight = 8;  // a tile of level L holds hashes of subtrees of 256^L leaves
inline constexpr std::uint64_t kTileWidth = 256;

[[nodiscard]] Hash leaf_hash(std::string_view entry);
[[nodiscard]] Hash node_hash(const Hash& left, const Hash& right);
[[nodiscard]] Hash empty_root();

class Frontier {
 public:
  Frontier() = default;

  // As stored: one hash for each set bit of size, the largest subtree first.
  // Refused: "record.frontier.wrong_length" (the stack does not fit the size).
  [[nodiscard]] static Result<Frontier> restore(std::uint64_t size, std::vector<Hash> stack);

  // Adds to *full, lowest level first, the hash of each tile that this leaf filled; full may be null.
  void append(const Hash& leaf, std::vector<keep::TileHash>* full);

  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] const std::vector<Hash>& stack() const { return stack_; }
  [[nodiscard]] Hash root() const;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> stack_;
};

}  // namespace plenary::record
