// The proof of a fair lottery, which nobody can bend, and the draw, which anybody repeats.
#include "count/lot/leximin.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "count/lot/some_pools.h"
#include "crypto/sha256.h"

namespace plenary::count {
namespace {

using panels::example, panels::meets, panels::pool_of, panels::triangle;

}  // namespace

TEST_CASE("a proof that is bent anywhere does not hold") {
  for (const auto& asked : {example(), triangle()}) {
    const FairPanels whole = *leximin_panels(asked);
    REQUIRE(prove_panels(asked, whole) == PanelProof::holds);
    const auto bent = [&](const auto& bend) {
      FairPanels other = whole;
      bend(other);
      return prove_panels(asked, other);
    };
    CHECK(bent([](FairPanels& f) { f.levels.front().bound += 1; }) == PanelProof::fails);
    CHECK(bent([](FairPanels& f) { f.levels.front().bound -= 1; }) == PanelProof::fails);
    CHECK(bent([](FairPanels& f) { f.levels.front().weights.at(f.levels.front().types[0]) = 0; }) == PanelProof::fails);
    CHECK(bent([](FairPanels& f) { f.levels.back().weights.at(f.levels.front().types[0]) -= 100; }) ==
          PanelProof::fails);
    CHECK(bent([](FairPanels& f) { f.levels.pop_back(); }) == PanelProof::fails);
    CHECK(bent([](FairPanels& f) { std::swap(f.levels.front(), f.levels.back()); }) == PanelProof::fails);
    CHECK(bent([](FairPanels& f) { f.types.front().chance /= 2; }) == PanelProof::fails);
    CHECK(bent([](FairPanels& f) { f.panels.front().chance /= 2; }) == PanelProof::fails);
    CHECK(bent([](FairPanels& f) { f.panels.front().seated.front() += 1; }) == PanelProof::fails);
    CHECK(bent([](FairPanels& f) { std::swap(f.types.front(), f.types.back()); }) == PanelProof::fails);
    PanelAsked stricter = asked;
    stricter.quotas.front().most = stricter.quotas.front().least = 0;
    CHECK(prove_panels(stricter, whole) == PanelProof::fails);
  }
}

// One panel for certain: its people have chance 1, all others 0; weights that make it look right.
TEST_CASE("a lottery that is not fair has no proof, whatever weights are told") {
  const auto asked = pool_of({}, 1, {{}, {}, {}});
  PanelAsked three = asked;  // three types: each has a quota of its own that asks for nothing
  for (std::size_t person = 0; person < 3; ++person) {
    three.quotas.push_back({"f", "v" + std::to_string(person), 0, 1});
    three.pool[person].traits = {person};
  }
  FairPanels unfair = *leximin_panels(three);
  REQUIRE(unfair.proved);
  unfair.panels = {{{1, 0, 0}, 1}};
  unfair.types[0].chance = 1, unfair.types[1].chance = unfair.types[2].chance = 0;
  for (const auto& [own, bound] : {std::pair{1, 0}, {2, 0}, {1, 1}}) {
    unfair.levels = {{.chance = 0, .types = {1, 2}, .weights = {0, own, own}, .bound = bound},
                     {.chance = 1, .types = {0}, .weights = {1, 0, 0}, .bound = 1}};
    CHECK(prove_panels(three, unfair) == PanelProof::fails);
  }
}

TEST_CASE("where nodes are used up nothing is proved, and nothing is drawn") {
  for (std::int64_t nodes : {0, 1, 2, 3}) {
    auto asked = triangle();
    asked.most_nodes = nodes;
    const auto found = leximin_panels(asked);
    REQUIRE(found);
    CHECK_FALSE(found->proved);
    CHECK(draw_of({}, asked, *found).error().code == "lot.not_proved");
  }
  auto asked = triangle();
  const FairPanels whole = *leximin_panels(asked);
  asked.most_nodes = 1;
  CHECK(prove_panels(asked, whole) == PanelProof::not_settled);
}

TEST_CASE("where the pivots of the linear programmes are used up nothing is proved, and with enough of them all is as before") {
  auto asked = triangle();
  const FairPanels whole = *leximin_panels(asked);
  REQUIRE(whole.work.pivots > 4);
  for (asked.most_pivots = 0; asked.most_pivots < whole.work.pivots; ++asked.most_pivots) {
    const auto found = leximin_panels(asked);
    REQUIRE(found);
    CHECK_FALSE(found->proved);
    CHECK(found->work.pivots == asked.most_pivots);
    CHECK(draw_of({}, asked, *found).error().code == "lot.not_proved");
  }
  asked.most_pivots = std::max(whole.work.pivots, whole.proof_work.pivots);
  CHECK(leximin_panels(asked)->proved);
}

TEST_CASE("of the places to begin in a circle, each person is seated from as many as there are seats") {
  for (std::size_t circle = 1; circle <= 9; ++circle)
    for (std::size_t seats = 0; seats <= circle; ++seats) {
      std::vector<std::size_t> times(circle);
      for (std::size_t start = 0; start < circle; ++start)
        for (const std::size_t place : seated_from(circle, start, seats))
          ++times[place];
      CHECK(std::ranges::all_of(times, [&](std::size_t each) { return each == seats; }));
    }
}

TEST_CASE("whoever has seed, pool and quotas draws the same panel, and it meets the quotas") {
  const auto asked = example();
  const FairPanels found = *leximin_panels(asked);
  std::map<std::size_t, int> panels;
  std::vector<int> people(asked.pool.size());
  for (int i = 0; i < 4000; ++i) {
    const LotSeed seed{crypto::sha256(std::to_string(i))};
    const auto drawn = *draw_of(seed, asked, found);
    REQUIRE(meets(asked, drawn.people));
    REQUIRE(drawn.people == draw_of(seed, asked, found)->people);
    ++panels[drawn.panel];
    for (const Option person : drawn.people)
      ++people[person];
  }
  // Within five deviations of what is told; the seeds are fixed.
  const auto near = [](int times, const Exact& chance) {
    const double p = chance.get_d();
    return std::abs(times - 4000 * p) <= 5 * std::sqrt(4000 * p * (1 - p));
  };
  for (std::size_t panel = 0; panel < found.panels.size(); ++panel)
    CHECK(near(panels[panel], found.panels[panel].chance));
  for (const PersonType& type : found.types)
    for (const Option person : type.members)
      CHECK(near(people[person], type.chance));
}

TEST_CASE("a drawn panel is the one that hashes of the seed point to, reckoned another way") {
  const auto asked = pool_of({}, 2, std::vector<std::vector<std::size_t>>(5));
  const FairPanels found = *leximin_panels(asked);
  REQUIRE(found.panels.size() == 1);
  const LotSeed seed{crypto::sha256("dice 3 3 5")};
  const auto hash = [&](const std::string& question) {
    return to_hex(view_of(crypto::sha256(std::string(view_of(seed.bytes)) + "|" + question)));
  };
  std::vector<std::string> ids;
  for (const PanelPerson& person : asked.pool)
    ids.push_back(person.id);
  std::ranges::sort(ids, {}, [&](const std::string& id) { return hash("panel|" + id); });
  const mpz_class start = mpz_class(hash("start|p0"), 16) % 5;
  std::vector<std::string> drawn;
  const auto panel = *draw_of(seed, asked, found);
  for (const Option person : panel.people)
    drawn.push_back(asked.pool[person].id);
  std::vector<std::string> told{ids[start.get_ui()], ids[(start.get_ui() + 1) % 5]};
  std::ranges::sort(told);
  CHECK(drawn == told);
}

}  // namespace plenary::count
