// Ids, salts and keys from a seed, so that a test plays the same record twice: SHA-256 of seed and counter.
#pragma once

#include <algorithm>
#include <mutex>
#include <string>

#include "crypto/random.h"
#include "crypto/sha256.h"

namespace plenary::tests {

class SeededChance : public crypto::Chance {
 public:
  explicit SeededChance(std::string seed) : seed_(std::move(seed)) {}

  void fill(std::span<std::uint8_t> bytes) override {
    const std::lock_guard lock(mutex_);
    while (!bytes.empty()) {
      const Hash block = crypto::sha256(seed_ + ":" + std::to_string(counter_++));
      const auto length = std::min(bytes.size(), block.size());
      std::copy_n(block.begin(), length, bytes.begin());
      bytes = bytes.subspan(length);
    }
  }

 private:
  std::mutex mutex_;
  std::string seed_;
  std::uint64_t counter_ = 0;
};

}  // namespace plenary::tests
