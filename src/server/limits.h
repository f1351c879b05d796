// How often an address may try something: so many at once, then so many a minute.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>

namespace plenary::server {

class Limit {
 public:
  Limit(double at_once, double a_minute) : at_once_(at_once), a_minute_(a_minute) {}
  [[nodiscard]] std::int64_t at_once() const { return static_cast<std::int64_t>(at_once_); }

  // True: it may, and has; `left` says how often more at once.  False: `wait_s` says how long until it may again.
  [[nodiscard]] bool take(const std::string& who, std::int64_t now_ms, std::int64_t* wait_s = nullptr, std::int64_t* left = nullptr) {
    const std::lock_guard lock(mutex_);
    if (buckets_.size() > kMost) buckets_.clear();  // bounded, whatever comes
    auto [at, fresh] = buckets_.try_emplace(who, Bucket{at_once_, now_ms});
    auto& bucket = at->second;
    bucket.left = std::min(at_once_, bucket.left + static_cast<double>(now_ms - bucket.at_ms) / 60'000.0 * a_minute_);
    bucket.at_ms = now_ms;
    if (bucket.left >= 1) {
      bucket.left -= 1;
      if (left != nullptr) *left = static_cast<std::int64_t>(bucket.left);
      return true;
    }
    if (wait_s != nullptr) *wait_s = static_cast<std::int64_t>((1 - bucket.left) / a_minute_ * 60.0) + 1;
    return false;
  }

 private:
  static constexpr std::size_t kMost = 100'000;
  struct Bucket {
    double left;
    std::int64_t at_ms;
  };
  double at_once_, a_minute_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

}  // namespace plenary::server
