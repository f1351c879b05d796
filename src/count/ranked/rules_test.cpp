#include "count/ranked/rules.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "count/catalogue.h"
#include "count/pairwise/rules.h"
#include "count/ranked/meek.h"
#include "count/ranked/qpq.h"
#include "count/ranked/stv.h"
#include "count/ranked/test_papers.h"

using namespace plenary;
using namespace plenary::count;
using papers::of;
using papers::Row;

namespace {

const TiePolicy kOrderOfPaper{.steps = {TieStep::order}};
constexpr const char* kStv[] = {"stv-scottish@1", "stv-wigm@1",        "stv-wigm-whole@1", "stv-wigm-exact@1",
                                "stv-cfer@1",     "stv-minneapolis@1", "stv-meek-prf@1",   "stv-meek@1",
                                "stv-meek-new-zealand@1",
                                "stv-warren@1",   "stv-qpq@1",         "bottom-up@1"};

std::vector<Option> sorted(std::vector<Option> options) {
  std::ranges::sort(options);
  return options;
}

bool tied_anywhere(const Returned& returned) {
  return std::ranges::any_of(returned.trace, [](const Stage& stage) { return !stage.ties.empty(); });
}

// --- Meek's reference rule once more, paper by paper, in whole units of 10^-9

struct NaiveMeek {
  static constexpr std::int64_t kUnit = 1'000'000'000;
  std::size_t seats;
  const std::vector<Row>& rows;
  std::vector<std::int64_t> keep, votes;
  std::vector<int> state;  // 0 stands, 1 elected, 2 out
  std::int64_t quota = 0, limit = 1000;  // of the surplus in balance, in units

  static std::int64_t up(__int128_t of, std::int64_t by) {
    return static_cast<std::int64_t>((of + by - 1) / by);
  }
  [[nodiscard]] std::size_t in(int which) const {
    return static_cast<std::size_t>(std::ranges::count(state, which));
  }

  void share_out() {
    std::ranges::fill(votes, 0);
    for (const Row& row : rows) {
      std::int64_t weight = kUnit;
      for (const Mark mark : row) {
        const std::int64_t kept = up(static_cast<__int128_t>(weight) * keep[mark], kUnit);
        votes[mark] += kept;
        weight -= kept;
      }
    }
    std::int64_t sum = 0;
    for (const std::int64_t v : votes)
      sum += v;
    quota = sum / static_cast<std::int64_t>(seats + 1) + 1;
  }

  std::vector<Option> count(std::size_t options) {
    keep.assign(options, kUnit), votes.assign(options, 0), state.assign(options, 0);
    while (in(1) < seats && in(0) + in(1) > seats)
      round();
    std::vector<Option> elected;
    for (Option option = 0; option < options; ++option)
      if (state[option] == 1 || (state[option] == 0 && in(1) < seats)) elected.push_back(option);
    return elected;
  }

  void round() {
    for (std::int64_t before = -1;;) {
      share_out();
      bool someone = false;
      for (Option option = 0; option < state.size(); ++option)
        if (state[option] == 0 && votes[option] >= quota) state[option] = 1, someone = true;
      if (someone) return;
      std::int64_t surplus = 0;
      for (Option option = 0; option < state.size(); ++option)
        if (state[option] == 1) surplus += votes[option] - quota;
      surplus = std::max<std::int64_t>(surplus, 0);
      if (surplus < limit || (before >= 0 && surplus >= before)) return exclude(surplus);
      for (Option option = 0; option < state.size(); ++option)
        if (state[option] == 1)
          keep[option] =
              up(static_cast<__int128_t>(up(static_cast<__int128_t>(keep[option]) * quota, kUnit)) * kUnit,
                 votes[option]);
      before = surplus;
    }
  }

  void exclude(std::int64_t surplus) {
    std::int64_t lowest = -1;
    for (Option option = 0; option < state.size(); ++option)
      if (state[option] == 0 && (lowest < 0 || votes[option] < lowest)) lowest = votes[option];
    for (Option option = 0; option < state.size(); ++option)
      if (state[option] == 0 && votes[option] <= lowest + surplus) {
        state[option] = 2;
        keep[option] = 0;
        return;
      }
  }
};

// --- quota preferential by quotient, paper by paper

std::vector<Option> naive_qpq(std::size_t options, std::size_t seats, const std::vector<Row>& rows) {
  std::vector<bool> out(options);
  while (true) {
    std::vector<Exact> given(rows.size());
    std::vector<Option> elected;
    bool again = false;
    while (!again && elected.size() < seats) {
      std::vector<Option> standing;
      for (Option option = 0; option < options; ++option)
        if (!out[option] && std::ranges::find(elected, option) == elected.end()) standing.push_back(option);
      if (standing.size() + elected.size() <= seats) {
        elected.insert(elected.end(), standing.begin(), standing.end());
        break;
      }
      std::vector<Exact> votes(options), behind(options);
      std::vector<Option> at(rows.size(), options);
      Exact active = 0, spent = 0;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        for (auto mark = rows[i].rbegin(); mark != rows[i].rend(); ++mark)
          if (std::ranges::find(standing, *mark) != standing.end()) at[i] = *mark;
        if (at[i] == options) {
          spent += given[i];
          continue;
        }
        votes[at[i]] += 1, behind[at[i]] += given[i], active += 1;
      }
      const Exact quota = active / (exact(static_cast<std::int64_t>(seats)) + 1 - spent);
      const auto quotient = [&](Option option) { return Exact(votes[option] / (1 + behind[option])); };
      Option high = standing.front(), low = standing.front();
      for (const Option option : standing) {
        if (quotient(option) > quotient(high)) high = option;
        if (quotient(option) < quotient(low)) low = option;
      }
      again = quotient(high) <= quota;
      if (again) {
        out[low] = true;
        continue;
      }
      for (std::size_t i = 0; i < rows.size(); ++i)
        if (at[i] == high) given[i] = 1 / quotient(high);
      elected.push_back(high);
    }
    if (!again) return sorted(elected);
  }
}

RankedBallots ballots_of(std::size_t options, const std::vector<Row>& rows) {
  RankedBallots ballots(options);
  for (const Row& row : rows)
    if (!ballots.add(row)) std::abort();
  return ballots;
}

}  // namespace

TEST_CASE("every rule of rankings in the catalogue can be counted by its name") {
  const auto ballots = of(3, {{4, {0, 1}}, {3, {1, 2}}, {2, {2, 0}}});
  for (const RuleLine& line : catalogue()) {
    if (!line.takes.starts_with("rankings")) continue;
    CAPTURE(line.id);
    CHECK((is_ranked_rule(line.id) || is_pairs_rule(line.id)));
    if (is_ranked_rule(line.id)) CHECK(count_ranked(line.id, ballots, {.ties = kOrderOfPaper})->elected.size() == 1);
    CHECK(line.evidence != Evidence::text_read);
  }
}

TEST_CASE("every election of four voters, three options and two seats keeps what Meek's definition keeps") {
  auto rows = papers::all_orders(3);
  rows.erase(rows.begin());
  papers::each_election(rows, 4, [&](const std::vector<Row>& cast) {
    NaiveMeek naive{.seats = 2, .rows = cast, .keep = {}, .votes = {}, .state = {}};
    const auto returned = stv_meek(ballots_of(3, cast), {.seats = 2, .ties = kOrderOfPaper}, kMeekReference);
    REQUIRE(returned.has_value());
    CHECK(sorted(returned->elected) == naive.count(3));
    naive.limit = 100'000;  // New Zealand's: in balance to four decimals
    const auto nearer = stv_meek(ballots_of(3, cast), {.seats = 2, .ties = kOrderOfPaper}, kMeekNewZealand);
    REQUIRE(nearer.has_value());
    CHECK(sorted(nearer->elected) == naive.count(3));
  });
}

TEST_CASE(
    "every election of four voters, three options and two seats has the quotients of their definition") {
  auto rows = papers::all_orders(3);
  rows.erase(rows.begin());
  papers::each_election(rows, 4, [&](const std::vector<Row>& cast) {
    const auto returned = stv_qpq(ballots_of(3, cast), {.seats = 2, .ties = kOrderOfPaper});
    REQUIRE(returned.has_value());
    CHECK(sorted(returned->elected) == naive_qpq(3, 2, cast));
  });
}

TEST_CASE("random elections of five options agree with the definitions of Meek and of the quotients") {
  CHECK(rc::check([](const std::vector<std::uint16_t>& draws) {
    static const auto rows = papers::all_orders(5);
    std::vector<Row> cast;
    for (const std::uint16_t draw : draws)
      cast.push_back(rows[1 + draw % (rows.size() - 1)]);
    if (cast.empty()) return;
    NaiveMeek naive{.seats = 2, .rows = cast, .keep = {}, .votes = {}, .state = {}};
    const Seats asked{.seats = 2, .ties = kOrderOfPaper};
    RC_ASSERT(sorted(stv_meek(ballots_of(5, cast), asked, kMeekReference)->elected) == naive.count(5));
    RC_ASSERT(sorted(stv_qpq(ballots_of(5, cast), asked)->elected) == naive_qpq(5, 2, cast));
  }));
}

TEST_CASE("another order of the papers changes nothing, and where nothing is tied, nor do other names") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& draws) {
    static const auto rows = papers::all_orders(4);
    const Row names = {2, 0, 3, 1};
    RankedBallots once(4), back(4), renamed(4);
    for (std::size_t i = 0; i < draws.size(); ++i) {
      RC_ASSERT(once.add(rows[draws[i] % rows.size()]) &&
                back.add(rows[draws[draws.size() - 1 - i] % rows.size()]));
      Row row = rows[draws[i] % rows.size()];
      for (Mark& mark : row)
        mark = names[mark];
      RC_ASSERT(renamed.add(row));
    }
    const RankedQuestion two{.seats = 2, .ties = kOrderOfPaper};
    for (const char* rule : kStv) {
      const auto returned = count_ranked(rule, once, two);
      RC_ASSERT(count_ranked(rule, back, two)->elected == returned->elected);
      RC_ASSERT(returned->elected.size() + returned->vacant == 2);
      if (tied_anywhere(*returned)) continue;
      auto elected = returned->elected;
      std::ranges::for_each(elected, [&](Option& option) { option = names[option]; });
      RC_ASSERT(sorted(count_ranked(rule, renamed, two)->elected) == sorted(elected));
    }
  }));
}

TEST_CASE("exact rules elect the same when every paper is given thrice") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& draws) {
    static const auto rows = papers::all_orders(4);
    RankedBallots once(4), thrice(4);
    for (const std::uint8_t draw : draws)
      RC_ASSERT(once.add(rows[draw % rows.size()]) && thrice.add(rows[draw % rows.size()], 3));
    for (const char* rule : {"stv-wigm-exact@1", "stv-qpq@1", "bottom-up@1"}) {
      const RankedQuestion two{.seats = 2, .ties = kOrderOfPaper};
      RC_ASSERT(count_ranked(rule, thrice, two)->elected == count_ranked(rule, once, two)->elected);
    }
  }));
}

TEST_CASE("equal ranks count half for each under Meek, and are set aside by the rules of whole papers") {
  const auto ballots = of(3, {{5, {0, 1}}, {1, {1, static_cast<Mark>(2 | kEqual)}}, {3, {2}}});
  const auto meek = count_ranked("stv-meek@1", ballots, {.seats = 2});
  CHECK(meek->trace[0].sums == std::vector<Exact>{5, Exact(1, 2), Exact(7, 2)});
  CHECK(count_ranked("stv-scottish@1", ballots, {.seats = 2})->counted == 8);
}

TEST_CASE("a surplus of the last parcel alone moves at surplus over transferable papers") {
  // 0 has 6 at first and 3 more from 3: of these three two go on to 1, at 2.00 over 2, not above 1.00.
  const auto ballots = of(4, {{6, {0}}, {2, {3, 0, 1}}, {1, {3, 0}}, {5, {1}}, {4, {2}}});
  const auto returned = count_ranked("stv-northern-ireland@1", ballots, {.seats = 2, .ties = kOrderOfPaper});
  REQUIRE(returned.has_value());
  CHECK(returned->trace[0].figures[0].value == 7);
  CHECK(returned->trace[1].sums == std::vector<Exact>{9, 5, 4, 0});
  const Stage& surplus = returned->trace[2];
  CHECK(surplus.what == "surplus");
  CHECK(surplus.sums == std::vector<Exact>{7, 7, 4, 0});
  for (const Stage& stage : returned->trace)
    CHECK(balanced(stage, returned->counted));
}

TEST_CASE("every stage of every rule of whole papers adds up") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& draws) {
    static const auto rows = papers::all_orders(4);
    RankedBallots ballots(4);
    for (const std::uint8_t draw : draws)
      RC_ASSERT(ballots.add(rows[draw % rows.size()]));
    for (const char* rule : kStv) {
      const auto returned = count_ranked(rule, ballots, {.seats = 2, .ties = kOrderOfPaper});
      for (const Stage& stage : returned->trace)
        RC_ASSERT(balanced(stage, returned->counted));
    }
  }));
}

TEST_CASE(
    "a surplus of whole papers is every n-th of the pile, those without a next preference passed over") {
  RankedBallots papers(4, Keep::papers);
  const std::vector<Row> rows = {{0, 1}, {0, 2}, {0}, {0, 2},
                                 {0, 1}, {0, 3}, {1}, {2}};  // quota 3, surplus 3, n 2
  for (const Row& row : rows)
    REQUIRE(papers.add(row));
  const auto returned = stv_cambridge(papers, {.seats = 2, .ties = kOrderOfPaper}, 0);
  REQUIRE(returned.has_value());
  const Stage& surplus = returned->trace[1];
  CHECK(surplus.what == "surplus");
  CHECK(surplus.sums == std::vector<Exact>{3, 1, 3, 1});
  CHECK(returned->elected == std::vector<Option>{0, 2});
  CHECK(balanced(surplus, returned->counted));
}

TEST_CASE("an option that is not there can neither withdraw nor be undeclared") {
  const auto ballots = of(2, {{1, {0}}});
  for (const char* rule : {"irv@1", "nanson@1", "stv-minneapolis@1"}) {
    CHECK(count_ranked(rule, ballots, {.withdrawn = {2}}).error().code == "count.no_such_option");
    CHECK(count_ranked(rule, ballots, {.undeclared = {7}}).error().code == "count.no_such_option");
  }
}

TEST_CASE("a write-in that was not declared goes out first under Minneapolis, whatever its votes") {
  const auto ballots = of(4, {{5, {3, 0, 1}}, {2, {2}}});
  const auto returned = stv_minneapolis(ballots, {.seats = 2, .ties = kOrderOfPaper}, {3});
  CHECK(returned->excluded.front() == 3);
  CHECK(sorted(returned->elected) == std::vector<Option>{0, 2});
}

TEST_CASE("those without hope go out together under Minneapolis") {
  const auto ballots = of(5, {{9, {0}}, {8, {1}}, {2, {2, 1}}, {1, {3}}, {1, {4, 3}}});
  const auto returned = stv_minneapolis(ballots, {.seats = 2});
  CHECK(returned->trace[0].figures[0].value == 8);
  CHECK(returned->elected == std::vector<Option>{0, 1});
  const auto close =
      stv_minneapolis(of(5, {{7, {0}}, {6, {1}}, {2, {2, 1}}, {1, {3}}, {1, {4, 3}}}), {.seats = 1});
  CHECK(close->trace[1].acted_on.size() == 3);
}
