// The core: no group could do better with the seats it has earned.  Candidates are joined one by one, as long as the
// ballots that could still come to prefer them are enough.
#include "count/committee/board.h"

namespace plenary::count::audits {
namespace {

class Core {
 public:
  explicit Core(const Board& board) : board_(board), has_(board.approved.size()), left_(board.approved.size()) {
    for (std::size_t ballot = 0; ballot < left_.size(); ++ballot)
      left_[ballot] = board.approved[ballot].size();
  }

  bool search(std::size_t seats, std::int64_t& steps, Option from = 0) {
    if (--steps < 0) return false;
    const std::size_t more = seats - joined.size();
    if (!enough(seats, more)) return false;
    if (more == 0) return true;
    if (from + more > board_.asked.candidates) return false;
    put(from, true);
    if (search(seats, steps, from + 1)) return true;
    take(from, true);
    put(from, false);
    if (search(seats, steps, from + 1)) return true;
    take(from, false);
    return false;
  }

  [[nodiscard]] std::vector<std::size_t> group() const {
    std::vector<std::size_t> found;
    for (std::size_t ballot = 0; ballot < has_.size(); ++ballot)
      if (has_[ballot] > board_.elected[ballot]) found.push_back(ballot);
    return found;
  }

  std::vector<Option> joined;

 private:
  [[nodiscard]] bool enough(std::size_t seats, std::size_t more) const {
    Exact could = 0;
    for (std::size_t ballot = 0; ballot < has_.size(); ++ballot)
      if (has_[ballot] + std::min(more, left_[ballot]) > board_.elected[ballot])
        could += board_.asked.grouped[ballot].weight;
    return could > 0 && could >= board_.needed(seats);
  }
  void put(Option candidate, bool join) {
    for (std::size_t ballot = 0; ballot < has_.size(); ++ballot) {
      if (!board_.approves(ballot, candidate)) continue;
      --left_[ballot];
      if (join) ++has_[ballot];
    }
    if (join) joined.push_back(candidate);
  }
  void take(Option candidate, bool join) {
    for (std::size_t ballot = 0; ballot < has_.size(); ++ballot) {
      if (!board_.approves(ballot, candidate)) continue;
      ++left_[ballot];
      if (join) --has_[ballot];
    }
    if (join) joined.pop_back();
  }

  const Board& board_;
  std::vector<std::size_t> has_, left_;  // by ballot: of those joined; of the candidates not looked at yet
};

}  // namespace

Finding core(const Board& board) {
  std::int64_t steps = board.asked.most_steps / 100;  // each looks at every ballot
  for (std::size_t seats = 1; seats <= board.committee.size(); ++seats) {
    Core search(board);
    if (search.search(seats, steps))
      return {.verdict = Verdict::fails, .earned = seats, .candidates = search.joined, .group = search.group()};
    if (steps < 0) return {.verdict = Verdict::unsettled};
  }
  return {};
}

}  // namespace plenary::count::audits
