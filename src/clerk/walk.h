// The published files of a body, one after another: what an export holds, in the same order each time.
//
//     PLENARY_TRY(auto walk, FileWalk::begin(body, Reader::anybody));
//     while (true) {
//       PLENARY_TRY(auto file, walk.next());
//       if (!file) break;                          // that was all
//       ... file->path, file->bytes                // "tile/entries/000.p/17"
//     }
//
// It stands under one checkpoint, taken at the beginning and covering every entry there was; what is entered
// during the walk is no part of it.  One file is in memory at a time, and no lock is held between two.  A
// content erased meanwhile, by an entry that the checkpoint does not cover, is left out.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "clerk/shelf.h"
#include "record/tile.h"

namespace plenary::clerk {

struct WalkedFile {
  std::string path, bytes;
};

class FileWalk {
 public:
  [[nodiscard]] static Result<FileWalk> begin(const Body& body, Reader reader);
  [[nodiscard]] Result<std::optional<WalkedFile>> next();

  [[nodiscard]] std::uint64_t size() const { return checkpoint_.size; }  // entries under the checkpoint
  [[nodiscard]] std::uint64_t entries_done() const { return entries_done_; }

 private:
  FileWalk(const Body& body, Reader reader) : body_(&body), reader_(reader) {}
  [[nodiscard]] Result<WalkedFile> published(std::string path) const;
  [[nodiscard]] Result<void> gather_contents();

  const Body* body_;
  Reader reader_;
  Checkpoint checkpoint_;
  std::vector<record::TilePath> tiles_;  // a tile of hashes of level 0 is followed by its entries
  std::vector<Hash> blobs_;
  std::deque<WalkedFile> contents_;  // of the entries last looked at
  bool begun_ = false;
  std::size_t tile_ = 0, blob_ = 0;
  std::uint64_t entries_done_ = 0, contents_from_ = 0;
};

// Whether a content with these readers may be given to this one.
[[nodiscard]] bool may_read(keep::Readers readers, Reader reader);

}  // namespace plenary::clerk
