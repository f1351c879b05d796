// What the server keeps for a while and no longer: files waiting to be confirmed, refusals waiting to be fetched.
// Few, in memory, each for whoever it was made.
#pragma once

#include <cstdint>
#include <list>
#include <mutex>
#include <optional>
#include <string>

#include "base/ids.h"
#include "clerk/roll_import.h"

namespace plenary::server {

struct WaitingUpload {
  std::string key;  // unguessable
  ActorId by;
  std::string slug, file_name, file;
  std::int64_t at_ms = 0;
  clerk::RollChoice choice = {};  // what was said beside the file
};

class Uploads {
 public:
  void put(WaitingUpload upload) {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(upload));
    if (waiting_.size() > kMost) waiting_.pop_front();
  }
  [[nodiscard]] std::optional<WaitingUpload> take(const std::string& key, const ActorId& by, std::int64_t now_ms) {
    const std::lock_guard lock(mutex_);
    for (auto at = waiting_.begin(); at != waiting_.end(); ++at) {
      if (at->key != key || at->by != by || now_ms - at->at_ms > kKeptMs) continue;
      auto upload = std::move(*at);
      waiting_.erase(at);
      return upload;
    }
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kMost = 16;
  static constexpr std::int64_t kKeptMs = 30 * 60 * 1000;
  std::mutex mutex_;
  std::list<WaitingUpload> waiting_;
};

// Signed refusals, so that a person can keep hers; the newest five hundred.
class Refusals {
 public:
  void put(std::string key, const ActorId& by, std::string note) {
    const std::lock_guard lock(mutex_);
    kept_.push_back({std::move(key), by, std::move(note)});
    if (kept_.size() > kMost) kept_.pop_front();
  }
  [[nodiscard]] std::optional<std::string> find(std::string_view key, const ActorId& by) {
    const std::lock_guard lock(mutex_);
    for (const auto& one : kept_) {
      if (one.key == key && one.by == by) return one.note;
    }
    return std::nullopt;
  }

 private:
  static constexpr std::size_t kMost = 500;
  struct Kept {
    std::string key;
    ActorId by;
    std::string note;
  };
  std::mutex mutex_;
  std::list<Kept> kept_;
};

}  // namespace plenary::server
