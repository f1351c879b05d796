#include "count/cardinal/cardinal.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace plenary;
using namespace plenary::count;

namespace {

using Options = std::vector<Option>;

// Majority judgment as written: all grades in a row, the lower median dropped again and again.
std::vector<std::int64_t> dropped(std::vector<std::int64_t> grades) {
  std::ranges::sort(grades);
  std::vector<std::int64_t> order;
  while (!grades.empty()) {
    const auto median = grades.begin() + static_cast<std::ptrdiff_t>((grades.size() - 1) / 2);
    order.push_back(*median);
    grades.erase(median);
  }
  return order;
}

}  // namespace

TEST_CASE("score: the largest sum, or the largest mean among those rated by enough") {
  Marks marks{.options = 3,
              .highest = 5,
              .grouped = {{{5, 3, std::nullopt}, 2}, {{0, 3, std::nullopt}, 2}, {{1, 3, 5}, 1}},
              .missing = Missing::no_opinion};
  CHECK(cardinal("score-sum@1", marks)->first == Options{1});
  CHECK(cardinal("score-mean@1", marks)->first == Options{2});
  marks.raters = 2;
  CHECK(cardinal("score-mean@1", marks)->first == Options{1});
  CHECK(cardinal("score-mean@1", marks)->figures[0] == Exact(11, 5));
}

TEST_CASE("approval counts the marks that approve; cumulative ballots stay within their points") {
  Marks marks{.options = 2, .highest = 4, .grouped = {{{3, 4}, 2}, {{3, 0}, 1}}};
  CHECK(cardinal("approval@1", marks)->first == Options{1});
  marks.approves_from = 3;
  CHECK(cardinal("approval@1", marks)->first == Options{0});
  marks.points = 7;
  CHECK(cardinal("cumulative@1", marks)->figures == std::vector<Exact>{9, 8});
  marks.points = 6;
  CHECK(cardinal("cumulative@1", marks).error().code == "count.too_many_points");
}

TEST_CASE("STAR takes the two largest sums and then the one more ballots prefer") {
  const Marks marks{.options = 3, .highest = 5, .grouped = {{{5, 4, 0}, 3}, {{0, 4, 5}, 2}, {{4, 5, 0}, 0}}};
  const auto judged = cardinal("star@1", marks);
  CHECK(judged->figures == std::vector<Exact>{15, 20, 10});
  CHECK(judged->finalists == Options{1, 0});
  CHECK(judged->first == Options{0});
}

TEST_CASE("equals for STAR's runoff are told, or parted by wins, highest marks, lot") {
  Marks marks{.options = 3, .highest = 5, .grouped = {{{5, 2, 2}, 1}, {{5, 1, 4}, 1}, {{5, 4, 1}, 1}}};
  auto judged = cardinal("star@1", marks);
  CHECK(judged->end == End::tied);
  CHECK(judged->finalists == Options{0});
  CHECK(judged->contested == Options{1, 2});
  marks.star_ties = StarTies::parted;
  CHECK(cardinal("star@1", marks)->contested ==
        Options{1, 2});  // equal in wins and highest marks: lots remain
  marks.lot = {2, 1, 0};
  judged = cardinal("star@1", marks);
  CHECK(judged->finalists == Options{0, 2});
  CHECK(judged->first == Options{0});
}

TEST_CASE("the better median grade is first, and equal rows are a tie") {
  Marks marks{.options = 2, .highest = 3, .grouped = {{{3, 2}, 2}, {{0, 2}, 3}}};
  CHECK(cardinal("majority-judgment@1", marks)->first == Options{1});
  CHECK(cardinal("majority-judgment@1", marks)->figures == std::vector<Exact>{0, 2});
  marks.grouped = {{{3, 0}, 1}, {{0, 3}, 1}};
  CHECK(cardinal("majority-judgment@1", marks)->end == End::tied);
  marks.grouped = {{{3, 0}, Exact(1, 2)}};
  CHECK(cardinal("majority-judgment@1", marks).error().code == "count.grades_need_whole_ballots");
}

TEST_CASE("what is no ballot of marks is refused") {
  CHECK(cardinal("score-sum@1", {.options = 1, .grouped = {{{2}, 1}}}).error().code ==
        "count.mark_out_of_range");
  CHECK(cardinal("score-sum@1", {.options = 2, .grouped = {{{1}, 1}}}).error().code == "count.marks_uneven");
  CHECK(cardinal("score-sum@1", {.options = 1, .grouped = {{{1}, -1}}}).error().code ==
        "count.negative_weight");
  CHECK(cardinal("score@0", {}).error().code == "count.unknown_rule");
  CHECK(cardinal("star@1", {})->end == End::none);
  CHECK(cardinal("majority-judgment@1", {.options = 2})->end == End::none);
}

TEST_CASE("majority judgment in runs is majority judgment ballot by ballot") {
  CHECK(rc::check("against dropping one median after another", [] {
    const auto options = *rc::gen::inRange<std::size_t>(1, 4);
    const auto ballots = *rc::gen::inRange<std::size_t>(1, 9);
    Marks marks{.options = options, .highest = 3};
    std::vector<std::vector<std::int64_t>> grades(options);
    for (std::size_t i = 0; i < ballots; ++i) {
      Marked ballot{.weight = *rc::gen::inRange(1, 4)};
      for (auto& each : grades) {
        ballot.marks.emplace_back(*rc::gen::inRange(0, 4));
        for (Exact n = 0; n < ballot.weight; ++n)
          each.push_back(*ballot.marks.back());
      }
      marks.grouped.push_back(ballot);
    }
    Options best;
    std::vector<std::int64_t> most;
    for (Option option = 0; option < options; ++option) {
      const auto row = dropped(grades[option]);
      if (row > most) best.clear();
      most = std::max(most, row);
      if (row == most) best.push_back(option);
    }
    RC_ASSERT(cardinal("majority-judgment@1", marks)->first == best);
  }));
}
