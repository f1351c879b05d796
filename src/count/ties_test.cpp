#include "count/ties.h"

#include <doctest/doctest.h>

using namespace plenary;
using namespace plenary::count;

namespace {

std::vector<Stage> stages(const std::vector<std::vector<int>>& sums) {
  std::vector<Stage> made;
  for (const auto& row : sums) {
    Stage stage;
    for (const int sum : row)
      stage.sums.emplace_back(sum);
    made.push_back(stage);
  }
  return made;
}

Tie asked(const std::vector<std::vector<int>>& sums, std::vector<Option> tied, Want want,
          const TiePolicy& policy) {
  return part(std::move(tied), want, "exclusion", stages(sums), policy);
}

}  // namespace

TEST_CASE("the latest stage with a difference parts a tie, or the first, as was told") {
  const std::vector<std::vector<int>> sums = {{3, 5}, {6, 4}, {7, 7}};
  const Tie latest = asked(sums, {0, 1}, Want::fewest, {.steps = {TieStep::latest_difference}});
  CHECK(latest.taken == std::vector<Option>{1});
  CHECK(latest.parted_by == "earlier stage");
  const Tie first = asked(sums, {0, 1}, Want::fewest, {.steps = {TieStep::first_difference}});
  CHECK(first.taken == std::vector<Option>{0});
  CHECK(first.parted_by == "first difference");
}

TEST_CASE("three tied are parted by narrowing, by one alone, or only where all differ") {
  const std::vector<std::vector<int>> sums = {{1, 2, 3}, {4, 4, 5}};
  const auto by = [&](Difference difference) {
    return asked(sums, {0, 1, 2}, Want::fewest,
                 {.steps = {TieStep::latest_difference, TieStep::order}, .difference = difference});
  };
  CHECK(by(Difference::narrowing).taken == std::vector<Option>{0});
  CHECK(by(Difference::one_alone).taken == std::vector<Option>{0});
  CHECK(by(Difference::all).parted_by == "earlier stage");
  const std::vector<std::vector<int>> pair_only = {{2, 2, 3}};
  for (const auto difference : {Difference::one_alone, Difference::all})
    CHECK(asked(pair_only, {0, 1, 2}, Want::fewest,
                {.steps = {TieStep::latest_difference}, .difference = difference})
              .taken.empty());
}

TEST_CASE("a lot takes whoever was drawn first of those tied") {
  const Tie tie = asked({}, {0, 2}, Want::most, {.steps = {TieStep::lot}, .lot = {1, 2, 0}});
  CHECK(tie.taken == std::vector<Option>{2});
  CHECK(tie.parted_by == "lot");
}

TEST_CASE("a tie that nothing parts stays open and says who is tied") {
  const Tie tie = asked({{1, 1}}, {1, 0}, Want::most, {.steps = {TieStep::latest_difference}});
  CHECK(tie.taken.empty());
  CHECK(tie.parted_by.empty());
  CHECK(tie.tied == std::vector<Option>{0, 1});
  CHECK(asked({}, {0, 1}, Want::most, {.steps = {TieStep::lot}}).taken.empty());
}

TEST_CASE("a ruling by hand parts exactly those it was made for") {
  const TiePolicy policy{.steps = {TieStep::by_hand},
                         .rulings = {{.asked = "exclusion", .tied = {2, 0}, .taken = 2},
                                     {.asked = "election", .tied = {0, 1}, .taken = 0}}};
  CHECK(asked({}, {0, 2}, Want::fewest, policy).taken == std::vector<Option>{2});
  CHECK(asked({}, {0, 1}, Want::fewest, policy).taken.empty());
  CHECK(asked({}, {0, 1, 2}, Want::fewest, policy).taken.empty());
}
