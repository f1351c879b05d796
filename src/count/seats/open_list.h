// Which persons of a list take its seats: those with preference votes enough first, then the list's order.
//
//     OpenList list{.votes = {900, 40, 310, 250}, .seats = 2, .jump = 300};
//     fill(list);      // persons 0 and 2: both have 300; without the jump 0 and 1
//
// `jump` is a number of votes; rules write it as a share of the list's votes or of a quota, and
// jump_of(share, votes) makes the number.  jump 0 is a list wholly open, no jump a list wholly closed.  Equal
// votes across the last seat are told; `by_order` lets the list's order part them.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "count/seats/lists.h"

namespace plenary::count {

struct OpenList {
  std::vector<Exact> votes;  // of each person, in the order of the list
  std::size_t seats = 0;
  std::optional<Exact> jump = {};
  bool above = false;  // true: more than `jump` votes
  bool by_order = true;
};

struct Filled {
  std::vector<Option> elected;  // for certain, in the order in which they took their seats
  std::optional<Contested> contested = {};
  std::vector<Option> jumped;    // of them, those whom votes put first
  std::vector<Option> replaced;  // the others, in the order in which they follow
  std::size_t vacant = 0;        // seats beyond the persons
};

[[nodiscard]] inline Exact jump_of(const Exact& share, const Exact& votes) {
  return share * votes;
}

// Refused: "count.negative_votes", "count.too_many_lists".
[[nodiscard]] Result<Filled> fill(const OpenList& list);

}  // namespace plenary::count
