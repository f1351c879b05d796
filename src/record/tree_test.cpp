#include "record/tree.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <rapidcheck.h>

#include <bit>
#include <map>

#include "record/bundle.h"
#include "record/proof.h"
#include "record/tile.h"

using namespace plenary;
using namespace plenary::record;

namespace {

std::vector<Hash> some_leaves(std::size_t count) {
  std::vector<Hash> leaves;
  for (std::size_t i = 0; i < count; ++i)
    leaves.push_back(leaf_hash(fmt::format("leaf {}", i)));
  return leaves;
}

// The definition of RFC 6962, word for word and slow.
Hash defined_root(std::span<const Hash> leaves) {
  if (leaves.empty()) return empty_root();
  if (leaves.size() == 1) return leaves[0];
  std::size_t k = 1;
  while (k * 2 < leaves.size())
    k *= 2;
  return node_hash(defined_root(leaves.first(k)), defined_root(leaves.subspan(k)));
}

struct Grown {  // a tree with everything an appender keeps
  Frontier frontier;
  std::vector<Hash> leaves;
  std::map<std::pair<unsigned, std::uint64_t>, Hash> tiles;

  explicit Grown(std::size_t size) : leaves(some_leaves(size)) {
    std::vector<keep::TileHash> full;
    for (const auto& leaf : leaves)
      frontier.append(leaf, &full);
    for (const auto& tile : full)
      tiles[{tile.level, tile.n}] = tile.hash;
  }
  [[nodiscard]] Subtrees subtrees() const {
    return subtree_from_tiles([this](unsigned level, std::uint64_t from, std::uint64_t to) {
      std::vector<Hash> row;
      for (auto n = from; n < to; ++n)
        row.push_back(level == 0 ? leaves.at(n) : tiles.at({level, n}));
      return Result<std::vector<Hash>>(row);
    });
  }
};

}  // namespace

TEST_CASE("a tree grown leaf by leaf has the root of the definition, at every size") {
  const auto leaves = some_leaves(600);
  Frontier frontier;
  CHECK(frontier.root() == empty_root());
  for (std::size_t size = 1; size <= leaves.size(); ++size) {
    frontier.append(leaves[size - 1], nullptr);
    REQUIRE(frontier.root() == defined_root(std::span(leaves).first(size)));
    REQUIRE(frontier.stack().size() == static_cast<std::size_t>(std::popcount(size)));
  }
}

TEST_CASE("a restored frontier goes on where the stored one stood, and one that does not fit is refused") {
  const Grown grown(300);
  auto restored = Frontier::restore(300, grown.frontier.stack());
  REQUIRE(restored);
  auto original = grown.frontier;
  original.append(grown.leaves[0], nullptr);
  restored->append(grown.leaves[0], nullptr);
  CHECK(restored->root() == original.root());
  CHECK(Frontier::restore(301, grown.frontier.stack()).error().code == "record.frontier.wrong_length");
  CHECK(Frontier::restore(~std::uint64_t{0}, std::vector<Hash>(64)).error().code ==
        "record.frontier.wrong_length");
}

TEST_CASE("the appender yields the hash of each full tile once, in order, on every level") {
  const Grown grown(65'536 + 700);
  CHECK(grown.tiles.size() == 258 + 1);
  for (const std::uint64_t n : {0ULL, 1ULL, 255ULL, 257ULL}) {
    CHECK(grown.tiles.at({1, n}) == defined_root(std::span(grown.leaves).subspan(n * 256, 256)));
  }
  CHECK(grown.tiles.at({2, 0}) == defined_root(std::span(grown.leaves).first(65'536)));
}

TEST_CASE("a leaf of any length is hashed with its prefix, short or long") {
  for (const std::size_t length : {0U, 1U, 1022U, 1023U, 1024U, 1025U, 65'535U}) {
    const std::string entry(length, 'x');
    CHECK(leaf_hash(entry) != leaf_hash(entry + "y"));
    CHECK(leaf_hash(entry) == leaf_hash(std::string_view(entry)));
  }
  CHECK(to_hex(view_of(leaf_hash(""))) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

TEST_CASE("every inclusion proof of small trees holds, and for no other leaf, index or size") {
  for (std::uint64_t size = 1; size <= 40; ++size) {
    const Grown grown(size);
    for (std::uint64_t index = 0; index < size; ++index) {
      const auto proof = make_inclusion(index, size, grown.subtrees());
      REQUIRE(proof);
      const Inclusion claim{index, size, grown.leaves[index], grown.frontier.root()};
      REQUIRE(check_inclusion(claim, *proof));
      auto other = claim;
      other.index = index + 1;
      REQUIRE_FALSE(check_inclusion(other, *proof));
      other = claim;
      other.leaf[0] ^= 1;
      REQUIRE_FALSE(check_inclusion(other, *proof));
      auto longer = *proof;
      longer.push_back(claim.leaf);
      REQUIRE_FALSE(check_inclusion(claim, longer));
    }
  }
}

TEST_CASE("every consistency proof of small trees holds, and for no other root") {
  const Grown last(40);
  for (std::uint64_t size = 0; size <= 40; ++size) {
    const Grown grown(size);
    for (std::uint64_t old = 0; old <= size; ++old) {
      const auto proof = make_consistency(old, size, last.subtrees());
      REQUIRE(proof);
      const Consistency claim{old, size, Grown(old).frontier.root(), grown.frontier.root()};
      REQUIRE(check_consistency(claim, *proof));
      auto other = claim;
      other.old_root[0] ^= 1;
      REQUIRE_FALSE(check_consistency(other, *proof));
      if (old == 0) continue;  // the empty tree is the beginning of every tree
      other = claim;
      other.root[0] ^= 1;
      REQUIRE_FALSE(check_consistency(other, *proof));
    }
  }
}

TEST_CASE("proofs of a tree of three levels are made from its tiles") {
  const Grown grown(66'000);
  const auto subtrees = grown.subtrees();
  CHECK(make_root(66'000, subtrees) == grown.frontier.root());
  for (const std::uint64_t index : {0ULL, 255ULL, 256ULL, 40'000ULL, 65'535ULL, 65'536ULL, 65'999ULL}) {
    const auto proof = make_inclusion(index, 66'000, subtrees);
    REQUIRE(proof);
    CHECK(check_inclusion({index, 66'000, grown.leaves[index], grown.frontier.root()}, *proof));
  }
  const auto proof = make_consistency(300, 66'000, subtrees);
  REQUIRE(proof);
  const auto old_root = defined_root(std::span(grown.leaves).first(300));
  CHECK(check_consistency({300, 66'000, old_root, grown.frontier.root()}, *proof));
  CHECK(make_inclusion(66'000, 66'000, subtrees).error().code == "record.proof.outside");
  CHECK(make_consistency(66'001, 66'000, subtrees).error().code == "record.proof.outside");
}

TEST_CASE("a tile's path reads back as that tile, and accepted paths print to themselves") {
  CHECK(path_of({.n = 1'234'067}) == "tile/0/x001/x234/067");
  CHECK(path_of({.entries = true, .n = 5, .width = 17}) == "tile/entries/005.p/17");
  CHECK(rc::check([] {
    const bool entries = *rc::gen::arbitrary<bool>();
    const auto shift = *rc::gen::inRange(0, 55);
    const TilePath tile{entries, entries ? 0 : *rc::gen::inRange<unsigned>(0, 64),
                        *rc::gen::inRange<std::uint64_t>(0, std::uint64_t{1} << shift),
                        *rc::gen::inRange<unsigned>(1, 257)};
    RC_ASSERT(parse_tile_path(path_of(tile)) == tile);
  }));
  for (const auto* const path :
       {"tile/0/x000/001", "tile/0/1", "tile/64/000", "tile/0/000.p/0", "tile/0/000.p/256",
        "tile/0/x036/x028/x797/x018/x963/969", "tile/0/000/", "checkpoint", ""}) {
    CHECK_FALSE(parse_tile_path(path));
  }
}

TEST_CASE("a size consists of these tiles and no others") {
  std::vector<std::string> paths;
  for_each_tile(513, [&](const TilePath& tile) { paths.push_back(path_of(tile)); });
  CHECK(paths == std::vector<std::string>{"tile/0/000", "tile/0/001", "tile/0/002.p/1", "tile/1/000.p/2"});
  CHECK(width_in(513, 0, 2) == 1);
  CHECK(width_in(513, 0, 3) == 0);
  CHECK(width_in(512, 0, 2) == 0);
  CHECK(width_in(0, 0, 0) == 0);
  CHECK(hashes_at(63, kLargestSize) == 0);
}

TEST_CASE("what is written into a bundle is read from it, and no other length is") {
  CHECK(rc::check([](const std::vector<std::string>& entries) {
    std::string bundle;
    for (const auto& entry : entries)
      append_to_bundle(bundle, entry);
    const auto width = static_cast<unsigned>(entries.size());
    const auto read = read_bundle(bundle, width);
    RC_ASSERT(read.has_value());
    RC_ASSERT(std::equal(read->begin(), read->end(), entries.begin(), entries.end()));
    RC_ASSERT(!read_bundle(bundle, width + 1));
    RC_ASSERT(!read_bundle(bundle + "\x01", width));
  }));
}
