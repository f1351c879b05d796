#include "count/committee/committee.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "count/committee/audit.h"
#include "count/committee/best_search.h"
#include "count/committee/profile.h"

using namespace plenary;
using namespace plenary::count;

namespace {

using List = std::vector<Committee>;

Committee one(std::string_view rule, Approvals approvals) {
  approvals.asked = Asked::one;
  const auto elected = elect(rule, approvals);
  REQUIRE(elected);
  REQUIRE(elected->committees.size() == 1);
  return elected->committees.front();
}

List all(std::string_view rule, Approvals approvals) {
  approvals.asked = Asked::all;
  const auto elected = elect(rule, approvals);
  REQUIRE(elected);
  CHECK_FALSE(elected->more);
  CHECK(elected->proved);
  return elected->committees;
}

// Thiele's own example (1895), scaled: a majority that would take every seat under approval.
const Approvals kParties{
    .candidates = 9, .seats = 3, .grouped = {{{0, 1, 2}, 60}, {{3, 4, 5}, 25}, {{6, 7, 8}, 15}}};

Approvals some_board() {
  Approvals board{.candidates = *rc::gen::inRange<std::size_t>(1, 6)};
  board.seats = *rc::gen::inRange<std::size_t>(1, board.candidates + 1);
  const auto groups = *rc::gen::inRange<std::size_t>(1, 6);
  for (std::size_t i = 0; i < groups; ++i) {
    Approving ballot{.weight = *rc::gen::inRange(1, 4)};
    for (Option candidate = 0; candidate < board.candidates; ++candidate)
      if (*rc::gen::inRange(0, 2) == 1) ballot.approved.push_back(candidate);
    board.grouped.push_back(ballot);
  }
  return board;
}

std::size_t common(const Approving& ballot, const Committee& committee) {
  return static_cast<std::size_t>(std::ranges::count_if(
      ballot.approved, [&](Option candidate) { return std::ranges::count(committee, candidate) > 0; }));
}

// The best committees by their worth, each looked at.
List best_by(const Approvals& board, const std::function<std::vector<Exact>(const Committee&)>& worth) {
  List best;
  std::vector<Exact> most;
  committees::every_committee(board.candidates, board.seats, [&](const Committee& committee) {
    auto here = worth(committee);
    const bool more = std::lexicographical_compare(most.begin(), most.end(), here.begin(), here.end());
    if (best.empty() || more) best.clear(), most = here;
    if (here == most) best.push_back(committee);
    return true;
  });
  return best;
}

std::vector<Exact> thiele_worth(const Approvals& board, const Committee& committee,
                                const std::function<Exact(std::size_t)>& step) {
  Exact sum = 0;
  for (const Approving& ballot : board.grouped)
    for (std::size_t j = 1; j <= common(ballot, committee); ++j)
      sum += ballot.weight * step(j);
  return {sum};
}

// How many ballots can be content, by Hall: seats of some set give what they have, the others what their ballots are.
Exact monroe_worth(const Approvals& board, const Committee& committee) {
  Exact all = 0;
  for (const Approving& ballot : board.grouped)
    all += ballot.weight;
  const long seats = static_cast<long>(committee.size()), ballots = all.get_num().get_si();
  std::optional<Exact> least;
  for (std::size_t set = 0; set < (std::size_t{1} << committee.size()); ++set) {
    Committee some;
    for (std::size_t place = 0; place < committee.size(); ++place)
      if ((set >> place & 1) != 0) some.push_back(committee[place]);
    const long others = seats - static_cast<long>(some.size());
    Exact sum = others * (ballots / seats) + std::min(others, ballots % seats);
    for (const Approving& ballot : board.grouped)
      if (common(ballot, some) > 0) sum += ballot.weight;
    if (!least || sum < *least) least = sum;
  }
  return least.value();
}

// What somebody might propose: anything.
std::vector<Option> some_proposal(const Approvals& board) {
  std::vector<Option> proposed;
  for (std::size_t i = *rc::gen::inRange<std::size_t>(0, board.seats + 2); i > 0; --i)
    proposed.push_back(*rc::gen::inRange<Option>(0, board.candidates + 1));
  return proposed;
}

constexpr const char* kSearched[] = {"pav@1", "slav@1", "cc@1", "lex-cc@1", "geometric-2@1", "adams-thiele@1", "monroe@1"};

// Groups by definition: every set of ballots, every set of candidates.
bool fails_by_definition(const Approvals& board, const Committee& committee, Earned earned) {
  Exact total = 0;
  for (const Approving& ballot : board.grouped)
    total += ballot.weight;
  for (std::size_t set = 1; set < (std::size_t{1} << board.grouped.size()); ++set) {
    Exact weight = 0;
    std::size_t most = 0;
    std::map<Option, Exact> together;
    std::vector<Option> agreed;
    for (Option candidate = 0; candidate < board.candidates; ++candidate)
      agreed.push_back(candidate);
    for (std::size_t i = 0; i < board.grouped.size(); ++i) {
      if ((set >> i & 1) == 0) continue;
      const Approving& ballot = board.grouped[i];
      weight += ballot.weight;
      most = std::max(most, common(ballot, committee));
      for (const Option candidate : ballot.approved)
        if (std::ranges::count(committee, candidate) > 0) together[candidate] = 1;
      std::erase_if(agreed,
                    [&](Option candidate) { return std::ranges::count(ballot.approved, candidate) == 0; });
    }
    for (std::size_t seats = 1; seats <= committee.size(); ++seats) {
      if (weight * exact(static_cast<std::int64_t>(committee.size())) <
          total * exact(static_cast<std::int64_t>(seats)))
        continue;
      const bool outside = std::ranges::any_of(
          agreed, [&](Option candidate) { return std::ranges::count(committee, candidate) == 0; });
      if (earned == Earned::jr && seats == 1 && !agreed.empty() && most == 0) return true;
      if (earned == Earned::pjr && agreed.size() >= seats && together.size() < seats) return true;
      if (earned == Earned::ejr && agreed.size() >= seats && most < seats) return true;
      if (earned == Earned::ejr_plus && outside && most < seats) return true;
    }
  }
  return false;
}

// Every set of candidates, no larger than the committee, and the ballots that have more of it.
bool leaves_core_by_definition(const Approvals& board, const Committee& committee) {
  Exact total = 0;
  for (const Approving& ballot : board.grouped)
    total += ballot.weight;
  for (std::size_t set = 1; set < (std::size_t{1} << board.candidates); ++set) {
    Committee other;
    for (Option candidate = 0; candidate < board.candidates; ++candidate)
      if ((set >> candidate & 1) != 0) other.push_back(candidate);
    if (other.size() > committee.size()) continue;
    Exact weight = 0;
    for (const Approving& ballot : board.grouped)
      if (common(ballot, other) > common(ballot, committee)) weight += ballot.weight;
    if (weight > 0 && weight * exact(static_cast<std::int64_t>(committee.size())) >=
                          total * exact(static_cast<std::int64_t>(other.size())))
      return true;
  }
  return false;
}

}  // namespace

TEST_CASE("three parties and three seats: the majority takes all, or each its part") {
  CHECK(one("approval-committee@1", kParties) == Committee{0, 1, 2});
  CHECK(one("pav@1", kParties) == Committee{0, 1, 3});
  CHECK(one("slav@1", kParties) == Committee{0, 1, 3});
  CHECK(one("cc@1", kParties) == Committee{0, 3, 6});
  CHECK(one("phragmen-sequential@1", kParties) == Committee{0, 1, 3});
  CHECK(one("equal-shares-alone@1", kParties) == Committee{0});
  CHECK(one("equal-shares@1", kParties) == Committee{0, 1, 3});
  CHECK(one("monroe@1", kParties) == Committee{0, 1, 3});
}

TEST_CASE("on party ballots PAV and Phragmen are D'Hondt, SLAV is Sainte-Lague") {
  Approvals board{.candidates = 15, .seats = 5, .grouped = {{{0, 1, 2, 3, 4}, 53}, {{5, 6, 7, 8, 9}, 24}}};
  board.grouped.push_back({{10, 11, 12, 13, 14}, 23});
  CHECK(one("pav-sequential@1", board) == Committee{0, 1, 2, 5, 10});
  CHECK(one("phragmen-sequential@1", board) == Committee{0, 1, 2, 5, 10});
  board.grouped = {{{0, 1, 2, 3, 4}, 60}, {{5, 6, 7, 8, 9}, 30}, {{10, 11, 12, 13, 14}, 10}};
  CHECK(one("pav@1", board) == Committee{0, 1, 2, 3, 5});
  CHECK(one("slav-sequential@1", board) == Committee{0, 1, 2, 5, 6});
}

TEST_CASE("one ballot that approves ten for ten seats is one committee, found at once") {
  const Approvals board{.candidates = 10, .seats = 10, .grouped = {{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 1}}};
  for (const char* rule : {"phragmen-sequential@1", "equal-shares@1", "pav-sequential@1", "consensus@1"})
    CHECK(all(rule, board).size() == 1);
}

TEST_CASE("where more committees are equal than are asked for, that is said") {
  Approvals board{.candidates = 12, .seats = 6, .asked = Asked::all, .most = 10};
  for (const char* rule :
       {"approval-committee@1", "pav@1", "any-committee@1", "phragmen-sequential@1", "eph@1"}) {
    const auto elected = elect(rule, board);
    REQUIRE(elected);
    CHECK(elected->more);
    CHECK(elected->committees.size() == 10);
  }
}

TEST_CASE("a search that is ended early says that its committee is not proved the best") {
  Approvals board = kParties;
  board.most_steps = 2;
  CHECK_FALSE(elect("pav@1", board)->proved);
  CHECK(elect("pav@1", board)->committees.size() == 1);
  CHECK(elect("minimax-approval@1", board).error().code == "count.too_many_committees");
}

TEST_CASE("no ballot at all: equal shares elect nobody before completion") {
  const Approvals board{.candidates = 3, .seats = 2, .grouped = {{{}, 9}}};
  CHECK(one("equal-shares-alone@1", board).empty());
  CHECK(all("phragmen-sequential@1", board).size() == 3);
}

TEST_CASE("the serial dictator needs a recorded lot of all ballots") {
  Approvals board = kParties;
  CHECK(elect("serial-dictator@1", board).error().code == "count.lot_missing");
  board.drawn = {2, 0, 1};
  CHECK(elect("serial-dictator@1", board)->committees == List{{6, 7, 8}});
}

TEST_CASE("what is no board is refused") {
  CHECK(elect("pav@1", {.candidates = 2}).error().code == "count.no_seats");
  CHECK(elect("pav@1", {.candidates = 1, .seats = 2}).error().code == "count.more_seats_than_candidates");
  CHECK(elect("pav@0", {}).error().code == "count.unknown_rule");
  CHECK(elect("pav@1", {.candidates = 1, .seats = 1, .grouped = {{{1}, 1}}}).error().code ==
        "count.no_such_option");
  CHECK(elect("pav@1", {.candidates = 1, .seats = 1, .grouped = {{{0}, -1}}}).error().code ==
        "count.negative_weight");
  CHECK(elect("monroe@1", {.candidates = 1, .seats = 1, .grouped = {{{0}, Exact(1, 2)}}}).error().code ==
        "count.weight_not_whole");
}

TEST_CASE("the search with bounds finds all the best, and no other") {
  const std::map<std::string, std::function<Exact(std::size_t)>> steps{
      {"pav@1", [](std::size_t j) { return Exact(1, j); }},
      {"slav@1", [](std::size_t j) { return Exact(1, 2 * j - 1); }},
      {"cc@1", [](std::size_t j) { return Exact(j == 1 ? 1 : 0); }},
      {"geometric-2@1", [](std::size_t j) { return Exact(1, 1u << j); }}};
  for (const auto& [rule, step] : steps)
    CHECK(rc::check("against every committee: " + rule, [&] {
      const Approvals board = some_board();
      RC_ASSERT(all(rule, board) == best_by(board, [&](const Committee& committee) {
                  return thiele_worth(board, committee, step);
                }));
      RC_ASSERT(one(rule, board) == all(rule, board).front());
    }));
  CHECK(rc::check("lexicographic Chamberlin-Courant", [&] {
    const Approvals board = some_board();
    RC_ASSERT(all("lex-cc@1", board) == best_by(board, [&](const Committee& committee) {
                std::vector<Exact> with(committee.size());
                for (const Approving& ballot : board.grouped)
                  for (std::size_t j = 0; j < common(ballot, committee); ++j)
                    with[j] += ballot.weight;
                return with;
              }));
  }));
}

TEST_CASE("Monroe's search with bounds finds all the best, and no other") {
  CHECK(rc::check("against every committee, by Hall's theorem", [] {
    const Approvals board = some_board();
    RC_ASSERT(all("monroe@1", board) ==
              best_by(board, [&](const Committee& committee) { return std::vector{monroe_worth(board, committee)}; }));
    RC_ASSERT(one("monroe@1", board) == all("monroe@1", board).front());
  }));
}

TEST_CASE("a proposal, true or false, changes nothing that is proved") {
  CHECK(rc::check("any committee", [] {
    const Approvals board = some_board();
    Approvals proposed = board;
    proposed.proposed = some_proposal(board);
    for (const char* rule : kSearched) {
      RC_ASSERT(all(rule, board) == all(rule, proposed));
      RC_ASSERT(one(rule, board) == one(rule, proposed));
    }
  }));
}

TEST_CASE("where nothing is proved the better of what was found and what was proposed is shown, and said to be no more") {
  // One after another the first is elected, whom nobody needs once the others are.
  Approvals board{.candidates = 3, .seats = 2, .grouped = {{{0, 1}, 3}, {{0, 2}, 3}, {{1}, 2}, {{2}, 2}}};
  board.most_steps = 0;
  for (const char* rule : {"cc@1", "pav@1"}) {
    board.proposed = {};
    const Committee found = one(rule, board);
    CHECK(found.front() == 0);
    board.proposed = {2, 1};
    const auto better = elect(rule, board);
    CHECK_FALSE(better->proved);
    CHECK(better->committees == List{{1, 2}});
    for (const Committee& worse : {Committee{0, 0}, Committee{0, 1, 2}, Committee{7, 8}, Committee{}}) {
      board.proposed = worse;
      CHECK(one(rule, board) == found);
    }
  }
}

TEST_CASE("no committee is worth more than prices allow, whatever they are") {
  CHECK(rc::check("Lagrange's bound, of all committees with so many from some candidate on", [] {
    const auto number = [] { return *rc::gen::inRange<std::int64_t>(-3, 9); };
    const std::size_t seats = *rc::gen::inRange<std::size_t>(1, 5);
    std::vector<std::int64_t> paid(seats + *rc::gen::inRange<std::size_t>(0, 4));
    for (auto& each : paid)
      each = number();
    const committees::PriceBound<std::int64_t> bound(7, paid, seats, 1);
    for (Option from = 0; from <= paid.size(); ++from)
      for (std::size_t open = 0; open <= std::min(seats, paid.size() - from); ++open) {
        std::optional<std::int64_t> most;
        committees::every_committee(paid.size() - from, open, [&](const Committee& committee) {
          std::int64_t sum = 7 + 4;
          for (const Option place : committee)
            sum += paid[from + place];
          most = std::max(most.value_or(sum), sum);
          return true;
        });
        RC_ASSERT(bound.bound(4, from, open) == most.value());
      }
  }));
}

TEST_CASE("a board of thirty candidates is proved within the same nodes each time, and sooner from the best committee") {
  Approvals board{.candidates = 30, .seats = 6};
  for (Option from = 0; from < 30; ++from)
    for (const Option apart : {Option{3}, Option{7}, Option{11}})
      board.grouped.push_back({{from, (from + apart) % 30, (from * apart) % 30}, 1 + static_cast<int>(from * apart) % 4});
  board.most_steps = 200'000;
  for (const char* rule : {"pav@1", "cc@1", "monroe@1"}) {
    board.proposed = {};
    const auto alone = elect(rule, board);
    CHECK(alone->proved);
    CHECK(elect(rule, board)->steps == alone->steps);
    board.proposed = alone->committees.front();
    const auto begun = elect(rule, board);
    CHECK(begun->committees == alone->committees);
    CHECK(begun->steps <= alone->steps);
  }
}

TEST_CASE("whole weights are ballots repeated, and shares of weight change nothing") {
  CHECK(rc::check("every rule that merges ballots", [] {
    const Approvals board = some_board();
    Approvals repeated = board, thirds = board;
    repeated.grouped.clear();
    for (const Approving& ballot : board.grouped)
      for (Exact i = 0; i < ballot.weight; ++i)
        repeated.grouped.insert(repeated.grouped.begin(), {ballot.approved, 1});
    for (Approving& ballot : thirds.grouped)
      ballot.weight /= 3;
    for (const char* rule :
         {"pav@1", "phragmen-sequential@1", "equal-shares@1", "phragmen-leximax@1", "eph@1",
          "maximin-support@1", "consensus@1", "phragmen-enestroem@1", "pav-reverse@1"}) {
      RC_ASSERT(all(rule, board) == all(rule, repeated));
      RC_ASSERT(all(rule, board) == all(rule, thirds));
    }
  }));
}

TEST_CASE("an audit finds a group left short exactly where there is one") {
  CHECK(rc::check("against all groups and all agreements", [] {
    const Approvals board = some_board();
    const Committee committee = one("sav@1", board);
    for (const auto earned : {Earned::jr, Earned::pjr, Earned::ejr, Earned::ejr_plus}) {
      const auto finding = audit(board, committee, earned);
      RC_ASSERT(finding.has_value());
      RC_ASSERT((finding->verdict == Verdict::fails) == fails_by_definition(board, committee, earned));
      if (finding->verdict == Verdict::fails) RC_ASSERT(!finding->group.empty());
    }
    const auto core = audit(board, committee, Earned::core);
    RC_ASSERT(core.has_value());
    RC_ASSERT((core->verdict == Verdict::fails) == leaves_core_by_definition(board, committee));
    for (const std::size_t ballot : core->group)
      RC_ASSERT(common(board.grouped[ballot], core->candidates) > common(board.grouped[ballot], committee));
  }));
}

TEST_CASE("a failed audit names the group, a passed one how near the nearest came") {
  const auto finding = audit(kParties, {0, 1, 2}, Earned::ejr);
  CHECK(finding->verdict == Verdict::holds);  // 25 of 100 are no third
  Approvals board = kParties;
  board.grouped[1].weight = 50;  // 50 of 125
  const auto failed = audit(board, {0, 1, 2}, Earned::jr);
  CHECK(failed->verdict == Verdict::fails);
  CHECK(failed->group == std::vector<std::size_t>{1});
  CHECK(failed->candidates == std::vector<Option>{3});
  CHECK(finding->closest[0].weight == 25);
  CHECK(finding->closest[0].needed == Exact(100, 3));
  const auto better = audit(board, {0, 1, 2}, Earned::core);
  CHECK(better->verdict == Verdict::fails);
  CHECK(better->candidates == std::vector<Option>{3});
  board.most_steps = 0;
  CHECK(audit(board, {0, 1, 2}, Earned::core)->verdict == Verdict::unsettled);
  CHECK(audit(board, {9}, Earned::jr).error().code == "count.no_such_option");
}

TEST_CASE("what the rules promise, their committees keep") {
  CHECK(rc::check("PAV and equal shares give EJR+, Phragmen and maximin support give PJR", [] {
    const Approvals board = some_board();
    for (const char* rule : {"pav@1", "equal-shares@1", "equal-shares-av@1"})
      RC_ASSERT(audit(board, one(rule, board), Earned::ejr_plus)->verdict == Verdict::holds);
    for (const char* rule : {"phragmen-sequential@1", "maximin-support@1"})
      RC_ASSERT(audit(board, one(rule, board), Earned::pjr)->verdict == Verdict::holds);
    RC_ASSERT(audit(board, one("cc@1", board), Earned::jr)->verdict == Verdict::holds);
  }));
}
