// How sure each number is, and when enough have been heard.
#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "consult/intervals.h"
#include "consult/rake.h"
#include "consult/random.h"
#include "consult/roll.h"
#include "consult/special.h"
#include "consult/sufficiency.h"

using namespace plenary::consult;

namespace {

double binomial(int n, int k, double p) {
  return std::exp(log_gamma(n + 1.0) - log_gamma(k + 1.0) - log_gamma(n - k + 1.0) + k * std::log(p) +
                  (n - k) * std::log1p(-p));
}

}  // namespace

TEST_CASE("special functions at points known from tables") {
  CHECK(log_gamma(0.5) == doctest::Approx(0.57236494292470008707));
  CHECK(log_gamma(11) == doctest::Approx(std::log(3628800.0)).epsilon(1e-14));
  CHECK(digamma(1) == doctest::Approx(-0.57721566490153286061).epsilon(1e-13));
  CHECK(trigamma(1) == doctest::Approx(1.64493406684822643647).epsilon(1e-13));
  CHECK(beta_below(0.5, 2, 2) == doctest::Approx(0.5));
  CHECK(beta_below(0.3, 1, 1) == doctest::Approx(0.3));
  CHECK(beta_below(0.25, 2, 3) == doctest::Approx(0.26171875));  // 6x^2 - 8x^3 + 3x^4
  CHECK(beta_quantile(0.26171875, 2, 3) == doctest::Approx(0.25));
  CHECK(normal_above(1.959963984540054) == doctest::Approx(0.025));
}

TEST_CASE("nobody agreed: the interval begins at 0; everybody: it ends at 1; nobody was asked: everything") {
  CHECK(share_interval(0, 12).low == 0);
  CHECK(share_interval(12, 12).high == 1);
  CHECK(share_interval(0, 0).low == 0);
  CHECK(share_interval(0, 0).high == 1);
  CHECK(share_interval(6, 12).low == doctest::Approx(1 - share_interval(6, 12).high));
}

TEST_CASE("at every share of a grid the interval covers at least nine times in ten, and 95 % on average") {
  for (const int n : {10, 50, 500}) {
    double sum = 0, worst = 1;
    std::vector<Interval> intervals;
    for (int k = 0; k <= n; ++k)
      intervals.push_back(share_interval(k, n));
    constexpr int kGrid = 1999;
    for (int at = 1; at <= kGrid; ++at) {
      const double p = static_cast<double>(at) / (kGrid + 1);
      double covered = 0;
      for (int k = 0; k <= n; ++k) {
        const Interval& i = intervals[static_cast<std::size_t>(k)];
        if (i.low <= p && p <= i.high) covered += binomial(n, k, p);
      }
      sum += covered;
      worst = std::min(worst, covered);
    }
    MESSAGE("n = " << n << ": mean " << sum / kGrid << ", worst " << worst);
    CHECK(sum / kGrid > 0.93);
    CHECK(sum / kGrid < 0.97);
    CHECK(worst >= 0.90);
  }
}

TEST_CASE("with everybody heard nothing is uncertain; with nobody, everything") {
  CHECK(final_share_interval(7, 10, 10).low == doctest::Approx(0.7));
  CHECK(final_share_interval(7, 10, 10).high == doctest::Approx(0.7));
  CHECK(final_share_interval(0, 0, 40).low < 0.03);
  CHECK(final_share_interval(0, 0, 40).high > 0.97);
  CHECK(final_share_interval(7, 10, 20).low > share_interval(7, 10).low);
}

TEST_CASE("common ground is the smallest lower bound; a group that was not heard is not one half") {
  const std::vector<Counts> groups{{{40, 5, 50}, {10, 0, 10}, {20, 0, 60}},
                                   {{18, 1, 20}, {0, 0, 0}, {40, 10, 60}}};
  const Ground first = common_ground(groups, 0);
  CHECK(first.state == GroundState::holds);
  CHECK(first.lower == doctest::Approx(std::min(lower_bound(40, 50), lower_bound(18, 20))));
  CHECK(common_ground(groups, 1).state == GroundState::not_heard);
  CHECK(common_ground(groups, 1).group == 1);
  CHECK(common_ground(groups, 2).state == GroundState::not_understood);
  CHECK(common_ground(groups, 0, 0.9).state == GroundState::does_not_hold);
}

TEST_CASE("group-aware consensus carries an interval, and a mean that two and five groups share") {
  const std::vector<Counts> two(2, {{80, 10, 100}}), five(5, {{80, 10, 100}});
  const auto a = group_aware_interval(two, 0), b = group_aware_interval(five, 0);
  REQUIRE((a && b));
  CHECK(a->value == doctest::Approx(std::pow(81.0 / 102, 2)));
  CHECK(a->geometric == doctest::Approx(b->geometric));
  CHECK(a->interval.low < a->value);
  CHECK(a->interval.high > a->value);
  CHECK_FALSE(group_aware_interval({{{0, 0, 0}}}, 0));
}

TEST_CASE("certain is arithmetic: even if all the others said the contrary") {
  const auto yes = sufficiency({{.registered = 30, .heard = 25, .agree = 20, .disagree = 5}}, {2, 3});
  CHECK(yes.verdict == Settled::certainly_yes);
  const auto no = sufficiency({{.registered = 30, .heard = 25, .agree = 14, .disagree = 11}}, {2, 3});
  CHECK(no.verdict == Settled::certainly_no);
  CHECK(no.probability == 0);
}

TEST_CASE("one section that certainly refuses refuses for all; one not heard is never passed over") {
  const Heard good{.registered = 30, .heard = 30, .agree = 30},
      bad{.registered = 10, .heard = 10, .agree = 2, .disagree = 8};
  const Heard silent{.registered = 10};
  CHECK(sufficiency({good, bad}, {1, 2}).verdict == Settled::certainly_no);
  CHECK(sufficiency({good, silent}, {1, 2}).verdict == Settled::not_heard);
  CHECK(sufficiency({good, silent, bad}, {1, 2}).verdict == Settled::certainly_no);
  CHECK(sufficiency({}, {1, 2}).verdict == Settled::not_claimable);
}

TEST_CASE("probable is the beta-binomial of the rest, by hand") {
  // Two of four heard, both agree; passes with 3 of 4.  Beta(3,1): P(none of 2 more) = 1/3 * 1/4 * ... =
  // 1/10.
  const auto s = sufficiency({{.registered = 4, .heard = 2, .agree = 2}}, {3, 4});
  CHECK(s.probability == doctest::Approx(0.9));
  CHECK(s.verdict == Settled::open);
  CHECK(s.sections[0].more >= 1);
  CHECK(s.sections[0].more <= 2);
}

TEST_CASE("sections are told together: each must pass, and all as one") {
  const Heard h{.registered = 40, .heard = 20, .agree = 15, .disagree = 5};
  const auto one = sufficiency({h}, {1, 2}), two = sufficiency({h, h}, {1, 2});
  CHECK(two.probability == doctest::Approx(one.probability * one.probability));
}

TEST_CASE("a roll of a million is told in a moment, and its steps only tell against passing") {
  const Heard h{.registered = 500'000, .heard = 1'000, .agree = 560, .disagree = 440};
  const auto fine = sufficiency({h}, {1, 2}), two = sufficiency({h, h}, {1, 2});
  CHECK(fine.probability > 0.999);
  CHECK(two.probability > 0.99);
  CHECK(two.probability <= fine.probability);
}

TEST_CASE(
    "who was heard is counted by section of the roll; outsiders never, and small sections are not "
    "published") {
  std::vector<Vote> votes;
  for (std::int64_t i = 0; i < 30; ++i)
    votes.push_back({i, 0, 0, static_cast<std::int8_t>(i % 5 == 0 ? -1 : 1)});
  const Table table = tabulate(votes, {{.id = 0}, {.id = 1}}).value();
  Roll roll{{"North", "South"}, {25, 9}, {}};
  for (int i = 0; i < 30; ++i)
    roll.section_of.push_back(i < 20 ? 0 : i < 26 ? 1 : kNoGroup);
  REQUIRE(fits(table, roll));
  const OnRoll on = on_roll(table, roll, {1, 2});
  CHECK(on.heard == std::vector<std::int64_t>{20, 6});
  CHECK(on.hidden == std::vector<bool>{false, true});
  CHECK(on.not_on_roll == 4);
  CHECK(on.coverage.smallest == doctest::Approx(6.0 / 9));
  CHECK(on.statements[0].sections[0].verdict == Settled::certainly_yes);
  CHECK(on.statements[1].verdict == Settled::not_heard);
  roll.registered[1] = 5;
  CHECK_FALSE(fits(table, roll));
}

TEST_CASE("verdicts called probable are overturned at most once in twenty") {
  int called = 0, overturned = 0;
  for (std::uint64_t seed = 0; seed < 3000; ++seed) {
    const Chance chance(seed);
    const double p = chance.share(0);
    Heard h{.registered = 60, .heard = 25};
    std::int64_t all = 0;
    for (std::uint64_t i = 0; i < 60; ++i) {
      const bool agrees = chance.share(1 + i) < p;
      all += agrees ? 1 : 0;
      if (i < 25) h.agree += agrees ? 1 : 0;
    }
    h.disagree = h.heard - h.agree;
    const Settled verdict = sufficiency({h}, {2, 3}).verdict;
    if (verdict != Settled::probably_yes && verdict != Settled::probably_no) continue;
    ++called;
    overturned += (verdict == Settled::probably_yes) != (all * 3 >= 60 * 2) ? 1 : 0;
  }
  REQUIRE(called > 300);
  CHECK(overturned * 20 <= called);
}

TEST_CASE("coverage: the smallest section and how alike they are") {
  const Coverage even = coverage({{.registered = 10, .heard = 5}, {.registered = 90, .heard = 45}});
  CHECK(even.smallest == 0.5);
  CHECK(even.representativity == doctest::Approx(1));
  CHECK(coverage({{.registered = 50, .heard = 50}, {.registered = 50}}).representativity ==
        doctest::Approx(0));
}

TEST_CASE("raking restores planted margins, and says loudly where nobody was heard") {
  std::vector<std::size_t> chapter, age;
  for (std::size_t i = 0; i < 300; ++i) {
    chapter.push_back(i % 10 < 7 ? 0 : 1);
    age.push_back(i % 3);
  }
  const auto raked = rake({chapter, age}, {{{50, 50}}, {{20, 30, 50}}});
  REQUIRE(raked);
  CHECK(raked->largest_off <= 1e-10);
  CHECK_FALSE(raked->cut);
  double first = 0;
  for (std::size_t i = 0; i < 300; ++i)
    first += chapter[i] == 0 ? raked->weight[i] : 0;
  CHECK(first == doctest::Approx(150));
  CHECK(std::accumulate(raked->weight.begin(), raked->weight.end(), 0.0) == doctest::Approx(300));
  CHECK(raked->effective < 300);
  const auto nobody = rake({chapter}, {{{50, 50, 10}}});
  REQUIRE_FALSE(nobody);
  CHECK(nobody.error().code == "rake.nobody");
}

TEST_CASE("no weight stands above five times the median, and the margin that then fails is told") {
  std::vector<std::size_t> group(100, 0);
  group[0] = 1;
  const auto raked = rake({group}, {{{50, 50}}});
  REQUIRE(raked);
  CHECK(raked->cut);
  CHECK(raked->largest_off > 0.1);
  CHECK(raked->weight[0] <= 5.001 * raked->weight[1]);
}

TEST_CASE("raw and weighted shares stand side by side") {
  std::vector<std::size_t> group(100, 0);
  for (std::size_t i = 0; i < 20; ++i)
    group[i] = 1;
  const auto raked = rake({group}, {{{50, 50}}}).value();
  std::vector<Answer> answers;
  for (std::size_t i = 0; i < 100; ++i)
    answers.push_back({i, group[i] == 1});
  const BothShares both = shares_of(answers, raked);
  CHECK(both.raw == doctest::Approx(0.2));
  CHECK(both.weighted == doctest::Approx(0.5));
  CHECK(both.effective < 100);
}
