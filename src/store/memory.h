// A store in memory, for tests and simulations: all sockets, and failures when they are asked for.
//
//     MemoryStore store;
//     store.fail_at(3, Fault::unknown_done);      // the third commit from now, whatever the body
//
// It behaves as a database does: a failed commit leaves nothing behind, a reader sees whole batches.  What
// it keeps goes with it.  Threads: as the sockets say.
#pragma once

#include <memory>

#include "keep/account_store.h"
#include "keep/body_store.h"

namespace plenary::store {

enum class Fault {
  none,
  io,            // "store.io", nothing done
  full,          // "store.full", nothing done
  unknown_done,  // "store.unknown", yet it is committed
  unknown_lost,  // "store.unknown", and nothing was done
};

class MemoryStore {
 public:
  MemoryStore();
  ~MemoryStore();
  MemoryStore(const MemoryStore&) = delete;
  MemoryStore& operator=(const MemoryStore&) = delete;

  [[nodiscard]] keep::BodyStore& bodies();
  [[nodiscard]] keep::AccountStore& accounts();

  void fail_at(unsigned nth_commit, Fault fault);  // 1 is the next; the ones after succeed again

 private:
  struct Kept;
  std::unique_ptr<Kept> kept_;
};

}  // namespace plenary::store
