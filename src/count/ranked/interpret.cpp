#include "count/ranked/interpret.h"

#include <algorithm>

#include "base/result.h"

namespace plenary::count {
namespace {

enum class Ended { no, overvote, skips, repeat };

class Reader {
 public:
  Reader(const Interpretation& how, std::size_t options) : how_(how), gone_(options), seen_(options) {
    for (const Option option : how.withdrawn)
      if (option < options) gone_[option] = true;
  }

  Ended read(std::span<const Mark> marks) {
    order_.clear();
    ++paper_;
    std::size_t skips = 0, ranks = 0;
    for (std::size_t i = 0; i < marks.size();) {
      std::size_t next = i + 1;
      while (next < marks.size() && (marks[next] & kEqual) != 0)
        ++next;
      const auto rank = marks.subspan(i, next - i);
      i = next;
      if (how_.ranks && ranks++ == *how_.ranks) break;
      if (rank.front() == kSkipped) {
        if (how_.skips && ++skips > *how_.skips) return Ended::skips;
        continue;
      }
      skips = 0;
      if (const Ended ended = read_rank(rank); ended != Ended::no) return ended;
    }
    return Ended::no;
  }

  [[nodiscard]] std::span<const Mark> order() const { return order_; }

 private:
  Ended read_rank(std::span<const Mark> rank) {
    std::size_t standing = 0;
    Mark only = 0;
    for (const Mark flagged : rank) {
      const Mark mark = static_cast<Mark>(flagged & ~kEqual);
      if (mark == kSkipped || gone_[mark]) continue;
      ++standing;
      only = mark;
    }
    if (standing == 0) return Ended::no;
    if (standing > 1) return how_.overvotes == Overvotes::exhaust ? Ended::overvote : Ended::no;
    if (seen_[only] == paper_) return how_.repeats == Repeats::exhaust ? Ended::repeat : Ended::no;
    seen_[only] = paper_;
    order_.push_back(only);
    return Ended::no;
  }

  const Interpretation& how_;
  std::vector<bool> gone_;
  std::vector<std::size_t> seen_;
  std::size_t paper_ = 0;
  std::vector<Mark> order_;
};

bool nothing_to_do(const RankedBallots& ballots, const Interpretation& how) {
  return ballots.plain() && how.withdrawn.empty() && !how.ranks;
}

std::int64_t blanks(const RankedBallots& ballots) {
  std::int64_t blank = 0;
  for (std::size_t i = 0; i < ballots.size(); ++i)
    if (ballots.marks(i).empty()) blank += ballots.weight(i);
  return blank;
}

void add(RankedBallots& to, std::span<const Mark> marks, std::int64_t weight) {
  ensure(to.add(marks, weight), "what was added once can be added again");
}

}  // namespace

Interpreted interpret(RankedBallots given, const Interpretation& how) {
  Interpreted read{.ballots = RankedBallots(given.options(), given.keep(), given.per_vote()),
                   .blank = blanks(given)};
  if (nothing_to_do(given, how) && read.blank == 0) {
    read.ballots = std::move(given);
    return read;
  }
  Reader reader(how, given.options());
  for (std::size_t i = 0; i < given.size(); ++i) {
    const auto [marks, weight] = given[i];
    if (marks.empty()) continue;
    const Ended ended = reader.read(marks);
    if (reader.order().empty()) {
      read.empty += weight;
      continue;
    }
    if (ended == Ended::overvote) read.ended_by_overvote += weight;
    if (ended == Ended::skips) read.ended_by_skips += weight;
    if (ended == Ended::repeat) read.ended_by_repeat += weight;
    add(read.ballots, reader.order(), weight);
  }
  return read;
}

RankedBallots weak_orders(RankedBallots given, const std::vector<Option>& withdrawn) {
  if (given.plain() && withdrawn.empty()) return given;
  RankedBallots orders(given.options(), Keep::grouped, given.per_vote());
  std::vector<std::size_t> seen(given.options());
  std::vector<Mark> row;
  for (const Option option : withdrawn)
    if (option < seen.size()) seen[option] = static_cast<std::size_t>(-1);
  for (std::size_t i = 0; i < given.size(); ++i) {
    row.clear();
    bool rank_begun = false;
    for (const Mark flagged : given.marks(i)) {
      if ((flagged & kEqual) == 0) rank_begun = false;
      const Mark mark = static_cast<Mark>(flagged & ~kEqual);
      if (mark == kSkipped || seen[mark] == static_cast<std::size_t>(-1) || seen[mark] == i + 1) continue;
      seen[mark] = i + 1;
      row.push_back(rank_begun ? static_cast<Mark>(mark | kEqual) : mark);
      rank_begun = true;
    }
    add(orders, row, given.weight(i));
  }
  return orders;
}

}  // namespace plenary::count
