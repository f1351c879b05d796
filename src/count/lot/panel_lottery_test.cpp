// Programs in exact numbers against the textbook's way, and lotteries of wanted means, or why there are none.
#include "count/lot/panel_peel.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "count/lot/panel_types.h"
#include "count/lot/plain_simplex.h"
#include "count/lot/some_pools.h"

namespace plenary::count {
namespace {

using panels::PlainSimplex, panels::SomePools, panels::triangle;

}  // namespace

TEST_CASE("in exact numbers a program has the most that the textbook's way finds, or nothing where nothing fits") {
  SomePools some;
  int fitted = 0;
  panels::Pivots pivots{.most = 100'000};
  for (int round = 0; round < 400; ++round) {
    const std::size_t n = some.below(5) + 1, m = some.below(5) + 1;
    const auto number = [&] { return Exact(static_cast<long>(some.below(9)) - 4); };
    panels::BoxedLp lp;
    PlainSimplex plain;
    for (std::size_t j = 0; j < n; ++j) {
      const std::size_t most = some.below(4);
      lp.add_variable(0, most);
      std::vector<Exact> one(n);
      one[j] = 1;
      plain.row(one, most);
    }
    for (std::size_t i = 0; i < m; ++i) {
      panels::BoxedLp::Entries entries;
      std::vector<Exact> row(n);
      for (std::size_t j = 0; j < n; ++j)
        row[j] = number(), entries.emplace_back(j, row[j]);
      const Exact least = number(), most = least + Exact(some.below(5));
      lp.add_row(entries, least, most);
      plain.row(row, most), plain.at_least(row, least);
      for (int again = 0; again < 2; ++again) {  // other gains, and then one row more, on the same program
        std::vector<Exact> gains(n);
        for (Exact& gain : gains)
          gain = number();
        lp.set_gains(gains);
        const auto end = lp.solve(pivots);
        REQUIRE(end != panels::LpEnd::used_up);
        const bool fits = end == panels::LpEnd::best;
        const auto told = plain.most(gains);
        REQUIRE(fits == told.has_value());
        if (!fits) continue;
        ++fitted;
        CHECK(lp.best() == *told);
      }
    }
  }
  CHECK(fitted > 300);
}

TEST_CASE("a linear programme stops where its pivots are used up, and goes on with more to the same end") {
  const auto programme = [] {
    panels::BoxedLp lp;
    for (int j = 0; j < 4; ++j)
      lp.add_variable(0, 3);
    lp.add_row({{0, 1}, {1, 2}, {2, 3}}, 1, 4), lp.add_row({{1, 1}, {2, -1}, {3, 2}}, 0, 2);
    lp.add_row({{0, 2}, {3, 1}}, 1, 3);
    lp.set_gains(std::vector<Exact>{3, 2, 1, 4});
    return lp;
  };
  auto whole = programme();
  panels::Pivots many{.most = 1000}, few{.most = 0};
  REQUIRE(whole.solve(many) == panels::LpEnd::best);
  REQUIRE(many.taken > 1);
  auto parts = programme();
  while (parts.solve(few) == panels::LpEnd::used_up) {
    CHECK(few.taken == few.most);
    ++few.most;
  }
  CHECK(parts.best() == whole.best());
}

// PanelPeel takes panels off down to one type; PanelHull does the same pools at once.
TEST_CASE("means that are a lottery's are taken apart into one that has them, by whichever way") {
  SomePools some;
  int taken = 0;
  for (int round = 0; round < 150; ++round) {
    const PanelAsked asked = some.next();
    const auto found = leximin_panels(asked);
    if (!found) continue;
    const auto frame = panels::frame_of(asked, found->types);
    std::vector<Exact> means, had(found->types.size());
    for (const PersonType& type : found->types)
      means.push_back(type.chance * Exact(type.members.size()));
    panels::Nodes nodes{.most = 100'000, .pivots = {.most = 100'000}};
    const auto reached = panels::PanelPeel(frame, nodes, 1).reach(means);
    REQUIRE(std::holds_alternative<std::vector<WeightedPanel>>(reached));
    for (const auto& [seated, chance] : std::get<std::vector<WeightedPanel>>(reached)) {
      CHECK(panels::fits(frame, seated));
      CHECK(chance > 0);
      for (std::size_t type = 0; type < had.size(); ++type)
        had[type] += chance * Exact(seated[type]);
    }
    CHECK(had == means);
    ++taken;
  }
  CHECK(taken > 40);
}

TEST_CASE("means that no lottery has are told by a bound that every panel keeps and they do not") {
  const auto asked = triangle();
  const auto types = panels::types_of(asked);
  const auto frame = panels::frame_of(asked, types);
  std::vector<Exact> means;
  for (const PersonType& type : types)
    means.push_back(Exact(type.members.size()) / 2);
  for (const std::size_t few : {1, 40}) {
    panels::Nodes nodes{.most = 100'000, .pivots = {.most = 100'000}};
    const auto reached = panels::PanelPeel(frame, nodes, few).reach(means);
    REQUIRE(std::holds_alternative<panels::Bound>(reached));
    const auto& bound = std::get<panels::Bound>(reached);
    Exact worth = 0;
    for (std::size_t type = 0; type < means.size(); ++type)
      worth += bound.weights[type] * means[type];
    CHECK(worth > bound.most);
    // The panels: one of the three at most, the others from the fourth type.
    for (std::size_t one = 0; one < means.size(); ++one) {
      panels::Counts panel(means.size());
      const auto crowd = std::ranges::find(frame.sizes, 3u) - frame.sizes.begin();
      panel[one] += 1, panel[static_cast<std::size_t>(crowd)] += 2;
      REQUIRE(panels::fits(frame, panel));
      worth = 0;
      for (std::size_t type = 0; type < means.size(); ++type)
        worth += bound.weights[type] * Exact(panel[type]);
      CHECK(worth <= bound.most);
    }
  }
}

}  // namespace plenary::count
