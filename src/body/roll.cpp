#include "body/roll.h"

#include <algorithm>

namespace plenary::body {
namespace {

bool in_order(const Stay& a, const Stay& b) {
  return a.member != b.member ? a.member < b.member : a.from < b.from;
}

bool counts_at(const Stay& stay, Seq at) {
  return stay.from <= at && at < stay.until;
}

auto stays_of(auto& stays, const ActorId& member) {
  return std::ranges::equal_range(stays, member, {}, &Stay::member);
}

}  // namespace

const Stay* Roll::find(const ActorId& member, Seq at) const {
  for (const auto& stay : stays_of(stays_, member)) {
    if (counts_at(stay, at)) return &stay;
  }
  return nullptr;
}

const Stay* Roll::newest(const ActorId& member) const {
  const auto range = stays_of(stays_, member);
  return range.empty() ? nullptr : &range.back();
}

std::int64_t Roll::members_at(Seq at) const {
  return std::ranges::count_if(stays_, [at](const Stay& stay) { return counts_at(stay, at); });
}

std::map<std::string, std::int64_t> Roll::groups_at(std::string_view dimension, Seq at) const {
  std::vector<std::int64_t> by_standing(standings_.size());
  for (const auto& stay : stays_) {
    if (counts_at(stay, at)) ++by_standing[stay.standing];
  }
  std::map<std::string, std::int64_t> groups;
  for (std::size_t i = 0; i < standings_.size(); ++i) {
    const auto group = standings_[i].in.find(Word{std::string(dimension)});
    if (group != standings_[i].in.end() && by_standing[i] > 0) groups[group->second.text] += by_standing[i];
  }
  return groups;
}

// Standings by their content, so that a table of weights with a value for each member stays quick.
class Roll::Standings {
 public:
  explicit Standings(std::vector<Standing>& kept) : kept_(kept) {
    for (std::size_t i = 0; i < kept.size(); ++i)
      known_.emplace(kept[i], static_cast<std::uint32_t>(i));
  }
  std::uint32_t place_of(const Standing& standing) {
    const auto [at, fresh] = known_.emplace(standing, static_cast<std::uint32_t>(kept_.size()));
    if (fresh) kept_.push_back(standing);
    return at->second;
  }

 private:
  std::vector<Standing>& kept_;
  std::map<Standing, std::uint32_t> known_;
};

StagedChunk stage(const std::vector<RollRow>& rows, Seq entry) {
  StagedChunk chunk{entry, {}, {}};
  std::map<Standing, std::uint32_t> known;
  chunk.rows.reserve(rows.size());
  for (const auto& row : rows) {
    Standing standing{row.in, row.weight};
    const auto [at, fresh] = known.emplace(standing, static_cast<std::uint32_t>(chunk.standings.size()));
    if (fresh) chunk.standings.push_back(std::move(standing));
    chunk.rows.push_back({row.member, at->second, static_cast<std::uint16_t>(chunk.rows.size()), row.op});
  }
  return chunk;
}

void Roll::put(const StagedRow& row, std::uint32_t standing, Seq entry, Seq commit,
               std::vector<Stay>& added) {
  auto range = stays_of(stays_, row.member);
  if (!range.empty() && range.back().until == kOpenEnd) {
    Stay& current = range.back();
    if (current.standing == standing) {
      current.row_entry = entry;
      current.row = row.row;
      return;
    }
    current.until = commit;
  }
  added.push_back({row.member, standing, commit, kOpenEnd, entry, row.row});
}

void Roll::count() {
  std::vector<std::int64_t> by_standing(standings_.size());
  now_ = {};
  for (const auto& stay : stays_) {
    if (stay.until != kOpenEnd) continue;
    ++now_.members;
    ++by_standing[stay.standing];
  }
  for (std::size_t i = 0; i < standings_.size(); ++i) {
    if (by_standing[i] == 0) continue;
    for (const auto& [dimension, group] : standings_[i].in)
      now_.groups[dimension.text][group.text] += by_standing[i];
  }
}

void Roll::end_all_but(const StagedChunks& chunks, Seq commit) {
  std::vector<ActorId> named;
  for (const auto& chunk : chunks) {
    for (const auto& row : chunk->rows)
      named.push_back(row.member);
  }
  std::ranges::sort(named);
  for (auto& stay : stays_) {
    if (stay.until == kOpenEnd && !std::ranges::binary_search(named, stay.member)) stay.until = commit;
  }
}

void Roll::add(std::vector<Stay> added) {
  std::ranges::sort(added, in_order);
  const auto middle = static_cast<std::ptrdiff_t>(stays_.size());
  stays_.reserve(stays_.size() + added.size());
  stays_.insert(stays_.end(), added.begin(), added.end());
  std::inplace_merge(stays_.begin(), stays_.begin() + middle, stays_.end(), in_order);
  count();
}

Roll Roll::changed(const StagedChunks& chunks, RollMode mode, Seq commit) const {
  Roll next = *this;
  if (mode == RollMode::replace) next.end_all_but(chunks, commit);
  Standings standings(next.standings_);
  std::vector<Stay> added;
  for (const auto& chunk : chunks) {
    for (const auto& row : chunk->rows) {
      if (row.op == RowOp::put) {
        next.put(row, standings.place_of(chunk->standings[row.standing]), chunk->entry, commit, added);
        continue;
      }
      auto range = stays_of(next.stays_, row.member);
      if (!range.empty() && range.back().until == kOpenEnd) range.back().until = commit;
    }
  }
  next.add(std::move(added));
  return next;
}

Roll Roll::reverted(const Roll& before, Seq commit, Seq now) const {
  Roll next = before;
  next.standings_ = standings_;  // those of before come first in it
  std::vector<Stay> added;
  for (const auto& stay : stays_) {
    if (stay.from == commit) added.push_back(stay), added.back().until = std::min(stay.until, now);
  }
  for (auto& stay : next.stays_) {
    const Stay* then = find(stay.member, commit);
    const bool went_on = then != nullptr && then->from == stay.from;
    if (stay.until != kOpenEnd || went_on) continue;
    added.push_back(stay);
    added.back().from = now;
    stay.until = commit;
  }
  next.add(std::move(added));
  return next;
}

}  // namespace plenary::body
