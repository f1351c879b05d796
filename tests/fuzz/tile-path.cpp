#include "fuzz.h"
#include "record/tile.h"

using namespace plenary;

FUZZ(bytes) {
  if (const auto tile = record::parse_tile_path(bytes)) {
    ensure(record::path_of(*tile) == bytes, "a path prints to itself");
    ensure(tile->width >= 1 && tile->width <= 256 && tile->level < 64, "a path is of a tile");
  }
}
