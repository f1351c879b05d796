#include "store/faulty_vfs.h"

#include <sqlite3.h>

#include "base/result.h"

namespace plenary::store {
namespace {

struct Plan {
  int write_in = 0, write_answer = 0, sync_in = 0;
  bool failed = false;
};

struct FaultyFile {  // begins as SQLite demands; the true file lies behind it in the same memory
  sqlite3_file base;
  Plan* plan;
  [[nodiscard]] sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

FaultyFile* mine(sqlite3_file* file) {
  return reinterpret_cast<FaultyFile*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
  return mine(file)->real();
}
const sqlite3_io_methods* methods(sqlite3_file* file) {
  return real(file)->pMethods;
}

bool is_due(int& countdown) {
  return countdown > 0 && --countdown == 0;
}

int faulty_write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  Plan& plan = *mine(file)->plan;
  if (is_due(plan.write_in)) {
    plan.failed = true;
    return plan.write_answer;
  }
  return methods(file)->xWrite(real(file), bytes, count, at);
}

int faulty_sync(sqlite3_file* file, int flags) {
  Plan& plan = *mine(file)->plan;
  if (is_due(plan.sync_in)) {
    plan.failed = true;
    return SQLITE_IOERR_FSYNC;
  }
  return methods(file)->xSync(real(file), flags);
}

// Everything else is handed on.
constexpr sqlite3_io_methods kMethods = {
    2,
    [](sqlite3_file* f) { return methods(f)->xClose(real(f)); },
    [](sqlite3_file* f, void* to, int count, sqlite3_int64 at) {
      return methods(f)->xRead(real(f), to, count, at);
    },
    faulty_write,
    [](sqlite3_file* f, sqlite3_int64 size) { return methods(f)->xTruncate(real(f), size); },
    faulty_sync,
    [](sqlite3_file* f, sqlite3_int64* size) { return methods(f)->xFileSize(real(f), size); },
    [](sqlite3_file* f, int lock) { return methods(f)->xLock(real(f), lock); },
    [](sqlite3_file* f, int lock) { return methods(f)->xUnlock(real(f), lock); },
    [](sqlite3_file* f, int* held) { return methods(f)->xCheckReservedLock(real(f), held); },
    [](sqlite3_file* f, int op, void* arg) { return methods(f)->xFileControl(real(f), op, arg); },
    [](sqlite3_file* f) { return methods(f)->xSectorSize(real(f)); },
    [](sqlite3_file* f) { return methods(f)->xDeviceCharacteristics(real(f)); },
    [](sqlite3_file* f, int page, int size, int extend, void volatile** at) {
      return methods(f)->xShmMap(real(f), page, size, extend, at);
    },
    [](sqlite3_file* f, int at, int n, int flags) { return methods(f)->xShmLock(real(f), at, n, flags); },
    [](sqlite3_file* f) { methods(f)->xShmBarrier(real(f)); },
    [](sqlite3_file* f, int remove) { return methods(f)->xShmUnmap(real(f), remove); },
    nullptr,
    nullptr,
};

}  // namespace

struct FaultyVfs::Shim {
  std::string name;
  Plan plan;
  sqlite3_vfs* system = nullptr;
  sqlite3_vfs vfs{};

  static int open(sqlite3_vfs* vfs, sqlite3_filename path, sqlite3_file* file, int flags, int* given) {
    auto& shim = *static_cast<Shim*>(vfs->pAppData);
    auto* const faulty = mine(file);
    faulty->base.pMethods = nullptr;
    faulty->plan = &shim.plan;
    const int answer = shim.system->xOpen(shim.system, path, faulty->real(), flags, given);
    if (faulty->real()->pMethods != nullptr) faulty->base.pMethods = &kMethods;
    return answer;
  }
};

FaultyVfs::FaultyVfs(std::string name) : shim_(std::make_unique<Shim>()) {
  shim_->name = std::move(name);
  shim_->system = sqlite3_vfs_find(nullptr);
  ensure(shim_->system != nullptr, "SQLite has a file system");
  shim_->vfs = *shim_->system;  // every other call works on the system's own
  shim_->vfs.zName = shim_->name.c_str();
  shim_->vfs.szOsFile = static_cast<int>(sizeof(FaultyFile)) + shim_->system->szOsFile;
  shim_->vfs.xOpen = Shim::open;
  shim_->vfs.pNext = nullptr;
  shim_->vfs.pAppData = shim_.get();
  ensure(sqlite3_vfs_register(&shim_->vfs, 0) == SQLITE_OK, "a file system registers");
}

FaultyVfs::~FaultyVfs() {
  sqlite3_vfs_unregister(&shim_->vfs);
}

const std::string& FaultyVfs::name() const {
  return shim_->name;
}

void FaultyVfs::fail_write(int nth, int answer) {
  shim_->plan = {.write_in = nth, .write_answer = answer};
}
void FaultyVfs::fail_sync(int nth) {
  shim_->plan = {.sync_in = nth};
}
void FaultyVfs::heal() {
  shim_->plan = {};
}
bool FaultyVfs::has_failed() const {
  return shim_->plan.failed;
}

}  // namespace plenary::store
