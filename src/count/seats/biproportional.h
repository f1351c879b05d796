// Double Pukelsheim: seats in proportion over the whole territory and over districts at once.
//
//     DistrictVotes uri{.votes = {{11471, 2822}, {11908, 1606}}, .seats = {15, 7}};   // by list, by district
//     const auto shared = biproportional(uri);
//
// First the lists that reach the quorum share the house by Sainte-Lague on their voters (votes of a district
// divided by its seats, where each voter has as many votes as there are seats).  Then every list's seats go
// to districts so that a divisor for each list and one for each district, rounded, fill both margins.  The
// divisors are exact fractions and the proof: prove() needs nothing else.  The seats are found by
// tie-and-transfer (Balinski, Demange), so nothing is searched blindly; other seats that the same divisors
// allow are told as `open` cells, and a lot among them is not drawn here.
#pragma once

#include <compare>
#include <optional>
#include <vector>

#include "base/result.h"
#include "count/seats/lists.h"

namespace plenary::count {

enum class Voters {
  rounded,
  exact,
  as_votes
};  // of a list in a district: votes/seats to the nearest whole,
    // unrounded, or the votes (each voter has one)

struct DistrictVotes {
  std::vector<std::vector<Exact>> votes;  // list, district
  std::vector<std::size_t> seats;         // of each district
  Voters voters = Voters::rounded;
  std::optional<Exact> quorum_any = {};    // of the votes of some district
  std::optional<Exact> quorum_total = {};  // of all votes; one of the quorums suffices
  bool winner_takes_one = false;  // the largest list of a district has a seat there, if it has any at all
};

struct Cell {
  Option list, district;
  auto operator<=>(const Cell&) const = default;
};

struct Biproportional {
  Shared upper;                                 // the house among the lists
  std::vector<std::vector<std::size_t>> seats;  // list, district; empty where `upper` is contested
  std::vector<Exact> list_divisors, district_divisors;
  std::vector<Cell> first_seats;  // cells that winner_takes_one gives their first seat
  std::vector<Cell> open;  // cells whose seats another equal outcome has otherwise; empty: the only one
};

inline constexpr std::size_t kMostDistricts = 200;  // and lists

// Refused: "count.uneven_matrix", "count.negative_votes", "count.too_many_lists", "count.too_many_seats",
// "count.no_biproportional_seats" (no seating fits both margins).
[[nodiscard]] Result<Biproportional> biproportional(const DistrictVotes& matrix);

// Whether the divisors prove the seats: each cell between its roundings, each margin full.
[[nodiscard]] bool prove(const DistrictVotes& matrix, const Biproportional& found);

}  // namespace plenary::count
