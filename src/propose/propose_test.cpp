#include "propose/propose.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace plenary;
using namespace plenary::count;
using namespace plenary::propose;

namespace {

constexpr const char* kProposed[] = {"pav@1", "slav@1", "geometric-2@1", "cc@1", "monroe@1"};

Approvals some_chamber() {
  Approvals board{.candidates = *rc::gen::inRange<std::size_t>(1, 9)};
  board.seats = *rc::gen::inRange<std::size_t>(1, board.candidates + 1);
  const auto groups = *rc::gen::inRange<std::size_t>(0, 9);
  for (std::size_t i = 0; i < groups; ++i) {
    Approving ballot{.weight = *rc::gen::inRange(0, 5)};
    for (Option candidate = 0; candidate < board.candidates; ++candidate)
      if (*rc::gen::inRange(0, 3) == 1) ballot.approved.push_back(candidate);
    board.grouped.push_back(ballot);
  }
  return board;
}

}  // namespace

TEST_CASE("a program built without a solver proposes nothing, and says so") {
  if (has_solver()) return;
  CHECK(propose_committee("pav@1", {.candidates = 2, .seats = 1}).error().code == "propose.no_solver");
}

TEST_CASE("for a rule without a programme nothing is proposed, and that is said") {
  if (!has_solver()) return;
  CHECK(propose_committee("sav@1", {.candidates = 2, .seats = 1}).error().code == "propose.no_programme");
}

TEST_CASE("what is no election is left to the count to refuse") {
  if (!has_solver()) return;
  CHECK(propose_committee("pav@1", {.candidates = 2})->empty());
  CHECK(propose_committee("pav@1", {.candidates = 1, .seats = 1, .grouped = {{{4}, 1}}})->empty());
}

TEST_CASE("what the solver proposes is one of the committees that are proved the best") {
  if (!has_solver()) return;
  CHECK(rc::check("small boards", [] {
    Approvals board = some_chamber();
    for (const char* rule : kProposed) {
      board.asked = Asked::all;
      board.proposed = {};
      const auto best = elect(rule, board);
      RC_ASSERT(best->proved);
      const auto proposed = propose_committee(rule, board);
      RC_ASSERT(std::ranges::count(best->committees, *proposed) == 1);
      board.proposed = *proposed;
      RC_ASSERT(elect(rule, board)->committees == best->committees);
      board.asked = Asked::one;
      RC_ASSERT(elect(rule, board)->committees.front() == best->committees.front());
    }
  }));
}
