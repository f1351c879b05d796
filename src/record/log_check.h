// Checks a published log whole: every bundle, every tile, the root, the signatures, older checkpoints.
//
//     FolderFiles files("/srv/export/club");
//     PLENARY_TRY(const auto checked, check_log(files, {.log = vkey, .on_entry = see}));
//
// One pass from the first entry to the last, in bounded memory (two files at a time and one tile a level).
// Entries are hashed, the tree is grown from them, and each published file is compared with what the
// entries give; so an older checkpoint is consistent if the tree had its root when it had its size.
// on_entry sees each entry in its order; what it saw is proved only once check_log has answered: with
// key_of_size the signatures are the last thing looked at.  It knows nothing of what an entry means.
//
// Where several things are wrong, the first in the record's order is named.  An entry and its leaf hash that
// differ: the tile is blamed if the signed root follows from the entries, the entry otherwise.
// Refused ("record.log."): "missing", "tile_length", "tile_hash" (hash = place in the tile), "bundle",
// "entry", "root", "rolled_back", "forked", "rewritten", "stray", "partial", "blob", with where = the file or
// "entry N"; and what checkpoint.h, files.h and on_entry refuse.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "record/checkpoint.h"
#include "record/files.h"
#include "record/receipt.h"
#include "record/tree.h"

namespace plenary::record {

struct OlderCheckpoint {
  std::string name;  // for refusals: a file's name, "letter of 3 May"
  std::string note;
};

// The key that must have signed a checkpoint of this size; asked after the last entry was seen.
using KeyOfSize = std::function<Result<VerifierKey>(std::uint64_t size)>;

struct LogCheck {
  VerifierKey log;
  KeyOfSize key_of_size = {};  // where a log changes its key by an entry of its own; else `log` signs all
  WitnessPolicy policy = {};
  std::vector<OlderCheckpoint> older = {};
  std::string checkpoint_path = "checkpoint";
  std::function<Result<void>(Seq, std::string_view)> on_entry = {};
  bool name_strays = true;  // list the files and refuse one that does not belong
  std::function<bool(std::string_view path)> claims = {};  // files the caller checks itself
};

struct CheckedLog {
  OpenCheckpoint head;  // while entries are being seen: as stated, its signatures not yet asked
  Frontier frontier;
  std::uint64_t files = 0;  // bundles and tiles that were compared, older partial ones included
  std::uint64_t blobs = 0;  // blob/<sha256> files whose bytes have that hash
  bool listed = false;      // whether strays could be looked for
};

[[nodiscard]] Result<CheckedLog> check_log(Files& files, const LogCheck& check);

}  // namespace plenary::record
