// How often each statement was agreed to, disagreed with and seen: by everybody, or by each group.
//
//     const Counts all = count_all(table);                      // all[j].agree
//     const std::vector<Counts> by = count_by_group(table, group_of, groups);
//
// Seen counts agree, pass and disagree.  A row whose group is kNoGroup counts in none.  Weighted counts take
// a whole number for each row: how often it stands in a bootstrap.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "consult/table.h"

namespace plenary::consult {

struct Count {
  std::int64_t agree = 0, disagree = 0, seen = 0;
  [[nodiscard]] std::int64_t pass() const { return seen - agree - disagree; }
  bool operator==(const Count&) const = default;
  Count& operator+=(const Count& other) {
    agree += other.agree, disagree += other.disagree, seen += other.seen;
    return *this;
  }
};
using Counts = std::vector<Count>;  // by column

inline constexpr int kNoGroup = -1;

[[nodiscard]] Counts count_all(const Table& table, std::span<const std::uint8_t> weights = {});
[[nodiscard]] std::vector<Counts> count_by_group(const Table& table, std::span<const int> group_of,
                                                 std::size_t groups);

// The mean of the votes present; 0 where there are none, and where the statement is out.
[[nodiscard]] std::vector<double> centres(const Table& table, const Counts& counts);

}  // namespace plenary::consult
