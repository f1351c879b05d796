#include "record/tile.h"

#include <fmt/format.h>

#include <algorithm>

namespace plenary::record {
namespace {

constexpr std::uint64_t kMostTiles = std::uint64_t{1} << 55;  // of a tree of 2^63 leaves
constexpr unsigned kTopLevel = 63;
constexpr std::string_view kEntries = "entries";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// A decimal number without sign or leading zero, at most `most`.
std::optional<unsigned> small_number(std::string_view text, unsigned most) {
  if (text.empty() || text.size() > 3 || !std::ranges::all_of(text, is_digit)) return std::nullopt;
  if (text.size() > 1 && text[0] == '0') return std::nullopt;
  unsigned value = 0;
  for (const char c : text)
    value = value * 10 + static_cast<unsigned>(c - '0');
  return value <= most ? std::optional(value) : std::nullopt;
}

std::string_view cut_at_slash(std::string_view& rest) {
  const auto slash = rest.find('/');
  const auto part = rest.substr(0, slash);
  rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
  return part;
}

// "x001/x234/067": three digits a group, all but the last marked, the first group not zero unless alone.
std::optional<std::uint64_t> tile_number(std::string_view text) {
  std::uint64_t n = 0;
  for (bool first = true;; first = false) {
    const bool more = text.starts_with('x');
    if (more) text.remove_prefix(1);
    if (text.size() < 3 || !std::all_of(text.begin(), text.begin() + 3, is_digit)) return std::nullopt;
    if (first && more && text.starts_with("000")) return std::nullopt;
    for (int i = 0; i < 3; ++i)
      n = n * 10 + static_cast<unsigned>(text[static_cast<std::size_t>(i)] - '0');
    if (n >= kMostTiles) return std::nullopt;
    text.remove_prefix(3);
    if (!more) return text.empty() ? std::optional(n) : std::nullopt;
    if (!text.starts_with('/')) return std::nullopt;
    text.remove_prefix(1);
  }
}

}  // namespace

std::string path_of(const TilePath& tile) {
  ensure(tile.width >= 1 && tile.width <= kTileWidth && tile.level <= kTopLevel, "the path is of a tile");
  std::string number = fmt::format("{:03}", tile.n % 1000);
  for (auto rest = tile.n / 1000; rest > 0; rest /= 1000)
    number = fmt::format("x{:03}/{}", rest % 1000, number);
  std::string path = tile.entries ? "tile/entries/" : fmt::format("tile/{}/", tile.level);
  path += number;
  if (tile.width < kTileWidth) path += fmt::format(".p/{}", tile.width);
  return path;
}

std::optional<TilePath> parse_tile_path(std::string_view path) {
  if (cut_at_slash(path) != "tile") return std::nullopt;
  TilePath tile;
  const auto kind = cut_at_slash(path);
  tile.entries = kind == kEntries;
  if (!tile.entries) {
    const auto level = small_number(kind, kTopLevel);
    if (!level) return std::nullopt;
    tile.level = *level;
  }
  if (const auto mark = path.find(".p/"); mark != std::string_view::npos) {
    const auto width = small_number(path.substr(mark + 3), kTileWidth - 1);
    if (!width || *width == 0) return std::nullopt;
    tile.width = *width;
    path = path.substr(0, mark);
  }
  const auto n = tile_number(path);
  if (!n) return std::nullopt;
  tile.n = *n;
  return tile;
}

std::uint64_t hashes_at(unsigned level, std::uint64_t size) {
  return level >= 8 ? 0 : size >> (level * kTileHeight);
}

unsigned width_in(std::uint64_t size, unsigned level, std::uint64_t n) {
  const auto hashes = hashes_at(level, size);
  if (n > hashes / kTileWidth) return 0;
  return static_cast<unsigned>(std::min(hashes - n * kTileWidth, kTileWidth));
}

void for_each_tile(std::uint64_t size, const std::function<void(const TilePath&)>& visit) {
  for (unsigned level = 0; hashes_at(level, size) > 0; ++level) {
    const auto hashes = hashes_at(level, size);
    for (std::uint64_t n = 0; n < hashes / kTileWidth; ++n)
      visit({.level = level, .n = n});
    if (const auto rest = static_cast<unsigned>(hashes % kTileWidth); rest > 0) {
      visit({.level = level, .n = hashes / kTileWidth, .width = rest});
    }
  }
}

}  // namespace plenary::record
