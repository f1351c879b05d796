#include "record/log_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "record/bundle.h"
#include "record/log_strays.h"
#include "record/tile.h"

namespace plenary::record {
namespace {

constexpr std::size_t kHashBytes = std::tuple_size_v<Hash>;

tl::unexpected<Error> refuse_at(const char* code, std::string where, Params params = {}) {
  return refuse(code, {.where = std::move(where), .params = std::move(params)});
}

struct Found {  // a published file and what its bytes are cut to
  std::string path, bytes;
  unsigned stored_width = 0;
};

struct Older {
  std::string name, note;
  Checkpoint checkpoint;
};

template <class T>
Result<T> in_file(const std::string& name, Result<T> read) {
  if (!read) read.error().where = read.error().where.empty() ? name : name + ": " + read.error().where;
  return read;
}

// A checkpoint as it states itself.  Where one key signs all, its signature is asked at once.
Result<Checkpoint> stated(std::string_view bytes, const LogCheck& check) {
  if (!check.key_of_size) {
    PLENARY_TRY(auto open, open_checkpoint(bytes, check.log));
    return std::move(open.checkpoint);
  }
  PLENARY_TRY(const auto note, read_note(bytes));
  return parse_checkpoint(note.text);
}

// The empty log is signed by the key that begins it.
Result<OpenCheckpoint> signed_by_its_key(std::string_view note, std::uint64_t size, const LogCheck& check) {
  if (!check.key_of_size || size == 0) return open_checkpoint(note, check.log, check.policy.witnesses);
  PLENARY_TRY(const auto key, check.key_of_size(size));
  return open_checkpoint(note, key, check.policy.witnesses);
}

class Pass {
 public:
  Pass(Files& files, const LogCheck& check, CheckedLog& checked)
      : files_(files), check_(check), checked_(checked), size_(checked.head.checkpoint.size) {}

  Result<void> run() {
    PLENARY_DO(open_older());
    note_older_of(0);
    for (std::uint64_t n = 0; n * kTileWidth < size_; ++n) {
      auto done = bundle(n);
      if (!done) return first_ ? conclude() : Result<void>(tl::unexpected(std::move(done).error()));
    }
    PLENARY_DO(upper_rests());
    return conclude();
  }

  // An older checkpoint that this log does not continue: whether it is this log's is asked before it accuses.
  Result<void> compare_older(const OpenCheckpoint& head) const {
    for (std::size_t i = 0; i < older_.size(); ++i) {
      const auto& [name, note, older] = older_[i];
      PLENARY_TRY(const auto opened,
                  in_file(name, signed_by_its_key(note, std::min(older.size, size_), check_)));
      const Params sizes{{"older", static_cast<std::int64_t>(older.size)},
                         {"size", static_cast<std::int64_t>(size_)}};
      if (older.size > size_) return refuse_at("record.log.rolled_back", name, sizes);
      if (older.size == size_ && older.root != head.checkpoint.root)
        return refuse_at("record.log.forked", name, sizes);
      if (rewritten_ == i) return refuse_at("record.log.rewritten", name, sizes);
    }
    return {};
  }

 private:
  Result<void> open_older() {
    for (const auto& [name, note] : check_.older) {
      PLENARY_TRY(const auto older, in_file(name, stated(note, check_)));
      older_.push_back({name, note, older});
    }
    std::ranges::stable_sort(older_, {}, [](const Older& older) { return older.checkpoint.size; });
    return {};
  }

  // The file of that width, or the full one cut to it when the partial one has been removed.
  Result<Found> published(TilePath tile) {
    const auto path = path_of(tile);
    PLENARY_TRY(auto bytes, files_.get(path));
    ++checked_.files;
    if (bytes) return Found{path, *std::move(bytes), tile.width};
    if (tile.width == kTileWidth) return refuse_at("record.log.missing", path);
    tile.width = kTileWidth;
    PLENARY_TRY(bytes, files_.get(path_of(tile)));
    if (!bytes) return refuse_at("record.log.missing", path);
    return Found{path_of(tile), *std::move(bytes), tile.width};
  }

  Result<Found> published_hashes(unsigned level, std::uint64_t n, unsigned width) {
    PLENARY_TRY(auto found, published({.level = level, .n = n, .width = width}));
    if (found.bytes.size() != found.stored_width * kHashBytes) {
      return refuse_at("record.log.tile_length", found.path,
                       {{"found", static_cast<std::int64_t>(found.bytes.size())},
                        {"expected", static_cast<std::int64_t>(found.stored_width * kHashBytes)}});
    }
    return found;
  }

  Result<void> bundle(std::uint64_t n) {
    const unsigned width = width_in(size_, 0, n);
    PLENARY_TRY(const auto file, published({.entries = true, .n = n, .width = width}));
    PLENARY_TRY(const auto hashes, published_hashes(0, n, width));
    const auto entries = read_bundle(file.bytes, file.stored_width);
    if (!entries) {
      return refuse("record.log.bundle", {.where = file.path, .because = {entries.error()}});
    }
    for (unsigned i = 0; i < width; ++i)
      PLENARY_DO(entry({n * kTileWidth + i}, (*entries)[i], hashes, i));
    return {};
  }

  Result<void> entry(Seq seq, std::string_view bytes, const Found& hashes, unsigned place) {
    const Hash leaf = leaf_hash(bytes);
    if (!is_hash_at(hashes, place, leaf)) note_wrong(hashes.path, place, seq);
    full_.clear();
    checked_.frontier.append(leaf, &full_);
    for (const auto& tile : full_)
      PLENARY_DO(upper(tile));
    note_older_of(checked_.frontier.size());
    if (check_.on_entry && !first_) PLENARY_DO(check_.on_entry(seq, bytes));
    return {};
  }

  static bool is_hash_at(const Found& hashes, std::size_t place, const Hash& hash) {
    return std::memcmp(hashes.bytes.data() + place * kHashBytes, hash.data(), kHashBytes) == 0;
  }

  Result<void> upper(const keep::TileHash& tile) {
    if (levels_.size() < tile.level) levels_.resize(tile.level);
    auto& row = levels_[tile.level - 1];
    row.push_back(tile.hash);
    if (row.size() < kTileWidth) return {};
    PLENARY_DO(compare_row(tile.level, tile.n / kTileWidth, row));
    row.clear();
    return {};
  }

  Result<void> upper_rests() {
    for (unsigned level = 1; level <= levels_.size(); ++level) {
      const auto& row = levels_[level - 1];
      if (!row.empty()) PLENARY_DO(compare_row(level, hashes_at(level, size_) / kTileWidth, row));
    }
    return {};
  }

  Result<void> compare_row(unsigned level, std::uint64_t n, const std::vector<Hash>& row) {
    auto found = published_hashes(level, n, static_cast<unsigned>(row.size()));
    if (!found) return first_ ? Result<void>() : tl::unexpected(std::move(found).error());
    for (unsigned i = 0; i < row.size(); ++i) {
      if (!is_hash_at(*found, i, row[i])) note_wrong(found->path, i, std::nullopt);
    }
    return {};
  }

  struct Wrong {
    std::string path;
    unsigned place = 0;
    std::optional<Seq> seq;  // at level 0
  };

  void note_wrong(const std::string& path, unsigned place, std::optional<Seq> seq) {
    if (!first_) first_ = Wrong{path, place, seq};
  }

  void note_older_of(std::uint64_t size) {
    for (; next_older_ < older_.size() && older_[next_older_].checkpoint.size == size; ++next_older_) {
      if (checked_.frontier.root() == older_[next_older_].checkpoint.root) continue;
      if (!rewritten_) rewritten_ = next_older_;
    }
  }

  // What was noted on the way is judged by the root: does what was signed follow from the entries?
  Result<void> conclude() {
    const bool signed_root =
        checked_.frontier.size() == size_ && checked_.frontier.root() == checked_.head.checkpoint.root;
    if (first_ && first_->seq && !signed_root) {
      return refuse_at("record.log.entry", fmt::format("entry {}", first_->seq->value),
                       {{"file", first_->path}});
    }
    if (first_) {
      return refuse_at("record.log.tile_hash", first_->path,
                       {{"hash", static_cast<std::int64_t>(first_->place)}});
    }
    if (!signed_root) return refuse_at("record.log.root", check_.checkpoint_path);
    return {};
  }

  Files& files_;
  const LogCheck& check_;
  CheckedLog& checked_;
  std::uint64_t size_;
  std::vector<Older> older_;  // by size
  std::size_t next_older_ = 0;
  std::optional<std::size_t> rewritten_;
  std::optional<Wrong> first_;
  std::vector<keep::TileHash> full_;       // of the entry just appended
  std::vector<std::vector<Hash>> levels_;  // the growing tile of each level from 1
};

}  // namespace

Result<CheckedLog> check_log(Files& files, const LogCheck& check) {
  PLENARY_TRY(const auto note, files.get(check.checkpoint_path));
  if (!note) return refuse_at("record.log.missing", check.checkpoint_path);
  CheckedLog checked;
  PLENARY_TRY(checked.head.checkpoint, stated(*note, check));
  Pass pass(files, check, checked);
  PLENARY_DO(pass.run());
  PLENARY_TRY(checked.head, signed_by_its_key(*note, checked.head.checkpoint.size, check));
  PLENARY_DO(pass.compare_older(checked.head));
  if (const auto found = witnesses_among(checked.head.good, check.policy); found < check.policy.quorum) {
    return refuse_at("record.receipt.too_few_witnesses", check.checkpoint_path,
                     {{"found", static_cast<std::int64_t>(found)},
                      {"needed", static_cast<std::int64_t>(check.policy.quorum)}});
  }
  if (check.name_strays) PLENARY_DO(check_strays(files, check, checked));
  return checked;
}

}  // namespace plenary::record
