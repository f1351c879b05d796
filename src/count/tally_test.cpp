#include "count/tally.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace plenary;
using namespace plenary::count;

TEST_CASE("plurality chooses the option with the most votes") {
  const auto counted =
      count::count("plurality@1", {.options = 3, .grouped = {{0, 4}, {2, 5}, {{}, 9}, {1, 2}}});
  REQUIRE(counted);
  CHECK(counted->end == End::chosen);
  CHECK(counted->first == std::vector<Option>{2});
  CHECK(counted->took_part == 20);
  CHECK(counted->abstained == 9);
  CHECK(counted->trace.back().what == "most");
}

TEST_CASE("equal first places are an outcome, and no hand breaks them") {
  const auto counted = count::count("plurality@1", {.options = 3, .grouped = {{0, 4}, {2, 4}, {1, 2}}});
  REQUIRE(counted);
  CHECK(counted->end == End::tied);
  CHECK(counted->first == std::vector<Option>{0, 2});
}

TEST_CASE("an option left out cannot be chosen, though its votes are told") {
  const auto counted =
      count::count("plurality@1", {.options = 2, .grouped = {{0, 4}, {1, 3}}, .left_out = {0}});
  REQUIRE(counted);
  CHECK(counted->first == std::vector<Option>{1});
  CHECK(counted->sums[0] == 4);
}

TEST_CASE("where nobody votes, nothing is chosen") {
  CHECK(count::count("plurality@1", {.options = 2})->end == End::none);
  CHECK(count::count("plurality@1", {.options = 2, .grouped = {{{}, 3}}})->end == End::none);
  CHECK(count::count("plurality@1", {})->end == End::none);
}

TEST_CASE("weights are exact: three thirds are one") {
  const auto counted =
      yes_no({.options = 2, .grouped = {{kYes, Exact(1, 3)}, {kYes, Exact(2, 3)}, {kNo, 1}}});
  REQUIRE(counted);
  CHECK(counted->yes == counted->no);
  CHECK(counted->took_part() == 2);
}

TEST_CASE("what is no ballot of this question is refused") {
  CHECK(count::count("plurality@1", {.options = 2, .grouped = {{2, 1}}}).error().code ==
        "count.no_such_option");
  CHECK(count::count("plurality@1", {.options = 2, .grouped = {{1, -1}}}).error().code ==
        "count.negative_weight");
  CHECK(count::count("plurality@9", {.options = 2}).error().code == "count.unknown_rule");
  CHECK(yes_no({.options = 3}).error().code == "count.no_such_option");
}

TEST_CASE("the outcome follows the votes") {
  CHECK(rc::check("shuffling the piles changes nothing, relabelling options relabels the first", [] {
    const auto votes = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 4));
    Ballots ballots{.options = 4};
    Ballots turned{.options = 4};
    std::vector<int> sums(4);
    for (const int vote : votes) {
      ballots.grouped.push_back({static_cast<Option>(vote), 1});
      turned.grouped.insert(turned.grouped.begin(), {static_cast<Option>(3 - vote), 1});
      ++sums[static_cast<std::size_t>(vote)];
    }
    const auto one = count::count("plurality@1", ballots);
    auto other = count::count("plurality@1", turned);
    const int most = *std::ranges::max_element(sums);
    RC_ASSERT(one->end == (most == 0                             ? End::none
                           : std::ranges::count(sums, most) == 1 ? End::chosen
                                                                 : End::tied));
    for (Option& option : other->first)
      option = 3 - option;
    std::ranges::sort(other->first);
    RC_ASSERT(one->first == other->first);
  }));
}
