#include <doctest/doctest.h>

#include "count/seats/open_list.h"
#include "count/seats/tiers.h"

using namespace plenary;
using namespace plenary::count;

using Persons = std::vector<Option>;
using Seats = std::vector<std::size_t>;

TEST_CASE("votes above the jump come before the order of the list") {
  OpenList list{.votes = {900, 40, 310, 250}, .seats = 2, .jump = jump_of(Exact(1, 5), 1500)};
  auto filled = fill(list);
  CHECK(filled->elected == Persons{0, 2});
  CHECK(filled->jumped == Persons{0, 2});
  CHECK(filled->replaced == Persons{1, 3});
  list.jump = 310;
  list.above = true;
  CHECK(fill(list)->elected == Persons{0, 1});
  list.jump.reset();
  CHECK(fill(list)->elected == Persons{0, 1});
  list.seats = 6;
  CHECK(fill(list)->vacant == 2);
}

TEST_CASE("equal votes for the last seat are told unless the list's order parts them") {
  OpenList list{.votes = {10, 30, 30, 30, 50}, .seats = 3, .jump = 0};
  CHECK(fill(list)->elected == Persons{4, 1, 2});
  list.by_order = false;
  const auto filled = fill(list);
  CHECK(filled->elected == Persons{4});
  CHECK(filled->contested == Contested{{1, 2, 3}, 2});
  CHECK(filled->replaced == Persons{0});
}

TEST_CASE("direct seats beyond the share: kept within the house, hung over it, or levelled") {
  Contest contest{.lists = {{.votes = 40, .direct = 6}, {.votes = 40}, {.votes = 20}}, .seats = 10};
  auto tiered = tiers(Tiers::within, "sainte-lague@1", contest);
  CHECK(tiered->shared.seats == Seats{6, 3, 1});
  CHECK(tiered->beyond == Seats{2, 0, 0});
  tiered = tiers(Tiers::overhang, "sainte-lague@1", contest);
  CHECK(tiered->shared.seats == Seats{6, 4, 2});
  CHECK(tiered->house == 12);
  tiered = tiers(Tiers::level, "sainte-lague@1", contest);
  CHECK(tiered->shared.seats[0] >= 6);
  CHECK(tiered->house == 15);  // with 14 the sixth seat is contested with the equal list
  CHECK(tiered->beyond == Seats{0, 0, 0});
  CHECK(tiers(Tiers::level, "hare@1", contest)->house >= 14);
  Contest hopeless{.lists = {{.votes = 1, .direct = 1}, {.votes = 1'000'000'000}}, .seats = 2};
  CHECK(tiers(Tiers::level, "dhondt@1", hopeless).error().code == "count.level_never");
  CHECK(tiers(Tiers::level, "hare@1", hopeless).error().code == "count.level_never");
  contest.lists[0].direct = 11;
  CHECK(tiers(Tiers::level, "sainte-lague@1", contest).error().code == "count.direct_beyond_seats");
}

TEST_CASE("a direct seat of a list below the threshold comes off the house") {
  Contest contest{.lists = {{.votes = 60}, {.votes = 39}, {.votes = 1, .direct = 1}},
                  .seats = 11,
                  .threshold = {.share = Exact(1, 20)}};
  const auto tiered = tiers(Tiers::overhang, "sainte-lague@1", contest);
  CHECK(tiered->shared.seats == Seats{6, 4, 1});
  CHECK(tiered->house == 11);
}

TEST_CASE("whole quotas in the regions, and what is left over shared once for all") {
  const Regions regions{.votes = {{55, 30}, {25, 50}, {20, 20}}, .seats = {4, 4}};
  const auto found = regional("hare@1", "hare@1", regions);  // quotas of 25 in both
  REQUIRE(found);
  CHECK(found->whole == std::vector<Seats>{{2, 1}, {1, 2}, {0, 0}});
  CHECK(found->rest.seats == Seats{0, 0, 2});  // left: 10, 0 and 40 of 50 votes for two seats
  CHECK(regional("dhondt@1", "hare@1", regions).error().code == "count.rule_without_quota");
  CHECK(regional("hare@1", "hare@1", {.votes = {{1}}, .seats = {1, 2}}).error().code ==
        "count.uneven_matrix");
}
