#include "count/committee/board.h"

namespace plenary::count {
namespace audits {

Result<Board> board_of(const Approvals& approvals, const Committee& committee) {
  Board board{.asked = approvals, .committee = committee};
  std::ranges::sort(board.committee);
  board.committee.erase(std::ranges::unique(board.committee).begin(), board.committee.end());
  if (board.committee.empty()) return refuse("count.no_seats");
  if (board.committee.back() >= approvals.candidates) return refuse("count.no_such_option");
  for (const Approving& ballot : approvals.grouped) {
    if (ballot.weight < 0)
      return refuse("count.negative_weight", {.params = {{"weight", to_string(ballot.weight)}}});
    auto approved = ballot.approved;
    std::ranges::sort(approved);
    approved.erase(std::ranges::unique(approved).begin(), approved.end());
    if (!approved.empty() && approved.back() >= approvals.candidates) return refuse("count.no_such_option");
    board.total += ballot.weight;
    std::vector<Option> both;
    std::ranges::set_intersection(approved, board.committee, std::back_inserter(both));
    board.elected.push_back(both.size());
    board.approved.push_back(std::move(approved));
  }
  return board;
}

}  // namespace audits

namespace {

using namespace audits;

// For one candidate not elected and each l: those who approve it and have fewer than l.
Finding by_candidate(const Board& board, std::size_t most_seats) {
  Finding finding;
  for (std::size_t seats = 1; seats <= most_seats; ++seats) {
    Closest closest{.seats = seats, .needed = board.needed(seats)};
    for (Option candidate = 0; candidate < board.asked.candidates; ++candidate) {
      if (std::ranges::binary_search(board.committee, candidate)) continue;
      std::vector<std::size_t> group;
      for (std::size_t ballot = 0; ballot < board.approved.size(); ++ballot)
        if (board.elected[ballot] < seats && board.approves(ballot, candidate)) group.push_back(ballot);
      const Exact weight = board.weight_of(group);
      if (weight > 0 && weight >= closest.needed)
        return {.verdict = Verdict::fails, .earned = seats, .candidates = {candidate}, .group = group};
      closest.weight = std::max(closest.weight, weight);
    }
    finding.closest.push_back(std::move(closest));
  }
  return finding;
}

// Whether l candidates are all approved by ballots enough among `group`: candidates are joined one by one
// while the ballots that approve all of them are enough.
class Agreement {
 public:
  Agreement(const Board& board, std::int64_t& steps) : board_(board), steps_(steps) {}

  bool search(std::size_t seats, const std::vector<std::size_t>& group, Option from = 0) {
    if (--steps_ < 0) return false;
    const Exact weight = board_.weight_of(group);
    if (weight == 0 || weight < board_.needed(seats)) return false;
    if (candidates.size() == seats) {
      found_group = group;
      return true;
    }
    for (Option candidate = from; candidate < board_.asked.candidates; ++candidate) {
      std::vector<std::size_t> agree;
      std::ranges::copy_if(group, std::back_inserter(agree),
                           [&](std::size_t ballot) { return board_.approves(ballot, candidate); });
      candidates.push_back(candidate);
      if (search(seats, agree, candidate + 1)) return true;
      candidates.pop_back();
    }
    return false;
  }

  std::vector<Option> candidates;
  std::vector<std::size_t> found_group;

 private:
  const Board& board_;
  std::int64_t& steps_;
};

Finding failure(std::size_t seats, const Agreement& agreement) {
  return {.verdict = Verdict::fails,
          .earned = seats,
          .candidates = agreement.candidates,
          .group = agreement.found_group};
}

Finding ejr(const Board& board) {
  std::int64_t steps = board.asked.most_steps;
  for (std::size_t seats = 1; seats <= board.committee.size(); ++seats) {
    std::vector<std::size_t> short_of;
    for (std::size_t ballot = 0; ballot < board.approved.size(); ++ballot)
      if (board.elected[ballot] < seats) short_of.push_back(ballot);
    Agreement agreement(board, steps);
    if (agreement.search(seats, short_of)) return failure(seats, agreement);
    if (steps < 0) return {.verdict = Verdict::unsettled};
  }
  return {};
}

// Together they have fewer than l: all they have lies within some l-1 of the elected.
Finding pjr(const Board& board) {
  std::int64_t steps = board.asked.most_steps;
  const std::size_t seats_in_all = board.committee.size();
  for (std::size_t seats = 1; seats <= seats_in_all; ++seats) {
    std::vector<bool> within(seats_in_all);
    std::fill(within.begin(), within.begin() + static_cast<std::ptrdiff_t>(seats - 1), true);
    do {
      std::vector<std::size_t> group;
      for (std::size_t ballot = 0; ballot < board.approved.size(); ++ballot) {
        bool inside = true;
        for (std::size_t place = 0; place < seats_in_all && inside; ++place)
          inside = within[place] || !board.approves(ballot, board.committee[place]);
        if (inside) group.push_back(ballot);
      }
      Agreement agreement(board, steps);
      if (agreement.search(seats, group)) return failure(seats, agreement);
      if (steps < 0) return {.verdict = Verdict::unsettled};
    } while (std::prev_permutation(within.begin(), within.end()));
  }
  return {};
}

}  // namespace

Result<Finding> audit(const Approvals& approvals, const Committee& committee, Earned earned) {
  PLENARY_TRY(const Board board, board_of(approvals, committee));
  if (earned == Earned::core) return core(board);
  if (earned == Earned::jr) return by_candidate(board, 1);
  Finding strongest = by_candidate(board, board.committee.size());
  if (earned == Earned::ejr_plus || strongest.verdict == Verdict::holds) return strongest;
  return earned == Earned::ejr ? ejr(board) : pjr(board);
}

}  // namespace plenary::count
