// Where the public files of a log lie: tile/<L>/<N>[.p/<W>] and tile/entries/<N>[.p/<W>].
//
//     path_of({.level = 0, .n = 1234067})                        "tile/0/x001/x234/067"
//     path_of({.entries = true, .n = 5, .width = 17})            "tile/entries/005.p/17"
//
// One spelling for each tile; parse_tile_path gives nothing for any other text, so that what it accepts
// prints to itself.  A full tile is 256 wide; a partial one 1 to 255; no tile is 0 wide.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "record/tree.h"

namespace plenary::record {

struct TilePath {
  bool entries = false;  // a bundle of entries, whose level is 0
  unsigned level = 0;    // 0..63
  std::uint64_t n = 0;
  unsigned width = kTileWidth;  // 1..256

  bool operator==(const TilePath&) const = default;
};

[[nodiscard]] std::string path_of(const TilePath& tile);
[[nodiscard]] std::optional<TilePath> parse_tile_path(std::string_view path);

// How many hashes level L of a tree of this size has: floor(size / 256^L).
[[nodiscard]] std::uint64_t hashes_at(unsigned level, std::uint64_t size);

// How wide the tile (level, n) is in a tree of this size: 0 when there is none, 256 when it is full.
[[nodiscard]] unsigned width_in(std::uint64_t size, unsigned level, std::uint64_t n);

// Every hash tile a size consists of: level 0 first, from left to right.  Bundles are those of level 0.
void for_each_tile(std::uint64_t size, const std::function<void(const TilePath&)>& visit);

}  // namespace plenary::record
