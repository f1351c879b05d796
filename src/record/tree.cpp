#include "record/tree.h"

#include <array>
#include <bit>
#include <cstring>
#include <string>

#include "crypto/sha256.h"

namespace plenary::record {
namespace {

constexpr std::size_t kShort = 1024;  // entries up to this are hashed from the stack, in one piece

}  // namespace

Hash leaf_hash(std::string_view entry) {
  if (entry.size() < kShort) {
    std::array<char, kShort> bytes;
    bytes[0] = 0;
    if (!entry.empty()) std::memcpy(bytes.data() + 1, entry.data(), entry.size());
    return crypto::sha256({bytes.data(), entry.size() + 1});
  }
  thread_local crypto::Sha256 running;
  running.add(std::string_view("\0", 1));
  running.add(entry);
  return running.finish();
}

Hash node_hash(const Hash& left, const Hash& right) {
  std::array<char, 65> bytes;
  bytes[0] = 1;
  std::memcpy(bytes.data() + 1, left.data(), left.size());
  std::memcpy(bytes.data() + 33, right.data(), right.size());
  return crypto::sha256({bytes.data(), bytes.size()});
}

Hash empty_root() {
  return crypto::sha256("");
}

Result<Frontier> Frontier::restore(std::uint64_t size, std::vector<Hash> stack) {
  if (size > kLargestSize || static_cast<std::size_t>(std::popcount(size)) != stack.size()) {
    return refuse("record.frontier.wrong_length", {.params = {{"size", static_cast<std::int64_t>(size)}}});
  }
  Frontier frontier;
  frontier.size_ = size;
  frontier.stack_ = std::move(stack);
  return frontier;
}

void Frontier::append(const Hash& leaf, std::vector<keep::TileHash>* full) {
  ensure(size_ < kLargestSize, "a tree has fewer than 2^63 leaves");
  Hash hash = leaf;
  const std::uint64_t grown = size_ + 1;
  for (unsigned height = 1; (size_ >> (height - 1) & 1) != 0; ++height) {  // adding 1 in binary
    hash = node_hash(stack_.back(), hash);
    stack_.pop_back();
    if (full != nullptr && height % kTileHeight == 0) {
      full->push_back({height / kTileHeight, (grown >> height) - 1, hash});
    }
  }
  stack_.push_back(hash);
  size_ = grown;
}

Hash Frontier::root() const {
  if (stack_.empty()) return empty_root();
  Hash root = stack_.back();
  for (std::size_t i = stack_.size() - 1; i-- > 0;)
    root = node_hash(stack_[i], root);
  return root;
}

}  // namespace plenary::record
