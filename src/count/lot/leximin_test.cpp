// Fair panels: the chances of the definition, whoever stands where; and quotas that cannot be met, named.
#include "count/lot/leximin.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <optional>

#include "count/lot/plain_simplex.h"
#include "count/lot/some_pools.h"

namespace plenary::count {
namespace {

using panels::chances_by_id, panels::meets, panels::pool_of, panels::triangle;
using panels::PlainSimplex, panels::SomePools;

// The definition, person by person over every panel: raise the least chance; whoever cannot have more while nobody has
// less is settled; go on with the others.
class ByDefinition {
 public:
  explicit ByDefinition(const PanelAsked& asked) : people_(asked.pool.size()), settled_(people_) {
    for (std::uint32_t set = 0; set < (1u << people_); ++set) {
      std::vector<Option> panel;
      for (Option person = 0; person < people_; ++person)
        if (set >> person & 1) panel.push_back(person);
      if (meets(asked, panel)) panels_.push_back(set);
    }
  }
  [[nodiscard]] bool none() const { return panels_.empty(); }

  std::vector<Exact> chances() {
    while (std::ranges::any_of(settled_, [](const auto& each) { return !each; })) {
      std::vector<Exact> only_z(panels_.size() + 1);
      only_z.back() = 1;
      const Exact least = *program({}).most(only_z);
      auto after = settled_;
      for (Option person = 0; person < people_; ++person)
        if (!settled_[person] && *program(least).most(seats(person)) == least) after[person] = least;
      settled_ = after;
    }
    std::vector<Exact> all;
    for (const auto& each : settled_)
      all.push_back(*each);
    return all;
  }

 private:
  std::vector<Exact> seats(Option person) const {
    std::vector<Exact> row;
    for (const std::uint32_t panel : panels_)
      row.emplace_back(panel >> person & 1);
    row.emplace_back(0);
    return row;
  }
  // A chance for each panel, one in all, and z: those not settled have z at least, or `least`.
  PlainSimplex program(const std::optional<Exact>& least) const {
    PlainSimplex simplex;
    std::vector<Exact> all(panels_.size(), 1);
    all.emplace_back(0);
    simplex.row(all, 1);
    simplex.at_least(all, 1);
    for (Option person = 0; person < people_; ++person) {
      auto row = seats(person);
      if (!settled_[person] && !least) row.back() = -1;
      simplex.at_least(row, settled_[person] ? *settled_[person] : least.value_or(0));
    }
    std::vector<Exact> z(panels_.size());
    z.emplace_back(1);
    simplex.row(z, 1);
    return simplex;
  }

  std::size_t people_;
  std::vector<std::optional<Exact>> settled_;
  std::vector<std::uint32_t> panels_;
};

std::string refused(const PanelAsked& asked) {
  const auto found = leximin_panels(asked);
  return found ? "found" : found.error().code;
}

Exact means_of(const std::map<std::string, Exact>& chances) {
  Exact sum = 0;
  for (const auto& [_, chance] : chances)
    sum += chance;
  return sum;
}

}  // namespace

TEST_CASE("the chances are those of the definition, worked out over every panel of small pools") {
  SomePools some;
  int found_some = 0, levels = 0;
  for (int round = 0; round < 400; ++round) {
    const PanelAsked asked = some.next(round < 360 ? 5 : 9);  // of twelve people at the most
    ByDefinition naive(asked);
    const auto found = leximin_panels(asked);
    REQUIRE(found.has_value() == !naive.none());
    if (!found) {
      CHECK(found.error().code.starts_with("lot.panel_"));
      continue;
    }
    ++found_some;
    REQUIRE(found->proved);
    levels = std::max(levels, static_cast<int>(found->levels.size()));
    const auto chances = naive.chances();
    for (const PersonType& type : found->types)
      for (const Option person : type.members)
        REQUIRE(type.chance == chances[person]);
  }
  CHECK(found_some > 120);
  CHECK(levels > 2);
}

TEST_CASE("every panel meets every quota, their chances are one in all, and people's chances add up to the seats") {
  SomePools some;
  for (int round = 0; round < 200; ++round) {
    const PanelAsked asked = some.next();
    const auto found = leximin_panels(asked);
    if (!found) continue;
    Exact sum = 0;
    for (const WeightedPanel& panel : found->panels) {
      sum += panel.chance;
      std::vector<Option> people;
      for (std::size_t type = 0; type < panel.seated.size(); ++type)
        for (std::size_t seat = 0; seat < panel.seated[type]; ++seat)
          people.push_back(found->types[type].members.at(seat));
      CHECK(meets(asked, people));
    }
    CHECK(sum == 1);
    CHECK(means_of(chances_by_id(asked, *found)) == Exact(asked.seats));
  }
}

TEST_CASE("chances do not hang on who stands where in the file, nor on the order of the quotas") {
  SomePools some;
  for (int round = 0; round < 100; ++round) {
    const PanelAsked asked = some.next();
    const auto found = leximin_panels(asked);
    PanelAsked turned = asked;
    std::ranges::reverse(turned.pool);
    std::ranges::reverse(turned.quotas);
    for (PanelPerson& person : turned.pool) {
      for (std::size_t& trait : person.traits)
        trait = asked.quotas.size() - 1 - trait;
      std::ranges::reverse(person.traits);
    }
    const auto other = leximin_panels(turned);
    REQUIRE(found.has_value() == other.has_value());
    if (found) CHECK(chances_by_id(asked, *found) == chances_by_id(turned, *other));
  }
}

TEST_CASE("where the quotas alone would allow more than any panels do, the bound comes from the panels") {
  const auto asked = triangle();
  const auto found = leximin_panels(asked);
  REQUIRE(found);
  CHECK(found->proved);
  const auto chances = chances_by_id(asked, *found);
  CHECK(chances.at("p0") == Exact(1, 3));
  CHECK(chances.at("p2") == Exact(1, 3));
  CHECK(chances.at("p5") == Exact(2, 3));
  REQUIRE(found->levels.size() == 2);
  CHECK(found->levels[0].bound * 1 == found->levels[0].weights[found->levels[0].types[0]]);
}

TEST_CASE("without quotas everybody has the same chance") {
  const auto asked = pool_of({}, 3, std::vector<std::vector<std::size_t>>(7));
  const auto found = leximin_panels(asked);
  REQUIRE(found);
  CHECK(found->proved);
  CHECK(found->types.at(0).chance == Exact(3, 7));
}

TEST_CASE("quotas that cannot be met are refused, and the quota is named") {
  const std::vector<std::vector<std::size_t>> people{{0, 0}, {0, 0}, {1, 1}, {1, 1}};
  CHECK(refused(pool_of({{{2, 1}, {0, 2}}}, 2, {{0}, {1}, {1}})) == "lot.panel_quota");
  CHECK(refused(pool_of({{{2, 2}, {0, 2}}}, 2, {{0}, {1}, {1}})) == "lot.panel_value");
  CHECK(refused(pool_of({{{0, 1}, {0, 1}}}, 3, {{0}, {1}, {1}})) == "lot.panel_feature");
  CHECK(refused(pool_of({{{1, 2}, {2, 2}}}, 2, {{0}, {1}, {1}})) == "lot.panel_feature");
  const auto together = leximin_panels(pool_of({{{2, 2}, {0, 2}}, {{0, 1}, {1, 2}}}, 2, people));
  REQUIRE_FALSE(together);
  CHECK(together.error().code == "lot.panel_together");
  CHECK(std::get<std::string>(*find_param(together.error(), "feature")) == "f0");
  CHECK(std::get<std::string>(*find_param(together.error(), "value")) == "v0");
  CHECK(refused(pool_of({{{2, 2}, {0, 0}}, {{0, 0}, {2, 2}}}, 2, people)) == "lot.panel_conflict");
  CHECK(refused(pool_of({}, 3, {{}, {}})) == "lot.panel_pool");
  CHECK(refused(pool_of({}, 0, {{}, {}})) == "count.no_seats");
  PanelAsked twice = pool_of({}, 1, {{}, {}}), nobody = twice;
  twice.pool[1].id = twice.pool[0].id;
  CHECK(refused(twice) == "lot.id_twice");
  nobody.pool[0].traits = {3};
  CHECK(refused(nobody) == "lot.panel_nobody");
  PanelAsked large = pool_of({}, 1, std::vector<std::vector<std::size_t>>(kMostPanelPool + 1));
  CHECK(refused(large) == "lot.panel_size");
}

// Ninety people of more than forty types: beyond what the definition can be worked out for, so the proof is asked.
TEST_CASE("a pool of ninety with four features has its fairest lottery, proved") {
  SomePools some;
  std::vector<std::vector<std::size_t>> people(90);
  for (auto& person : people)
    person = {some.below(2), some.below(3), some.below(3), some.below(4)};
  const auto asked =
      pool_of({{{5, 5}, {5, 5}}, {{2, 4}, {3, 4}, {3, 4}}, {{3, 4}, {3, 4}, {2, 4}}, {{2, 3}, {2, 3}, {2, 3}, {2, 3}}},
              10, people);
  const auto found = leximin_panels(asked);
  REQUIRE(found);
  CHECK(found->proved);
  CHECK(found->types.size() > 45);
  CHECK(means_of(chances_by_id(asked, *found)) == 10);
}

}  // namespace plenary::count
