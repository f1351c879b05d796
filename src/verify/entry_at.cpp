#include "verify/entry_at.h"

#include "record/bundle.h"
#include "record/checkpoint.h"
#include "record/note.h"
#include "record/tile.h"

namespace plenary::verify {

Result<body::Entry> entry_at(record::Files& files, std::uint64_t size, Seq seq) {
  const std::uint64_t n = seq.value / record::kTileWidth;
  record::TilePath tile{.entries = true, .n = n, .width = record::width_in(size, 0, n)};
  ensure(seq.value < size, "an entry is asked of a log that has it");
  PLENARY_TRY(auto bytes, files.get(record::path_of(tile)));
  if (!bytes && tile.width < record::kTileWidth) {  // the partial one was removed for the full one
    tile.width = record::kTileWidth;
    PLENARY_TRY(bytes, files.get(record::path_of(tile)));
  }
  if (!bytes) return refuse("record.log.missing", {.where = record::path_of(tile)});
  const auto entries = record::read_bundle(*bytes, tile.width);
  if (!entries)
    return refuse("record.log.bundle", {.where = record::path_of(tile), .because = {entries.error()}});
  return body::parse_entry((*entries)[seq.value % record::kTileWidth]);
}

Result<std::uint64_t> stated_size(record::Files& files) {
  PLENARY_TRY(const auto file, files.get("checkpoint"));
  if (!file) return refuse("record.log.missing", {.where = "checkpoint"});
  PLENARY_TRY(const auto note, record::read_note(*file));
  PLENARY_TRY(const auto checkpoint, record::parse_checkpoint(note.text));
  return checkpoint.size;
}

Result<std::string> stated_key(record::Files& files) {
  PLENARY_TRY(const auto size, stated_size(files));
  if (size == 0) return refuse("verify.no_key");
  auto entry = entry_at(files, size, Seq{0});
  if (!entry) {
    return refuse("verify.no_founding", {.where = "entry 0", .because = {std::move(entry).error()}});
  }
  const auto* found = std::get_if<body::Found>(&entry->act.data);
  if (found == nullptr) return refuse("found.must_be_first", {.where = "entry 0"});
  return found->key.text;
}

}  // namespace plenary::verify
