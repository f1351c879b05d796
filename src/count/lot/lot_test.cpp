// Lots and panels: the same for everybody who draws them again, and even-handed.
#include "count/lot/lot.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "crypto/sha256.h"

namespace plenary::count {
namespace {

using Texts = std::vector<std::string>;

LotSeed seed(const std::string& word) {
  return *seed_of(Texts{"one", word});
}

TEST_CASE("a seed needs two contributions, and each of them changes it") {
  CHECK(seed_of(Texts{"alone"}).error().code == "lot.too_few");
  CHECK(seed_of(Texts{}).error().code == "lot.too_few");
  CHECK(*seed_of(Texts{"a", "b"}) == *seed_of(Texts{"a", "b"}));
  CHECK(*seed_of(Texts{"a", "b"}) != *seed_of(Texts{"b", "a"}));
  CHECK(*seed_of(Texts{"ab", "c"}) != *seed_of(Texts{"a", "bc"}));  // nothing moves from one into the other
  CHECK(*seed_of(Texts{"a", "b"}) != *seed_of(Texts{"a", "b", ""}));
}

// By hand, as the page says: SHA-256 of the seed's bytes, a bar, the question, a bar, the id.
TEST_CASE("the order is that of the hashes of seed, question and option") {
  const auto drawn = seed("two");
  const Texts ids{"ada", "ben", "cyd"};
  const auto order = *draw_order(drawn, "board", ids);
  const auto hash = [&](Option option) {
    return crypto::sha256(std::string(view_of(drawn.bytes)) + "|board|" + ids[option]);
  };
  CHECK(std::ranges::is_sorted(order, {}, hash));
  CHECK(order.size() == 3);
  CHECK(draw_order(drawn, "board", Texts{"ada", "ada"}).error().code == "lot.id_twice");
  CHECK(draw_order(drawn, "board", Texts{})->empty());
}

TEST_CASE("the order of two options does not hang on who else stands, nor on how they are listed") {
  CHECK(rc::check([](const std::string& word) {
    const auto drawn = seed(word);
    const Texts ids{"ada", "ben", "cyd", "dot"}, turned{"dot", "cyd", "ben", "ada"};
    const auto all = *draw_order(drawn, "q", ids), other = *draw_order(drawn, "q", turned);
    for (std::size_t i = 0; i < all.size(); ++i)
      RC_ASSERT(ids[all[i]] == turned[other[i]]);
    const auto two = *draw_order(drawn, "q", Texts{"ada", "ben"});
    const auto place = [&](Option option) { return std::ranges::find(all, option) - all.begin(); };
    RC_ASSERT((place(0) < place(1)) == (two.front() == 0));
  }));
}

TEST_CASE("over many seeds each of four is drawn first about as often") {
  std::array<int, 4> first{};
  for (int i = 0; i < 4000; ++i)
    ++first[draw_order(seed(std::to_string(i)), "q", Texts{"a", "b", "c", "d"})->front()];
  for (const int times : first)
    CHECK(std::abs(times - 1000) < 120);  // over four standard deviations; seeds are fixed
}

TEST_CASE("a panel has each stratum's seats, the chance of each is told, and who follows stands in order") {
  std::vector<PoolMember> pool;
  for (int i = 0; i < 10; ++i)
    pool.push_back({"m" + std::to_string(i), i < 6 ? "North" : "South"});
  const std::vector<StratumSeats> seats{{"North", 3}, {"South", 2}, {"Isles", 0}};
  const auto panel = *draw_panel(seed("panel"), "assembly", pool, seats);
  REQUIRE(panel.size() == 3);
  CHECK(panel[0].drawn.size() == 3);
  CHECK(panel[0].next.size() == 3);
  CHECK(panel[0].chance == Exact(1, 2));
  CHECK(panel[1].drawn.size() == 2);
  CHECK(panel[2].pool == 0);
  for (const auto& stratum : panel) {
    for (const auto member : stratum.drawn)
      CHECK(pool[member].stratum == stratum.stratum);
  }
  CHECK(draw_panel(seed("panel"), "assembly", pool, std::vector<StratumSeats>{{"South", 5}}).error().code ==
        "lot.more_seats_than_pool");
}

}  // namespace
}  // namespace plenary::count
