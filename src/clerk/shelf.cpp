#include "clerk/shelf.h"

#include <algorithm>
#include <charconv>
#include <fstream>

#include "clerk/walk.h"
#include "record/bundle.h"
#include "record/checkpoint.h"
#include "record/proof.h"
#include "record/receipt.h"
#include "record/tile.h"

namespace plenary::clerk {

bool may_read(keep::Readers readers, Reader reader) {
  switch (readers) {
    case keep::Readers::public_: return true;
    case keep::Readers::members: return reader != Reader::anybody;
    case keep::Readers::officers: return reader == Reader::officer;
    case keep::Readers::owner: return false;
  }
  return false;
}

namespace {

namespace fs = std::filesystem;

Result<std::vector<Hash>> hashes_of(keep::LogStore& log, unsigned level, std::uint64_t from, std::uint64_t to) {
  return level == 0 ? log.leaf_hashes(from, to) : log.tile_hashes(level, from, to);
}

Result<std::optional<Published>> bundle(const Body& body, const record::TilePath& path) {
  Published file{{}, "application/octet-stream", true};
  const std::uint64_t from = path.n * record::kTileWidth;
  PLENARY_DO(body.log->read_entries(Seq{from}, Seq{from + path.width}, [&](Seq, std::string_view entry) -> Result<void> {
    record::append_to_bundle(file.bytes, entry);
    return {};
  }));
  return std::optional(std::move(file));
}

Result<std::optional<Published>> tile(const Body& body, std::string_view path, std::uint64_t size) {
  const auto parsed = record::parse_tile_path(path);
  if (!parsed) return std::optional<Published>();
  const unsigned there = record::width_in(size, parsed->level, parsed->n);
  if (parsed->width > there) return std::optional<Published>();
  if (parsed->entries) return bundle(body, *parsed);
  const std::uint64_t from = parsed->n * record::kTileWidth;
  PLENARY_TRY(const auto hashes, hashes_of(*body.log, parsed->level, from, from + parsed->width));
  if (hashes.size() != parsed->width) return std::optional<Published>();
  Published file{{}, "application/octet-stream", true};
  for (const auto& hash : hashes) file.bytes += view_of(hash);
  return std::optional(std::move(file));
}

Result<std::optional<Published>> blob_file(const Body& body, std::string_view name) {
  const auto bytes = from_hex(name);
  const auto hash = bytes ? array_of<32>(*bytes) : std::nullopt;
  if (!hash) return std::optional<Published>();
  PLENARY_TRY(auto blob, body.log->blob(*hash));
  if (!blob) return std::optional<Published>();
  return std::optional(Published{*std::move(blob), "application/octet-stream", true});
}

Result<std::optional<Published>> content_file(const Body& body, std::string_view path, std::uint64_t size, Reader reader) {
  const auto slash = path.find('/');
  if (slash == path.npos) return std::optional<Published>();
  const auto seq = record::parse_size(path.substr(0, slash));
  if (!seq || *seq >= size) return std::optional<Published>();
  PLENARY_TRY(const auto row, body.log->content(Seq{*seq}, path.substr(slash + 1)));
  if (!row || !may_read(row->readers, reader)) return std::optional<Published>();
  return std::optional(Published{print_content(*row), "application/json", false});
}

Result<void> write_file(const fs::path& file, std::string_view bytes) {
  std::error_code problem;
  fs::create_directories(file.parent_path(), problem);
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return refuse("file.io", {.where = file.string()});
  return {};
}

}  // namespace

std::string print_content(const keep::ContentRow& row) {
  json::Object out{{"field", row.field}, {"seq", row.seq.value}};
  if (row.erased_by) {
    out.set("erased_by", row.erased_by->value);
  } else {
    out.set("bytes", row.bytes);
    out.set("salt", to_base64(row.salt));
  }
  return json::print(out);
}

Result<std::optional<Published>> get(const Body& body, std::string_view path, Reader reader) {
  const Checkpoint published = body.clerk->published();
  if (path == "checkpoint") {
    if (published.note.empty()) return std::optional<Published>();
    return std::optional(Published{published.note, "text/plain; charset=utf-8", false});
  }
  if (path.starts_with("tile/")) return tile(body, path, published.size);
  if (path.starts_with("blob/")) return blob_file(body, path.substr(5));
  if (path.starts_with("content/")) return content_file(body, path.substr(8), published.size, reader);
  return std::optional<Published>();
}

Result<std::string> receipt_of(const Body& body, Seq seq) {
  PLENARY_TRY(const Checkpoint checkpoint, body.clerk->checkpoint_covering(seq));
  const auto subtrees = record::subtree_from_tiles([&](unsigned level, std::uint64_t from, std::uint64_t to) {
    return hashes_of(*body.log, level, from, to);
  });
  PLENARY_TRY(auto proof, record::make_inclusion(seq.value, checkpoint.size, subtrees));
  return record::print_receipt({.index = seq.value, .proof = std::move(proof), .checkpoint = checkpoint.note});
}

Result<void> export_to(const Body& body, const fs::path& folder, Reader reader, const Progress& progress) {
  PLENARY_TRY(auto walk, FileWalk::begin(body, reader));
  for (std::uint64_t told = 0;;) {
    PLENARY_TRY(const auto file, walk.next());
    if (!file) return {};
    PLENARY_DO(write_file(folder / file->path, file->bytes));
    if (progress && walk.entries_done() != told) progress(told = walk.entries_done(), walk.size());
  }
}

}  // namespace plenary::clerk
