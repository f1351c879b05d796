// Counter-examples: found where a textbook has them, absent where the rule cannot fail, and always countable again.
#include "count/witness/witness.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>

#include "count/ranked/rules.h"
#include "count/ranked/test_papers.h"

using namespace plenary;
using namespace plenary::count;
using papers::of;
using papers::Row;

namespace {

Recount counting(std::string rule) {
  return [rule = std::move(rule)](const RankedBallots& papers) {
    return count_ranked(rule, papers, {.ties = {.steps = {TieStep::order}}});
  };
}

// The papers with the changes of a witness, built another way.
RankedBallots changed(const RankedBallots& papers, const Witness& witness) {
  std::map<std::vector<Mark>, std::int64_t> piles;
  for (std::size_t i = 0; i < papers.size(); ++i)
    piles[{papers.marks(i).begin(), papers.marks(i).end()}] += papers.weight(i);
  for (const Changed& change : witness.changed) {
    piles[change.from] -= change.papers;
    if (change.to) piles[*change.to] += change.papers;
  }
  RankedBallots all(papers.options());
  for (const auto& [row, weight] : piles)
    if (!all.add(row, weight)) std::abort();
  return all;
}

}  // namespace

TEST_CASE("the run-off turns against an option that some papers raised") {
  // 39 Ada Cyd, 35 Ben Ada, 26 Cyd Ben: Ben is elected; raised by 14 of Ada's, Cyd stays in and wins against him.
  const auto ballots = of(3, {{39, {0, 2}}, {35, {1, 0}}, {26, {2, 1}}});
  const auto search = search_monotonicity(counting("irv@1"), ballots, {});
  REQUIRE(search);
  REQUIRE(search->witness);
  CHECK(search->witness->before == std::vector<Option>{1});
  CHECK(search->witness->option == 1);
  CHECK_FALSE(search->witness->lowered);
  const auto again = count_ranked("irv@1", changed(ballots, *search->witness), {});
  CHECK(again->elected == search->witness->after);
  CHECK(again->elected != std::vector<Option>{1});
}

TEST_CASE("voters who had done better to stay away are found under the run-off") {
  // With all six of the first, Ben goes out and Cyd is elected; had three of them stayed away, Ada had gone out and
  // Ben been elected, whom they like better than Cyd.
  const auto ballots = of(3, {{6, {0, 1, 2}}, {5, {1, 2, 0}}, {6, {2, 0, 1}}});
  const auto search = search_participation(counting("irv@1"), ballots, {});
  REQUIRE(search);
  REQUIRE(search->witness);
  CHECK(search->witness->before == std::vector<Option>{2});
  CHECK(search->witness->after == std::vector<Option>{1});
  CHECK(search->witness->changed.front().from == std::vector<Mark>{0, 1, 2});
  CHECK_FALSE(search->witness->changed.front().to);
  CHECK(counting("irv@1")(changed(ballots, *search->witness))->elected == std::vector<Option>{1});
}

TEST_CASE("a witness, wherever it is found, counts again as it says; a monotone rule has none") {
  CHECK(rc::check("random papers", [](const std::vector<std::uint8_t>& draws) {
    static const auto rows = papers::all_orders(3);
    RankedBallots ballots(3);
    for (const std::uint8_t draw : draws)
      RC_ASSERT(ballots.add(rows[1 + draw % (rows.size() - 1)], 1 + draw % 3));
    if (draws.empty()) return;
    for (const char* rule : {"irv@1", "coombs@1"}) {
      for (const bool stay_away : {false, true}) {
        const auto search = stay_away ? search_participation(counting(rule), ballots, {.most_counts = 60})
                                      : search_monotonicity(counting(rule), ballots, {.most_counts = 60});
        RC_ASSERT(search.has_value());
        RC_ASSERT(search->counts <= 60);
        if (!search->witness) continue;
        const auto& w = *search->witness;
        const auto again = counting(rule)(changed(ballots, w));
        RC_ASSERT(again->elected == w.after);
        RC_ASSERT(counting(rule)(ballots)->elected == w.before);
        RC_ASSERT(w.before != w.after);
      }
    }
    RC_ASSERT(!search_monotonicity(counting("bucklin@1"), ballots, {.most_counts = 60})->witness);
  }));
}

namespace {

std::int64_t papers_in(const Witness& witness) {
  std::int64_t sum = 0;
  for (const Changed& change : witness.changed)
    sum += change.papers;
  return sum;
}

}  // namespace

TEST_CASE("between two the margin is half the difference, where equals go to the first") {
  for (std::int64_t first = 3; first < 20; ++first) {
    const auto search = search_margin(counting("irv@1"), of(2, {{first, {1}}, {2, {0}}}), {});
    REQUIRE(search->witness);
    // As many papers as make them equal elect 0, whom the order of the options puts first.
    CHECK(papers_in(*search->witness) == (first - 2 + 1) / 2);
    CHECK(search->witness->after == std::vector<Option>{0});
  }
}

TEST_CASE("the margin told is one that counts again as it says, within the recounts allowed") {
  CHECK(rc::check("random papers of three options", [](const std::vector<std::uint8_t>& draws) {
    static const auto rows = papers::all_orders(3);
    if (draws.empty() || draws.size() > 8) return;
    RankedBallots ballots(3);
    for (const std::uint8_t draw : draws)
      RC_ASSERT(ballots.add(rows[1 + draw % (rows.size() - 1)]));
    for (const char* rule : {"irv@1", "bucklin@1"}) {
      const auto search = search_margin(counting(rule), ballots, {});
      RC_ASSERT(search.has_value());
      RC_ASSERT(search->witness.has_value() || std::string(rule) != "irv@1");
      if (!search->witness) continue;
      const auto& w = *search->witness;
      RC_ASSERT(counting(rule)(changed(ballots, w))->elected == w.after);
      RC_ASSERT(w.after != w.before);
      RC_ASSERT(papers_in(w) >= 1);
    }
    const auto few = search_margin(counting("irv@1"), ballots, {.most_counts = 1});
    RC_ASSERT(few->counts <= 1);
  }));
}

TEST_CASE("where the count stops at a tie nothing is searched") {
  const Recount open = [](const RankedBallots& papers) { return count_ranked("irv@1", papers, {}); };
  const auto even = of(2, {{3, {0}}, {3, {1}}});
  CHECK(search_monotonicity(open, even, {}).error().code == "count.open_tie");
  CHECK(search_margin(open, even, {}).error().code == "count.open_tie");
  const Recount two = [](const RankedBallots& papers) { return count_ranked("stv-scottish@1", papers, {.seats = 2}); };
  CHECK(search_participation(two, of(3, {{3, {0}}, {2, {1}}, {1, {2}}}), {}).error().code == "count.one_seat");
}
