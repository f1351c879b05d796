#include "store/sqlite.h"

#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "store/sqlite_core.h"
#include "store/sqlite_schema.h"

namespace plenary::store {
namespace {

constexpr std::size_t kMostIdleReaders = 8;
constexpr int kSweepMs =
    200;  // how long one attempt to cut the log waits for readers, writers waiting meanwhile

// Locks and syncs of these are promises that nobody keeps: NFS, SMB, CIFS, SMB2, AFS, CEPH.
constexpr std::array<std::uint32_t, 6> kNetworkDisks = {0x6969,     0x517b,     0xff534d42,
                                                        0xfe534d42, 0x5346414f, 0x00c36400};

Result<void> check_disk(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  struct statfs found {};
  if (::statfs(folder.empty() ? "." : folder.c_str(), &found) != 0) {
    return refuse("store.io",
                  {.where = path, .params = {{"detail", std::string("the folder cannot be read")}}});
  }
  if (std::ranges::count(kNetworkDisks, static_cast<std::uint32_t>(found.f_type)) > 0) {
    return refuse("store.network_disk", {.where = path});
  }
  return {};
}

}  // namespace

// ---------------------------------------------------------------- SqliteCore

Result<std::unique_ptr<SqliteCore>> SqliteCore::open(const SqliteOptions& options) {
  PLENARY_DO(check_disk(options.path));
  std::unique_ptr<SqliteCore> core(new SqliteCore(options));
  PLENARY_TRY(core->writer_, Connection::open({.path = options.path, .vfs = options.vfs}));
  PLENARY_DO(prepare_schema(*core->writer_));
  return core;
}

Result<std::unique_ptr<Connection>> SqliteCore::take_reader() {
  {
    const std::lock_guard lock(readers_);
    if (!idle_.empty()) {
      auto reader = std::move(idle_.back());
      idle_.pop_back();
      return reader;
    }
  }
  return Connection::open({.path = options_.path, .vfs = options_.vfs, .reads_only = true});
}

void SqliteCore::give_back(std::unique_ptr<Connection> reader) {
  const std::lock_guard lock(readers_);
  if (idle_.size() < kMostIdleReaders) idle_.push_back(std::move(reader));
}

// SQLite answers a row, not an error, when readers of an older state keep it from cutting the log.
Result<bool> SqliteCore::cut_wal() {
  if (broken_) return refuse("store.io", {.params = {{"detail", std::string("an earlier write failed")}}});
  const ShortPatience patience(*writer_, kSweepMs);
  PLENARY_TRY(auto row, writer_->ask("PRAGMA wal_checkpoint(TRUNCATE)"));
  PLENARY_TRY(const bool answered, row.step());
  const bool cut = answered && row.integer(0) == 0;
  if (cut) unswept_ = false;
  return cut;
}

Result<bool> SqliteCore::tidy() {
  const std::lock_guard lock(write_);
  return cut_wal();
}

Result<bool> SqliteCore::sweep_soon() {
  const std::lock_guard lock(write_);
  unswept_ = true;
  return cut_wal();
}

Result<bool> SqliteCore::sweep() {
  const std::lock_guard lock(write_);
  return unswept_ ? cut_wal() : Result<bool>(true);
}

Result<void> SqliteCore::backup(const std::string& path) {
  if (std::filesystem::exists(path)) return refuse("store.backup_exists", {.where = path});
  return read([&](Connection& from) -> Result<void> {
    PLENARY_TRY(const auto to, Connection::open({.path = path}));
    sqlite3_backup* const copying = sqlite3_backup_init(to->handle(), "main", from.handle(), "main");
    if (copying == nullptr) return sqlite_error(to->handle(), sqlite3_errcode(to->handle()));
    const int answer = sqlite3_backup_step(copying, -1);
    sqlite3_backup_finish(copying);
    if (answer != SQLITE_DONE) return sqlite_error(to->handle(), answer);
    return to->run("PRAGMA wal_checkpoint(TRUNCATE)");
  });
}

// ---------------------------------------------------------------- SqliteStore

struct SqliteStore::Parts {
  std::unique_ptr<SqliteCore> core;
  std::unique_ptr<keep::BodyStore> bodies;
  std::unique_ptr<keep::AccountStore> accounts;
};

SqliteStore::SqliteStore(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
SqliteStore::~SqliteStore() = default;

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const SqliteOptions& options) {
  auto parts = std::make_unique<Parts>();
  PLENARY_TRY(parts->core, SqliteCore::open(options));
  parts->bodies = open_sqlite_bodies(*parts->core);
  parts->accounts = open_sqlite_accounts(*parts->core);
  return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(parts)));
}

keep::BodyStore& SqliteStore::bodies() {
  return *parts_->bodies;
}
keep::AccountStore& SqliteStore::accounts() {
  return *parts_->accounts;
}
Result<void> SqliteStore::backup(const std::string& path) {
  return parts_->core->backup(path);
}
Result<bool> SqliteStore::tidy() {
  return parts_->core->tidy();
}

}  // namespace plenary::store
