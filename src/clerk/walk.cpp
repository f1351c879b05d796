#include "clerk/walk.h"

#include <algorithm>

namespace plenary::clerk {
namespace {

constexpr std::uint64_t kLookedAt = 256;  // entries whose contents are taken at once

}  // namespace

Result<FileWalk> FileWalk::begin(const Body& body, Reader reader) {
  FileWalk walk(body, reader);
  PLENARY_DO(body.log->blobs([&](const Hash& name, std::string_view) -> Result<void> {
    walk.blobs_.push_back(name);
    return {};
  }));
  // After the blobs: the checkpoint covers the entries that name them.
  const auto size = body.clerk->shown()->size;
  PLENARY_TRY(walk.checkpoint_, body.clerk->checkpoint_covering(Seq{size - 1}));
  record::for_each_tile(walk.checkpoint_.size, [&](const record::TilePath& path) {
    walk.tiles_.push_back(path);
    if (path.level != 0) return;
    walk.tiles_.push_back(path);
    walk.tiles_.back().entries = true;
  });
  return walk;
}

Result<WalkedFile> FileWalk::published(std::string path) const {
  PLENARY_TRY(auto file, get(*body_, path, reader_));
  if (!file) return refuse("export.missing", {.where = path});
  return WalkedFile{std::move(path), std::move(file->bytes)};
}

Result<void> FileWalk::gather_contents() {
  const auto until = std::min(contents_from_ + kLookedAt, checkpoint_.size);
  PLENARY_DO(body_->log->contents_of(
      Seq{contents_from_}, Seq{until}, [&](const keep::ContentRow& row) -> Result<void> {
        const bool later = row.erased_by && row.erased_by->value >= checkpoint_.size;
        if (later || !may_read(row.readers, reader_)) return {};
        contents_.push_back(
            {"content/" + std::to_string(row.seq.value) + "/" + row.field, print_content(row)});
        return {};
      }));
  contents_from_ = until;
  return {};
}

Result<std::optional<WalkedFile>> FileWalk::next() {
  if (!begun_) {
    begun_ = true;
    return std::optional(WalkedFile{"checkpoint", checkpoint_.note});
  }
  if (tile_ < tiles_.size()) {
    const auto& path = tiles_[tile_++];
    PLENARY_TRY(auto file, published(record::path_of(path)));
    if (path.entries) entries_done_ = path.n * record::kTileWidth + path.width;
    return std::optional(std::move(file));
  }
  if (blob_ < blobs_.size()) {
    PLENARY_TRY(auto file, published("blob/" + to_hex(view_of(blobs_[blob_++]))));
    return std::optional(std::move(file));
  }
  while (contents_.empty() && contents_from_ < checkpoint_.size)
    PLENARY_DO(gather_contents());
  if (contents_.empty()) return std::optional<WalkedFile>();
  std::optional<WalkedFile> file(std::move(contents_.front()));
  contents_.pop_front();
  return file;
}

}  // namespace plenary::clerk
