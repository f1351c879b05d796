#include "count/ranked/stv.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "count/ranked/rules.h"
#include "count/ranked/test_papers.h"

using namespace plenary;
using namespace plenary::count;
using papers::of;
using papers::Row;

namespace {

const TiePolicy kTies{.steps = {TieStep::latest_difference, TieStep::order}};

struct Naive {
  std::size_t seats = 2;
  int places = 5;  // -1: exact
  Quota quota = Quota::whole;
  bool earlier = true;  // ties by the latest earlier stage; then the lowest index
};

Exact truncated(const Exact& value, int places) {
  if (places < 0) return value;
  mpz_class unit = 1;
  for (int i = 0; i < places; ++i)
    unit *= 10;
  mpz_class whole = value.get_num() * unit / value.get_den();
  Exact cut(whole, unit);
  cut.canonicalize();
  return cut;
}

Exact quota_of(const Naive& rule, std::size_t papers) {
  const Exact over =
      exact(static_cast<std::int64_t>(papers)) / exact(static_cast<std::int64_t>(rule.seats) + 1);
  if (rule.quota == Quota::whole) return truncated(over, 0) + 1;
  if (rule.quota == Quota::passed) return over;
  Exact last = 1;
  for (int i = 0; i < rule.places; ++i)
    last /= 10;
  return truncated(over, rule.places) + last;
}

// From the definition, a value for every single paper.
std::vector<Option> naive_gregory(const Naive& rule, std::size_t options, const std::vector<Row>& rows) {
  const Exact quota = quota_of(rule, rows.size());
  std::vector<Exact> value(rows.size(), Exact(1)), held(options);
  std::vector<int> state(options);  // 0 stands, 1 elected, 2 out
  std::vector<std::optional<Option>> at(rows.size());
  std::vector<std::vector<Exact>> history;
  std::vector<Option> elected, pending;
  const auto settle = [&](std::optional<Option> from) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (at[i] != from) continue;
      at[i] = options;
      for (auto mark = rows[i].rbegin(); mark != rows[i].rend(); ++mark)
        if (state[*mark] == 0) at[i] = *mark;
      if (*at[i] < options) held[*at[i]] += value[i];
    }
  };
  const auto close = [&] {
    history.push_back(held);
    for (Option option = 0; option < options; ++option)
      if (state[option] == 0 &&
          (rule.quota == Quota::passed ? held[option] > quota : held[option] >= quota)) {
        state[option] = 1;
        elected.push_back(option);
        if (held[option] > quota) pending.push_back(option);
      }
  };
  const auto best = [&](std::vector<Option> of, bool most) {
    const std::size_t looked = rule.earlier ? history.size() : 1;
    for (std::size_t back = 0; back < looked && of.size() > 1; ++back) {
      const auto& stage = history[history.size() - 1 - back];
      Exact furthest = stage[of.front()];
      for (const Option option : of)
        if (most ? stage[option] > furthest : stage[option] < furthest) furthest = stage[option];
      std::erase_if(of, [&](Option option) { return stage[option] != furthest; });
    }
    return of.front();
  };
  settle(std::nullopt);
  close();
  while (elected.size() < rule.seats) {
    std::vector<Option> standing;
    for (Option option = 0; option < options; ++option)
      if (state[option] == 0) standing.push_back(option);
    if (standing.size() <= rule.seats - elected.size()) {
      elected.insert(elected.end(), standing.begin(), standing.end());
      break;
    }
    const bool surplus = !pending.empty();
    const Option from = best(surplus ? pending : standing, surplus);
    if (surplus) {
      std::erase(pending, from);
      for (std::size_t i = 0; i < rows.size(); ++i)
        if (at[i] == from) value[i] = truncated(value[i] * (held[from] - quota) / held[from], rule.places);
    } else {
      state[from] = 2;
    }
    held[from] = 0;
    settle(from);
    if (surplus) held[from] = quota;
    close();
  }
  std::ranges::sort(elected);
  return elected;
}

}  // namespace

TEST_CASE("a surplus is passed on at the reduced value, and what rounding drops is lost") {
  const auto ballots = of(3, {{7, {0, 1}}, {2, {2}}, {1, {1}}});
  const auto returned = stv_scottish(ballots, {.seats = 2});
  REQUIRE(returned.has_value());
  const Stage& surplus = returned->trace[1];
  CHECK(surplus.what == "surplus");
  CHECK(surplus.sums[0] == 4);
  CHECK(surplus.moves[0].papers == 7);
  CHECK(surplus.moves[0].value == Exact(299999, 100000));
  CHECK(surplus.lost == Exact(1, 100000));
  CHECK(returned->trace[0].figures[0].value == 4);
}

TEST_CASE("every stage adds up to what was counted") {
  const auto ballots = of(4, {{7, {0, 1, 2}}, {5, {1}}, {4, {2, 3}}, {3, {3, 2, 0}}});
  for (const auto* rule : {"stv-scottish@1", "stv-wigm@1", "stv-wigm-exact@1", "bottom-up@1"}) {
    CAPTURE(rule);
    const auto returned = count_ranked(rule, ballots, {.seats = 2, .ties = kTies});
    REQUIRE(returned.has_value());
    CHECK(returned->elected.size() == 2);
    for (const Stage& stage : returned->trace)
      CHECK(balanced(stage, returned->counted));
  }
}

TEST_CASE("every election of four voters, three options and two seats is counted as the definition has it") {
  struct Known {
    const char* rule;
    Naive naive;
  };
  const Known all[] = {{"stv-scottish@1", {}},
                       {"stv-wigm@1", {.places = 4, .quota = Quota::last_place, .earlier = false}},
                       {"stv-wigm-whole@1", {.places = 4, .earlier = false}},
                       {"stv-wigm-exact@1", {.places = -1, .quota = Quota::passed, .earlier = false}}};
  auto rows = papers::all_orders(3);
  rows.erase(rows.begin());
  papers::each_election(rows, 4, [&](const std::vector<Row>& cast) {
    RankedBallots ballots(3);
    for (const Row& row : cast)
      REQUIRE(ballots.add(row));
    for (const auto& [rule, naive] : all) {
      const TiePolicy order{.steps = {TieStep::order}};
      auto returned = count_ranked(rule, ballots, {.seats = 2, .ties = naive.earlier ? kTies : order});
      REQUIRE(returned.has_value());
      std::ranges::sort(returned->elected);
      CAPTURE(rule);
      CHECK(returned->elected == naive_gregory(naive, 3, cast));
    }
  });
}

TEST_CASE("random elections of five options and three seats are counted as the definition has it") {
  CHECK(rc::check([](const std::vector<std::uint16_t>& draws) {
    static const auto rows = papers::all_orders(5);
    std::vector<Row> cast;
    RankedBallots ballots(5);
    for (const std::uint16_t draw : draws) {
      cast.push_back(rows[1 + draw % (rows.size() - 1)]);
      RC_ASSERT(ballots.add(cast.back()));
    }
    auto returned = stv_scottish(ballots, {.seats = 3, .ties = kTies});
    std::ranges::sort(returned->elected);
    RC_ASSERT(returned->elected == naive_gregory({.seats = 3}, 5, cast));
  }));
}

TEST_CASE("whoever is elected exactly at quota has no stage of surplus") {
  const auto returned = stv_scottish(of(3, {{3, {0}}, {2, {1}}, {1, {2, 1}}}), {.seats = 1, .ties = kTies});
  CHECK(returned->trace[1].what == "exclusion");
}

TEST_CASE("more seats than options: all are elected and the rest is vacant") {
  const auto returned = stv_scottish(of(2, {{5, {0, 1}}}), {.seats = 3});
  CHECK(returned->elected == std::vector<Option>{0, 1});
  CHECK(returned->vacant == 1);
}

TEST_CASE("a tie that nobody parts stops the count, and says at what") {
  const auto returned = stv_scottish(of(3, {{1, {0}}, {1, {1}}, {1, {2}}}), {.seats = 1});
  REQUIRE(returned->open.has_value());
  CHECK(returned->open->asked == "exclusion");
  CHECK(returned->elected.empty());
}

TEST_CASE("whoever withdrew is passed over on every paper") {
  const auto returned =
      count_ranked("stv-scottish@1", of(3, {{5, {2, 0}}, {4, {1}}}), {.seats = 1, .withdrawn = {2}});
  CHECK(returned->elected == std::vector<Option>{0});
  CHECK(returned->trace[0].sums == std::vector<Exact>{5, 4, 0});
}

TEST_CASE("a rule of decimals refuses parts of a vote and more votes than its sums hold") {
  RankedBallots parts(2);
  REQUIRE(parts.add_exact(Row{0}, Exact(1, 2)));
  CHECK(stv_scottish(parts, {}).error().code == "count.whole_votes");
  CHECK(stv_wigm(parts, {}, {.quota = Quota::passed, .places = {}}).has_value());
  CHECK(stv_scottish(of(1, {{kMostWeight, {0}}}), {}).error().code == "count.too_many_votes");
  CHECK(stv_scottish(of(1, {}), {.seats = 0}).error().code == "count.no_seats");
  CHECK(count_ranked("stv@9", of(1, {}), {}).error().code == "count.unknown_rule");
}
