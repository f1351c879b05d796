// Hare's count: papers in their order, against a reading of the definition paper by paper.
#include <doctest/doctest.h>

#include "count/ranked/rules.h"
#include "count/ranked/stv.h"
#include "count/ranked/test_papers.h"

using namespace plenary;
using namespace plenary::count;
using papers::Row;

namespace {

const TiePolicy kOrder{.steps = {TieStep::order}};

RankedBallots in_order(std::size_t options, const std::vector<Row>& rows) {
  RankedBallots ballots(options, Keep::papers);
  for (const Row& row : rows)
    if (!ballots.add(row)) std::abort();
  return ballots;
}

// One paper after another, each time asking anew who may still receive it.
std::vector<Option> naive(std::size_t options, std::size_t seats, const std::vector<Row>& rows) {
  const std::size_t quota = std::max<std::size_t>(1, rows.size() / seats);
  std::vector<std::vector<Row>> piles(options);
  std::vector<bool> out(options);
  std::vector<Option> elected;
  const auto stands = [&](Option option) {
    return !out[option] && std::ranges::find(elected, option) == elected.end();
  };
  const auto deal = [&](const Row& row) {
    if (elected.size() == seats) return;
    for (const Mark mark : row) {
      if (!stands(mark)) continue;
      piles[mark].push_back(row);
      if (piles[mark].size() == quota) elected.push_back(mark);
      return;
    }
  };
  for (const Row& row : rows)
    deal(row);
  while (elected.size() < seats) {
    std::vector<Option> left;
    for (Option option = 0; option < options; ++option)
      if (stands(option)) left.push_back(option);
    if (left.size() <= seats - elected.size()) {
      std::ranges::stable_sort(left, std::ranges::greater(), [&](Option option) { return piles[option].size(); });
      elected.insert(elected.end(), left.begin(), left.end());
      break;
    }
    const Option lowest = *std::ranges::min_element(left, {}, [&](Option option) { return piles[option].size(); });
    out[lowest] = true;
    for (const Row& row : std::exchange(piles[lowest], {}))
      deal(row);
  }
  return elected;
}

}  // namespace

TEST_CASE("whoever has the quota receives no more: the papers after it go to their next preference") {
  const auto papers = in_order(3, {{0, 1}, {0, 2}, {0, 1}, {0, 1}, {2}, {1}});
  const auto returned = stv_hare(papers, {.seats = 2, .ties = kOrder});
  REQUIRE(returned);
  CHECK(returned->trace[0].figures[0].value == 3);
  CHECK(returned->trace[0].sums == std::vector<Exact>{3, 2, 1});
  CHECK(returned->elected == std::vector<Option>{0, 1});
  const auto other = in_order(3, {{0, 2}, {0, 1}, {0, 1}, {0, 2}, {2}, {1}});  // the same but for their order
  CHECK(stv_hare(other, {.seats = 2, .ties = kOrder})->elected == std::vector<Option>{0, 2});
}

TEST_CASE("every election of five papers in every order of three kinds is counted as the definition says") {
  const std::vector<Row> kinds = {{0, 1, 2}, {1, 0}, {2, 1, 0}, {0}, {2}};
  for (std::size_t code = 0; code < 5 * 5 * 5 * 5 * 5; ++code) {
    std::vector<Row> rows;
    for (std::size_t left = code, i = 0; i < 5; ++i, left /= 5)
      rows.push_back(kinds[left % 5]);
    for (const std::size_t seats : {1U, 2U}) {
      const auto returned = stv_hare(in_order(3, rows), {.seats = seats, .ties = kOrder});
      REQUIRE(returned);
      REQUIRE(returned->elected == naive(3, seats, rows));
      for (const Stage& stage : returned->trace)
        REQUIRE(balanced(stage, returned->counted));
    }
  }
}

TEST_CASE("papers alike that lie together are counted as one after another") {
  RankedBallots together(3, Keep::papers);
  REQUIRE(together.add(Row{0, 1}, 5));
  REQUIRE(together.add(Row{2}, 3));
  const auto apart = in_order(3, {{0, 1}, {0, 1}, {0, 1}, {0, 1}, {0, 1}, {2}, {2}, {2}});
  CHECK(stv_hare(together, {.seats = 2, .ties = kOrder})->elected == stv_hare(apart, {.seats = 2, .ties = kOrder})->elected);
  CHECK(count_ranked("stv-hare@1", together, {.seats = 2, .ties = kOrder})->elected == std::vector<Option>{0, 2});
}
