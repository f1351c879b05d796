#include "record/proof.h"

#include <bit>

namespace plenary::record {
namespace {

tl::unexpected<Error> wrong() {
  return refuse("record.proof.wrong");
}
tl::unexpected<Error> outside() {
  return refuse("record.proof.outside");
}

// The two indexes that a proof climbs with (RFC 9162, 2.1.3.2 and 2.1.4.2).
struct Climb {
  std::uint64_t fn, sn;

  [[nodiscard]] bool joins_left() const { return (fn & 1) != 0 || fn == sn; }
  void up() {
    fn >>= 1;
    sn >>= 1;
  }
  void skip_missing_levels() {  // where the node had no sibling and was carried up
    while ((fn & 1) == 0 && fn != 0)
      up();
  }
};

// The largest power of two below n, for n > 1: where RFC 6962 parts a tree.
std::uint64_t split_of(std::uint64_t n) {
  return std::bit_floor(n - 1);
}

// Leaves [from, to) of the tree, where `from` is a multiple of the smallest power of two >= to - from.
Result<Hash> root_of(std::uint64_t from, std::uint64_t to, const Subtrees& subtrees) {
  const auto count = to - from;
  if (std::has_single_bit(count)) {
    const auto level = static_cast<unsigned>(std::countr_zero(count));
    return subtrees(level, from >> level);
  }
  const auto split = split_of(count);
  PLENARY_TRY(const auto left, root_of(from, from + split, subtrees));
  PLENARY_TRY(const auto right, root_of(from + split, to, subtrees));
  return node_hash(left, right);
}

Result<void> add_inclusion(std::uint64_t index, std::uint64_t from, std::uint64_t to,
                           const Subtrees& subtrees, std::vector<Hash>& proof) {
  if (to - from == 1) return {};
  const auto middle = from + split_of(to - from);
  const bool is_left = index < middle;
  PLENARY_DO(is_left ? add_inclusion(index, from, middle, subtrees, proof)
                     : add_inclusion(index, middle, to, subtrees, proof));
  PLENARY_TRY(const auto sibling, is_left ? root_of(middle, to, subtrees) : root_of(from, middle, subtrees));
  proof.push_back(sibling);
  return {};
}

// `known`: the reader of the proof has the root of [from, to) already, it being the old tree itself.
Result<void> add_consistency(std::uint64_t old_size, std::uint64_t from, std::uint64_t to, bool known,
                             const Subtrees& subtrees, std::vector<Hash>& proof) {
  if (old_size == to) {
    if (known) return {};
    PLENARY_TRY(const auto root, root_of(from, to, subtrees));
    proof.push_back(root);
    return {};
  }
  const auto middle = from + split_of(to - from);
  const bool ends_left = old_size <= middle;
  PLENARY_DO(ends_left ? add_consistency(old_size, from, middle, known, subtrees, proof)
                       : add_consistency(old_size, middle, to, false, subtrees, proof));
  PLENARY_TRY(const auto sibling,
              ends_left ? root_of(middle, to, subtrees) : root_of(from, middle, subtrees));
  proof.push_back(sibling);
  return {};
}

}  // namespace

Result<void> check_inclusion(const Inclusion& claim, std::span<const Hash> proof) {
  if (claim.index >= claim.size || claim.size > kLargestSize) return wrong();
  Climb at{claim.index, claim.size - 1};
  Hash root = claim.leaf;
  for (const auto& hash : proof) {
    if (at.sn == 0) return wrong();
    if (at.joins_left()) {
      root = node_hash(hash, root);
      at.skip_missing_levels();
    } else {
      root = node_hash(root, hash);
    }
    at.up();
  }
  if (at.sn != 0 || root != claim.root) return wrong();
  return {};
}

Result<void> check_consistency(const Consistency& claim, std::span<const Hash> proof) {
  if (claim.old_size > claim.size || claim.size > kLargestSize) return wrong();
  if (claim.old_size == claim.size || claim.old_size == 0) {
    const auto& expected = claim.old_size == 0 ? empty_root() : claim.root;
    if (claim.size == 0 && claim.root != empty_root()) return wrong();
    if (!proof.empty() || claim.old_root != expected) return wrong();
    return {};
  }
  Climb at{claim.old_size - 1, claim.size - 1};
  while ((at.fn & 1) != 0)
    at.up();
  Hash old_root = claim.old_root;
  if (!std::has_single_bit(claim.old_size)) {
    if (proof.empty()) return wrong();
    old_root = proof.front();
    proof = proof.subspan(1);
  }
  Hash root = old_root;
  for (const auto& hash : proof) {
    if (at.sn == 0) return wrong();
    if (at.joins_left()) {
      old_root = node_hash(hash, old_root);
      root = node_hash(hash, root);
      at.skip_missing_levels();
    } else {
      root = node_hash(root, hash);
    }
    at.up();
  }
  if (at.sn != 0 || old_root != claim.old_root || root != claim.root) return wrong();
  return {};
}

Result<std::vector<Hash>> make_inclusion(std::uint64_t index, std::uint64_t size, const Subtrees& subtrees) {
  if (index >= size || size > kLargestSize) return outside();
  std::vector<Hash> proof;
  PLENARY_DO(add_inclusion(index, 0, size, subtrees, proof));
  return proof;
}

Result<std::vector<Hash>> make_consistency(std::uint64_t old_size, std::uint64_t size,
                                           const Subtrees& subtrees) {
  if (old_size > size || size > kLargestSize) return outside();
  std::vector<Hash> proof;
  if (old_size == 0 || old_size == size) return proof;
  PLENARY_DO(add_consistency(old_size, 0, size, true, subtrees, proof));
  return proof;
}

Result<Hash> make_root(std::uint64_t size, const Subtrees& subtrees) {
  if (size > kLargestSize) return outside();
  if (size == 0) return empty_root();
  return root_of(0, size, subtrees);
}

Subtrees subtree_from_tiles(TileHashes hashes) {
  return [hashes = std::move(hashes)](unsigned level, std::uint64_t n) -> Result<Hash> {
    const auto count = std::uint64_t{1} << (level % kTileHeight);
    PLENARY_TRY(auto row, hashes(level / kTileHeight, n * count, (n + 1) * count));
    ensure(row.size() == count, "a reader of tile hashes gives what it is asked for");
    for (; row.size() > 1; row.resize(row.size() / 2)) {
      for (std::size_t i = 0; i < row.size() / 2; ++i)
        row[i] = node_hash(row[2 * i], row[2 * i + 1]);
    }
    return row.front();
  };
}

}  // namespace plenary::record
