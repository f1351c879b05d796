// Inside this room: a committee laid beside the ballots, and what an audit asks of them.
#pragma once

#include <algorithm>

#include "count/committee/audit.h"

namespace plenary::count::audits {

struct Board {
  const Approvals& asked;
  Committee committee;
  std::vector<std::vector<Option>> approved;  // by ballot, ascending
  std::vector<std::size_t> elected;           // by ballot, how many it has
  Exact total;

  [[nodiscard]] bool approves(std::size_t ballot, Option candidate) const {
    return std::ranges::binary_search(approved[ballot], candidate);
  }
  [[nodiscard]] Exact weight_of(const std::vector<std::size_t>& ballots) const {
    Exact sum = 0;
    for (const std::size_t ballot : ballots)
      sum += asked.grouped[ballot].weight;
    return sum;
  }
  [[nodiscard]] Exact needed(std::size_t seats) const {
    return total * Exact(seats) / Exact(committee.size());
  }
};

[[nodiscard]] Result<Board> board_of(const Approvals& approvals, const Committee& committee);

// Whether some l candidates have, among the ballots that have more of them than of the committee, those that l seats
// are earned by.
[[nodiscard]] Finding core(const Board& board);

}  // namespace plenary::count::audits
