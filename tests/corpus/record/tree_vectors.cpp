#include <algorithm>
#include <set>
#include <vector>

#include "record/bundle.h"
#include "record/tile.h"
#include "record/tree.h"
#include "vectors.h"

namespace corpus {
namespace {

using namespace plenary;

// The main log's entry i is "entry <i>"; its roots at the sizes that tree.json names.
void run_roots(const Json& tree, Tally& tally) {
  std::vector<std::pair<std::uint64_t, std::string>> roots;
  for (const auto& [size, root] : tree.at("roots").as_object()) {
    roots.emplace_back(std::stoull(std::string(size)), std::string(root.as_string()));
  }
  std::ranges::sort(roots);
  record::Frontier frontier;
  for (const auto& [size, root] : roots) {
    while (frontier.size() < size) {
      frontier.append(record::leaf_hash(fmt::format("entry {}", frontier.size())), nullptr);
    }
    tally.check("tree", fmt::format("root at {}", size), hash_of(root) == frontier.root());
  }
}

// A list of files holds all of a size's tiles, or of a long run of full ones the first two and the last.
void run_resources(const Json& tree, Tally& tally) {
  for (const auto& [size_text, listed] : tree.at("resources").as_object()) {
    const auto size = std::stoull(std::string(size_text));
    std::set<std::string> expected, all, shortened;
    for (const auto& path : listed.as_array())
      expected.insert(std::string(path.as_string()));
    record::for_each_tile(size, [&](const record::TilePath& tile) {
      const auto path = record::path_of(tile);
      all.insert(path);
      const auto full = record::hashes_at(tile.level, size) / record::kTileWidth;
      const bool shown = tile.n < 2 || tile.n + 1 >= full;
      if (shown) shortened.insert(path);
    });
    const bool within =
        std::ranges::includes(all, expected) && std::ranges::all_of(expected, [&](const auto& path) {
          return record::parse_tile_path(path).has_value();
        });
    const bool complete = expected == all || all.size() > shortened.size();
    tally.check("tree", fmt::format("tiles of size {}", size), within && complete);
  }
}

void run_hashes(const Json& tree, Tally& tally) {
  tally.check("tree", "root of nothing", hash_of(text_of(tree, "empty_tree_root")) == record::empty_root());
  for (const auto& leaf : tree.at("leaf_hashes").as_array()) {
    const auto entry = from_base64(text_of(leaf, "entry_b64"));
    tally.check("tree", "leaf of " + text_of(leaf, "entry_b64"),
                entry && record::leaf_hash(*entry) == hash_of(text_of(leaf, "leaf")));
  }
  const auto& node = tree.at("node_hash");
  tally.check("tree", "node",
              record::node_hash(*hash_of(text_of(node, "left")), *hash_of(text_of(node, "right"))) ==
                  hash_of(text_of(node, "parent")));
}

void check_path(const Json& stated, bool entries, Tally& tally) {
  const auto path = text_of(stated, entries ? "bundle" : "tile");
  if (path.empty()) return;
  const record::TilePath tile{entries, entries ? 0 : static_cast<unsigned>(number_of(stated.at("level"))),
                              number_of(stated.at("index")),
                              static_cast<unsigned>(number_of(stated.at("width")))};
  tally.check("paths", path, record::path_of(tile) == path && record::parse_tile_path(path) == tile);
}

void run_paths(const Json& paths, Tally& tally) {
  for (const auto& stated : paths.at("valid").as_array()) {
    check_path(stated, false, tally);
    check_path(stated, true, tally);
  }
  for (const auto& path : paths.at("invalid").as_array()) {
    const std::string text(path.as_string());
    tally.check("paths", "not a path: " + text, !record::parse_tile_path(text));
  }
}

void run_bundle(const Json& stated, Tally& tally) {
  const auto bytes = from_base64(text_of(stated, "b64"));
  const auto entries = record::read_bundle(*bytes, static_cast<unsigned>(number_of(stated.at("width"))));
  bool holds = entries.has_value() == truth_of(stated, "valid");
  if (holds && entries) {
    std::string again;
    const auto& expected = stated.at("entries").as_array();
    holds = expected.size() == entries->size();
    for (std::size_t i = 0; holds && i < entries->size(); ++i) {
      holds = from_base64(std::string(expected[i].as_string())) == std::string((*entries)[i]);
      record::append_to_bundle(again, (*entries)[i]);
    }
    holds = holds && again == *bytes;
  }
  tally.check("bundles", text_of(stated, "name"), holds, why(entries));
}

}  // namespace

void run_tree(const fs::path& folder, Tally& tally) {
  if (const auto tree = file_json(folder / "tree.json")) {
    run_hashes(*tree, tally);
    run_roots(*tree, tally);
    run_resources(*tree, tally);
  }
  if (const auto paths = file_json(folder / "paths.json")) run_paths(*paths, tally);
  if (const auto bundles = file_json(folder / "bundles.json")) {
    for (const auto& stated : bundles->as_array())
      run_bundle(stated, tally);
  }
}

}  // namespace corpus
