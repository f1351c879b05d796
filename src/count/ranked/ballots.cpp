#include "count/ranked/ballots.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "base/result.h"

namespace plenary::count {
namespace {

constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15ull;

// Eight bytes at a time; the same on every machine of one byte order, and seen by nobody outside.
std::uint32_t hash_of(std::span<const Mark> marks) {
  std::uint64_t hash = marks.size() * kFactor;
  std::size_t i = 0;
  for (; i + 4 <= marks.size(); i += 4) {
    std::uint64_t word;
    std::memcpy(&word, &marks[i], sizeof word);
    hash = (hash ^ word) * kFactor;
    hash ^= hash >> 32;
  }
  for (; i < marks.size(); ++i)
    hash = (hash ^ marks[i]) * kFactor;
  return static_cast<std::uint32_t>(hash >> 32);
}

bool same(std::span<const Mark> a, std::span<const Mark> b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size_bytes()) == 0);
}

}  // namespace

RankedBallots::RankedBallots(std::size_t options, Keep keep, std::int64_t per_vote)
    : options_(options), keep_(keep), per_vote_(per_vote) {
  ensure(options <= kMostOptions, "a ballot names no more options than can be named");
  seen_.resize(options);
}

void RankedBallots::reserve(std::size_t groups, std::size_t marks) {
  marks_.reserve(marks);
  starts_.reserve(groups + 1);
  weights_.reserve(groups);
  if (keep_ == Keep::grouped) make_room(groups / 8);  // many papers are alike; it grows where they are not
}

Exact RankedBallots::votes(std::int64_t weight) const {
  Exact votes(weight, per_vote_);
  votes.canonicalize();
  return votes;
}

// Options that stand beside each other in ascending order, so that equal papers are equal rows.
std::span<const Mark> RankedBallots::in_order(std::span<const Mark> marks) {
  Mark flags = 0;
  for (const Mark mark : marks)
    flags |= mark;
  if ((flags & kEqual) == 0) return marks;
  scratch_.assign(marks.begin(), marks.end());
  for (std::size_t first = 0; first < scratch_.size();) {
    std::size_t last = first + 1;
    while (last < scratch_.size() && (scratch_[last] & kEqual) != 0)
      ++last;
    for (std::size_t i = first; i < last; ++i)
      scratch_[i] = static_cast<Mark>(scratch_[i] & ~kEqual);
    std::sort(scratch_.begin() + static_cast<std::ptrdiff_t>(first),
              scratch_.begin() + static_cast<std::ptrdiff_t>(last));
    for (std::size_t i = first + 1; i < last; ++i)
      scratch_[i] |= kEqual;
    first = last;
  }
  return scratch_;
}

void RankedBallots::watch_plain(std::span<const Mark> marks) {
  if (!plain_) return;
  ++watched_;
  bool strict = true;
  for (const Mark mark : marks) {
    if (mark >= options_) {
      plain_ = false;
      return;
    }
    strict = strict && seen_[mark] != watched_;
    seen_[mark] = watched_;
  }
  plain_ = strict;
}

// Slots for so many groups; those there are keep their hashes, so that no paper is read again.
void RankedBallots::make_room(std::size_t groups) {
  if (!slots_.empty() && groups * 3 < slots_.size() * 2) return;
  std::vector<std::uint64_t> slots(std::max<std::size_t>(1024, std::bit_ceil(groups * 3)));
  const std::size_t mask = slots.size() - 1;
  const auto put = [&](std::uint64_t slot) {
    std::size_t at = (slot >> 32) & mask;
    while (slots[at] != 0)
      at = (at + 1) & mask;
    slots[at] = slot;
  };
  if (slots_.empty()) {
    for (std::size_t group = 0; group < size(); ++group)
      put((std::uint64_t{hash_of(marks(group))} << 32) | (group + 1));
  } else {
    for (const std::uint64_t slot : slots_)
      if (slot != 0) put(slot);
  }
  slots_ = std::move(slots);
}

void RankedBallots::forget_lookup() {
  slots_ = {};
}

bool RankedBallots::add(std::span<const Mark> given, std::int64_t weight) {
  if (given.size() > kMostMarks) return false;
  const auto row = in_order(given);
  make_room(size() + 1);
  return add_hashed(row, hash_of(row), weight);
}

bool RankedBallots::add_hashed(std::span<const Mark> row, std::uint32_t hash, std::int64_t weight) {
  if (weight < 0 || weight > kMostWeight - total_) return false;
  if (marks_.size() + row.size() > std::numeric_limits<std::uint32_t>::max()) return false;
  if (weight == 0) return true;  // none of these is no paper
  std::uint64_t* slot = nullptr;
  if (keep_ == Keep::grouped) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
      slot = &slots_[at];
      if (*slot == 0) break;
      const std::size_t group = (*slot & 0xffffffff) - 1;
      if (*slot >> 32 != hash || !same(marks(group), row)) continue;
      weights_[group] += weight;
      total_ += weight;
      return true;
    }
  }
  marks_.insert(marks_.end(), row.begin(), row.end());
  starts_.push_back(static_cast<std::uint32_t>(marks_.size()));
  weights_.push_back(weight);
  total_ += weight;
  if (slot != nullptr) *slot = (std::uint64_t{hash} << 32) | size();
  watch_plain(row);
  return true;
}

std::size_t RankedBallots::add_all(std::span<const Mark> marks, std::span<const Row> rows) {
  make_room(size() + rows.size());
  std::vector<std::uint32_t> hashes(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto row = marks.subspan(rows[i].start, rows[i].length);
    if (row.size() > kMostMarks) return 0;
    hashes[i] = hash_of(in_order(row));
    __builtin_prefetch(&slots_[hashes[i] & (slots_.size() - 1)], 1);
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto row = in_order(marks.subspan(rows[i].start, rows[i].length));
    if (!add_hashed(row, hashes[i], rows[i].weight)) return i;
  }
  return rows.size();
}

bool RankedBallots::rescale(const mpz_class& per_vote) {
  const mpz_class factor = per_vote / per_vote_;
  if (factor == 1) return true;
  if (per_vote > kMostWeight || factor * std::max<std::int64_t>(1, total_) > kMostWeight) return false;
  const std::int64_t by = factor.get_si();
  for (std::int64_t& weight : weights_)
    weight *= by;
  total_ *= by;
  per_vote_ *= by;
  return true;
}

bool RankedBallots::add_exact(std::span<const Mark> marks, const Exact& weight) {
  if (weight < 0) return false;
  mpz_class common;
  mpz_lcm_ui(common.get_mpz_t(), weight.get_den().get_mpz_t(), static_cast<unsigned long>(per_vote_));
  if (!rescale(common)) return false;
  const mpz_class units = weight.get_num() * (common / weight.get_den());
  return units <= kMostWeight && add(marks, units.get_si());
}

}  // namespace plenary::count
