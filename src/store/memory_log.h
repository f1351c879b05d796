// One body's keepings in memory, and the log store that looks at them.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "keep/log_store.h"
#include "store/memory.h"

namespace plenary::store {

class FaultPlan {  // shared by all bodies of a store
 public:
  void set(unsigned nth, Fault fault) {
    const std::lock_guard lock(mutex_);
    nth_ = nth;
    fault_ = fault;
  }
  Fault next() {
    const std::lock_guard lock(mutex_);
    return nth_ > 0 && --nth_ == 0 ? fault_ : Fault::none;
  }

 private:
  std::mutex mutex_;
  unsigned nth_ = 0;
  Fault fault_ = Fault::none;
};

struct MemoryBody {
  std::mutex mutex;
  keep::BodyRow row;
  keep::Head head;
  std::vector<keep::EntryRow> entries;
  std::unordered_map<ActId, Seq> by_id;
  std::map<unsigned, std::vector<Hash>> tiles;
  std::map<std::pair<Seq, std::string>, keep::ContentRow> contents;
  std::map<Hash, std::string> blobs;
  std::map<Seq, std::map<std::string, std::string>> links;
  std::map<std::uint64_t, std::string> notes;
  std::optional<keep::Snapshot> snapshot;
};

[[nodiscard]] std::unique_ptr<keep::LogStore> open_memory_log(MemoryBody& body, FaultPlan& faults);
[[nodiscard]] std::unique_ptr<keep::AccountStore> new_memory_accounts();

}  // namespace plenary::store
