// Lists that claim seats, and what came of it: the words every way of sharing seats out uses.
//
//     Contest contest{.lists = {{.votes = 53}, {.votes = 24}, {.votes = 23}}, .seats = 7};
//     const auto shared = apportion("dhondt@1", contest);          // seats 4, 2, 1
//
// Votes are exact and may be weighted.  A tie is told, never parted by chance: `seats` are those each list
// has for certain, and every Contested says which lists are equal for how many seats more (one each at most).
#pragma once

#include <optional>
#include <vector>

#include "base/exact.h"
#include "count/stage.h"

namespace plenary::count {

struct List {
  Exact votes;
  std::size_t members = 1;                   // parties that stand together on it
  std::size_t direct = 0;                    // seats won in districts: for Threshold::or_direct and tiers.h
  std::size_t minimum = 0;                   // seats it has before any sharing; divisor rules only
  std::optional<std::size_t> cap = {};       // it cannot fill more
  std::optional<std::size_t> alliance = {};  // lists of one number share as one, then among themselves
};

struct Threshold {
  Exact share = 0;     // of the valid votes
  bool above = false;  // true: more than the share; false: the share suffices
  std::vector<std::pair<std::size_t, Exact>> by_members = {};  // from so many members on, this share instead
  std::optional<std::size_t> or_direct = {};                   // so many direct seats suffice as well
};

struct Parting {  // what parts equals, in this order; nothing: the tie is told
  bool more_votes = false;
  std::vector<Option> lot = {};  // a recorded lot, first preferred; lists not on it stay equal
};

enum class OverAward {
  take_back,
  keep
};  // more whole quotas than seats: from the smallest remainders, or kept

struct Contest {
  std::vector<List> lists;
  std::size_t seats = 0;
  std::optional<Exact> valid = {};  // what the threshold is a share of; none: the votes of all lists
  Threshold threshold = {};
  Parting parting = {};
  OverAward over = OverAward::take_back;
};

struct Contested {  // equals for `open` seats, one each at most; an alliance is named by its first list
  std::vector<Option> lists;
  std::size_t open = 0;
  bool operator==(const Contested&) const = default;
};

struct Shared {
  std::vector<std::size_t> seats;    // by list, for certain
  std::vector<Contested> contested;  // empty: the outcome is one
  std::vector<Option> admitted;      // the lists that passed the threshold
  std::size_t vacant = 0;            // seats nobody could take
  std::size_t over = 0;              // seats beyond those there were, under OverAward::keep
  std::optional<Exact> quota = {};
  std::vector<Stage> trace;
};

inline constexpr std::size_t kMostSeats = 100'000;
inline constexpr std::size_t kMostLists = 10'000;

}  // namespace plenary::count
