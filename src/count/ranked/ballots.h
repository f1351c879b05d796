// Ranked ballots as they were cast, equal ones laid together.
//
//     RankedBallots ballots(3);
//     ballots.add(std::array<Mark, 3>{2, 0, 1 | kEqual}, 40);   // 2 first; 0 and 1 equal after it; forty
//     papers ballots.add({});                                          // a blank paper
//
// A ballot is a row of marks: options from 0; kEqual set on a mark that stands beside the one before it;
// kSkipped where a rank was left empty.  Nothing is judged here: a mark may repeat, a rank may hold two. What
// counts of a paper is said by interpret() (ranked/interpret.h), whose result is plain: strict orders, each
// option once.  Groups stand in the order in which they first came; no rule's outcome depends on it, except
// one that says so.
//
// Weights are whole numbers of one unit, 1/per_vote() of a vote each: whole votes have per_vote() == 1, votes
// of 1/2 and 1/3 have 6.  The arena is flat: a million papers of twelve marks take some 60 MB, all of them
// distinct.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/exact.h"
#include "count/stage.h"

namespace plenary::count {

using Mark = std::uint16_t;
inline constexpr Mark kEqual = 0x8000;
inline constexpr Mark kSkipped = 0x7fff;
inline constexpr std::size_t kMostOptions =
    1'000;  // a trace tells each option at each stage, a matrix each pair
inline constexpr std::size_t kMostMarks = 60'000;  // on one paper
inline constexpr std::int64_t kMostWeight = std::int64_t{1} << 53;

enum class Keep { grouped, papers };  // papers: every add() a group of its own, in the order of the papers

class RankedBallots {
 public:
  struct Group {
    std::span<const Mark> marks;
    std::int64_t weight = 0;
  };

  RankedBallots() : RankedBallots(0) {}
  explicit RankedBallots(std::size_t options, Keep keep = Keep::grouped, std::int64_t per_vote = 1);
  void reserve(std::size_t groups, std::size_t marks);

  // False, and nothing is added: the sum would pass kMostWeight, the paper kMostMarks, or the arena its end.
  // Marks name options below options(); weights are not negative, and a paper of weight 0 is none.
  [[nodiscard]] bool add(std::span<const Mark> marks, std::int64_t weight = 1);
  // Many at once, for readers: what the rows of `marks` are is asked of memory before any is looked up.  How
  // many were added; less than rows.size() where add() would have given false.
  struct Row {
    std::uint32_t start = 0, length = 0;  // within marks
    std::int64_t weight = 1;
  };
  [[nodiscard]] std::size_t add_all(std::span<const Mark> marks, std::span<const Row> rows);
  [[nodiscard]] bool add_exact(std::span<const Mark> marks, const Exact& weight);
  void forget_lookup();  // gives back what grouping needed; the next add() builds it again

  [[nodiscard]] std::size_t options() const { return options_; }
  [[nodiscard]] std::size_t size() const { return weights_.size(); }
  [[nodiscard]] Group operator[](std::size_t i) const { return {marks(i), weights_[i]}; }
  [[nodiscard]] std::span<const Mark> marks(std::size_t i) const {
    return {marks_.data() + starts_[i], starts_[i + 1] - starts_[i]};
  }
  [[nodiscard]] std::int64_t weight(std::size_t i) const { return weights_[i]; }
  [[nodiscard]] std::int64_t total() const { return total_; }  // of the weights, in units
  [[nodiscard]] std::int64_t per_vote() const { return per_vote_; }
  [[nodiscard]] Exact votes(std::int64_t weight) const;
  [[nodiscard]] bool plain() const { return plain_; }  // strict orders: no equals, no skips, no repeats
  [[nodiscard]] Keep keep() const { return keep_; }

 private:
  std::span<const Mark> in_order(std::span<const Mark> marks);
  [[nodiscard]] bool add_hashed(std::span<const Mark> row, std::uint32_t hash, std::int64_t weight);
  void make_room(std::size_t groups);
  [[nodiscard]] bool rescale(const mpz_class& per_vote);
  void watch_plain(std::span<const Mark> marks);

  std::size_t options_ = 0;
  Keep keep_ = Keep::grouped;
  std::vector<Mark> marks_;
  std::vector<std::uint32_t> starts_ = {0};
  std::vector<std::int64_t> weights_;
  std::vector<std::uint64_t> slots_;  // upper half: hash; lower half: group + 1, 0 is free
  std::vector<std::uint32_t> seen_;   // by option: the last paper that was watched and had it
  std::vector<Mark> scratch_;
  std::uint32_t watched_ = 0;
  std::int64_t total_ = 0, per_vote_ = 1;
  bool plain_ = true;
};

}  // namespace plenary::count
