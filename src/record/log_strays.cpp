#include "record/log_strays.h"

#include "crypto/sha256.h"
#include "record/bundle.h"
#include "record/tile.h"

namespace plenary::record {
namespace {

constexpr std::string_view kBlob = "blob/";

tl::unexpected<Error> refuse_file(const char* code, std::string_view path) {
  return refuse(code, {.where = std::string(path)});
}

class Strays {
 public:
  Strays(Files& files, const LogCheck& check, CheckedLog& checked)
      : files_(files), check_(check), checked_(checked), size_(checked.head.checkpoint.size) {}

  Result<void> visit(std::string_view path) {
    if (path == check_.checkpoint_path || (check_.claims && check_.claims(path))) return {};
    if (path.starts_with(kBlob)) return blob(path);
    const auto tile = parse_tile_path(path);
    const unsigned width = tile ? width_in(size_, tile->level, tile->n) : 0;
    if (width == 0) return refuse_file("record.log.stray", path);
    if (tile->width == width) return {};
    return tile->width < width ? older_partial(path, *tile, width) : wider(path, *tile, width);
  }

 private:
  Result<std::string> bytes_of(const std::string& path) {
    PLENARY_TRY(auto bytes, files_.get(path));
    if (!bytes) return refuse_file("record.log.missing", path);
    return *std::move(bytes);
  }

  Result<void> blob(std::string_view path) {
    PLENARY_TRY(const auto bytes, bytes_of(std::string(path)));
    if (to_hex(view_of(crypto::sha256(bytes))) != path.substr(kBlob.size())) {
      return refuse_file("record.log.blob", path);
    }
    ++checked_.blobs;
    return {};
  }

  // The file that check_log compared for this tile: of the exact width, or the full one in its place.
  Result<std::string> compared_file(TilePath tile, unsigned width) {
    tile.width = width;
    PLENARY_TRY(auto bytes, files_.get(path_of(tile)));
    if (bytes) return *std::move(bytes);
    tile.width = kTileWidth;
    return bytes_of(path_of(tile));
  }

  Result<void> older_partial(std::string_view path, const TilePath& tile, unsigned width) {
    PLENARY_TRY(const auto bytes, bytes_of(std::string(path)));
    PLENARY_TRY(const auto whole, compared_file(tile, width));
    const bool has_its_width = tile.entries ? read_bundle(bytes, tile.width).has_value()
                                            : bytes.size() == tile.width * std::tuple_size_v<Hash>;
    if (!has_its_width || !whole.starts_with(bytes)) return refuse_file("record.log.partial", path);
    ++checked_.files;
    return {};
  }

  // Wider than the checkpoint's size allows: only as the full file that stands in for a removed partial one.
  Result<void> wider(std::string_view path, TilePath tile, unsigned width) {
    const bool is_full = tile.width == kTileWidth;
    tile.width = width;
    PLENARY_TRY(const auto partial, files_.get(path_of(tile)));
    if (!is_full || partial) return refuse_file("record.log.stray", path);
    return {};
  }

  Files& files_;
  const LogCheck& check_;
  CheckedLog& checked_;
  std::uint64_t size_;
};

}  // namespace

Result<void> check_strays(Files& files, const LogCheck& check, CheckedLog& checked) {
  Strays strays(files, check, checked);
  PLENARY_TRY(checked.listed, files.list([&](std::string_view path) { return strays.visit(path); }));
  return {};
}

}  // namespace plenary::record
