// Batches for the stores' tests: made-up entries whose bytes tell their seq.  A store believes any hash.
#pragma once

#include <fmt/format.h>

#include <bit>

#include "keep/rows.h"

namespace plenary::store {

inline ActId act_id(std::uint64_t n) {
  ActId id;
  for (std::size_t i = 0; i < 8; ++i)
    id.bytes[i] = static_cast<std::uint8_t>(n >> (8 * i));
  return id;
}

inline Hash hash_like(std::uint64_t n, std::uint8_t kind = 1) {
  Hash hash{kind};
  for (std::size_t i = 0; i < 8; ++i)
    hash[i + 1] = static_cast<std::uint8_t>(n >> (8 * i));
  return hash;
}

inline std::string bytes_of_entry(std::uint64_t seq) {
  return fmt::format("entry {}", seq);
}

inline keep::Batch batch_of(const keep::Head& before, std::uint64_t count) {
  keep::Batch batch{.before = before, .after = before};
  batch.after.size += count;
  batch.after.stack.assign(static_cast<std::size_t>(std::popcount(batch.after.size)),
                           hash_like(batch.after.size, 9));
  for (auto seq = before.size; seq < batch.after.size; ++seq) {
    batch.entries.push_back({{seq}, act_id(seq), hash_like(seq, 2), bytes_of_entry(seq), hash_like(seq)});
  }
  return batch;
}

}  // namespace plenary::store
