#include "store/batch_check.h"

#include <bit>

#include "base/result.h"

namespace plenary::store {

void ensure_whole(const keep::Batch& batch) {
  ensure(batch.after.size == batch.before.size + batch.entries.size(),
         "a batch grows the log by its entries");
  ensure(batch.after.epoch == batch.before.epoch, "a batch keeps its writer's epoch");
  ensure(batch.after.stack.size() == static_cast<std::size_t>(std::popcount(batch.after.size)),
         "a head has one hash for each set bit of its size");
  for (std::size_t i = 0; i < batch.entries.size(); ++i) {
    ensure(batch.entries[i].seq.value == batch.before.size + i, "seqs go on without a gap");
  }
  for (const auto& tile : batch.tiles)
    ensure(tile.level >= 1, "leaf hashes lie with the entries");
}

}  // namespace plenary::store
