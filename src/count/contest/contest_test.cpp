// A contest by configuration: each of its rules on papers small enough to count by hand.
#include "count/contest/contest.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <numeric>

#include "count/contest/java_random.h"

namespace plenary::count {
namespace {

constexpr Option kAda = 0, kBen = 1, kCyd = 2, kDot = 3;
constexpr Mark kNone = kSkipped;

Mark beside(Option option) {
  return static_cast<Mark>(option | kEqual);
}

struct Papers {
  RankedBallots ballots{4};
  Papers& add(std::vector<Mark> marks, std::int64_t papers) {
    ensure(ballots.add(marks, papers), "a test's papers are few");
    return *this;
  }
  [[nodiscard]] ContestPass count(const ContestRules& rules) const {
    const auto counted = count_contest(ballots, rules);
    REQUIRE(counted);
    return counted->passes.front();
  }
};

std::vector<std::string> tally(const ContestRound& round) {
  std::vector<std::string> texts;
  for (const auto& one : round.tally)
    texts.push_back(one ? to_string(*one) : "-");
  return texts;
}

using Texts = std::vector<std::string>;
using Options = std::vector<Option>;

TEST_CASE("the last goes out until somebody has more than half of what still counts") {
  const Papers papers = Papers().add({kAda, kBen}, 4).add({kBen}, 3).add({kCyd, kBen}, 2).add({kDot}, 1);
  const auto pass = papers.count({});
  REQUIRE(pass.rounds.size() == 3);
  CHECK(tally(pass.rounds[0]) == Texts{"4", "3", "2", "1"});
  CHECK(pass.rounds[0].threshold == 6);
  CHECK(pass.rounds[0].out == Options{kDot});
  CHECK(pass.rounds[1].threshold == 5);
  CHECK(pass.rounds[1].inactive[kExhaustedChoices] == 1);
  CHECK(tally(pass.rounds[2]) == Texts{"4", "5", "-", "-"});
  CHECK(pass.elected == Options{kBen});
}

TEST_CASE("an overvote ends the paper, is passed over, or ends it while several of it still stand") {
  Papers papers;
  papers.add({kCyd, beside(kDot), kAda}, 3).add({kAda}, 2).add({kBen}, 3).add({kCyd}, 2).add({kDot}, 1);
  const auto first = [&](OvervoteRule rule) {
    return papers.count({.overvotes = rule, .ties = Ties::order}).rounds.front();
  };
  CHECK(first(OvervoteRule::exhaust).inactive[kOvervotes] == 3);
  CHECK(tally(first(OvervoteRule::skip_rank)) == Texts{"5", "3", "2", "1"});
  CHECK(first(OvervoteRule::exhaust_if_several_stand).inactive[kOvervotes] == 3);
  ContestRules rules{
      .overvotes = OvervoteRule::exhaust_if_several_stand, .ties = Ties::order, .excluded = {kDot}};
  CHECK(tally(papers.count(rules).rounds.front()) == Texts{"2", "3", "5", "-"});  // of the two, one stands
}

TEST_CASE("more empty ranks in a row than are borne end the paper; a repeat does where the rules say so") {
  Papers papers;
  papers.add({kNone, kAda}, 1).add({kNone, kNone, kBen}, 1).add({kCyd, kCyd, kBen}, 1).add({kDot}, 4);
  auto round = papers.count({.skips = 1}).rounds.front();
  CHECK(tally(round) == Texts{"1", "0", "1", "4"});
  CHECK(round.inactive[kSkips] == 1);
  Papers repeat;
  repeat.add({kCyd, kCyd, kBen}, 2).add({kAda}, 3).add({kBen}, 3);
  CHECK(repeat.count({.ties = Ties::order}).elected == Options{kBen});
  const auto strict = repeat.count({.ties = Ties::order, .repeats_exhaust = true});
  CHECK(strict.rounds.back().inactive[kRepeats] == 2);
  CHECK(strict.elected == Options{kAda});
}

// 100 papers, two seats: threshold floor(100/3)+1 = 34; Ada's surplus of 26 goes on at 26/60 = 0.4333.
TEST_CASE("a surplus is passed on at the fraction cut to the last place, and what is lost stays nowhere") {
  const Papers papers =
      Papers().add({kAda, kBen}, 30).add({kAda, kCyd}, 30).add({kBen}, 20).add({kCyd}, 19).add({kDot}, 1);
  const auto pass = papers.count({.seats = 2, .mode = Mode::several_a_round, .places = 4});
  CHECK(pass.rounds[0].threshold == 34);
  CHECK(pass.rounds[0].elected == Options{kAda});
  CHECK(tally(pass.rounds[1]) ==
        Texts{"34", "32999/1000", "31999/1000", "1"});  // 20 + 30*0.4333, 19 + 12.999
  CHECK(pass.rounds[1].out == Options{kDot});
  CHECK(pass.elected == Options{kAda, kBen});
}

TEST_CASE("where the threshold may be a fraction it is the share and one last place more") {
  const Papers papers = Papers().add({kAda}, 3).add({kBen}, 3).add({kCyd}, 3);
  CHECK(papers.count({.seats = 3, .mode = Mode::several_a_round, .places = 4, .fractional_threshold = true})
            .rounds[0]
            .threshold == *parse_exact("2.2501"));
  CHECK(papers.count({.seats = 2, .mode = Mode::several_a_round, .ties = Ties::order, .hare = true})
            .rounds[0]
            .threshold == 5);
}

TEST_CASE("bottom-up leaves as many as there are seats, or all who have the share") {
  const Papers papers = Papers().add({kAda}, 40).add({kBen}, 30).add({kCyd, kBen}, 20).add({kDot}, 10);
  CHECK(papers.count({.seats = 2, .mode = Mode::bottom_up}).elected == Options{kAda, kBen});
  CHECK(papers.count({.seats = 0, .mode = Mode::bottom_up_share, .share = Exact(1, 5)}).elected ==
        Options{kAda, kBen, kCyd});
}

TEST_CASE("one seat after another: each contest without those elected before") {
  const Papers papers = Papers().add({kAda, kBen}, 6).add({kCyd}, 5);
  const auto counted = count_contest(papers.ballots, {.seats = 2, .mode = Mode::one_after_another});
  REQUIRE(counted->passes.size() == 2);
  CHECK(counted->elected() == Options{kAda, kBen});
}

TEST_CASE("all who together cannot pass the next go out at once, where the rules say so") {
  const Papers papers = Papers().add({kAda}, 10).add({kBen}, 8).add({kCyd}, 2).add({kDot, kBen}, 3);
  CHECK(papers.count({.batch = true}).rounds[0].out == Options{kCyd, kDot});
  CHECK(papers.count({}).rounds[0].out == Options{kCyd});
}

TEST_CASE("a tie with no rule stays open and the count stops there; an earlier round may part it") {
  const Papers papers = Papers().add({kAda}, 4).add({kBen}, 2).add({kCyd, kBen}, 2);
  const auto open = papers.count({});
  REQUIRE(open.open);
  CHECK(open.open->tied == Options{kBen, kCyd});
  CHECK(open.elected.empty());
  const Papers later = Papers().add({kAda}, 5).add({kBen}, 4).add({kCyd}, 3).add({kDot, kCyd}, 1);
  const auto parted = later.count({.ties = Ties::earlier_then_ask});
  CHECK(parted.rounds[1].out == Options{kCyd});  // equal now, and fewer in the round before
}

// Its definition once more, in numbers without bound: s := (s * 25214903917 + 11) mod 2^48, upper 31 bits.
TEST_CASE(
    "the generator that configurations name by a seed is the linear congruential one of its definition") {
  for (const std::int64_t seed : {0LL, 1LL, 42LL, -7LL, 123456789012345LL}) {
    JavaRandom random(seed);
    const mpz_class modulus = mpz_class(1) << 48;
    mpz_class state =
        static_cast<unsigned long>((static_cast<std::uint64_t>(seed) ^ 25214903917ULL) & ((1ULL << 48) - 1));
    for (int i = 0; i < 100; ++i) {
      state = (state * mpz_class("25214903917") + 11) % modulus;
      const mpz_class bits = state >> 17, rest = bits % 100;
      CHECK(random.below(100) == rest.get_si());  // 100 is so small that no number is drawn twice here
    }
  }
}

TEST_CASE("what cannot be counted is refused") {
  const Papers papers = Papers().add({kAda}, 4);
  CHECK(count_contest(papers.ballots, {.seats = 0}).error().code == "contest.no_seats");
  CHECK(count_contest(papers.ballots, {.places = 16}).error().code == "contest.places");
  Papers many;
  many.add({kAda}, std::int64_t{1} << 50);
  CHECK(count_contest(many.ballots, {.places = 15}).error().code == "contest.too_fine");
}

TEST_CASE("each round adds up: tallies, inactive papers and what is lost are the papers") {
  CHECK(rc::check([] {
    RankedBallots ballots(4);
    std::int64_t total = 0;
    for (int i = *rc::gen::inRange(1, 12); i > 0; --i) {
      std::vector<Mark> marks;
      for (int rank = *rc::gen::inRange(1, 5); rank > 0; --rank) {
        const auto what = *rc::gen::inRange(0, 6);
        marks.push_back(what > 3 ? kSkipped : static_cast<Mark>(what));
        if (what == 5) marks.back() = 0, marks.push_back(beside(3));
      }
      const auto papers = *rc::gen::inRange<std::int64_t>(1, 50);
      RC_ASSERT(ballots.add(marks, papers));
      if (std::ranges::any_of(marks, [](Mark mark) { return mark != kSkipped; })) total += papers;
    }
    ContestRules rules{.seats = static_cast<std::size_t>(*rc::gen::inRange(1, 4)),
                       .ties = Ties::order,
                       .skips = 1,
                       .places = 3};
    rules.mode = static_cast<Mode>(*rc::gen::inRange(0, 4));
    rules.overvotes = static_cast<OvervoteRule>(*rc::gen::inRange(0, 3));
    const auto counted = count_contest(ballots, rules);
    RC_ASSERT(counted.has_value());
    for (const auto& round : counted->passes.front().rounds) {
      Exact sum = round.final_surplus;
      for (const auto& one : round.tally)
        sum += one.value_or(0);
      for (const auto& inactive : round.inactive)
        sum += inactive;
      RC_ASSERT(sum <= total);
      RC_ASSERT(sum > total - 1);  // what truncation loses is less than a vote here
    }
  }));
}

TEST_CASE("where nobody stands any more nobody is elected, whatever parts a tie") {
  const Papers papers = Papers().add({kAda, kBen}, 4).add({kBen}, 3);
  for (const Ties ties : {Ties::order, Ties::random, Ties::drawn_order, Ties::earlier_then_random, Ties::ask}) {
    for (const Mode mode : {Mode::one_seat, Mode::several_a_round, Mode::one_a_round, Mode::bottom_up,
                            Mode::bottom_up_share, Mode::one_after_another}) {
      const auto none = papers.count({.mode = mode, .ties = ties, .excluded = {kAda, kBen, kCyd, kDot}});
      CHECK(none.elected.empty());
      CHECK(none.rounds.size() == 1);
    }
    const auto all = count_contest(papers.ballots, {.seats = 9, .mode = Mode::one_after_another, .ties = ties});
    REQUIRE(all);
    CHECK(all->elected().size() <= 4);
  }
}

}  // namespace
}  // namespace plenary::count
