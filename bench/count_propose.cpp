// What a solver's proposal spares the search for the best committee: alone, and begun from the committee
// proposed.  Made-up boards: voters and candidates in a plane, each voter approves who is near.
//
//     bench-count_propose        a table; without a solver the first column alone
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <random>

#include "propose/propose.h"

using namespace plenary;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::int64_t kNodes = 300'000;

count::Approvals board_of(std::size_t candidates, std::size_t seats, std::size_t voters) {
  std::mt19937 chance(14);
  const auto place = [&] {
    return std::pair(static_cast<std::int64_t>(chance() % 1000), static_cast<std::int64_t>(chance() % 1000));
  };
  std::vector<std::pair<std::int64_t, std::int64_t>> stand;
  for (std::size_t i = 0; i < candidates; ++i)
    stand.push_back(place());
  count::Approvals board{.candidates = candidates, .seats = seats};
  board.most_steps = kNodes;
  for (std::size_t i = 0; i < voters; ++i) {
    const auto [x, y] = place();
    const auto reach = static_cast<std::int64_t>(100 + chance() % 200);
    count::Approving one;
    for (count::Option candidate = 0; candidate < candidates; ++candidate) {
      const auto [a, b] = stand[candidate];
      if ((a - x) * (a - x) + (b - y) * (b - y) <= reach * reach) one.approved.push_back(candidate);
    }
    board.grouped.push_back(std::move(one));
  }
  return board;
}

void search(std::string_view how, std::string_view rule, const count::Approvals& board) {
  const auto start = Clock::now();
  const auto elected = count::elect(rule, board);
  const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
  fmt::print("    {:<22} {:>8.3f} s {:>7} nodes  {}\n", how, seconds, elected->steps,
             elected->proved ? "proved" : "not proved");
  std::fflush(stdout);
}

void measure(std::string_view rule, std::size_t candidates, std::size_t seats, std::size_t voters) {
  count::Approvals board = board_of(candidates, seats, voters);
  fmt::print("{}: {} candidates, {} seats, {} voters\n", rule, candidates, seats, voters);
  search("alone", rule, board);
  if (!propose::has_solver()) return;
  const auto start = Clock::now();
  const auto proposed = propose::propose_committee(rule, board);
  fmt::print("    {:<22} {:>8.3f} s\n", "the solver",
             std::chrono::duration<double>(Clock::now() - start).count());
  board.proposed = *proposed;
  search("from its committee", rule, board);
}

}  // namespace

int main() {
  for (const char* rule : {"pav@1", "cc@1", "monroe@1"}) {
    measure(rule, 20, 5, 100);
    measure(rule, 40, 8, 200);
    measure(rule, 60, 10, 400);
    measure(rule, 100, 10, 500);
  }
}
