#include "body/roll.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace plenary::body {
namespace {

bool in_order(const Stay& a, const Stay& b) {
  return a.member != b.member ? a.member < b.member : a.from < b.from;
}

bool counts_at(const Stay& stay, Seq at) { return stay.from <= at && at < stay.until; }

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

std::uint32_t Roll::intern(const Standing& standing) {
  const auto at = std::ranges::find(standings_, standing);
  if (at != standings_.end()) return static_cast<std::uint32_t>(at - standings_.begin());
  standings_.push_back(standing);
  return static_cast<std::uint32_t>(standings_.size() - 1);
}

void Roll::put(const StagedChange& change, Seq commit, std::vector<Stay>& added) {
  const auto standing = intern({change.row.in, change.row.weight});
  auto range = stays_of(stays_, change.row.member);
  if (!range.empty() && range.back().until == kOpenEnd) {
    Stay& current = range.back();
    if (current.standing == standing) {
      current.row_entry = change.entry;
      current.row = change.index;
      return;
    }
    current.until = commit;
  }
  added.push_back({change.row.member, standing, commit, kOpenEnd, change.entry, change.index});
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
    for (const auto& [dimension, group] : standings_[i].in) now_.groups[dimension.text][group.text] += by_standing[i];
  }
}

Roll Roll::changed(const std::vector<StagedChange>& changes, RollMode mode, Seq commit) const {
  Roll next = *this;
  if (mode == RollMode::replace) {
    std::unordered_set<ActorId> named;
    for (const auto& change : changes) named.insert(change.row.member);
    for (auto& stay : next.stays_) {
      if (stay.until == kOpenEnd && !named.contains(stay.member)) stay.until = commit;
    }
  }
  std::vector<Stay> added;
  for (const auto& change : changes) {
    if (change.row.op == RowOp::put) {
      next.put(change, commit, added);
      continue;
    }
    auto range = stays_of(next.stays_, change.row.member);
    if (!range.empty() && range.back().until == kOpenEnd) range.back().until = commit;
  }
  std::ranges::sort(added, in_order);
  const auto middle = static_cast<std::ptrdiff_t>(next.stays_.size());
  next.stays_.insert(next.stays_.end(), added.begin(), added.end());
  std::inplace_merge(next.stays_.begin(), next.stays_.begin() + middle, next.stays_.end(), in_order);
  next.count();
  return next;
}

}  // namespace plenary::body
