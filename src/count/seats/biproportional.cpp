#include "count/seats/biproportional.h"

#include <algorithm>
#include <numeric>

#include "count/families.h"
#include "count/seats/apportion.h"
#include "count/seats/transfer.h"

namespace plenary::count {
namespace {

using seats::Margins;

Result<void> well_formed(const DistrictVotes& matrix) {
  if (matrix.votes.size() > kMostDistricts) return refuse("count.too_many_lists");
  std::size_t house = 0;
  for (const std::size_t seats : matrix.seats) {
    if (seats > kMostSeats) return refuse("count.too_many_seats");
    house += seats;
  }
  if (house > kMostSeats || matrix.seats.size() > kMostDistricts) return refuse("count.too_many_seats");
  for (const auto& list : matrix.votes) {
    if (list.size() != matrix.seats.size()) return refuse("count.uneven_matrix");
    for (const Exact& votes : list)
      if (votes < 0) return refuse("count.negative_votes", {.params = {{"votes", to_string(votes)}}});
  }
  return {};
}

std::vector<bool> reach_quorum(const DistrictVotes& matrix) {
  const std::size_t districts = matrix.seats.size();
  std::vector<Exact> of_district(districts);
  Exact all = 0;
  for (const auto& list : matrix.votes)
    for (std::size_t d = 0; d < districts; ++d) {
      of_district[d] += list[d];
      all += list[d];
    }
  std::vector<bool> reached;
  for (const auto& list : matrix.votes) {
    bool one = !matrix.quorum_any && !matrix.quorum_total;
    const Exact sum = std::accumulate(list.begin(), list.end(), Exact(0));
    if (matrix.quorum_total && sum >= *matrix.quorum_total * all) one = true;
    for (std::size_t d = 0; d < districts; ++d)
      if (matrix.quorum_any && of_district[d] > 0 && list[d] >= *matrix.quorum_any * of_district[d])
        one = true;
    reached.push_back(one);
  }
  return reached;
}

Exact voters_of(const DistrictVotes& matrix, std::size_t list, std::size_t district) {
  const Exact& votes = matrix.votes[list][district];
  if (matrix.voters == Voters::as_votes || matrix.seats[district] == 0) return votes;
  const Exact each = votes / Exact(matrix.seats[district]);
  if (matrix.voters == Voters::exact) return each;
  mpz_class whole;
  const Exact half_up = each + Exact(1, 2);
  mpz_fdiv_q(whole.get_mpz_t(), half_up.get_num_mpz_t(), half_up.get_den_mpz_t());
  return whole;
}

// The house among the lists.
Result<Shared> upper(const DistrictVotes& matrix, const std::vector<bool>& reached) {
  Contest contest{.lists = std::vector<List>(matrix.votes.size()),
                  .seats = std::accumulate(matrix.seats.begin(), matrix.seats.end(), std::size_t{0})};
  for (std::size_t list = 0; list < contest.lists.size(); ++list)
    for (std::size_t d = 0; reached[list] && d < matrix.seats.size(); ++d)
      contest.lists[list].votes += voters_of(matrix, list, d);
  return apportion("sainte-lague@1", contest);
}

// The one largest list of the district, where it has a seat at all.
std::optional<Option> winner_of(const DistrictVotes& matrix, const Shared& upper, std::size_t district) {
  std::optional<Option> winner;
  Exact most = 0;
  for (Option list = 0; list < matrix.votes.size(); ++list) {
    const Exact& votes = matrix.votes[list][district];
    if (votes > most)
      winner = list;
    else if (votes == most)
      winner.reset();
    most = std::max(most, votes);
  }
  if (winner && upper.seats[*winner] == 0) winner.reset();
  return winner;
}

struct Lower {
  std::vector<std::vector<Exact>> votes;
  std::vector<Cell> first_seats;
};

Lower lower_of(const DistrictVotes& matrix, const Shared& upper) {
  Lower lower{.votes = matrix.votes};
  for (Option list = 0; list < lower.votes.size(); ++list)
    if (upper.seats[list] == 0) std::ranges::fill(lower.votes[list], Exact(0));
  for (std::size_t d = 0; matrix.winner_takes_one && d < matrix.seats.size(); ++d)
    if (const auto winner = winner_of(matrix, upper, d); winner && matrix.seats[d] > 0)
      lower.first_seats.push_back({*winner, d});
  return lower;
}

Margins margins_of(const DistrictVotes& matrix, const Shared& upper, const Lower& lower) {
  Margins margins{.votes = lower.votes,
                  .rows = upper.seats,
                  .columns = matrix.seats,
                  .first_free = std::vector(lower.votes.size(), std::vector<bool>(matrix.seats.size()))};
  for (const Cell& cell : lower.first_seats)
    margins.first_free[cell.list][cell.district] = true;
  return margins;
}

constexpr RuleLine kBiproportionalLines[] = {
    {.id = "biproportional@1",
     .title = "Double Pukelsheim: Sainte-Lague over lists and districts at once",
     .takes = "lists",
     .arithmetic = "exact",
     .ties = "told as open cells",
     .evidence = Evidence::peer_equal,
     .behind =
         "Balinski and Demange; corpus biprop: official result of Zurich 2019, one program for others"}};

}  // namespace

std::span<const RuleLine> biproportional_rules() {
  return kBiproportionalLines;
}

Result<Biproportional> biproportional(const DistrictVotes& matrix) {
  PLENARY_DO(well_formed(matrix));
  Biproportional found;
  PLENARY_TRY(found.upper, upper(matrix, reach_quorum(matrix)));
  if (!found.upper.contested.empty() || matrix.votes.empty()) return found;
  Lower lower = lower_of(matrix, found.upper);
  const Margins margins = margins_of(matrix, found.upper, lower);
  auto seating = seats::seat_both_ways(margins);
  if (!seating || found.upper.vacant > 0) return refuse("count.no_biproportional_seats");
  found.open = seats::open_cells(margins, *seating);
  found.first_seats = std::move(lower.first_seats);
  found.seats = std::move(seating->seats);
  found.list_divisors = std::move(seating->row_divisors);
  found.district_divisors = std::move(seating->column_divisors);
  return found;
}

bool prove(const DistrictVotes& matrix, const Biproportional& found) {
  if (found.seats.size() != matrix.votes.size()) return false;
  const Lower lower = lower_of(matrix, found.upper);
  std::vector<std::size_t> columns(matrix.seats.size());
  for (Option list = 0; list < found.seats.size(); ++list) {
    std::size_t row = 0;
    for (Option d = 0; d < columns.size(); ++d) {
      const std::size_t seats = found.seats[list][d];
      row += seats;
      columns[d] += seats;
      const bool first = std::ranges::count(lower.first_seats, Cell{list, d}) > 0;
      const seats::Bounds between = seats::bounds_of(seats, first);
      const Exact quotient = lower.votes[list][d] / (found.list_divisors[list] * found.district_divisors[d]);
      if (quotient > between.high || (between.low && quotient < *between.low)) return false;
    }
    if (row != found.upper.seats[list]) return false;
  }
  return columns == matrix.seats;
}

}  // namespace plenary::count
