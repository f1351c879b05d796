// Elections in rounds: what each rule says of small rounds, and every small election against a naive reading.
#include "count/votes/rounds.h"

#include <doctest/doctest.h>

#include <functional>

namespace plenary::count {
namespace {

using Options = std::vector<Option>;

Round round_of(std::vector<std::optional<Exact>> votes, Exact blank = 0) {
  return {.votes = std::move(votes), .blank = std::move(blank)};
}

RoundsCounted counted(std::string_view rule, const std::vector<Round>& rounds, const RoundRules& rules = {}) {
  auto done = count_rounds(rule, rounds, rules);
  REQUIRE(done);
  return *std::move(done);
}

std::string why(std::string_view rule, const std::vector<Round>& rounds) {
  const auto done = count_rounds(rule, rounds, {});
  return done ? "counted" : done.error().code;
}

TEST_CASE("more than half is elected at once; half is not more than half") {
  CHECK(counted("two-round@1", {round_of({51, 30, 19})}).returned.elected == Options{0});
  const auto half = counted("two-round@1", {round_of({50, 30, 20})});
  CHECK(half.returned.elected.empty());
  CHECK(half.next == Options{0, 1});
}

TEST_CASE("papers that name nobody are in the base only where the rules say so") {
  const std::vector<Round> rounds{round_of({51, 40, 9}, 10)};
  CHECK(counted("two-round@1", rounds).returned.elected == Options{0});
  const auto wider = counted("two-round@1", rounds, {.blank_in_base = true});
  CHECK(wider.returned.elected.empty());
  CHECK(wider.next == Options{0, 1});
}

TEST_CASE("in the second of two rounds the most elects, whatever its share") {
  const auto two = counted("two-round@1",
                           {round_of({40, 35, 25}), round_of({30, 31, {}}, 39)}, {.blank_in_base = true});
  CHECK(two.returned.elected == Options{1});
  CHECK(two.next.empty());
}

TEST_CASE("equals for the second place are parted by a lot, or the election waits") {
  const std::vector<Round> rounds{round_of({40, 30, 30})};
  const auto open = counted("two-round@1", rounds);
  REQUIRE(open.returned.open);
  CHECK(open.returned.open->tied == Options{1, 2});
  CHECK(open.next.empty());
  const auto drawn = counted("two-round@1", rounds, {.ties = {.steps = {TieStep::lot}, .lot = {2, 1, 0}}});
  CHECK(drawn.next == Options{0, 2});
}

TEST_CASE("in an exhaustive ballot the last goes out, round after round, and of two the most is elected") {
  const auto three = counted(
      "exhaustive@1", {round_of({40, 35, 25}), round_of({45, 55, {}})});
  CHECK(three.returned.elected == Options{1});
  CHECK(three.returned.excluded == Options{2});
  const auto waiting = counted("exhaustive@1", {round_of({40, 30, 20, 10})});
  CHECK(waiting.next == Options{0, 1, 2});
  const auto even = counted("exhaustive@1", {round_of({50, 50})});
  REQUIRE(even.returned.open);
  CHECK(even.returned.open->asked == "election");
}

TEST_CASE("equals at the bottom may be parted by an earlier round") {
  const std::vector<Round> rounds{round_of({40, 31, 19, 10}), round_of({40, 30, 30, {}})};
  const auto parted = counted("exhaustive@1", rounds, {.ties = {.steps = {TieStep::latest_difference}}});
  CHECK(parted.next == Options{0, 1});
  CHECK(parted.returned.excluded == Options{3, 2});
}

TEST_CASE("a round with others than those left standing is refused, and so is one after the end") {
  CHECK(why("two-round@1", {round_of({40, 35, 25}), round_of({40, {}, 25})}) == "count.round_options");
  CHECK(why("two-round@1", {round_of({60, 40}), round_of({60, 40})}) == "count.round_after_end");
  CHECK(why("exhaustive@1", {round_of({60, -1})}) == "count.negative_weight");
  CHECK(why("exhaustive@1", {}) == "count.no_round");
  CHECK(why("show-of-hands@1", {round_of({1})}) == "count.unknown_rule");
}

// Every first round of four options with up to five votes each, read by hand.
TEST_CASE("every small first round ends as a naive reading of the definition says") {
  const std::function<void(std::vector<int>)> each = [&](std::vector<int> votes) {
    if (votes.size() < 4) {
      for (int v = 0; v <= 5; ++v) {
        votes.push_back(v);
        each(votes);
        votes.pop_back();
      }
      return;
    }
    const int all = votes[0] + votes[1] + votes[2] + votes[3];
    auto sorted = votes;
    std::ranges::sort(sorted, std::ranges::greater());
    const auto done = counted("two-round@1", {round_of({votes[0], votes[1], votes[2], votes[3]})});
    if (2 * sorted[0] > all) {
      REQUIRE(done.returned.elected.size() == 1);
      REQUIRE(votes[done.returned.elected[0]] == sorted[0]);
    } else if (sorted[1] == sorted[2]) {
      REQUIRE(done.returned.open);
    } else {
      REQUIRE(done.next.size() == 2);
      for (const Option option : done.next)
        REQUIRE(votes[option] >= sorted[1]);
    }
    const auto last = counted("exhaustive@1", {round_of({votes[0], votes[1], votes[2], votes[3]})});
    if (2 * sorted[0] > all) {
      REQUIRE(last.returned.elected == done.returned.elected);
    } else if (sorted[2] == sorted[3]) {
      REQUIRE(last.returned.open);
    } else {
      REQUIRE(last.returned.excluded.size() == 1);
      REQUIRE(votes[last.returned.excluded[0]] == sorted[3]);
    }
  };
  each({});
}

}  // namespace
}  // namespace plenary::count
