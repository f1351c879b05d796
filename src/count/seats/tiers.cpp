#include "count/seats/tiers.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include "count/families.h"
#include "count/seats/share.h"

namespace plenary::count {
namespace {

// The contest among those admitted alone, with the seats that are theirs.
struct Table {
  Contest contest;
  std::vector<std::size_t> direct;
  std::size_t outside = 0;  // direct seats of lists not admitted
};

Result<Table> table_of(const Contest& contest) {
  Table table{.contest = contest};
  std::vector<bool> admitted(contest.lists.size());
  for (const Option option : pass_threshold(contest))
    admitted[option] = true;
  for (Option option = 0; option < contest.lists.size(); ++option) {
    List& list = table.contest.lists[option];
    if (list.direct > contest.seats) return refuse("count.direct_beyond_seats");
    if (!admitted[option]) {
      table.outside += list.direct;
      list.votes = 0;
    }
    table.direct.push_back(list.direct);
  }
  const std::size_t direct = std::accumulate(table.direct.begin(), table.direct.end(), std::size_t{0});
  if (direct > contest.seats) return refuse("count.direct_beyond_seats");
  table.contest.threshold = {};
  table.contest.seats -= table.outside;
  return table;
}

bool covers(const Table& table, const Shared& shared) {
  for (Option option = 0; option < table.direct.size(); ++option)
    if (table.contest.lists[option].votes > 0 && shared.seats[option] < table.direct[option]) return false;
  return true;
}

// The larger of share and direct seats for each; told how far beyond.
Tiered larger_of(const Table& table, Shared&& shared) {
  Tiered tiered{.shared = std::move(shared)};
  for (Option option = 0; option < table.direct.size(); ++option) {
    std::size_t& seats = tiered.shared.seats[option];
    tiered.beyond.push_back(table.direct[option] > seats ? table.direct[option] - seats : 0);
    seats = std::max(seats, table.direct[option]);
    tiered.house += seats;
  }
  for (const Contested& contested : tiered.shared.contested)
    tiered.house += contested.open;
  return tiered;
}

// Lists beyond their share leave with their direct seats until no list is.
Result<Tiered> within(std::string_view rule, Table table) {
  std::vector<std::size_t> kept(table.direct.size()), beyond(table.direct.size());
  for (;;) {
    PLENARY_TRY(Shared shared, apportion(rule, table.contest));
    if (covers(table, shared)) {
      Tiered tiered = larger_of(table, std::move(shared));
      tiered.beyond = beyond;
      return tiered;
    }
    for (Option option = 0; option < table.direct.size(); ++option) {
      List& list = table.contest.lists[option];
      if (list.votes == 0 || shared.seats[option] >= table.direct[option]) continue;
      beyond[option] = table.direct[option] - shared.seats[option];
      list.votes = 0;
      table.contest.seats -= table.direct[option];
    }
  }
}

// Divisor rules take no seat away when the house grows, so the least house that covers is found by halving;
// quota rules may, so there every house is tried, and not many.
constexpr std::size_t kMostHousesTried = 2000;

Result<std::optional<Tiered>> try_house(std::string_view rule, Table& table, std::size_t seats) {
  table.contest.seats = seats;
  PLENARY_TRY(Shared shared, apportion(rule, table.contest));
  if (!covers(table, shared)) return std::optional<Tiered>();
  return std::optional<Tiered>(larger_of(table, std::move(shared)));
}

Result<Tiered> level_by_halving(std::string_view rule, Table table) {
  std::size_t low = table.contest.seats, high = kMostSeats;
  PLENARY_TRY(auto found, try_house(rule, table, high));
  if (!found) return refuse("count.level_never");
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    PLENARY_TRY(auto there, try_house(rule, table, middle));
    if (there) {
      found = std::move(there);
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return *std::move(found);
}

Result<Tiered> level(std::string_view rule, Table table) {
  if (seats::divisor_rule(rule)) return level_by_halving(rule, std::move(table));
  const std::size_t first = table.contest.seats;
  for (std::size_t seats = first; seats < first + kMostHousesTried && seats <= kMostSeats; ++seats) {
    PLENARY_TRY(auto found, try_house(rule, table, seats));
    if (found) return *std::move(found);
  }
  return refuse("count.level_never");
}

// Whole quotas of one region, and what is left of the votes.
Result<std::vector<std::size_t>> whole_quotas(std::string_view rule, const Contest& region,
                                              std::vector<Exact>& left, std::size_t& seats_left) {
  PLENARY_TRY(const Shared shared, apportion(rule, region));
  if (!shared.quota) {  // no votes, or no seats
    for (Option list = 0; list < region.lists.size(); ++list)
      left[list] += region.lists[list].votes;
    seats_left += region.seats;
    return std::vector<std::size_t>(region.lists.size());
  }
  std::vector<std::size_t> whole;
  std::size_t given = 0;
  for (const List& list : region.lists) {
    const mpz_class quotas = next_above(Exact(list.votes / *shared.quota)) - 1;
    whole.push_back(quotas.get_ui());
    given += whole.back();
  }
  if (given > region.seats) {  // more quotas than seats: as the rule takes them back
    whole = shared.seats;
    given = std::accumulate(whole.begin(), whole.end(), std::size_t{0});
  }
  for (Option list = 0; list < whole.size(); ++list)
    left[list] += std::max(Exact(0), Exact(region.lists[list].votes - *shared.quota * Exact(whole[list])));
  seats_left += region.seats - given;
  return whole;
}

constexpr RuleLine line(std::string_view id, std::string_view title) {
  return {.id = id,
          .title = title,
          .takes = "lists",
          .arithmetic = "exact",
          .ties = "as the rule that shares",
          .evidence = Evidence::textbook,
          .behind = "by definition"};
}
constexpr RuleLine kTierLines[] = {
    line("tiers-within@1", "Direct seats count in a house that keeps its size"),
    line("tiers-overhang@1", "Direct seats beyond the share are kept, and the house grows by them"),
    line("tiers-level@1", "The house grows until every share covers the direct seats"),
    line("tiers-regional@1", "Whole quotas in each region, what is left over shared once for all"),
};

}  // namespace

std::span<const RuleLine> tier_rules() {
  return kTierLines;
}

Result<Regional> regional(std::string_view in_regions, std::string_view of_rest, const Regions& regions) {
  const std::size_t lists = regions.votes.size();
  for (const std::string_view rule : {in_regions, of_rest})
    if (!seats::quota_rule(rule))
      return refuse("count.rule_without_quota", {.params = {{"rule", std::string(rule)}}});
  for (const auto& list : regions.votes)
    if (list.size() != regions.seats.size()) return refuse("count.uneven_matrix");
  Regional found{.whole = std::vector(lists, std::vector<std::size_t>(regions.seats.size()))};
  std::vector<Exact> left(lists);
  Contest rest;
  for (std::size_t region = 0; region < regions.seats.size(); ++region) {
    Contest here{.seats = regions.seats[region]};
    for (const auto& list : regions.votes)
      here.lists.push_back({.votes = list[region]});
    PLENARY_TRY(const auto whole, whole_quotas(in_regions, here, left, rest.seats));
    for (Option list = 0; list < lists; ++list)
      found.whole[list][region] = whole[list];
  }
  for (const Exact& votes : left)
    rest.lists.push_back({.votes = votes});
  PLENARY_TRY(found.rest, apportion(of_rest, rest));
  return found;
}

Result<Tiered> tiers(Tiers how, std::string_view rule, const Contest& contest) {
  PLENARY_TRY(Table table, table_of(contest));
  if (how == Tiers::within) return within(rule, std::move(table));
  if (how == Tiers::level) return level(rule, std::move(table));
  PLENARY_TRY(Shared shared, apportion(rule, table.contest));
  return larger_of(table, std::move(shared));
}

}  // namespace plenary::count
